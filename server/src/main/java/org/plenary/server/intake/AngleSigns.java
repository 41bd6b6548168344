package org.plenary.server.intake;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Tag;

/**
 * Tells the tags of HTML in a Markdown text from words between angle brackets, such as {@code <name of the State>},
 * which are text. CommonMark takes both for tags; so a stand-in is put for the bracket of what is none, and what is
 * read gets the bracket back.
 *
 * <p>A tag has a name of HTML and, if it is not one that stands alone, an end somewhere; or attributes with values. A
 * comment or instruction without an end is text, too. Takes time in proportion to the text. For one thread, one use.
 */
final class AngleSigns {
    /** Stands for {@code <}. It is no character, so no text has it. */
    private static final char STAND_IN = '\uFDD0';

    private static final int MAX_TAG = 4_000;
    private static final String NAME = "([A-Za-z][A-Za-z0-9:-]{0,60})";
    private static final Pattern END = Pattern.compile("</" + NAME + "\\s*>");
    private static final Pattern BEGIN = Pattern.compile("<" + NAME
            + "((?:\\s++[A-Za-z_:@][\\w:.@-]*+(?:\\s*+=\\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\\s\"'=<>`]++))?+)*+)\\s*+/?>");
    private static final Pattern ADDRESS =
            Pattern.compile("<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\\s<>]{0,2000}|[^\\s<>@]{1,200}@[^\\s<>@]{1,200})>");
    private static final Pattern SWITCHES = Pattern.compile(
            "(?i)(?:\\s+(?:open|hidden|checked|disabled|nowrap|noshade|compact|reversed|controls|selected|readonly))+");

    /** They need no end, and mean something without attributes. */
    private static final Set<String> ALONE = Set.of(
            "br", "hr", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "html",
            "body", "head");
    /** Of drawings and formulas. */
    private static final Set<String> FOREIGN = Set.of(
            "svg", "g", "path", "text", "tspan", "rect", "circle", "line", "polygon", "desc", "math", "mrow", "mi",
            "mo", "mn", "mtext", "msup", "msub", "mfrac", "msqrt", "rp", "rt", "rb", "rtc");
    /** Names at which a parser of HTML would drop what follows. */
    private static final Set<String> NEVER = Set.of("frameset", "frame", "plaintext", "noembed", "noframes", "xmp");

    private final String text;
    private final Set<String> ended = new HashSet<>();
    /** How much of the text was dealt with. */
    private int copied;

    /** The marks of which there are no more. */
    private final Set<String> endless = new HashSet<>();

    private AngleSigns(String text) {
        this.text = text;
        Matcher end = END.matcher(text);
        while (end.find()) {
            ended.add(end.group(1).toLowerCase(Locale.ROOT));
        }
    }

    /** The text with a stand-in for each bracket that begins nothing. */
    static String withStandIns(String text) {
        return text.indexOf('<') < 0 ? text : new AngleSigns(text).run();
    }

    /** What was read, with the brackets. */
    static String restored(String read) {
        return read.replace(STAND_IN, '<');
    }

    /** What was read, with brackets that a parser of HTML takes for text. */
    static String restoredAsHtml(String read) {
        return read.replace(String.valueOf(STAND_IN), "&lt;");
    }

    private String run() {
        StringBuilder out = new StringBuilder(text.length());
        int at = text.indexOf('<');
        while (at >= 0) {
            int end = endOf(at);
            if (end < 0) {
                out.append(text, copied, at).append(STAND_IN);
                copied = at + 1;
            } else if (end > 0 && opensLine(at) && end < text.length() && "\r\n".indexOf(text.charAt(end)) < 0) {
                // To CommonMark the rest of the line is a part of the comment.
                out.append(text, copied, end).append('\n');
                copied = end;
            }
            at = text.indexOf('<', Math.max(at + 1, end));
        }
        return out.append(text, copied, text.length()).toString();
    }

    /** Where what begins at a bracket ends; 0 if that does not matter, -1 if nothing begins there. */
    private int endOf(int at) {
        if (at + 1 >= text.length() || isEscaped(at)) {
            return 0;
        }
        if (text.startsWith("<!--", at)) {
            return after("-->", at + 4);
        }
        if (text.startsWith("<![CDATA[", at)) {
            return after("]]>", at + 9);
        }
        if (text.charAt(at + 1) == '?') {
            return after("?>", at + 2);
        }
        return isTag(at) ? 0 : -1;
    }

    private boolean opensLine(int at) {
        int start = at;
        while (start > 0 && text.charAt(start - 1) == ' ') {
            start--;
        }
        return start == 0 || text.charAt(start - 1) == '\n' || start <= copied;
    }

    /** Where the next of these marks ends; -1 if there is none. */
    private int after(String mark, int from) {
        int end = endless.contains(mark) ? -1 : text.indexOf(mark, from);
        if (end < 0) {
            endless.add(mark);
            return -1;
        }
        return end + mark.length();
    }

    private boolean isEscaped(int at) {
        int slashes = 0;
        while (slashes < at && text.charAt(at - 1 - slashes) == '\\') {
            slashes++;
        }
        return slashes % 2 == 1;
    }

    private boolean isTag(int at) {
        int limit = Math.min(text.length(), at + MAX_TAG);
        char next = text.charAt(at + 1);
        if (next == '/') {
            Matcher end = END.matcher(text).region(at, limit);
            return end.lookingAt() && isKnown(end.group(1));
        }
        if (next == '!') {
            return text.regionMatches(true, at, "<!doctype", 0, 9)
                    && text.substring(at, limit).indexOf('>') > 0;
        }
        if (!Character.isLetterOrDigit(next)) {
            return true;
        }
        if (ADDRESS.matcher(text).region(at, limit).lookingAt()) {
            return true;
        }
        if (mayBeAddress(at)) {
            return true;
        }
        Matcher begin = BEGIN.matcher(text).region(at, limit);
        return begin.lookingAt() && isBegin(begin.group(1).toLowerCase(Locale.ROOT), begin.group(2));
    }

    /** Whether the address of a link may stand in these brackets; then CommonMark looks closer. */
    private boolean mayBeAddress(int at) {
        int before = at;
        while (before > 0 && at - before < MAX_TAG && Character.isWhitespace(text.charAt(before - 1))) {
            before--;
        }
        return before > 1 && (text.startsWith("](", before - 2) || text.startsWith("]:", before - 2));
    }

    private boolean isBegin(String name, String attributes) {
        if (!isKnown(name)) {
            return false;
        }
        if (attributes.contains("=")) {
            return true;
        }
        boolean plain = attributes.isBlank() || SWITCHES.matcher(attributes).matches();
        return plain && (ALONE.contains(name) || ended.contains(name));
    }

    /** Whether a tag has this name. */
    static boolean isKnown(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean custom = lower.indexOf(':') > 0 || lower.indexOf('-') > 0;
        return !NEVER.contains(lower) && (custom || FOREIGN.contains(lower) || Tag.isKnownTag(lower));
    }
}
