package org.plenary.crdt.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.crdt.scenarios.Scenario.play;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.Doc;
import org.plenary.crdt.UndoManager;
import org.plenary.crdt.UndoOptions;
import org.plenary.crdt.YText;

/** What Yjs's undo manager does. */
class UndoScenariosTest {
    @Test
    void endsACaptureWhenItIsTold() {
        play("""
                alice manage ['array']
                alice array push [1, 2, 3]
                alice stopCapturing
                alice array push [4, 5, 6]
                alice undo
                alice array = [1, 2, 3]
                alice stacks = [1, 1]
                """);
    }

    @Test
    void capturesWhatFollowsAtOnceTogether() {
        play("""
                alice manage ['text']
                alice text insert 0 'a'
                alice text insert 1 'b'
                alice text delete 0 1
                alice stacks = [1, 0]
                alice undo
                alice text = ''
                alice redo
                alice text = 'b'
                """);
    }

    @Test
    void undoesNothingOfWhatIsGoneAgain() {
        play("""
                alice manage ['text']
                alice text insert 0 'test'
                alice text delete 0 4
                alice undo
                alice text = ''
                """);
    }

    @Test
    void followsWhatWasRedone() {
        play("""
                alice manage ['text']
                alice text insert 0 'a'
                alice stopCapturing
                alice text delete 0 1
                alice stopCapturing
                alice undo
                alice text = 'a'
                alice undo
                alice text = ''
                """);
    }

    @Test
    void undoesOnesOwnTextAlone() {
        play("""
                alice manage ['text']
                alice text insert 0 'abc'
                bob text insert 0 'xyz'
                sync
                alice undo
                alice text = 'xyz'
                alice redo
                alice text = 'abcxyz'
                sync
                bob text delete 0 1
                sync
                alice undo
                alice text = 'xyz'
                alice redo
                alice text = 'bcxyz'
                alice text format 1 3 {bold: true}
                alice text toDelta = [{insert: 'b'}, {insert: 'cxy', attributes: {bold: true}}, {insert: 'z'}]
                alice undo
                alice text toDelta = [{insert: 'bcxyz'}]
                alice redo
                alice text toDelta = [{insert: 'b'}, {insert: 'cxy', attributes: {bold: true}}, {insert: 'z'}]
                sync
                """);
    }

    @Test
    void takesTypesIntoItsScopeLater() {
        play("""
                alice manage ['map']
                alice array insert 0 [0]
                alice addScope 'array'
                alice array insert 1 [1]
                alice undo
                alice array = [0]
                """);
    }

    @Test
    void undoesTwiceWhatIsThereOnce() {
        play("""
                alice text insert 0 '1221'
                alice manage ['text']
                alice text insert 2 '3'
                alice text insert 3 '3'
                alice undo
                alice undo
                alice text insert 2 '3'
                alice text = '12321'
                """);
    }

    @Test
    void undoesValuesOfAMap() {
        play("""
                alice map set 'a' 0
                alice manage ['map']
                alice map set 'a' 1
                alice undo
                alice map get 'a' = 0
                alice redo
                alice map get 'a' = 1
                alice map set 'a' !map{}
                alice map.a set 'x' 42
                alice map = {a: {x: 42}}
                alice undo
                alice map get 'a' = 1
                alice redo
                alice map = {a: {x: 42}}
                sync
                bob map set 'a' 44
                sync
                alice undo
                alice map get 'a' = 44
                alice redo
                alice map get 'a' = 44
                alice map set 'b' 'initial'
                alice stopCapturing
                alice map set 'b' 'val1'
                alice map set 'b' 'val2'
                alice stopCapturing
                alice undo
                alice map get 'b' = 'initial'
                sync
                """);
    }

