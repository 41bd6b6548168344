package org.plenary.server.intake;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What a tag of HTML within a line of Markdown means for the text around it. Stateless. */
final class MarkdownTags {
    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][A-Za-z0-9:-]*).*", Pattern.DOTALL);
    private static final Set<String> UNSEEN = Set.of("script", "style", "template");
    private static final Set<String> CELLS = Set.of("td", "th", "tr", "thead", "tbody", "tfoot", "option", "rt");

    private MarkdownTags() {}

    static void read(String literal, MarkdownText text) {
        Matcher tag = TAG.matcher(literal);
        if (!tag.matches()) {
            boolean comment = literal.startsWith("<!--");
            String words = comment ? literal.substring(4, Math.max(4, literal.length() - 3)) : literal;
            text.tell(comment ? FindingCode.COMMENTS : FindingCode.HTML, words);
            return;
        }
        boolean begins = tag.group(1).isEmpty();
        String name = tag.group(2).toLowerCase(Locale.ROOT);
        if (name.equals("rt")) {
            ruby(begins, literal, text);
        } else if (HtmlReader.isBlock(name) || CELLS.contains(name)) {
            text.tell(FindingCode.HTML, literal);
            text.space();
        } else if (begins) {
            begin(name, literal, text);
        } else {
            end(name, literal, text);
        }
    }

    private static void begin(String name, String literal, MarkdownText text) {
        FindingCode told = told(name);
        switch (name) {
            case "strong", "b" -> text.bold(true);
            case "em", "i" -> text.italic(true);
            case "br" -> text.lineBreak();
            case "ins" -> text.tell(FindingCode.TRACKED_CHANGES, "");
            case "img" -> text.tell(FindingCode.IMAGES, attributes(literal, "alt", "title", "src"));
            case "a" -> text.tell(FindingCode.HYPERLINKS, attributes(literal, "href", "title", "name", "id"));
            case "rp" -> text.begin(name, null, true);
            default -> {
                if (told != null) {
                    text.begin(name, told, name.equals("del") || UNSEEN.contains(name));
                } else {
                    text.tell(FindingCode.HTML, literal);
                }
            }
        }
    }

    private static void end(String name, String literal, MarkdownText text) {
        switch (name) {
            case "strong", "b" -> text.bold(false);
            case "em", "i" -> text.italic(false);
            case "ins", "a" -> {}
            default -> {
                if (!text.end(name)) {
                    text.tell(FindingCode.HTML, literal);
                }
            }
        }
    }

    /** As what the words in such an element are told; null if they are not. */
    private static @Nullable FindingCode told(String name) {
        return switch (name) {
            case "del" -> FindingCode.TRACKED_CHANGES;
            case "script", "style", "template" -> FindingCode.HTML;
            case "s", "strike" -> FindingCode.STRUCK_TEXT;
            case "sup", "sub" -> FindingCode.RAISED_TEXT;
            default -> null;
        };
    }

    /** The reading beside a word stands behind it in round brackets. */
    private static void ruby(boolean begins, String literal, MarkdownText text) {
        text.tell(FindingCode.HTML, literal);
        text.words(begins ? " (" : ")");
    }

    private static String attributes(String literal, String... names) {
        Element element = Jsoup.parseBodyFragment(literal).body().firstElementChild();
        StringBuilder words = new StringBuilder();
        for (String name : names) {
            String value = element == null ? "" : element.attr(name).strip();
            words.append(words.isEmpty() || value.isEmpty() ? "" : " ").append(value);
        }
        return words.toString();
    }
}
