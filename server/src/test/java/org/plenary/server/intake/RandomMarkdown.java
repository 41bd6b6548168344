package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A text in Markdown of random constructs, and the words that it has once its changes are accepted. */
final class RandomMarkdown {
    private static final String[] NOUNS = {
        "river", "lake", "share", "member", "office", "council", "figure", "Water", "état", "水"
    };
    private static final String[] TRAPS = {
        "(b) of",
        "(a) or",
        "Article 12. The",
        "Article 3 of",
        "7. The",
        "12) and",
        "1.5 per cent",
        "2030. In",
        "(ii) above",
        "§ 4 of"
    };
    private static final String[] TAGS = {"u", "mark", "sup", "small", "span", "b", "em", "s", "kbd", "q"};

    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder foot = new StringBuilder();
    private final List<String> words = new ArrayList<>();
    private final List<String> deleted = new ArrayList<>();
    /** Words with a number at the start of a line, which stay together in the draft. */
    private final List<String> kept = new ArrayList<>();

    private int count;

    RandomMarkdown(long seed) {
        this.random = new Random(seed);
    }

    record File(String text, List<String> words, List<String> deleted, List<String> kept) {}

    File file() {
        if (random.nextInt(5) == 0) {
            frontMatter();
        }
        if (random.nextInt(4) > 0) {
            block("# " + inline(3) + (random.nextBoolean() ? " #" : ""));
        }
        int blocks = 3 + random.nextInt(10);
        for (int i = 0; i < blocks; i++) {
            block();
        }
        return new File(text.toString() + "\n" + foot, words, deleted, kept);
    }

    private void block(String source) {
        text.append(source).append("\n\n");
    }

    private String word() {
        String word = NOUNS[random.nextInt(NOUNS.length)] + ++count;
        words.add(word);
        return word;
    }

    private String plain(int most) {
        StringBuilder some = new StringBuilder(word());
        for (int i = random.nextInt(most); i > 0; i--) {
            some.append(' ').append(word());
        }
        return some.toString();
    }

    /** A word that is not to be in the draft, but in the report. */
    private String gone() {
        String word = word();
        deleted.add(word);
        return word;
    }

    private String inline(int pieces) {
        StringBuilder line = new StringBuilder(word());
        for (int i = 0; i < pieces; i++) {
            line.append(' ').append(piece());
        }
        return line.toString();
    }

    private String piece() {
        return switch (random.nextInt(30)) {
            case 0 -> "**" + plain(3) + "**";
            case 1 -> "*" + plain(2) + "*";
            case 2 -> "`" + plain(2) + "`";
            case 3 ->
                "[" + plain(2) + "](http://example.org/" + gone() + (random.nextBoolean() ? " \"" + gone() + "\"" : "")
                        + ")";
            case 4 -> "![" + gone() + "](" + gone() + ".png)";
            case 5 -> {
                words.add("State");
                yield "<State " + word() + ">";
            }
            case 6 -> "<" + word() + ">";
            case 7 -> {
                String tag = TAGS[random.nextInt(TAGS.length)];
                yield "<" + tag + ">" + plain(2) + "</" + tag + ">";
            }
            case 8 -> "<del>" + gone() + "</del><ins>" + word() + "</ins>";
            case 9 -> "<!-- " + gone() + " -->";
            case 10 -> "{++" + plain(2) + "++}";
            case 11 -> "{--" + gone() + " " + gone() + "--}";
            case 12 -> {
                String old = gone();
                yield "{~~" + old + "~>" + word() + "~~}{>>" + gone() + "<<}";
            }
            case 13 -> "{==" + word() + "==}";
            case 14 -> "~~" + word() + "~~";
            case 15 -> {
                String marked = word();
                int label = ++count;
                foot.append("\n[^").append(label).append("]: ");
                switch (random.nextInt(4)) {
                    case 0 -> foot.append(word());
                    case 1 ->
                        foot.append(word())
                                .append(' ')
                                .append(word())
                                .append('\n')
                                .append(word());
                    case 2 ->
                        foot.append("*").append(word()).append("*\n\n    - ").append(word());
                    default ->
                        foot.append(word()).append("\n\n    ").append(word()).append('\n');
                }
                foot.append('\n');
                yield marked + "[^" + label + "]" + (random.nextInt(9) == 0 ? "[^" + label + "]" : "");
            }
            case 16 -> {
                String used = "[" + word() + "][ref" + ++count + "]";
                foot.append("\n[ref")
                        .append(count)
                        .append("]: <http://example.org/")
                        .append(gone())
                        .append("> \"")
                        .append(gone())
                        .append("\"\n");
                yield used;
            }
            case 17 -> {
                words.add("none");
                yield "[^none]";
            }
            case 18 -> word() + " &amp; " + word() + "&nbsp;" + word();
            case 19 -> "^[" + word() + "]";
            case 20 -> "\\*" + word() + "\\_";
            case 21 -> "<b>" + word() + "</b><br>" + word();
            default -> plain(4);
        };
    }

    private String wrapped(String indent) {
        StringBuilder lines = new StringBuilder(inline(2));
        for (int i = random.nextInt(4); i > 0; i--) {
            lines.append('\n').append(indent);
            if (random.nextInt(3) == 0) {
                String trap = TRAPS[random.nextInt(TRAPS.length)];
                words.addAll(Words.of(trap));
                int next = words.size();
                lines.append(trap).append(' ').append(inline(2));
                kept.add(String.join(" ", Words.of(trap)) + " " + words.get(next));
            } else {
                lines.append(inline(2));
            }
        }
        return lines.append(random.nextBoolean() ? "." : ";").toString();
    }