    @Test
    void undoesElementsOfAnArrayAndWhatIsInThem() {
        play("""
                alice manage ['array']
                alice array insert 0 [1, 2, 3]
                bob array insert 0 [4, 5, 6]
                sync
                alice array = [1, 2, 3, 4, 5, 6]
                alice undo
                alice array = [4, 5, 6]
                alice redo
                alice array = [1, 2, 3, 4, 5, 6]
                sync
                bob array delete 0 1
                sync
                alice undo
                alice array = [4, 5, 6]
                alice redo
                alice array = [2, 3, 4, 5, 6]
                alice array delete 0 5
                alice array insert 0 [!map{}]
                alice array = [{}]
                alice stopCapturing
                alice array.0 set 'a' 1
                alice array = [{a: 1}]
                alice undo
                alice array = [{}]
                alice undo
                alice array = [2, 3, 4, 5, 6]
                alice redo
                alice array = [{}]
                alice redo
                alice array = [{a: 1}]
                sync
                bob array.0 set 'b' 2
                sync
                alice array = [{a: 1, b: 2}]
                alice undo
                alice array = [{b: 2}]
                alice undo
                alice array = [2, 3, 4, 5, 6]
                alice redo
                alice array = [{b: 2}]
                alice redo
                alice array = [{a: 1, b: 2}]
                sync
                """);
    }

    @Test
    void undoesXml() {
        play("""
                alice xml insert 0 [!element['body']]
                alice manage ['xml.0']
                alice xml.0 insert 0 [!element['p']]
                alice xml.0.0 insert 0 [!xmlText'content']
                alice xml toString = '<body><p>content</p></body>'
                alice stopCapturing
                alice xml.0.0.0 format 3 4 {bold: {}}
                alice xml toString = '<body><p>con<bold>tent</bold></p></body>'
                alice undo
                alice xml toString = '<body><p>content</p></body>'
                alice redo
                alice xml toString = '<body><p>con<bold>tent</bold></p></body>'
                alice xml.0 delete 0 1
                alice xml toString = '<body></body>'
                alice undo
                alice xml toString = '<body><p>con<bold>tent</bold></p></body>'
                sync
                """);
    }

    @Test
    void tellsOfItsStackAndKeepsWhatIsNotedThere() {
        play("""
                alice manage ['text']
                alice observeUndo
                alice text insert 0 'abc'
                alice undo
                alice redo
                alice events = [{added: 'undo', number: 0}, {added: 'redo', number: 1}, {popped: 'undo', number: 0}, {added: 'undo', number: 2}, {popped: 'redo', number: 1}]
                """);
    }

    @Test
    void capturesTheOriginsThatItTracks() {
        play("""
                alice manage ['text'] {trackedOrigins: ['me']}
                alice transact 'me' {
                  alice text insert 0 'abc'
                }
                alice transact 'somebody' {
                  alice text insert 3 'def'
                }
                alice text insert 6 'ghi'
                alice undo
                alice text = 'defghi'
                alice undo
                alice text = 'defghi'
                """);
    }

    @Test
    void undoesWithinItsScopeOnly() {
        play("""
                alice array insert 0 [!text'', !text'']
                alice manage ['array.0'] {} 'first'
                alice manage ['array.0', 'array.1'] {} 'both'
                alice array.1 insert 0 'abc'
                alice stacks 'first' = [0, 0]
                alice stacks 'both' = [1, 0]
                alice undo 'first'
                alice array = ['', 'abc']
                alice undo 'both'
                alice array = ['', '']
                """);
    }

    @Test
    void undoesAfterAnotherUndidTheirs() {
        play("""
                live
                alice array push [!map{hello: 'world'}]
                alice array push [!map{key: 'value'}]
                alice manage ['array'] {trackedOrigins: ['alice here']}
                bob manage ['array'] {trackedOrigins: ['bob here']}
                alice transact 'alice here' {
                  alice array.1 set 'key' 'value modified'
                }
                alice stopCapturing
                alice transact 'alice here' {
                  alice array.0 set 'hello' 'world modified'
                }
                bob transact 'bob here' {
                  bob array delete 0
                }
                bob undo
                alice undo
                alice array.1 get 'key' = 'value'
                """);
    }

    @Test
    void restoresTypesThatReplacedEachOther() {
        play("""
                alice new {gc: false}
                alice manage ['map'] {captureTimeout: 0}
                alice map set 'text' !map{blocks: !map{text: '1'}}
                alice map.text set 'blocks' !map{text: '2'}
                alice map.text set 'blocks' !map{text: '3'}
                alice map.text set 'blocks' !map{text: '4'}
                alice undo
                alice map = {text: {blocks: {text: '3'}}}
                alice undo
                alice map = {text: {blocks: {text: '2'}}}
                alice undo
                alice map = {text: {blocks: {text: '1'}}}
                alice undo
                alice map = {}
                alice redo
                alice map = {text: {blocks: {text: '1'}}}
                alice redo
                alice map = {text: {blocks: {text: '2'}}}
                alice redo
                alice map = {text: {blocks: {text: '3'}}}
                alice redo
                alice map = {text: {blocks: {text: '4'}}}
                """);
    }

