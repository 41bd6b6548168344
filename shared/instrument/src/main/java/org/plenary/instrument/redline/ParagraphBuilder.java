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
    private final List<ParagraphRedline> paragraphs = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();

    private @Nullable ParagraphRedline current;

    // The run that is being collected.
    private final StringBuilder text = new StringBuilder();
    private Change change = Change.KEPT;
    private Style was = Style.PLAIN;
    private Style is = Style.PLAIN;
    private long written;
    private long changed;
    private long copied;

    ParagraphBuilder(Origins before, Origins after, Writers writers) {
        this.before = before;
        this.after = after;
        this.writers = writers;
    }

    /** A paragraph begins; null where it is not there. */
    void begin(@Nullable ParagraphAt old, @Nullable ParagraphAt now) {
        endParagraph();
        if (old == null) {
            ParagraphAt only = Objects.requireNonNull(now);
            current = new ParagraphRedline(only.depth(), only.depth(), "", only.label(), Change.INSERTED, List.of());
        } else if (now == null) {
            current = new ParagraphRedline(old.depth(), old.depth(), old.label(), "", Change.DELETED, List.of());
        } else {
            current = new ParagraphRedline(now.depth(), old.depth(), old.label(), now.label(), Change.KEPT, List.of());
        }
    }

    void kept(int a, int b) {
        Piece old = before.reading().piece(a);
        Piece now = after.reading().piece(b);
        long by = old.style().equals(now.style())
                ? 0
                : writers.reformatted(old, before.reading(), a, now, after.reading(), b);
        // A line break that was made anew between the same words counts as the one that was there.
        boolean remade = now.isBreak() && (before.client(a) != after.client(b) || before.clock(a) != after.clock(b));
        add(
                after.reading().charAt(b),
                Change.KEPT,
                old.style(),
                now.style(),
                remade ? writers.written(before, a) : writers.written(after, b),
                by,
                remade ? writers.put(after.reading(), b) : writers.copied(after, b));
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
                writers.deleted(reading.client(unit), reading.clock(unit)),
                writers.copied(before, unit));
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
                writers.copied(after, unit));
    }

    private void add(char unit, Change how, Style old, Style now, long wrote, long made, long copy) {
        if (text.length() > 0
                && (change != how
                        || written != wrote
                        || changed != made
                        || copied != copy
                        || !was.equals(old)
                        || !is.equals(now))) {
            endRun();
        }
        if (text.length() == 0) {
            change = how;
            was = old;
            is = now;
            written = wrote;
            changed = made;
            copied = copy;
        }
        text.append(unit);
    }

    private void endRun() {
        if (text.length() > 0) {
            runs.add(new Run(text.toString(), change, was, is, written, changed, copied, List.of()));
            text.setLength(0);
        }
    }

    private void endParagraph() {
        endRun();
        if (current != null) {
            paragraphs.add(current.withRuns(runs));
            runs.clear();
        }
    }

    List<ParagraphRedline> finish() {
        endParagraph();
        current = null;
        return paragraphs;
    }
}
