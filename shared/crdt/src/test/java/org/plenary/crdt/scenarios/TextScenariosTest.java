package org.plenary.crdt.scenarios;

import static org.plenary.crdt.scenarios.Scenario.play;

import org.junit.jupiter.api.Test;

/** What Yjs does with texts. */
class TextScenariosTest {
    @Test
    void takesItsPlacesBesideWhatWasDeleted() {
        play("""
                alice text insert 0 'abcd'
                sync
                alice text delete 2 2
                alice text insert 2 'x'
                bob text delete 2 2
                bob text insert 2 'y' {bold: true}
                carol text delete 0 2
                carol text insert 0 'z'
                dave text delete 1 3
                dave text format 0 1 {bold: true}
                dave text insertEmbed 1 {image: 1} {}
                erin text delete 0 4
                erin text insert 0 'e'
                sync
                """);
    }

    @Test
    void insertsAndDeletes() {
        play("""
                alice text delete 0 0
                alice text insert 0 'peace'
                alice text delete 0 1
                alice text = 'eace'
                alice text delete 1 1
                alice text = 'ece'
                alice transact 'nothing in the end' {
                  alice text insert 0 '1'
                  alice text delete 0 1
                }
                sync
                bob text = 'ece'
                """);
    }

    @Test
    void joinsWhatIsInsertedWithTheAttributesThatAreThere() {
        play("""
                alice text insert 0 'abc' {bold: true}
                alice text delete 0 1
                alice text delete 1 1
                alice text toDelta = [{insert: 'b', attributes: {bold: true}}]
                alice text insert 0 'z' {bold: true}
                alice text toDelta = [{insert: 'zb', attributes: {bold: true}}]
                alice text insert 0 'y'
                alice text toDelta = [{insert: 'y'}, {insert: 'zb', attributes: {bold: true}}]
                alice text format 0 2 {bold: null}
                alice text toDelta = [{insert: 'yz'}, {insert: 'b', attributes: {bold: true}}]
                sync
                bob text toDelta = [{insert: 'yz'}, {insert: 'b', attributes: {bold: true}}]
                """);
    }

    @Test
    void takesFalseAndZeroAndEmptyForAttributes() {
        play("""
                alice text insert 0 'abcde'
                alice text format 0 1 {bold: false}
                alice text format 1 1 {level: 0}
                alice text format 2 1 {note: ''}
                alice text format 3 1 {mark: {}}
                alice text toDelta = [{insert: 'a', attributes: {bold: false}}, {insert: 'b', attributes: {level: 0}}, {insert: 'c', attributes: {note: ''}}, {insert: 'd', attributes: {mark: {}}}, {insert: 'e'}]
                sync
                alice text format 0 5 {bold: null, level: null, note: null, mark: null}
                alice text toDelta = [{insert: 'abcde'}]
                sync
                """);
    }

    @Test
    void formatsSeveralLinesWithoutTheirEnds() {
        play("""
                alice text insert 0 'Test\\nMulti-line\\nFormatting'
                alice text applyDelta [{retain: 4, attributes: {bold: true}}, {retain: 1}, {retain: 10, attributes: {bold: true}}, {retain: 1}, {retain: 10, attributes: {bold: true}}]
                alice text toDelta = [{insert: 'Test', attributes: {bold: true}}, {insert: '\\n'}, {insert: 'Multi-line', attributes: {bold: true}}, {insert: '\\n'}, {insert: 'Formatting', attributes: {bold: true}}]
                """);
    }

    @Test
    void keepsLinesApartWhoseEndsAreAttributed() {
        play("""
                alice text applyDelta [{insert: 'Text'}, {insert: '\\n', attributes: {title: true}}, {insert: '\\nText'}, {insert: '\\n', attributes: {title: true}}]
                alice text toDelta = [{insert: 'Text'}, {insert: '\\n', attributes: {title: true}}, {insert: '\\nText'}, {insert: '\\n', attributes: {title: true}}]
                """);
    }

    @Test
    void formatsWhatFollowsADeletion() {
        play("""
                alice text applyDelta [{insert: 'Text'}, {insert: '\\n', attributes: {title: true}}, {insert: '\\n'}]
                alice text applyDelta [{retain: 4}, {delete: 1}, {retain: 1, attributes: {title: true}}]
                alice text toDelta = [{insert: 'Text'}, {insert: '\\n', attributes: {title: true}}]
                """);
    }

