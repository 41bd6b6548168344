package org.plenary.crdt.scenarios;

import static org.plenary.crdt.scenarios.Scenario.play;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What Yjs does with updates. */
class UpdateScenariosTest {
    @Test
    void waitsForWhatIsMissingAndPassesItOn() {
        play("""
                alice text insert 0 'r'
                alice text insert 0 'o'
                alice text insert 0 'n'
                alice text insert 0 'e'
                alice text insert 0 'n'
                bob apply 'alice.1'
                bob save 'b'
                carol apply 'b' 'alice.2'
                carol save 'c'
                dave apply 'c' 'alice.4'
                dave pending = true
                dave text = 'or'
                dave save 'd'
                erin apply 'd' 'alice.3'
                erin save 'e'
                frank apply 'e' 'alice.5'
                frank pending = false
                frank text = 'nenor'
                """);
    }

    @Test
    void takesUpdatesInAnyOrderAndAgain() {
        play("""
                alice array insert 0 [1, 2]
                alice array delete 1 1
                alice array insert 0 [3, 4]
                alice array delete 1 2
                bob apply 'alice.4' 'alice.3' 'alice.2'
                bob pending = true
                bob apply 'alice.1' 'alice.2' 'alice.4'
                bob pending = false
                bob array = [3]
                """);
    }

    @Test
    void keepsDeletionsThatCameBeforeTheirContent() {
        play("""
                alice text insert 0 'abc'
                alice text delete 1 1
                bob apply 'alice.2'
                bob pending = true
                bob save 'pending'
                carol apply 'pending'
                carol pending = true
                carol apply 'alice.1'
                carol text = 'ac'
                """);
    }

    @Test
    void carriesFormatsByTheirKeys() {
        play("""
                alice text insert 0 'a' {italic: true}
                alice text insert 0 'b'
                alice text insert 0 'c' {italic: true}
                sync
                bob text toDelta = [{insert: 'c', attributes: {italic: true}}, {insert: 'b'}, {insert: 'a', attributes: {italic: true}}]
                """);
    }

    @Test
    void mergesUpdatesOfInsertions() {
        playMerges("""
                alice array insert 0 [1]
                alice array insert 0 [2]
                alice array insert 0 [3]
                alice array insert 0 [4]
                """);
    }

    @Test
    void mergesUpdatesOfInsertionsAndDeletions() {
        playMerges("""
                alice array insert 0 [1, 2]
                alice array delete 1 1
                alice array insert 0 [3, 4]
                alice array delete 1 2
                """);
    }

    @Test
    void mergesUpdatesOfTypesAndFormats() {
        playMerges("""
                alice array insert 0 [!map{a: 1}, 'x', !bytes[7]]
                alice array.0 set 'a' !text'longer text'
                alice array.0.a format 2 3 {bold: true}
                alice array.0.a delete 4 2
                """);
    }

    /**
     * Merges alice's first four updates in the ways in which they can overlap or leave gaps, and cuts what comes of it.
     */
    private static void playMerges(String edits) {
        StringBuilder scenario = new StringBuilder("alice new {gc: false}\n").append(edits);
        scenario.append("""
                merge 'all' ['alice.1', 'alice.2', 'alice.3', 'alice.4']
                merge 'begin' ['alice.1', 'alice.2']
                merge 'middle' ['alice.2', 'alice.3']
                merge 'end' ['alice.3', 'alice.4']
                merge 'odd' ['alice.1', 'alice.3']
                merge 'even' ['alice.2', 'alice.4']
                merge 'turned' ['end', 'begin']
                merge 'overlapping' ['end', 'middle', 'alice.1']
                merge 'with gaps' ['odd', 'even']
                merge 'everything' ['all', 'turned', 'overlapping', 'with gaps']
                merge 'one' ['alice.3']
                """);
        for (String name :
                List.of("all", "turned", "overlapping", "with gaps", "everything", "odd", "even", "end", "one")) {
            scenario.append("""
                    vectorOf '%1$s'
                    rangeOf '%1$s'
                    convert '%1$s'
                    diff 'without 1' '%1$s' 'alice.1'
                    diff 'without 2' '%1$s' 'begin'
                    diff 'without all' '%1$s' 'all'
                    rangeOf 'without 1'
                    """.formatted(name));
        }
        scenario.append("""
                bob apply 'turned'
                bob pending = false
                carol applyV2 'overlapping'
                dave applyV2 'odd'
                dave pending
                dave apply 'even'
                dave pending = false
                erin applyV2 'everything' 'odd'
                frank apply 'begin'
                frank applyV2 'without 2' 'end'
                sync
                """);
        play(scenario.toString());
    }

    @Test
    void saysNothingIsKnownOfAnUpdateThatBeginsLater() {
        play("""
                alice text insert 0 'a'
                alice text insert 0 'a'
                vectorOf 'alice.1' = {v1: '010101', v2: '010101'}
                vectorOf 'alice.2' = {v1: '00', v2: '00'}
                """);
    }

    @Test
    void saysWhatIsKnownOfAnUpdateUpToItsGap() {
        play("""
                alice text insert 0 'a'
                alice text insert 0 'b'
                alice text insert 0 'c'
                merge 'gap' ['alice.1', 'alice.3']
                vectorOf 'gap' = {v1: '010101', v2: '010101'}
                rangeOf 'gap' = {v1: {from: {'1': 0}, to: {'1': 3}}, v2: {from: {'1': 0}, to: {'1': 3}}}
                """);
    }

    @Test
    void mergesUpdatesOfSeveral() {
        play("""
                alice array insert 0 [1]
                bob array insert 0 [2]
                merge 'both' ['alice.1', 'bob.1']
                carol applyV2 'both'
                carol array = [1, 2]
                merge 'turned' ['bob.1', 'alice.1']
                rangeOf 'turned'
                """);
    }

    @Test
    void writesKeysOfFormatsOnceInFormatTwo() {
        play("""
                alice text insert 0 'a' {italic: true}
                alice text insert 0 'b'
                alice text insert 0 'c' {italic: true}
                alice save 'all'
                bob applyV2 'all'
                bob text toDelta = [{insert: 'c', attributes: {italic: true}}, {insert: 'b'}, {insert: 'a', attributes: {italic: true}}]
                convert 'all'
                """);
    }

    @Test
    void keepsDeletionsThatWaitWhenItIsSaved() {
        play("""
                alice text insert 0 'abcdef'
                alice text delete 1 1
                alice text insert 5 'ghi'
                bob applyV2 'alice.3' 'alice.2'
                bob pending = true
                bob save 'waiting'
                carol applyV2 'waiting'
                carol pending = true
                carol apply 'alice.1'
                carol pending = false
                carol text = 'acdefghi'
                """);
    }
}
