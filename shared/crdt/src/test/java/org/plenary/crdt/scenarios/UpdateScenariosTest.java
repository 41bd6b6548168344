package org.plenary.crdt.scenarios;

import static org.plenary.crdt.scenarios.Scenario.play;

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
}
