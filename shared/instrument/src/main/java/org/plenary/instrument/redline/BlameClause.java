package org.plenary.instrument.redline;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.CellPlace;
import org.plenary.instrument.redline.Reading.ClauseAt;
import org.plenary.instrument.redline.Reading.ParagraphAt;

/** Tells one clause with all text that ever stood in it. */
final class BlameClause {
    private final Origins ever;
    private final Writers writers;
    private final UnitIndex units;
    private final List<ParagraphAt> paragraphs;

    /** From where to where its present element reaches in the document. */
    private final int firstPosition;

    private final int lastPosition;
    private final ParagraphBuilder out;
    private int nextParagraph;
    private int nextUnit;

    /**
     * @param footnotes all footnotes that ever were
     * @param units the units that are there
     * @param here the clause as it is, null if it is gone
     */
    BlameClause(
            Origins ever,
            Origins now,
            FootnotePlaces footnotes,
            Writers writers,
            UnitIndex units,
            @Nullable ClauseAt here) {
        this.ever = ever;
        this.writers = writers;
        this.units = units;
        paragraphs = here == null ? List.of() : now.reading().paragraphs(here);
        firstPosition = here == null ? 0 : here.position();
        lastPosition = here == null ? -1 : here.endPosition();
        nextUnit = here == null ? 0 : now.reading().firstUnit(here);
        out = new ParagraphBuilder(
                ever, now, writers, Beginnings.of(null, here, writers), footnotes, new CellPairs(List.of(), List.of()));
    }

    List<ParagraphRedline> tell(EverText text) {
        boolean dropped = paragraphs.isEmpty();
        for (int i = 0; i < text.size(); i++) {
            int token = text.token(i);
            if (token < 0) {
                ParagraphAt paragraph = ever.reading().paragraph(-1 - token);
                beginUpTo(paragraph.position());
                if (isGoneWithText(text, i)) {
                    out.begin(paragraph, null);
                    dropped = false;
                }
            } else if (present(token) >= 0) {
                beginUpTo(Integer.MAX_VALUE);
                out.kept(token, nextUnit++);
            } else if (isShown(token)) {
                beginUpTo(ever.reading().piece(token).position());
                if (dropped) {
                    throw new IllegalStateException("text outside of every paragraph: unit=" + token);
                }
                out.deleted(token);
            }
        }
        beginUpTo(Integer.MAX_VALUE);
        return out.finish();
    }

    private int present(int unit) {
        return units.get(ever.reading().client(unit), ever.reading().clock(unit));
    }

    /** Whether text that is gone is shown. Line breaks are not, for they are made anew when text is moved. */
    private boolean isShown(int unit) {
        Reading reading = ever.reading();
        return !reading.piece(unit).isBreak()
                && !writers.wasCopied(reading.client(unit), reading.clock(unit))
                && writers.took(ever, unit) != 0;
    }

    /** Begins the paragraphs that begin here and stand before a position; the first one in any case. */
    private void beginUpTo(int position) {
        boolean inside = position == Integer.MAX_VALUE || (position >= firstPosition && position <= lastPosition);
        while (nextParagraph < paragraphs.size()
                && paragraphs.get(nextParagraph).from() <= nextUnit
                && (nextParagraph == 0
                        || (inside && paragraphs.get(nextParagraph).position() <= position))) {
            ParagraphAt next = paragraphs.get(nextParagraph++);
            out.begin(next, next);
        }
    }

    /**
     * Whether a paragraph is to be shown as gone: nothing of its text is there any more, but something is shown, and
     * what comes next is in a paragraph of its own.
     */
    private boolean isGoneWithText(EverText text, int start) {
        ParagraphAt paragraph = ever.reading().paragraph(-1 - text.token(start));
        if (isBeginningHere(paragraph) || wouldDivideCell(paragraph)) {
            return false;
        }
        boolean shown = false;
        for (int i = start + 1; i < text.size(); i++) {
            int token = text.token(i);
            if (token < 0) {
                return shown;
            }
            if (present(token) >= 0) {
                return shown
                        && nextParagraph < paragraphs.size()
                        && paragraphs.get(nextParagraph).from() <= nextUnit;
            }
            shown |= isShown(token);
        }
        return shown;
    }

    /** Whether what is left of the paragraph that is being told would come to stand in another cell. */
    private boolean wouldDivideCell(ParagraphAt paragraph) {
        if (nextParagraph == 0 || nextUnit >= paragraphs.get(nextParagraph - 1).to()) {
            return false;
        }
        CellPlace open = paragraphs.get(nextParagraph - 1).cell();
        CellPlace cell = paragraph.cell();
        if (open == null || cell == null) {
            return (open == null) != (cell == null);
        }
        return open.cell() != cell.cell();
    }

    private boolean isBeginningHere(ParagraphAt paragraph) {
        return paragraph.node() != null
                && paragraphs.stream().anyMatch(here -> paragraph.node().equals(here.node()));
    }
}
