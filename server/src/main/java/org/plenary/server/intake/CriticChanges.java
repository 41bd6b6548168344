package org.plenary.server.intake;

import org.jspecify.annotations.Nullable;

/**
 * Takes the changes that a text marks by CriticMarkup as accepted, as Plenary writes them into its redlines:
 * <code>{++inserted++} </code>, <code>{--deleted--}</code>, <code>{~~old~&gt;new~~}</code>,
 * <code>{==highlighted==}</code> and <code>{&gt;&gt;comment&lt;&lt;}</code>. What is left out is told, word for word. A
 * mark without an end is text, and so is one with a backslash in it. Takes time in proportion to the text. For one
 * thread, one use.
 */
final class CriticChanges {
    private static final String KINDS = "+-~=>";

    /** So deep do marks nest within marks; what is deeper is text. */
    private static final int MAX_DEPTH = 5;

    /** By which lines Plenary's own plain text is known: a rule, and above it the name of the marks. */
    private static final String RULE = "_".repeat(72);

    private final Findings findings;
    /** From where on there is no end for each kind of mark. */
    private final int[] noEndFrom = new int[KINDS.length()];

    private int line;

    private CriticChanges(Findings findings, int firstLine) {
        this.findings = findings;
        this.line = firstLine;
    }

    /**
     * The text with its changes accepted.
     *
     * @param firstLine the number of its first line in its file
     */
    static String accept(String text, int firstLine, Findings findings) {
        return text.contains("{") ? new CriticChanges(findings, firstLine).accept(text, 0) : text;
    }

    /** The same of plain text that Plenary wrote as a redline; of any other, the text as it is. */
    static String acceptInOwnText(String text, Findings findings) {
        int rule = text.startsWith(RULE + "\n") ? 0 : text.indexOf("\n" + RULE + "\n");
        boolean told = rule > 0 && text.lastIndexOf("CriticMarkup", rule) >= 0;
        return told ? accept(text, 1, findings) : text;
    }

    private String accept(String text, int depth) {
        for (int kind = 0; kind < noEndFrom.length; kind++) {
            noEndFrom[kind] = Integer.MAX_VALUE;
        }
        StringBuilder out = new StringBuilder(text.length());
        int copied = 0;
        int at = text.indexOf('{');
        while (at >= 0) {
            int end = endOf(text, at);
            if (end < 0) {
                at = text.indexOf('{', at + 1);
                continue;
            }
            pass(text, copied, at, depth);
            out.append(text, copied, at);
            boolean apart = at == 0 || Character.isWhitespace(text.charAt(at - 1));
            String kept = change(text.charAt(at + 1), text.substring(at + 3, end - 3), depth);
            pass(text, at, end, depth);
            out.append(kept);
            copied = end;
            if (text.charAt(at + 1) == '>' && apart && end < text.length() && text.charAt(end) == ' ') {
                // A comment that stands between two spaces leaves one.
                copied++;
            }
            at = text.indexOf('{', copied);
        }
        return out.append(text, copied, text.length()).toString();
    }

    /** Counts the lines of what was passed; what stands within a mark is counted with it. */
    private void pass(String text, int from, int to, int depth) {
        for (int at = from; depth == 0 && at < to; at++) {
            line += text.charAt(at) == '\n' ? 1 : 0;
        }
    }

    /** Where the mark that begins at a brace ends; -1 if none begins there. */
    private int endOf(String text, int brace) {
        if (brace + 2 >= text.length() || (brace > 0 && isEscaped(text, brace))) {
            return -1;
        }
        char sign = text.charAt(brace + 1);
        int kind = KINDS.indexOf(sign);
        if (kind < 0 || text.charAt(brace + 2) != sign || brace + 3 >= noEndFrom[kind]) {
            return -1;
        }
        char closing = sign == '>' ? '<' : sign;
        int end = text.indexOf("" + closing + closing + "}", brace + 3);
        if (end < 0) {
            noEndFrom[kind] = brace + 3;
            return -1;
        }
        boolean substitution = sign == '~' && text.substring(brace + 3, end).indexOf("~>") < 0;
        return substitution ? -1 : end + 3;
    }

    private static boolean isEscaped(String text, int at) {
        int slashes = 0;
        while (slashes < at && text.charAt(at - 1 - slashes) == '\\') {
            slashes++;
        }
        return slashes % 2 == 1;
    }

    /** What stays of a mark of a kind with this in it. */
    private String change(char sign, String inside, int depth) {
        String where = "line " + line;
        switch (sign) {
            case '-' -> {
                LongWords.tell(findings, FindingCode.TRACKED_CHANGES, where, words(inside));
                return "";
            }
            case '>' -> {
                LongWords.tell(findings, FindingCode.COMMENTS, where, words(inside));
                return "";
            }
            case '+' -> {
                findings.add(FindingCode.TRACKED_CHANGES, where, "");
                return nested(inside, depth);
            }
            case '=' -> {
                findings.add(FindingCode.FORMATTING, where, words(inside));
                return nested(inside, depth);
            }
            default -> {
                int arrow = inside.indexOf("~>");
                LongWords.tell(findings, FindingCode.TRACKED_CHANGES, where, words(inside.substring(0, arrow)));
                return nested(inside.substring(arrow + 2), depth);
            }
        }
    }

    private String nested(String inside, int depth) {
        if (depth >= MAX_DEPTH || inside.indexOf('{') < 0) {
            return inside;
        }
        CriticChanges changes = new CriticChanges(findings, line);
        return changes.accept(inside, depth + 1);
    }

    /** The words of a piece of Markdown, without its backslashes and the marks of bold and italic. */
    private static String words(@Nullable String piece) {
        return piece == null
                ? ""
                : piece.replaceAll("\\*\\*|</?(?:strong|em)>", "").replaceAll("\\\\(?=\\p{Punct}|\\R)", "");
    }
}