    @Test
    void restoresTypesWhileTheDocumentForgets() {
        play("""
                alice manage ['map'] {captureTimeout: 0}
                alice map set 'text' !map{blocks: !map{text: 'Type Something'}}
                alice map.text set 'blocks' !map{text: 'Something'}
                alice map.text set 'blocks' !map{text: 'Something Else'}
                alice undo
                alice undo
                alice undo
                alice map = {}
                alice redo
                alice redo
                alice redo
                alice map = {text: {blocks: {text: 'Something Else'}}}
                """);
    }

    @Test
    void redoesOneAfterTheOther() {
        play("""
                alice manage ['map']
                alice map set 'a' !map{x: 0, y: 0}
                alice stopCapturing
                alice map.a set 'x' 100
                alice map.a set 'y' 100
                alice stopCapturing
                alice map.a set 'x' 200
                alice map.a set 'y' 200
                alice stopCapturing
                alice map.a set 'x' 300
                alice map.a set 'y' 300
                alice stopCapturing
                alice undo
                alice map.a = {x: 200, y: 200}
                alice undo
                alice map.a = {x: 100, y: 100}
                alice undo
                alice map.a = {x: 0, y: 0}
                alice undo
                alice map get 'a' = null
                alice redo
                alice map.a = {x: 0, y: 0}
                alice redo
                alice map.a = {x: 100, y: 100}
                alice redo
                alice map.a = {x: 200, y: 200}
                alice redo
                alice map.a = {x: 300, y: 300}
                """);
    }

    @Test
    void redoesAttributesOfARestoredElement() {
        play("""
                alice manage ['xml'] {captureTimeout: 0, trackedOrigins: ['me']}
                alice transact 'me' {
                  alice xml push [!element['test-node', {a: '100', b: '0'}]]
                }
                alice transact 'me' {
                  alice xml.0 setAttribute 'a' '200'
                }
                alice transact 'me' {
                  alice xml.0 setAttribute 'a' '180'
                  alice xml.0 setAttribute 'b' '50'
                }
                alice undo
                alice undo
                alice undo
                alice xml toString = ''
                alice redo
                alice redo
                alice redo
                alice xml toString = '<test-node a="180" b="50"></test-node>'
                """);
    }

    @Test
    void restoresAFormatThatWasPartlyEnded() {
        play("""
                alice text insert 0 'The Parties shall cooperate in good faith.'
                alice manage ['text']
                sync
                alice text format 12 15 {bold: true}
                alice stopCapturing
                sync
                alice text format 18 9 {bold: null}
                alice stopCapturing
                sync
                alice undo
                sync
                bob text toDelta = [{insert: 'The Parties '}, {insert: 'shall cooperate', attributes: {bold: true}}, {insert: ' in good faith.'}]
                """);
    }

    @Test
    void overwritesOthersValuesIfTold() {
        play("""
                live
                alice manage ['map'] {ignoreRemoteMapChanges: true}
                alice map set 'x' 1
                bob map set 'x' 2
                alice map set 'x' 3
                bob map set 'x' 4
                alice undo
                alice map get 'x' = 2
                bob map get 'x' = 2
                """);
    }

    @Test
    void leavesOthersValuesOtherwise() {
        play("""
                live
                alice manage ['map']
                alice map set 'x' 1
                bob map set 'x' 2
                alice map set 'x' 3
                bob map set 'x' 4
                alice undo
                alice map get 'x' = 4
                """);
    }

    @Test
    void restoresAnElementThatWasChangedAndDeletedAtOnce() {
        play("""
                alice manage ['xml'] {trackedOrigins: ['me']}
                alice xml insert 0 [!element['test', {a: '1', b: '2'}]]
                alice transact 'me' {
                  alice xml.0 setAttribute 'b' '3'
                  alice xml delete 0
                }
                alice xml toString = ''
                alice undo
                alice xml toString = '<test a="1" b="2"></test>'
                """);
    }

