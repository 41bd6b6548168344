package org.plenary.instrument;

/**
 * A piece of a file of text: what one letter became in it, or something around the letters.
 *
 * <p>Two files that show the same clause at two moments can be laid over each other by the role and the origin of their
 * signs.
 *
 * @param source what the file has; never empty
 * @param role what it is
 * @param origin that of the letter, or that of the paragraph whose layout it is
 */
public record Sign(String source, Role role, long origin) {
    /** What a sign is. */
    public enum Role {
        /** What stands between a paragraph and whatever is before it. */
        SEPARATOR,
        /** The number of an article or annex, in a line by itself. */
        CAPTION,
        /** What stands between a number and the text under it or behind it, where that is always the same. */
        CAPTION_END,
        /** What a paragraph begins with: margin, bullet, number. */
        LEAD,
        /** What a row of a table ends with. */
        ROW_END,
        /** A letter. */
        TEXT,
        /** The mark of a footnote: in a text where the footnote belongs, and before the words of the footnote. */
        NOTE,
        /** What makes the letters after it bold or italic, or ends that. */
        MARK,
        /** What a paper says of the status of a clause, before or behind its text. */
        STATUS,
        /** A line under a title. */
        UNDERLINE
    }
}
