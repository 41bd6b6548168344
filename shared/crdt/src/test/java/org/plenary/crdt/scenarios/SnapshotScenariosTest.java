package org.plenary.crdt.scenarios;

import static org.plenary.crdt.scenarios.Scenario.play;

import org.junit.jupiter.api.Test;

/** What Yjs does with snapshots. */
class SnapshotScenariosTest {
    @Test
    void restoresATextAsItWas() {
        play("""
                alice new {gc: false}
                alice text insert 0 'world!'
                alice snapshot 'before'
                alice text insert 0 'hello '
                bob restore 'alice' 'before'
                bob text = 'world!'
                alice text = 'hello world!'
                """);
    }

    @Test
    void readsAttributesAsTheyWere() {
        play("""
                alice new {gc: false}
                alice xml insert 0 [!element['div']]
                alice snapshot 'none'
                alice xml.0 setAttribute 'a' '1'
                alice snapshot 'one'
                alice xml.0 setAttribute 'a' '2'
                alice xml.0 getAttributes = {a: '2'}
                alice xml.0 attributesAt !snapshot'one' = {a: '1'}
                alice xml.0 attributesAt !snapshot'none' = {}
                """);
    }

    @Test
    void restoresAnArrayAsItWas() {
        play("""
                alice new {gc: false}
                alice array insert 0 ['hello']
                alice snapshot 's'
                alice array insert 1 ['world']
                bob restore 'alice' 's'
                bob array = ['hello']
                alice array = ['hello', 'world']
                """);
    }

    @Test
    void restoresTheEmptyDocument() {
        play("""
                alice new {gc: false}
                alice decodeSnapshot 'empty' '0001904e00'
                alice array insert 0 ['world']
                bob restore 'alice' 'empty'
                bob array = []
                alice snapshot 'now'
                carol restore 'alice' 'now'
                carol array = ['world']
                """);
    }

    @Test
    void restoresATypeWithWhatItHeld() {
        play("""
                alice new {gc: false}
                alice array insert 0 [!map{}]
                alice array.0 set 'key1' 'value1'
                alice snapshot 's'
                alice array.0 set 'key2' 'value2'
                bob restore 'alice' 's'
                bob array = [{key1: 'value1'}]
                alice array = [{key1: 'value1', key2: 'value2'}]
                """);
    }

    @Test
    void restoresWhatWasDeletedSince() {
        play("""
                alice new {gc: false}
                alice array insert 0 ['item1', 'item2']
                alice snapshot 's'
                alice array delete 0
                bob restore 'alice' 's'
                bob array = ['item1', 'item2']
                alice array = ['item2']
                """);
    }

    @Test
    void restoresWhatStoodBehindAnother() {
        play("""
                alice new {gc: false}
                alice array insert 0 ['item1']
                alice map set 'test' 1
                alice array insert 0 ['item0']
                alice snapshot 's'
                alice array delete 1
                bob restore 'alice' 's'
                bob array = ['item0', 'item1']
                bob map = {test: 1}
                """);
    }

    @Test
    void restoresNothingThatWasDeletedBefore() {
        play("""
                alice new {gc: false}
                alice array insert 0 ['item1']
                alice array delete 0
                alice snapshot 's'
                alice array insert 0 ['item0']
                bob restore 'alice' 's'
                bob array = []
                """);
    }

    @Test
    void restoresWhatStoodAroundADeletion() {
        play("""
                alice new {gc: false}
                alice array insert 0 ['item1', 'item2', 'item3']
                alice array delete 1
                alice snapshot 's'
                alice array insert 0 ['item0']
                bob restore 'alice' 's'
                bob array = ['item1', 'item3']
                """);
    }

    @Test
    void restoresWhatSeveralWroteInTurns() {
        play("""
                alice new {gc: false}
                bob new {gc: false}
                alice array insert 0 ['a1']
                sync
                bob array insert 1 ['b1']
                sync
                alice snapshot 's'
                alice array insert 2 ['a2']
                sync
                bob array insert 3 ['b2']
                sync
                carol restore 'alice' 's'
                carol array = ['a1', 'b1']
                dave restore 'bob' 's'
                dave array = ['a1', 'b1']
                """);
    }

    @Test
    void knowsWhichUpdatesItContains() {
        play("""
                alice snapshot 'empty'
                alice array insert 0 [1]
                alice snapshot 'one'
                alice array delete 0 1
                alice snapshot 'gone'
                contains 'empty' 'alice.1' = false
                contains 'one' 'alice.2' = false
                contains 'one' 'alice.1' = true
                contains 'gone' 'alice.1' = true
                contains 'gone' 'alice.2' = true
                same 'one' 'gone' = false
                """);
    }

    @Test
    void isTheSameForThoseWhoKnowTheSame() {
        play("""
                alice text insert 0 'abc'
                bob map set 'k' 1
                sync
                alice text delete 1 1
                sync
                alice snapshot 'a'
                bob snapshot 'b'
                same 'a' 'b' = true
                """);
    }

    @Test
    void cannotBeRestoredWhereThePastIsForgotten() {
        play("""
                alice array insert 0 [1]
                alice snapshot 's'
                bob restore 'alice' 's' fails
                """);
    }

    @Test
    void showsATextBetweenTwoMoments() {
        play("""
                alice new {gc: false}
                alice text applyDelta [{insert: 'abcd'}]
                alice snapshot 'one'
                alice text applyDelta [{retain: 1}, {insert: 'x'}, {delete: 1}]
                alice snapshot 'two'
                alice text applyDelta [{retain: 2}, {delete: 1}, {insert: 'x'}, {delete: 1}]
                alice text toDelta !snapshot'one' = [{insert: 'abcd'}]
                alice text toDelta !snapshot'two' = [{insert: 'axcd'}]
                alice text toDelta !snapshot'two' !snapshot'one' = [{insert: 'a'}, {insert: 'x', attributes: {ychange: {type: 'added'}}}, {insert: 'b', attributes: {ychange: {type: 'removed'}}}, {insert: 'cd'}]
                """);
    }

    @Test
    void doesNotShowWhatWasAppendedSince() {
        play("""
                alice new {gc: false}
                alice text applyDelta [{insert: 'abcd'}]
                alice snapshot 'one'
                alice text applyDelta [{retain: 4}, {insert: 'e'}]
                alice text toDelta !snapshot'one' = [{insert: 'abcd'}]
                """);
    }

    @Test
    void showsFormatsAsTheyWere() {
        play("""
                alice new {gc: false}
                alice text insert 0 'abcdef' {bold: true}
                alice text insertEmbed 3 {image: 1}
                alice snapshot 'one'
                alice text format 1 4 {bold: null, italic: true}
                alice text delete 3 1
                alice snapshot 'two'
                alice text toDelta !snapshot'one' = [{insert: 'abc', attributes: {bold: true}}, {insert: {image: 1}}, {insert: 'def', attributes: {bold: true}}]
                alice text toDelta !snapshot'two' !snapshot'one'
                """);
    }
}
