package org.plenary.instrument.redline;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Change;
import org.plenary.instrument.redline.Reading.ParagraphAt;
import org.plenary.instrument.redline.Reading.Piece;

/** Collects the paragraphs of one clause; neighbouring units that have everything in common become one run. */
final class ParagraphBuilder {
    private final Origins before;
    private final Origins after;
    private final Writers writers;
    private final Beginnings beginnings;
    private final CellPairs cells;
    private final FootnotePlaces footnotes;
    private final List<ParagraphRedline> paragraphs = new ArrayList<>();

    /** For each paragraph an entry that did anything to it, 0 for none. */
    private final List<Long> touched = new ArrayList<>();

    private final List<Run> runs = new ArrayList<>();

    // The paragraph that is being collected, as it was and as it is; neither before the first.
    private @Nullable ParagraphAt old;
    private @Nullable ParagraphAt now;

    // The run that is being collected.
    private final StringBuilder text = new StringBuilder();
    private Change change = Change.KEPT;
    private Style was = Style.PLAIN;
    private Style is = Style.PLAIN;
    private long written;
    private long changed;
    private long copied;
    private @Nullable FootnotePlace footnote;

    ParagraphBuilder(Origins before, Origins after, Writers writers, Beginnings beginnings) {
        this(before, after, writers, beginnings, new FootnotePlaces(), new CellPairs(List.of(), List.of()));
    }

    /**
     * @param footnotes which footnotes are the same at both moments
     * @param cells which cells are
     */
    ParagraphBuilder(
            Origins before,
            Origins after,
            Writers writers,
            Beginnings beginnings,
            FootnotePlaces footnotes,
            CellPairs cells) {
        this.footnotes = footnotes;
        this.cells = cells;
        this.before = before;
        this.after = after;
        this.writers = writers;
        this.beginnings = beginnings;
    }

    /** A paragraph begins; null where it is not there. */
    void begin(@Nullable ParagraphAt was, @Nullable ParagraphAt is) {
        endParagraph();
        old = was;
        now = is;
    }

    void kept(int a, int b) {
        Piece was = before.reading().piece(a);
        Piece is = after.reading().piece(b);
        long by = was.style().equals(is.style())
                ? 0
                : writers.reformatted(was, before.reading(), a, is, after.reading(), b);
        // A line break that was made anew between the same words counts as the one that was there.
        boolean remade = is.isBreak() && (before.client(a) != after.client(b) || before.clock(a) != after.clock(b));
        add(
                after.reading().charAt(b),
                Change.KEPT,
                was.style(),
                is.style(),
                remade ? writers.written(before, a) : writers.written(after, b),
                by,
                remade ? writers.put(after.reading(), b) : writers.copied(after, b),
                footnotes.after(is.footnote()),
                is.isMark());
    }

    void deleted(int unit) {
        Reading reading = before.reading();
        Style style = reading.piece(unit).style();
        add(
                reading.charAt(unit),
                Change.DELETED,
                style,
                style,
                writers.written(before, unit),
                writers.took(before, unit),
                writers.copied(before, unit),
                footnotes.before(reading.footnote(unit)),
                reading.piece(unit).isMark());
    }

    void inserted(int unit) {
        Reading reading = after.reading();
        Style style = reading.piece(unit).style();
        add(
                reading.charAt(unit),
                Change.INSERTED,
                style,
                style,
                writers.written(after, unit),
                writers.inserted(after, unit),
                writers.copied(after, unit),
                footnotes.after(reading.footnote(unit)),
                reading.piece(unit).isMark());
    }

    private void add(
            char unit,
            Change how,
            Style old,
            Style now,
            long wrote,
            long made,
            long copy,
            @Nullable FootnotePlace place,
            boolean isMark) {
        if (isMark) {
            endRun();
            runs.add(new Run("", how, old, now, wrote, made, copy, List.of(), place));
            return;
        }
        if (text.length() > 0
                && (change != how
                        || written != wrote
                        || changed != made
                        || copied != copy
                        || !was.equals(old)
                        || !is.equals(now)
                        || !Objects.equals(footnote, place))) {
            endRun();
        }
        if (text.length() == 0) {
            change = how;
            was = old;
            is = now;
            written = wrote;
            changed = made;
            copied = copy;
            footnote = place;
        }
        text.append(unit);
    }

    private void endRun() {
        if (text.length() > 0) {
            runs.add(new Run(text.toString(), change, was, is, written, changed, copied, List.of(), footnote));
            text.setLength(0);
        }
    }

    private void endParagraph() {
        endRun();
        if (old != null) {
            paragraphs.add(now == null ? deleted(old) : kept(old, now));
        } else if (now != null) {
            paragraphs.add(inserted(now));
        }
        if (old != null || now != null) {
            touched.add(beginnings.touched(old, now, runs));
        }
        runs.clear();
    }

    private ParagraphRedline inserted(ParagraphAt is) {
        long by = beginnings.inserted(is, runs);
        return new ParagraphRedline(is.depth(), is.depth(), "", is.label(), Change.INSERTED, by, runs, is.cell());
    }

    private ParagraphRedline deleted(ParagraphAt was) {
        long by = beginnings.deleted(was, runs);
        return new ParagraphRedline(
                was.depth(), was.depth(), was.label(), "", Change.DELETED, by, runs, cells.shown(was.cell()));
    }

    private ParagraphRedline kept(ParagraphAt was, ParagraphAt is) {
        long by = was.depth() == is.depth() ? 0 : beginnings.inserted(is, runs);
        return new ParagraphRedline(is.depth(), was.depth(), was.label(), is.label(), Change.KEPT, by, runs, is.cell());
    }

    List<ParagraphRedline> finish() {
        endParagraph();
        old = null;
        now = null;
        return Beginnings.complete(paragraphs, touched);
    }
}
