package org.plenary.server.intake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;
import org.plenary.server.intake.Passage.ListMark;

/**
 * The numbers of items of lists as a page shows them: those of HTML, of Word (whose lists are paragraphs that name
 * their list, and begin with the number in a span that is to be ignored), and of Word in browsers. For one thread.
 */
final class HtmlLists {
    /** How much further in each level of a list stands, in twentieths of a point. */
    static final int STEP = 400;

    private static final String BULLET = "•";
    private static final Pattern WORD_LIST = Pattern.compile("(l\\d{1,6})\\s+level(\\d)\\s+(lfo\\d{1,6}).*");
    private static final Pattern SYMBOLS = Pattern.compile(".*(?:symbol|wingdings|webdings|courier).*", Pattern.DOTALL);

    private static final Evaluator LABELS = Selector.evaluatorOf("span[style*=mso-list]");

    private final Deque<Level> open = new ArrayDeque<>();
    private int lists;

    /** A list that is open, and how far it has counted. */
    private static final class Level {
        private final Element list;
        private int count;

        Level(Element list) {
            this.list = list;
            this.count = number(list.attr("start"), 1) - 1;
        }
    }

    void begin(Element list) {
        if (open.isEmpty()) {
            lists++;
        }
        open.push(new Level(list));
    }

    void end() {
        open.pop();
    }

    /** How many lists are open. */
    int depth() {
        return open.size();
    }

    /** The number of an item that begins; null if none is shown. */
    @Nullable
    ListMark item(Element item) {
        Level level = open.peek();
        int ofAria = number(item.attr("data-aria-level"), number(item.attr("aria-level"), 0));
        int depth = Math.max(0, Math.max(ofAria, open.size()) - 1);
        String list = item.hasAttr("data-listid") ? "list id " + item.attr("data-listid") : "list " + lists;
        if (level == null) {
            return new ListMark(BULLET, list, depth);
        }
        level.count = number(item.attr("value"), level.count + 1);
        String type = type(item, level.list);
        if (type.equals("none")) {
            return null;
        }
        String label = counted(type, level.count);
        String text = item.attr("data-leveltext");
        if (text.contains("%") && !label.equals(BULLET)) {
            String bare = label.substring(0, label.length() - 1);
            return new ListMark(text.replaceAll("%\\d", bare), list, depth);
        }
        return new ListMark(label, list, depth);
    }

    private static String type(Element item, Element list) {
        HtmlStyle own = HtmlStyle.of(item);
        HtmlStyle around = HtmlStyle.of(list);
        for (String type : new String[] {
            own.get("list-style-type"),
            item.attr("type"),
            around.get("list-style-type"),
            list.attr("type"),
            own.get("list-style"),
            around.get("list-style")
        }) {
            if (!type.isBlank()) {
                return type.length() == 1 ? type : type.toLowerCase(Locale.ROOT);
            }
        }
        return list.normalName().equals("ol") ? "decimal" : "disc";
    }

    private static String counted(String type, int count) {
        return switch (type) {
            case "1", "decimal", "decimal-leading-zero" -> count + ".";
            case "a", "lower-alpha", "lower-latin" -> letter(count, 'a') + ".";
            case "A", "upper-alpha", "upper-latin" -> letter(count, 'A') + ".";
            case "i", "lower-roman" -> roman(count) + ".";
            case "I", "upper-roman" -> roman(count).toUpperCase(Locale.ROOT) + ".";
            default -> BULLET;
        };
    }

    private static String letter(int count, char first) {
        return count < 1 || count > 260
                ? String.valueOf(count)
                : String.valueOf((char) (first + (count - 1) % 26)).repeat((count - 1) / 26 + 1);
    }

    private static String roman(int count) {
        if (count < 1 || count > 200) {
            return String.valueOf(count);
        }
        String[] digits = {"c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"};
        int[] values = {100, 90, 50, 40, 10, 9, 5, 4, 1};
        StringBuilder text = new StringBuilder();
        int rest = count;
        for (int at = 0; at < values.length; at++) {
            while (rest >= values[at]) {
                text.append(digits[at]);
                rest -= values[at];
            }
        }
        return text.toString();
    }

    /** The number that Word wrote before a paragraph of a list of its own; null if it is in none. */
    static @Nullable ListMark ofWord(Element paragraph, HtmlStyle style) {
        Matcher list = WORD_LIST.matcher(style.get("mso-list"));
        if (!list.matches()) {
            return null;
        }
        for (Element span : paragraph.select(LABELS)) {
            if (isIgnored(HtmlStyle.of(span))) {
                String label = span.text().replace('\u00A0', ' ').strip();
                String fonts = span.attr("style")
                        + (span.parent() == null ? "" : span.parent().attr("style"));
                boolean symbol = label.length() == 1
                        && SYMBOLS.matcher(fonts.toLowerCase(Locale.ROOT)).matches();
                return new ListMark(
                        symbol ? BULLET : label,
                        list.group(1) + " " + list.group(3),
                        Integer.parseInt(list.group(2)) - 1);
            }
        }
        return null;
    }

    /** Whether text stands there only for those who do not know Word's lists. */
    static boolean isIgnored(HtmlStyle style) {
        return style.get("mso-list").equals("ignore");
    }

    private static int number(String text, int otherwise) {
        return text.matches("-?\\d{1,6}") ? Integer.parseInt(text) : otherwise;
    }
}