    @Test
    void replacesOneObjectAttributeByAnotherBehindADeletion() {
        play("""
                alice text applyDelta [{insert: '\\n', attributes: {block: 'a'}}, {insert: '\\n\\n', attributes: {column: {width: '150'}}}]
                alice text applyDelta [{retain: 3}, {insert: '\\n', attributes: {block: 'b', line: {row: 'r1', cell: 'c1'}, row: 'r1', cell: 'c1'}}]
                alice text applyDelta [{retain: 4}, {insert: '\\n', attributes: {block: 'c', line: {row: 'r1', cell: 'c2'}, row: 'r1', cell: 'c2'}}]
                alice text applyDelta [{retain: 5}, {insert: '\\n', attributes: {block: 'd'}}, {insert: 'after the table'}, {insert: '\\n', attributes: {block: 'e'}}]
                alice text applyDelta [{retain: 4}, {insert: '-'}]
                alice text applyDelta [{retain: 5}, {insert: ' '}]
                alice text applyDelta [{retain: 4}, {delete: 2}, {retain: 1, attributes: {line: null, list: {row: 'r1', cell: 'c2', list: 'bullet'}}}]
                alice text toDelta = [{insert: '\\n', attributes: {block: 'a'}}, {insert: '\\n\\n', attributes: {column: {width: '150'}}}, {insert: '\\n', attributes: {block: 'b', line: {row: 'r1', cell: 'c1'}, row: 'r1', cell: 'c1'}}, {insert: '\\n', attributes: {block: 'c', row: 'r1', cell: 'c2', list: {row: 'r1', cell: 'c2', list: 'bullet'}}}, {insert: '\\n', attributes: {block: 'd'}}, {insert: 'after the table'}, {insert: '\\n', attributes: {block: 'e'}}]
                sync
                bob text length = 22
                """);
    }

    @Test
    void endsAttributesAndChangesOneWhereALineIsJoined() {
        play("""
                alice text applyDelta [{insert: '\\n', attributes: {block: 'one'}}, {insert: {table: true}}, {insert: ' '}, {insert: {command: {id: 'x', replace: '/'}}}]
                alice text applyDelta [{retain: 4}, {insert: '\\n', attributes: {block: 'two'}}, {insert: '\\n', attributes: {block: 'three', layout: 'l1', 'layout-width': '0.5'}}, {insert: '\\n', attributes: {block: 'four'}}]
                alice text applyDelta [{retain: 1}, {delete: 4}, {retain: 1, attributes: {layout: null, 'layout-width': null, block: 'two'}}]
                alice text toDelta = [{insert: '\\n', attributes: {block: 'one'}}, {insert: '\\n', attributes: {block: 'two'}}, {insert: '\\n', attributes: {block: 'four'}}]
                sync
                """);
    }

    @Test
    void holdsObjects() {
        play("""
                alice text applyDelta [{insert: {linebreak: 's'}}]
                alice text toDelta = [{insert: {linebreak: 's'}}]
                sync
                bob text length = 1
                bob text = ''
                """);
    }

    @Test
    void givesAnObjectItsOwnAttributes() {
        play("""
                alice text insert 0 'ab' {bold: true}
                alice text insertEmbed 1 {image: 'a.png'} {width: 100}
                alice text toDelta = [{insert: 'a', attributes: {bold: true}}, {insert: {image: 'a.png'}, attributes: {width: 100}}, {insert: 'b', attributes: {bold: true}}]
                alice text = 'ab'
                sync
                """);
    }

    @Test
    void givesAnObjectNoAttributesIfNoneAreTold() {
        play("""
                alice text insert 0 'ab' {bold: true}
                alice text insertEmbed 1 {image: 'a.png'}
                alice text toDelta = [{insert: 'a', attributes: {bold: true}}, {insert: {image: 'a.png'}}, {insert: 'b', attributes: {bold: true}}]
                sync
                """);
    }

    @Test
    void isReadWithoutItsAttributes() {
        play("""
                alice text insert 0 'abc' {bold: true}
                alice text = 'abc'
                alice text toString = 'abc'
                """);
    }

    @Test
    void cleansUpAttributesAroundNothing() {
        play("""
                alice text insert 0 'ab' {bold: true}
                alice text delete 0 2
                alice text toDelta = []
                bob text insert 0 '1234'
                bob text insert 2 'ab' {bold: true}
                bob text delete 2 2
                bob text toDelta = [{insert: '1234'}]
                sync
                """);
    }

