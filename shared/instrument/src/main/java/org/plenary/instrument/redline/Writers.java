package org.plenary.instrument.redline;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Id;
import org.plenary.crdt.IdRange;
import org.plenary.crdt.Redline;

/** Tells which entries wrote and changed the units of two readings. */
final class Writers {
    private final Attribution attribution;
    private final long from;
    private final long to;

    /**
     * @param from the entry of the first moment
     * @param to the entry of the second moment; what came later is not looked at
     */
    Writers(Attribution attribution, long from, long to) {
        this.attribution = attribution;
        this.from = from;
        this.to = to;
    }

    /** The entry that wrote a unit first. */
    long written(Origins side, int unit) {
        return attribution.insertedBy(side.client(unit), side.clock(unit));
    }

    /** The entry that put a unit where it is. */
    long put(Reading side, int unit) {
        return attribution.insertedBy(side.client(unit), side.clock(unit));
    }

    /**
     * The entry that inserted a unit that was not there at the first moment: who wrote it since, even if others moved
     * it; of what is older, who brought it here.
     */
    long inserted(Origins side, int unit) {
        long written = written(side, unit);
        return written > from ? written : put(side.reading(), unit);
    }

    /** The entry that put a unit where it is as a copy, 0 if it is none. */
    long copied(Origins side, int unit) {
        return side.isCopy(unit) ? put(side.reading(), unit) : 0;
    }

    /**
     * The entry that deleted a unit. If it was copied then and the copy is gone too, that is the entry that deleted the
     * last copy; otherwise the one that took it from here.
     */
    long deleted(long client, long clock) {
        long first = attribution.deletedBy(client, clock);
        Id copy = copyOf(client, clock);
        if (copy == null) {
            return first;
        }
        long last = first;
        for (; copy != null; copy = copyOf(copy.client(), copy.clock())) {
            last = attribution.deletedBy(copy.client(), copy.clock());
        }
        return last == 0 || last > to ? first : last;
    }

    /** Whether a unit that is deleted lives on as a copy, or did until that was deleted. */
    boolean wasCopied(long client, long clock) {
        return copyOf(client, clock) != null;
    }

    /**
     * The entry that deleted a unit, or that had deleted its place already when it came; 0 if it never was anything of
     * its own, because the entry that wrote it deleted it, or because it came to a place that was gone and doubled what
     * was in it.
     */
    long took(Origins side, int unit) {
        long client = side.reading().client(unit);
        long clock = side.reading().clock(unit);
        if (!LateText.isLate(attribution, client, clock)) {
            return deleted(client, clock);
        }
        long gone = side.reading().piece(unit).gone();
        return gone < attribution.insertedBy(client, clock) && !side.isCopy(unit) ? gone : 0;
    }

    private @Nullable Id copyOf(long client, long clock) {
        Id copy = attribution.copyOf(client, clock);
        return copy != null && attribution.insertedBy(copy.client(), copy.clock()) <= to ? copy : null;
    }

    /** The entry between the moments that put an element where it is, 0 if none did. */
    long inserted(@Nullable Id element) {
        return element == null ? 0 : between(attribution.insertedBy(element.client(), element.clock()));
    }

    /** The entry between the moments that deleted an element, 0 if none did. */
    long deleted(@Nullable Id element) {
        return element == null ? 0 : between(attribution.deletedBy(element.client(), element.clock()));
    }

    private long between(long seq) {
        return seq > from && seq <= to ? seq : 0;
    }

    /** The entry that made a unit that is there at both moments look different. */
    long reformatted(Reading.Piece was, Reading before, int a, Reading.Piece is, Reading after, int b) {
        boolean copy = before.client(a) != after.client(b) || before.clock(a) != after.clock(b);
        long put = copy ? put(after, b) : 0;
        long bold = was.style().bold() == is.style().bold() ? 0 : reformatted(was.bold(), is.bold(), put);
        long italic = was.style().italic() == is.style().italic() ? 0 : reformatted(was.italic(), is.italic(), put);
        return Math.max(bold, italic);
    }

    /** @param put the entry that put a copy where it is, 0 if the unit is no copy */
    private long reformatted(Redline.@Nullable Format was, Redline.@Nullable Format is, long put) {
        if (is != null && (was == null || !was.ids().equals(is.ids()))) {
            return attribution.insertedBy(is.ids().client(), is.ids().clock());
        }
        if (put != 0) {
            return put;
        }
        IdRange gone = Objects.requireNonNull(was).ids();
        return attribution.deletedBy(gone.client(), gone.clock());
    }
}
