package org.plenary.crdt.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plenary.crdt.scenarios.Scenario.play;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.Doc;

/** What Yjs does with arrays. */
class ArrayScenariosTest {
    @Test
    void arrivesElsewhereAsItWas() {
        play("""
                alice array insert 0 ['clause', 2, false, {n: null}]
                sync
                bob array = ['clause', 2, false, {n: null}]
                """);
    }

    @Test
    void isPutIntoATypeWithItsContent() {
        play("""
                alice map set 'votes' !array[7, 8, 9]
                alice map.votes toArray = [7, 8, 9]
                sync
                bob map = {votes: [7, 8, 9]}
                """);
    }

    @Test
    void isPushedBehindWhatWasDeletedAtTheEnd() {
        play("""
                alice array push [false]
                alice array delete 0
                alice array push ['x']
                alice array = ['x']
                sync
                """);
    }

    @Test
    void tellsWhatIsPushedAndWhatIsInsertedAtTheEndApart() {
        play("""
                alice array insert 0 ['a', 'b', 'c', 'd']
                sync
                alice array delete 1 3
                alice array push ['pushed', !map{k: 1}, 'with it']
                bob array delete 1 3
                bob array insert 1 ['inserted', !text'behind']
                carol array insert 4 ['at the end']
                dave array push ['pushed, too', !array[1], !xmlText'', !element['p', {id: '1'}]]
                sync
                """);
    }

    @Test
    void isPushedIntoWhileAllOfItIsDeleted() {
        play("""
                alice array insert 0 [1, !bytes[1, 2], 3]
                alice array delete 0 3
                bob array push [0, !bytes[7], !doc{guid: 'annex'}, 9]
                alice array push [!bytes[4], 5]
                sync
                alice array delete 0
                alice array unshift [!map{}, 'first']
                alice array insert 1 [!text'second', 'third']
                sync
                """);
    }

    @Test
    void keepsItsLengthWhenElementsAreReplacedOneByOne() {
        play("""
                alice array push [10, 11, 12, 13]
                alice array delete 0
                alice array insert 0 [10]
                alice transact 'swap' {
                  alice array delete 1
                  alice array length = 3
                  alice array insert 1 [11]
                  alice array length = 4
                  alice array delete 2
                  alice array length = 3
                  alice array insert 2 [12]
                  alice array length = 4
                }
                alice array delete 1
                alice array length = 3
                alice array insert 1 [11]
                alice array = [10, 11, 12, 13]
                sync
                bob array length = 4
                """);
    }

    @Test
    void refusesAnIndexBehindTheEndAndGoesOn() {
        play("""
                alice array insert 0 ['circle']
                alice array insert 1 ['square']
                alice transact 'replace' {
                  alice array delete 0
                  alice array insert 0 ['square']
                }
                alice array delete 1
                alice array insert 1 ['star']
                alice array insert 2 ['line']
                alice array insert 3 ['arc']
                alice transact 'outer' {
                  alice transact 'inner' {
                    alice array insert 5 ['far'] fails
                    alice array insert 4 ['near']
                  }
                  alice transact 'inner' {
                    alice array delete 4
                  }
                }
                alice array = ['square', 'star', 'line', 'arc']
                """);
    }

    @Test
    void deletesNothingWhereThereIsNothing() {
        play("""
                alice array delete 0 0
                alice array delete 1 1 fails
                alice array insert 0 ['one']
                alice array delete 1 0
                alice array = ['one']
                sync
                bob array = ['one']
                """);
    }

    @Test
    void givesBackWhatWasInserted() {
        play("""
                alice array insert 0 [5, true, 'x', 0.25, -1]
                alice array get 0 = 5
                alice array get 3 = 0.25
                """);
    }

    @Test
    void ordersConcurrentInsertsAtOnePlaceByClient() {
        play("""
                alice array insert 0 ['a']
                bob array insert 0 ['b']
                carol array insert 0 ['c']
                sync
                dave array = ['a', 'b', 'c']
                """);
    }

