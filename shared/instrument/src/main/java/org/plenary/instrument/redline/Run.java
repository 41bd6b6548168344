package org.plenary.instrument.redline;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Change;

/**
 * Text of a paragraph that fared alike and looks alike, and that the same entries wrote and changed. A footnote stands
 * in the paragraph as a run without text, its {@linkplain #isMark mark}, and behind it the runs of its words: all of
 * them say which it is. What is KEPT stood in the same footnote, or in none; so each footnote is read by itself, as the
 * paragraph is.
 *
 * @param text the text; a line break is {@code "\n"}
 * @param change what became of it
 * @param before how it looked at the first moment; of INSERTED text the same as {@code after}
 * @param after how it looks at the second moment; of DELETED text the same as {@code before}
 * @param written the entry whose person wrote the text, at its first writing if it is a copy
 * @param changed the entry that made the change: of INSERTED text the one that wrote it, or if it was written before
 *     the first moment the one that brought it here, of DELETED text the one that deleted it, of KEPT text the one that
 *     made it look different, or 0 if it looks the same
 * @param copied the entry that put the text here as a copy of what it deleted, 0 if it is no copy
 * @param parts what a whole word consists of that was {@linkplain DraftRedline#wordByWord exchanged}: of a DELETED word
 *     what is KEPT and DELETED of it, of an INSERTED one what is KEPT and INSERTED; otherwise empty
 * @param footnote the footnote that it stands in, null if it is in none
 * @param sign what it is a sign of, such as a bracket, if it is no text of the draft but something that a paper shows
 *     in it; null for text
 */
public record Run(
        String text,
        Change change,
        Style before,
        Style after,
        long written,
        long changed,
        long copied,
        List<Run> parts,
        @Nullable FootnotePlace footnote,
        @Nullable String sign) {

    /** Keeps a copy of the list. */
    public Run {
        parts = List.copyOf(parts);
    }

    /**
     * A sign.
     *
     * @param changed the entry by which it came or went, 0 for none or if it is not known
     */
    public static Run sign(String text, String of, Change change, long changed, @Nullable FootnotePlace footnote) {
        return new Run(text, change, Style.PLAIN, Style.PLAIN, 0, changed, 0, List.of(), footnote, of);
    }

    /** Text. */
    public Run(
            String text,
            Change change,
            Style before,
            Style after,
            long written,
            long changed,
            long copied,
            List<Run> parts,
            @Nullable FootnotePlace footnote) {
        this(text, change, before, after, written, changed, copied, parts, footnote, null);
    }

    /** Text that is in no footnote. */
    public Run(
            String text,
            Change change,
            Style before,
            Style after,
            long written,
            long changed,
            long copied,
            List<Run> parts) {
        this(text, change, before, after, written, changed, copied, parts, null, null);
    }

    /** Whether it is the mark of a footnote and has no text: the runs of that footnote that follow are its words. */
    public boolean isMark() {
        return footnote != null && text.isEmpty();
    }

    /** Whether it is there at both moments and looks different at the second. */
    public boolean reformatted() {
        return change == Change.KEPT && !before.equals(after);
    }

    /** A piece of it, and of its parts, from one index of its text to another. */
    public Run piece(int from, int to) {
        List<Run> pieces = new ArrayList<>();
        int begin = 0;
        for (Run part : parts) {
            int end = begin + part.text.length();
            if (Math.max(begin, from) < Math.min(end, to)) {
                pieces.add(part.piece(Math.max(begin, from) - begin, Math.min(end, to) - begin));
            }
            begin = end;
        }
        String cut = text.substring(from, to);
        return new Run(cut, change, before, after, written, changed, copied, pieces, footnote, sign);
    }

    /** The same of other text. */
    public Run withText(String other) {
        return new Run(other, change, before, after, written, changed, copied, parts, footnote, sign);
    }

    /** Whether all but the text is the same. */
    boolean isAlike(Run other) {
        return change == other.change
                && written == other.written
                && changed == other.changed
                && copied == other.copied
                && before.equals(other.before)
                && after.equals(other.after)
                && parts.equals(other.parts)
                && Objects.equals(footnote, other.footnote)
                && Objects.equals(sign, other.sign);
    }
}
