package org.plenary.server.intake;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in a block of HTML in Markdown besides its elements. Stateless. */
final class MarkdownHtml {
    private static final Pattern TAG = Pattern.compile("<[/A-Za-z!?][^<>]{0,4000}>");
    /** An element or the end of one; what begins with anything else is Markdown behind a comment. */
    private static final Pattern ELEMENT = Pattern.compile("\\s*</?[A-Za-z]");

    private static final int MAX_TAGS = 2_000;

    private MarkdownHtml() {}

    /** The block without the comments and instructions that it begins with, of which each line is told. */
    static String withoutComments(String block, String where, Findings findings) {
        int at = 0;
        while (true) {
            int start = at;
            while (start < block.length() && Character.isWhitespace(block.charAt(start))) {
                start++;
            }
            String mark = block.startsWith("<!--", start)
                    ? "-->"
                    : block.startsWith("<?", start)
                            ? "?>"
                            : block.startsWith("<![CDATA[", start) ? "]]>" : block.startsWith("<!", start) ? ">" : "";
            int end = mark.isEmpty() ? -1 : block.indexOf(mark, start + 2);
            if (end < 0) {
                return block.substring(at);
            }
            boolean comment = mark.equals("-->");
            String words = block.substring(
                    start + (comment ? 4 : 0),
                    Math.max(start + (comment ? 4 : 0), end + (comment ? 0 : mark.length())));
            AngleSigns.restored(words)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> findings.add(comment ? FindingCode.COMMENTS : FindingCode.HTML, where, line));
            at = end + mark.length();
        }
    }

    /** Whether what is left of a block is Markdown, and not elements. */
    static boolean isText(String rest) {
        return !rest.isBlank() && !ELEMENT.matcher(rest).lookingAt();
    }

    /** Whether a block that begins in a table, or not, ends in one. */
    static boolean leavesTableOpen(String block, boolean open) {
        String lower = block.toLowerCase(Locale.ROOT);
        int begins = lower.lastIndexOf("<table");
        int ends = lower.lastIndexOf("</table");
        return (begins < 0 && ends < 0) ? open : begins > ends;
    }

    /** The tags of a block, without what stands between them. */
    static String tags(String block) {
        StringBuilder tags = new StringBuilder();
        Matcher tag = TAG.matcher(block);
        while (tag.find() && tags.length() < MAX_TAGS) {
            tags.append(tag.group()).append(' ');
        }
        return AngleSigns.restored(tags.toString());
    }
}
