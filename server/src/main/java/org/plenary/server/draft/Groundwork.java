package org.plenary.server.draft;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.plenary.crdt.Id;
import org.plenary.crdt.IdRange;
import org.plenary.crdt.Update;
import org.plenary.crdt.UpdateStruct;

/** What a change builds on. Stateless. */
final class Groundwork {
    private Groundwork() {}

    /** Whether all units are there that the structs of a change name. What it deletes is not looked at. */
    static boolean isBuiltOn(Update change, Predicate<Id> there) {
        boolean[] all = {true};
        change.forEachStruct(struct -> all[0] &= names(struct).allMatch(there));
        return all[0];
    }

    /**
     * Whether a change can be applied as it is: whether all is there that it names and deletes, and it leaves out
     * nothing of what one client wrote.
     *
     * @param there what is there besides, or is in the change itself
     */
    static boolean isThere(Update change, Predicate<Id> there) {
        return isBuiltOn(change, there)
                && change.structIds().ranges().stream().allMatch(range -> isJoined(range, there))
                && change.deletes().ranges().stream().allMatch(range -> isEnded(range, there));
    }

    private static boolean isJoined(IdRange range, Predicate<Id> there) {
        return range.clock() == 0 || there.test(new Id(range.client(), range.clock() - 1));
    }

    /** What is there of one client is there from its first unit on. */
    private static boolean isEnded(IdRange range, Predicate<Id> there) {
        return there.test(new Id(range.client(), range.clock() + range.length() - 1));
    }

    private static Stream<Id> names(UpdateStruct struct) {
        return Stream.of(
                        Optional.ofNullable(struct.origin()),
                        Optional.ofNullable(struct.rightOrigin()),
                        Optional.ofNullable(struct.parentId()))
                .flatMap(Optional::stream);
    }
}