    private void block() {
        switch (random.nextInt(22)) {
            case 0 -> block("## " + inline(2));
            case 1 -> block(plain(3) + "\n" + "-".repeat(3 + random.nextInt(9)));
            case 2 -> block(random.nextBoolean() ? "---" : "***");
            case 3 -> items(0);
            case 4 -> items(1);
            case 5 -> table();
            case 6 -> html();
            case 7 -> block("<!-- " + gone() + "\n" + gone() + " --> " + inline(2));
            case 8 -> block("[" + word() + "]: " + word());
            case 9 -> block("> " + inline(3) + "\n> " + inline(1));
            case 10 -> block("```\n" + plain(4) + "\n" + plain(4) + "\n```");
            case 11 -> block("    " + plain(4) + "\n    " + plain(3));
            case 12 -> block(plain(2) + "\n: " + inline(2) + "\n: " + inline(1));
            case 13 -> letters();
            case 14 -> block("{--" + gone() + "\n\n" + gone() + "--}" + word() + " {++\n\n" + word() + "++}");
            default -> block(wrapped(""));
        }
    }

    private void items(int kind) {
        StringBuilder list = new StringBuilder();
        for (int i = 1; i <= 2 + random.nextInt(3); i++) {
            String marker = kind == 0 ? i + ". " : "- ";
            String indent = random.nextBoolean() ? " ".repeat(marker.length()) : "";
            list.append(marker).append(kind == 1 && random.nextInt(3) == 0 ? "[ ] " : "");
            list.append(wrapped(indent)).append('\n');
            if (random.nextInt(4) == 0) {
                list.append(" ".repeat(marker.length()))
                        .append("- ")
                        .append(inline(1))
                        .append('\n');
            }
        }
        block(list.toString());
    }

    private void letters() {
        StringBuilder list = new StringBuilder(inline(1)).append(":\n");
        String[] labels = random.nextBoolean() ? new String[] {"a)", "b)", "c)"} : new String[] {"(a)", "(b)", "(c)"};
        String between = random.nextBoolean() ? "\n" : "\n\n";
        list.setLength(list.length() - 1);
        for (String label : labels) {
            list.append(between).append(label).append(' ').append(inline(1)).append(';');
        }
        block(list.toString());
    }

    private void table() {
        int columns = 2 + random.nextInt(2);
        boolean outer = random.nextBoolean();
        StringBuilder table = new StringBuilder(random.nextBoolean() ? inline(1) + ":\n" : "");
        for (int row = -1; row < 3; row++) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < columns + (row > 0 && random.nextInt(5) == 0 ? 1 : 0); i++) {
                cells.add(row == 0 ? ":--" : random.nextInt(5) == 0 ? word() + " \\| " + word() : inline(0));
            }
            String line = String.join(" | ", cells);
            table.append(outer ? "| " + line + " |" : line).append('\n');
        }
        block(table.toString());
    }

    private void html() {
        String n = "\n";
        block(
                switch (random.nextInt(10)) {
                    case 8 ->
                        "<table>\n<tr><th colspan=\"2\">" + word() + "</th></tr>\n<tr><td rowspan=2>" + word()
                                + "</td><td>" + word() + "<br>" + word() + "</td></tr>\n<tr><td><table><tr><td>"
                                + word()
                                + "</td><td>" + word() + "</td></tr></table></td></tr>\n</table>";
                    case 0 -> "<div>\n" + plain(4) + "\n</div>";
                    case 1 -> "<p align=\"center\">" + plain(3) + "</p>";
                    case 2 ->
                        "<table>\n<tr><td>" + word() + "</td><td>" + word() + "</td></tr>"
                                + (random.nextBoolean() ? "\n\n" : n) + "<tr><td>" + word() + "</td><td>" + word()
                                + "</td></tr>\n</table>";
                    case 3 -> "<details><summary>" + word() + "</summary>\n\n" + inline(2) + "\n\n</details>";
                    case 4 -> "<pre>\n" + plain(3) + "\n" + plain(2) + "\n</pre>";
                    case 5 -> "<ul><li>" + word() + "</li><li>" + word() + " <del>" + gone() + "</del></li></ul>";
                    case 6 -> "<script>var " + gone() + " = 1;</script>";
                    case 7 -> "<center><b>" + word() + "</b> &lt;" + word() + "&gt; <" + word() + "></center>";
                    default ->
                        "<table><tr><td>\n\n" + inline(1) + "\n\n</td><td>" + word() + "</td></tr></table>\n<!-- "
                                + gone() + " -->";
                });
    }

    private void frontMatter() {
        switch (random.nextInt(4)) {
            case 0 -> block("---\ntitle: " + told("title") + "\nauthors:\n  - " + gone() + "\n---");
            case 1 -> block("+++\ntitle = \"" + told("title") + "\"\n+++");
            case 2 -> block("---\n\n" + wrapped("") + "\n\n---");
            default -> block("---\n" + plain(3) + ": " + plain(3) + ".\n" + plain(3) + ".\n---");
        }
    }

    private String told(String key) {
        words.add(key);
        return gone();
    }
}
