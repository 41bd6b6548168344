package org.plenary.instrument.redline;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Change;
import org.plenary.instrument.redline.Reading.ClauseAt;
import org.plenary.instrument.redline.Reading.ParagraphAt;

/**
 * Tells which entries inserted and deleted the beginnings of the paragraphs of one clause.
 *
 * <p>That is who made the element of a paragraph, or deleted it. But a clause that is moved, or gets another kind, is
 * deleted and written anew with all that is in it; of a paragraph that came or went by that entry, it is told who wrote
 * or deleted its text, if others did.
 *
 * @param writers what wrote and deleted elements
 * @param written the entry that wrote the clause as it is, 0 if none between the moments did
 * @param gone the entry that deleted the clause as it was, 0 if none between the moments did
 * @param clause the entry that added or removed the clause, 0 if it is there at both moments
 */
record Beginnings(Writers writers, long written, long gone, long clause) {
    /** Those of a clause that is there at both moments; null for what is not known. */
    static Beginnings of(@Nullable ClauseAt was, @Nullable ClauseAt is, Writers writers) {
        return new Beginnings(
                writers,
                is == null ? 0 : writers.inserted(is.element()),
                was == null ? 0 : writers.deleted(was.element()),
                0);
    }

    static Beginnings added(ClauseAt is, long by, Writers writers) {
        return new Beginnings(writers, writers.inserted(is.element()), 0, by);
    }

    static Beginnings removed(ClauseAt was, long by, Writers writers) {
        return new Beginnings(writers, 0, writers.deleted(was.element()), by);
    }

    /** The entry that inserted the beginning of a paragraph with this text, or put it at its depth. */
    long inserted(ParagraphAt paragraph, List<Run> runs) {
        return choose(writers.inserted(paragraph.node()), written, Change.INSERTED, runs);
    }

    /** The entry that deleted the beginning of a paragraph with this text. */
    long deleted(ParagraphAt paragraph, List<Run> runs) {
        return clause != 0 ? clause : choose(writers.deleted(paragraph.node()), gone, Change.DELETED, runs);
    }

    private long choose(long own, long whole, Change change, List<Run> runs) {
        if (own != 0 && own != whole) {
            return own;
        }
        long alike = first(runs.stream().filter(run -> run.change() == change));
        long any = alike != 0 ? alike : first(runs.stream());
        long nearest = clause != 0 ? clause : any;
        return nearest != 0 ? nearest : Math.max(own, whole);
    }

    /** An entry that did anything to a paragraph or its text, 0 if none did. */
    long touched(@Nullable ParagraphAt was, @Nullable ParagraphAt is, List<Run> runs) {
        long text = first(runs.stream());
        long came = text != 0 || is == null ? text : writers.inserted(is.node());
        return came != 0 || was == null ? came : writers.deleted(was.node());
    }

    /**
     * The paragraphs of a clause, where those of which nothing is known follow their nearest neighbour: such as the
     * beginning of a sub-paragraph whose own first paragraph was deleted, which has no element.
     */
    static List<ParagraphRedline> complete(List<ParagraphRedline> paragraphs, List<Long> touched) {
        List<ParagraphRedline> complete = new ArrayList<>(paragraphs);
        for (int i = 0; i < complete.size(); i++) {
            if (isUnknown(complete.get(i))) {
                complete.set(i, complete.get(i).withChanged(nearest(touched, i)));
            }
        }
        return complete;
    }

    private static boolean isUnknown(ParagraphRedline paragraph) {
        return paragraph.changed() == 0
                && (paragraph.change() != Change.KEPT || paragraph.depth() != paragraph.depthBefore());
    }

    private static long nearest(List<Long> touched, int at) {
        for (int distance = 1; distance < touched.size(); distance++) {
            for (int i : new int[] {at - distance, at + distance}) {
                if (i >= 0 && i < touched.size() && touched.get(i) != 0) {
                    return touched.get(i);
                }
            }
        }
        return 0;
    }

    private static long first(Stream<Run> runs) {
        return runs.mapToLong(Run::changed).filter(seq -> seq != 0).findFirst().orElse(0);
    }
}
