package org.plenary.instrument.redline;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Id;
import org.plenary.instrument.redline.Reading.FootnoteAt;

/**
 * Tells of footnotes of two readings which of them are the same; a footnote is known by its mark. For one clause, or
 * one reading.
 */
final class FootnotePlaces {
    /** By the mark, in the readings of the two moments. */
    private final Map<Integer, FootnotePlace> before = new HashMap<>();

    private final Map<Integer, FootnotePlace> after = new HashMap<>();

    /** Two footnotes are the same. */
    void pair(FootnoteAt was, FootnoteAt is) {
        FootnotePlace place = new FootnotePlace(idOf(is, true), was.number(), is.number());
        before.put(was.mark(), place);
        after.put(is.mark(), place);
    }

    /** The place of a unit that is there at the first moment; null if it is in no footnote. */
    @Nullable
    FootnotePlace before(@Nullable FootnoteAt was) {
        return was == null
                ? null
                : before.computeIfAbsent(was.mark(), mark -> new FootnotePlace(idOf(was, false), was.number(), 0));
    }

    /** The place of a unit that is there at the second moment; null if it is in no footnote. */
    @Nullable
    FootnotePlace after(@Nullable FootnoteAt is) {
        return is == null
                ? null
                : after.computeIfAbsent(is.mark(), mark -> new FootnotePlace(idOf(is, true), 0, is.number()));
    }

    /** An element can be one footnote at the first moment and another at the second. */
    private static int idOf(FootnoteAt footnote, boolean isThere) {
        return 2 * footnote.position() + (isThere ? 1 : 0);
    }

    /**
     * For all text that ever was: what was written as the same footnote is the same, and of what is there now both
     * numbers are the present one.
     *
     * @param ever all text that ever was
     * @param now what of it is there
     */
    static FootnotePlaces ofAll(Origins ever, Origins now) {
        Map<Id, FootnotePlace> known = new HashMap<>();
        FootnotePlaces places = new FootnotePlaces();
        for (FootnoteAt footnote : now.reading().footnotes()) {
            FootnotePlace place = new FootnotePlace(idOf(footnote, true), footnote.number(), footnote.number());
            known.put(origin(now, footnote), place);
            places.after.put(footnote.mark(), place);
        }
        for (FootnoteAt footnote : ever.reading().footnotes()) {
            places.before.put(
                    footnote.mark(),
                    known.computeIfAbsent(
                            origin(ever, footnote), id -> new FootnotePlace(idOf(footnote, false), 0, 0)));
        }
        return places;
    }

    private static Id origin(Origins side, FootnoteAt footnote) {
        return new Id(side.client(footnote.mark()), side.clock(footnote.mark()));
    }
}