    @Test
    void mergesConcurrentInsertsAndDeletes() {
        play("""
                alice array insert 0 ['x', 'y', 'z']
                sync
                alice array insert 1 ['by alice']
                bob array delete 0
                bob array delete 1 1
                carol array insert 1 ['by carol']
                sync
                alice array = ['by alice', 'by carol', 'y']
                """);
    }

    @Test
    void putsInLateWhatWasInsertedOffline() {
        play("""
                alice array insert 0 ['first', 'last']
                sync
                alice array insert 1 ['alice']
                bob array insert 1 ['bob']
                carol array insert 1 ['carol']
                sync 'alice' 'carol'
                alice array = ['first', 'alice', 'carol', 'last']
                sync
                bob array = ['first', 'alice', 'bob', 'carol', 'last']
                """);
    }

    @Test
    void staysApartUntilTheyMeet() {
        play("""
                alice array insert 0 [1, 4]
                sync
                alice array insert 1 [2]
                bob array insert 1 [3]
                alice array = [1, 2, 4]
                bob array = [1, 3, 4]
                sync
                bob array = [1, 2, 3, 4]
                """);
    }

    @Test
    void mergesDeletionsOfTheSame() {
        play("""
                alice array insert 0 ['x', 'y']
                sync
                bob array delete 1 1
                alice array delete 0 2
                sync
                bob array = []
                """);
    }

    @Test
    void deletesElsewhereWhatSomebodyDeletedOffline() {
        play("""
                alice array insert 0 ['x', 'y', 'z']
                sync
                bob array delete 0 3
                sync
                alice array = []
                """);
    }

    @Test
    void forgetsDeletedContentAndStillMerges() {
        play("""
                alice array insert 0 ['x', !map{k: 1}, 'z']
                sync
                alice array delete 0 3
                bob array.1 set 'k' 2
                bob array insert 3 ['after']
                sync
                alice array = ['after']
                """);
    }

    @Test
    void keepsDeletedContentWithoutGarbageCollection() {
        play("""
                alice new {gc: false}
                bob new {gc: false}
                alice array insert 0 ['x', !map{k: 1}, 'z']
                sync
                alice array delete 0 2
                bob array.1 set 'k' 2
                sync
                bob array = ['z']
                """);
    }

    @Test
    void holdsTypesThatCanBeChanged() {
        play("""
                alice array push [!map{value: 0}, !map{value: 1}, !array[!text'deep'], !map{value: 3}]
                alice array.1 set 'value' 'one'
                sync
                bob array.2.0 insert 4 'er'
                sync
                alice array = [{value: 0}, {value: 'one'}, ['deeper'], {value: 3}]
                alice array.3 get 'value' = 3
                """);
    }

    @Test
    void packsValuesBetweenTypesAndBytes() {
        play("""
                alice array insert 0 [1, 'two', !map{}, null, !bytes[0, 255], {three: 3}, 4]
                sync
                bob array length = 7
                bob array delete 1 3
                bob array toArray = [1, {bytes: '00ff'}, {three: 3}, 4]
                """);
    }

    @Test
    void keepsWhatWasInsertedWhateverHappensToTheValue() {
        Doc doc = new Doc();
        List<Object> list = new ArrayList<>(List.of(1L, 2L, 3L));
        Map<String, Object> nested = new HashMap<>(Map.of("nested", 1L));
        doc.getArray("array").insert(0, List.of(list));
        doc.getMap("map").set("k", Map.of("o", nested));
        list.set(0, 42L);
        nested.put("nested", 42L);
        assertThat(doc.getArray("array").get(0)).isEqualTo(List.of(1L, 2L, 3L));
        assertThat(doc.getMap("map").get("k")).isEqualTo(Map.of("o", Map.of("nested", 1L)));
        assertThatThrownBy(() -> ((Map<?, ?>) doc.getMap("map").get("k")).clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void cutsAStretchOut() {
        play("""
                alice array insert 0 [1, 2, 3]
                alice array slice 0 3 = [1, 2, 3]
                alice array slice 1 3 = [2, 3]
                alice array slice 0 -1 = [1, 2]
                alice array unshift [0]
                alice array slice 0 4 = [0, 1, 2, 3]
                alice array slice 0 2 = [0, 1]
                alice array slice -2 -1 = [2]
                """);
    }
}
