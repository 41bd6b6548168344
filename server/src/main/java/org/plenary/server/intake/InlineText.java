package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Inline;
import org.plenary.instrument.LineBreak;
import org.plenary.instrument.TextRun;

/** What is asked of the pieces of a paragraph, and done to them. Stateless. */
final class InlineText {
    private InlineText() {}

    /** The text without its styles and without footnotes; a line break is {@code \n}. */
    static String plain(List<Inline> inlines) {
        StringBuilder text = new StringBuilder();
        Inline.Visitor writer = new Inline.Visitor() {
            @Override
            public void text(TextRun run) {
                text.append(run.text());
            }

            @Override
            public void lineBreak() {
                text.append('\n');
            }

            @Override
            public void footnote(Footnote footnote) {
                // Words of notes are none of the line.
            }
        };
        inlines.forEach(inline -> inline.accept(writer));
        return text.toString();
    }

    /** Whether there is nothing but white space and line breaks. */
    static boolean isBlank(List<Inline> inlines) {
        return inlines.stream().noneMatch(Footnote.class::isInstance)
                && plain(inlines).isBlank();
    }

    /** Whether there is text, and all of it but white space is bold. */
    static boolean isAllBold(List<Inline> inlines) {
        boolean[] seen = new boolean[2];
        each(inlines, run -> {
            if (!run.text().isBlank()) {
                seen[run.bold() ? 0 : 1] = true;
            }
            return run;
        });
        return seen[0] && !seen[1];
    }

    /** Whether the first letters are italic or bold and some of the others are not. */
    static boolean opensWithEmphasis(List<Inline> inlines) {
        List<TextRun> runs = new ArrayList<>();
        each(inlines, run -> {
            if (!run.text().isBlank()) {
                runs.add(run);
            }
            return run;
        });
        return !runs.isEmpty()
                && (runs.get(0).italic() || runs.get(0).bold())
                && runs.stream().anyMatch(run -> !run.italic() && !run.bold());
    }

    static List<Inline> withBold(List<Inline> inlines, boolean bold) {
        return each(inlines, run -> new TextRun(run.text(), bold, run.italic()));
    }

    /** The pieces after the first {@code length} UTF-16 units of {@link #plain}, without white space at their start. */
    static List<Inline> after(List<Inline> inlines, int length) {
        List<Inline> rest = new ArrayList<>();
        Inline.Visitor cut = new Inline.Visitor() {
            private int left = length;

            @Override
            public void text(TextRun run) {
                int gone = Math.min(left, run.text().length());
                left -= gone;
                if (gone < run.text().length()) {
                    rest.add(new TextRun(run.text().substring(gone), run.bold(), run.italic()));
                }
            }

            @Override
            public void lineBreak() {
                if (left > 0) {
                    left--;
                } else {
                    rest.add(new LineBreak());
                }
            }

            @Override
            public void footnote(Footnote footnote) {
                if (left == 0) {
                    rest.add(footnote);
                }
            }
        };
        inlines.forEach(inline -> inline.accept(cut));
        return stripped(rest);
    }

    /** The same, with the footnotes in what is cut off before them. */
    static List<Inline> withoutLabel(List<Inline> inlines, int length) {
        List<Inline> rest = new ArrayList<>();
        int at = 0;
        for (Inline inline : inlines) {
            if (at < length && inline instanceof Footnote) {
                rest.add(inline);
            }
            at += plain(List.of(inline)).length();
        }
        rest.addAll(after(inlines, length));
        return rest;
    }

    /** The pieces of the first {@code length} UTF-16 units of {@link #plain}, and the footnotes right behind them. */
    static List<Inline> before(List<Inline> inlines, int length) {
        List<Inline> rest = new ArrayList<>();
        Inline.Visitor cut = new Inline.Visitor() {
            private int left = length;
            private boolean ended;

            @Override
            public void text(TextRun run) {
                int kept = Math.min(left, run.text().length());
                left -= kept;
                ended |= kept < run.text().length();
                if (kept > 0) {
                    rest.add(new TextRun(run.text().substring(0, kept), run.bold(), run.italic()));
                }
            }

            @Override
            public void lineBreak() {
                if (left > 0) {
                    left--;
                    rest.add(new LineBreak());
                } else {
                    ended = true;
                }
            }

            @Override
            public void footnote(Footnote footnote) {
                if (!ended) {
                    rest.add(footnote);
                }
            }
        };
        inlines.forEach(inline -> inline.accept(cut));
        return rest;
    }

    /** The pieces without white space and line breaks at both ends. */
    static List<Inline> stripped(List<Inline> inlines) {
        List<Inline> rest = new ArrayList<>(inlines);
        while (!rest.isEmpty() && isBlank(rest.subList(0, 1))) {
            rest.remove(0);
        }
        while (!rest.isEmpty() && isBlank(rest.subList(rest.size() - 1, rest.size()))) {
            rest.remove(rest.size() - 1);
        }
        if (!rest.isEmpty()) {
            rest.set(
                    0,
                    each(rest.subList(0, 1), run -> run(run, run.text().stripLeading()))
                            .get(0));
            int last = rest.size() - 1;
            rest.set(
                    last,
                    each(
                                    rest.subList(last, last + 1),
                                    run -> run(run, run.text().stripTrailing()))
                            .get(0));
        }
        return rest;
    }

    /** The pieces with a text before them. */
    static List<Inline> prefixed(String prefix, List<Inline> inlines) {
        InlineBuilder builder = new InlineBuilder();
        builder.text(prefix, false, false);
        builder.all(inlines);
        return builder.build();
    }

    private static TextRun run(TextRun style, String text) {
        return new TextRun(text, style.bold(), style.italic());
    }

    private static List<Inline> each(List<Inline> inlines, UnaryOperator<TextRun> change) {
        List<Inline> changed = new ArrayList<>();
        Inline.Visitor visitor = new Inline.Visitor() {
            @Override
            public void text(TextRun run) {
                changed.add(change.apply(run));
            }

            @Override
            public void lineBreak() {
                changed.add(new LineBreak());
            }

            @Override
            public void footnote(Footnote footnote) {
                changed.add(footnote);
            }
        };
        inlines.forEach(inline -> inline.accept(visitor));
        return changed;
    }
}
