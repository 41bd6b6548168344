package org.plenary.instrument.anchor;

import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Id;
import org.plenary.instrument.ClauseId;

/**
 * Where an anchor is now, or a part of it: one whose words went to two clauses, or apart in one, has two.
 *
 * @param anchor the index of the anchor among those that were placed together
 * @param clause the clause that it is in; of one that is gone, the last one that it was in
 * @param from the first unit that it holds, null if it is about a whole clause or gone
 * @param to the last one, null if {@code from} is
 * @param state what became of the words of the whole anchor
 * @param words the words of this part, with {@code "\n"} between lines; empty if it is about a whole clause or gone
 * @param seq the entry that changed its words last or made it go; 0 if it is held
 */
public record AnchorNow(
        int anchor,
        ClauseId clause,
        @Nullable Id from,
        @Nullable Id to,
        AnchorState state,
        String words,
        long seq) {}
