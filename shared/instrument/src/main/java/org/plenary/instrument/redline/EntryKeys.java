package org.plenary.instrument.redline;

import java.util.Objects;
import java.util.function.LongFunction;

/** Tells which runs are alike but for entries of the same key, and makes one of them. */
record EntryKeys(LongFunction<?> key) {
    /** Each entry by itself. */
    static final EntryKeys EXACT = new EntryKeys(seq -> seq);

    /** Whether two runs differ in their text and in entries of the same key alone. */
    boolean alike(Run one, Run other) {
        return one.change() == other.change()
                && one.before().equals(other.before())
                && one.after().equals(other.after())
                && one.parts().isEmpty()
                && other.parts().isEmpty()
                && Objects.equals(one.footnote(), other.footnote())
                && same(one.written(), other.written())
                && same(one.changed(), other.changed())
                && same(one.copied(), other.copied());
    }

    private boolean same(long one, long other) {
        return one == other || (one != 0 && other != 0 && Objects.equals(key.apply(one), key.apply(other)));
    }

    /** What two runs that are alike have in common, with the last of their entries. */
    static Run joined(Run one, Run other) {
        return new Run(
                "",
                other.change(),
                other.before(),
                other.after(),
                Math.max(one.written(), other.written()),
                Math.max(one.changed(), other.changed()),
                Math.max(one.copied(), other.copied()),
                other.parts(),
                other.footnote());
    }
}