    @Test
    void mergesConcurrentFormats() {
        play("""
                alice text insert 0 'abcde'
                sync
                alice text format 0 3 {bold: true}
                bob text format 2 2 {bold: true}
                sync
                alice text toDelta = [{insert: 'ab', attributes: {bold: true}}, {insert: 'c', attributes: {bold: true}}, {insert: 'd'}, {insert: 'e'}]
                """);
    }

    @Test
    void formatsOnlyWhatHasAnotherValue() {
        play("""
                alice text insert 0 '\\n' {paragraph: 'normal', list: 'bullet'}
                alice text insert 1 'abc' {paragraph: 'normal'}
                sync
                bob text format 0 1 {list: 'number'}
                sync
                alice text toDelta = [{insert: '\\n', attributes: {paragraph: 'normal', list: 'number'}}, {insert: 'abc', attributes: {paragraph: 'normal'}}]
                """);
    }

    @Test
    void writesAPairThatWasCutByAnInsertion() {
        play("""
                alice text insert 0 '👾'
                alice text insert 1 'hi!'
                alice text length = 5
                sync
                """);
    }

    @Test
    void writesAPairThatWasCutByADeletion() {
        play("""
                alice text insert 0 '👾👾'
                alice text delete 1 2
                alice text length = 2
                sync
                """);
    }

    @Test
    void writesAPairThatWasCutByAFormat() {
        play("""
                alice text insert 0 '👾👾'
                alice text format 1 2 {bold: true}
                alice text length = 4
                sync
                """);
    }

    @Test
    void findsItsPlacesAfterUpdatesThatCameBack() {
        play("""
                live
                alice text insert 0 'a_a'
                alice text insert 2 's'
                bob text insert 3 'd'
                alice text delete 0 5
                alice text = ''
                alice text insert 0 'a_a'
                alice text insert 2 's'
                bob text insert 3 'd'
                alice text = 'a_sda'
                bob text = 'a_sda'
                """);
    }

    @Test
    void mergesFormatsOfALineThatAnotherHadFormattedBefore() {
        play("""
                alice text insert 0 '\\n\\n\\n'
                alice text format 0 3 {url: 'http://one.example'}
                alice text format 1 1 {url: 'http://two.example'}
                sync
                bob text toDelta = [{insert: '\\n', attributes: {url: 'http://one.example'}}, {insert: '\\n', attributes: {url: 'http://two.example'}}, {insert: '\\n', attributes: {url: 'http://one.example'}}]
                """);
    }

    @Test
    void leavesNoNeedlessFormatsWhenOneEnds() {
        play("""
                alice text insert 0 'The Parties shall cooperate in good faith.'
                sync
                alice text format 12 15 {bold: true}
                sync
                alice text format 18 9 {bold: null}
                sync
                bob text toDelta = [{insert: 'The Parties '}, {insert: 'shall ', attributes: {bold: true}}, {insert: 'cooperate in good faith.'}]
                """);
    }

    @Test
    void ordersConcurrentInsertsAtOnePlaceByClient() {
        play("""
                alice text insert 0 'abc'
                bob text insert 0 'xyz'
                carol text insert 0 '123'
                sync
                alice text = 'abcxyz123'
                """);
    }

    @Test
    void keepsWordsWholeThatWereTypedAtOnePlaceAtOnce() {
        play("""
                alice text insert 0 '[]'
                sync
                alice text insert 1 'h'
                alice text insert 2 'i'
                bob text insert 1 'y'
                bob text insert 2 'o'
                carol text insert 1 'e'
                carol text insert 1 'h'
                sync
                alice text = '[hiyohe]'
                """);
    }

    @Test
    void letsAnAttributeEndWithinAnInsertion() {
        play("""
                alice text insert 0 'bold' {bold: true}
                alice text insert 2 'in'
                alice text insert 6 'end'
                alice text insert 0 'plain' {}
                alice text insert 7 'x' {italic: true}
                sync
                bob text toDelta = [{insert: 'plain'}, {insert: 'bo', attributes: {bold: true}}, {insert: 'x', attributes: {italic: true}}, {insert: 'inldend', attributes: {bold: true}}]
                """);
    }
}
