package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.List;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Inline;
import org.plenary.instrument.LineBreak;
import org.plenary.instrument.TextRun;

/**
 * Puts the text of one paragraph together: neighbouring pieces of one style become one, and characters that cannot
 * stand in a text are replaced, controls by a space and what is no character by U+FFFD. For one thread.
 */
final class InlineBuilder implements Inline.Visitor {
    private final List<Inline> inlines = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean bold;
    private boolean italic;
    private int replaced;
    private int last = ' ';
    private boolean apart;

    void text(String piece, boolean isBold, boolean isItalic) {
        if (piece.isEmpty()) {
            return;
        }
        if (isBold != bold || isItalic != italic) {
            flush();
            bold = isBold;
            italic = isItalic;
        }
        if (apart) {
            apart = false;
            if (!Character.isWhitespace(last) && !Character.isWhitespace(piece.codePointAt(0))) {
                text.append(' ');
            }
        }
        piece.codePoints().forEach(c -> text.appendCodePoint(allowed(c)));
        last = text.codePointBefore(text.length());
    }

    /** What comes next is to be kept apart from the words so far, by a space if there is none. */
    void apart() {
        apart = true;
    }

    @Override
    public void text(TextRun run) {
        text(run.text(), run.bold(), run.italic());
    }

    @Override
    public void lineBreak() {
        flush();
        apart = false;
        last = '\n';
        inlines.add(new LineBreak());
        IntakeLimits.require(inlines.size(), IntakeLimits.MAX_RUNS, "pieces of different style in one paragraph");
    }

    @Override
    public void footnote(Footnote footnote) {
        flush();
        inlines.add(footnote);
        IntakeLimits.require(inlines.size(), IntakeLimits.MAX_RUNS, "pieces of different style in one paragraph");
    }

    void all(List<Inline> others) {
        others.forEach(inline -> inline.accept(this));
    }

    boolean isEmpty() {
        return inlines.isEmpty() && text.isEmpty();
    }

    /** The last character so far; a space if there is none, and {@code \n} after a line break. */
    int last() {
        return last;
    }

    /** How many characters were replaced so far. */
    int replaced() {
        return replaced;
    }

    /** The pieces, without white space at both ends. */
    List<Inline> build() {
        flush();
        return InlineText.stripped(inlines);
    }

    private void flush() {
        if (!text.isEmpty()) {
            inlines.add(new TextRun(text.toString(), bold, italic));
            text.setLength(0);
            IntakeLimits.require(inlines.size(), IntakeLimits.MAX_RUNS, "pieces of different style in one paragraph");
        }
    }

    private int allowed(int c) {
        if (c == '\t' || c == '\n' || c == '\r') {
            return ' ';
        }
        if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
            replaced++;
            return ' ';
        }
        boolean isNone =
                (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF) || Character.getType(c) == Character.SURROGATE;
        if (isNone) {
            replaced++;
            return 0xFFFD;
        }
        return c;
    }
}