    @Test
    void restoresDeletedKeysOneAfterTheOther() {
        play("""
                alice manage ['map'] {captureTimeout: 0}
                alice map set 'a' 'a'
                alice map delete 'a'
                alice map set 'a' 'b'
                alice map delete 'a'
                alice map set 'a' 'c'
                alice map delete 'a'
                alice map set 'a' 'd'
                alice map = {a: 'd'}
                alice undo
                alice map = {}
                alice undo
                alice map = {a: 'c'}
                alice undo
                alice map = {}
                alice undo
                alice map = {a: 'b'}
                alice undo
                alice map = {}
                alice undo
                alice map = {a: 'a'}
                """);
    }

    @Test
    void forgetsItsStacksWhenItIsCleared() {
        play("""
                alice manage ['text']
                alice text insert 0 'abc'
                alice stopCapturing
                alice text insert 0 'x'
                alice undo
                alice stacks = [1, 1]
                alice clear
                alice stacks = [0, 0]
                alice undo
                alice redo
                alice text = 'abc'
                """);
    }

    @Test
    void dropsRedoWhenSomethingNewIsDone() {
        play("""
                alice manage ['text'] {captureTimeout: 0}
                alice text insert 0 'a'
                alice text insert 1 'b'
                alice undo
                alice text insert 1 'c'
                alice redo
                alice text = 'ac'
                alice stacks = [2, 0]
                """);
    }

    @Test
    void restoresTextWithinAParagraphThatWasDeleted() {
        play("""
                alice xml insert 0 [!element['p', {id: 'x'}, !xmlText'kept']]
                sync
                alice manage ['xml'] {captureTimeout: 0}
                alice xml.0.0 insert 4 ' typed' {bold: {}}
                bob xml.0.0 insert 0 'bob: '
                sync
                alice xml delete 0
                bob xml.0 setAttribute 'id' 'y'
                sync
                alice undo
                alice xml toString = '<p id="x">bob: kept<bold> typed</bold></p>'
                alice undo
                alice xml toString = '<p id="x">bob: kept</p>'
                alice redo
                alice redo
                alice xml toString = ''
                sync
                """);
    }

    @Test
    void rejectsChangesOfARestrictedTypeByUndoingThem() {
        play("""
                alice array1 insert 0 [1]
                alice array2 insert 0 [1]
                alice save 'both'
                bob array1 insert 0 [2]
                bob save 'public'
                carol array1
                carol manage ['array2'] {trackedOrigins: ['apply']}
                carol apply 'both'
                carol undo
                carol stacks = [0, 1]
                carol apply 'public'
                carol stacks = [0, 1]
                carol array2 = []
                carol array1 = [1, 2]
                """);
    }

    @Test
    void takesTheWholeDocumentForItsScope() {
        play("""
                alice manage 'doc'
                alice array insert 0 [1]
                alice map set 'k' !text'abc'
                alice undo
                alice array = []
                alice map = {}
                alice redo
                alice map = {k: 'abc'}
                alice array = [1]
                """);
    }

    @Test
    void leavesWhatItsFilterKeeps() {
        play("""
                alice manage ['array'] {keepsFilledMaps: true}
                alice array insert 0 [!map{hi: 1}, !map{}]
                alice undo
                alice array = [{hi: 1}]
                alice array.0 keys = ['hi']
                """);
    }

    @Test
    void undoesWithinATypeInAText() {
        play("""
                alice load 1 'AQcFAAQBBHRleHQBYYcFAAEoAAUBA2tleQF3A3ZhbIYFAQRib2xkBHRydWWHBQMCBAAFBAxpbml0aWFsIHRleHSGBQQEYm9sZARudWxsAA=='
                alice manage ['text']
                alice text.2 delete 0 12
                alice text.2 insert 0 'other text'
                alice text.2 = 'other text'
                alice undo
                alice text.2 = 'initial text'
                alice text delete 0 3
                alice text length = 0
                alice undo
                alice text.2 = 'initial text'
                alice text.1 = {key: 'val'}
                sync
                """);
    }

    @Test
    void capturesTheOriginsOfAClass() {
        Doc doc = new Doc();
        YText text = doc.getText("text");
        try (UndoManager manager = new UndoManager(text, new UndoOptions().withTrackedOrigins(Set.of(Integer.class)))) {
            doc.transact(42, () -> text.insert(0, "abc"));
            doc.transact("a word", () -> text.insert(3, "def"));
            manager.undo();
            assertThat(text.toString()).isEqualTo("def");
        }
    }
}
