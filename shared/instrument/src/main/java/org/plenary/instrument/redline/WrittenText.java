package org.plenary.instrument.redline;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.CharacterWalk;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Id;
import org.plenary.crdt.IdRange;
import org.plenary.crdt.IdSet;

/**
 * Text that one entry wrote and that is there, as far as nothing older stands in it: over all text nodes and paragraphs
 * of a clause that it goes through.
 *
 * @param row its characters
 * @param clause the child of the document's root that it stands in, null for none
 * @param left what of the clause stands before it, the nearest first, some of it
 * @param right what of the clause stands behind it, the nearest first, some of it
 * @param leftEnds whether there is no more on the left than was told
 * @param rightEnds whether there is no more on the right than was told
 */
record WrittenText(UnitRow row, @Nullable Id clause, UnitRow left, UnitRow right, boolean leftEnds, boolean rightEnds) {
    /** How much is told of what stands around text that cannot have been typed with one key. */
    private static final int AROUND = 200;

    /** Around a unit that an entry inserted and that is there; null if it stands in no list. */
    static @Nullable WrittenText around(Doc doc, Id unit, IdSet inserted) {
        CharacterWalk back = CharacterWalk.before(doc, unit);
        if (back == null) {
            return null;
        }
        Id first = unit;
        boolean more = back.nextThere();
        for (; more && isIn(inserted, back); more = back.nextThere()) {
            first = new Id(back.client(), back.clock());
        }
        UnitRow row = new UnitRow();
        CharacterWalk on = Objects.requireNonNull(CharacterWalk.from(doc, first));
        boolean goesOn = on.nextThere();
        for (; goesOn && isIn(inserted, on); goesOn = on.nextThere()) {
            row.add(on);
        }
        int around = row.isOneCharacter() ? 1 : AROUND;
        UnitRow left = new UnitRow();
        boolean leftEnds = !rest(back, more, around, inserted, left);
        UnitRow right = new UnitRow();
        boolean rightEnds = !rest(on, goesOn, around, inserted, right);
        return new WrittenText(row, on.top(), left, right, leftEnds, rightEnds);
    }

    private static boolean isIn(IdSet inserted, CharacterWalk at) {
        return inserted.contains(at.client(), at.clock());
    }

    /** Returns whether there is more. */
    private static boolean rest(CharacterWalk walk, boolean isThere, int count, IdSet inserted, UnitRow row) {
        boolean more = isThere;
        for (; more && row.size() < count; more = walk.nextThere()) {
            if (!isIn(inserted, walk)) {
                row.add(walk);
            }
        }
        return more;
    }

    /** Its units. */
    IdSet ids() {
        List<IdRange> ranges = new ArrayList<>();
        for (int from = 0, to = 1; to <= row.size(); to++) {
            if (to == row.size() || !row.continuesAt(to)) {
                ranges.add(new IdRange(row.client(from), row.clock(from), to - from));
                from = to;
            }
        }
        return IdSet.of(ranges);
    }
}
