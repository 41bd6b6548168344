package org.plenary.crdt.scenarios;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plenary.crdt.scenarios.Scenario.play;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.Doc;
import org.plenary.crdt.YMap;
import org.plenary.crdt.YMapEvent;

/** What Yjs tells those who observe. */
class EventScenariosTest {
    @Test
    void tellsWhatChangedInAnArray() {
        play("""
                alice array observe
                alice array insert 0 [!array[], 4, 'word']
                alice events = [{delta: [{insert: [{array: []}, 4, 'word']}]}]
                alice array delete 0 2
                alice events = [{delta: [{delete: 2}]}]
                alice array insert 1 [0.1]
                alice events = [{delta: [{retain: 1}, {insert: [0.1]}]}]
                """);
    }

    @Test
    void tellsOnceOfSeveralElements() {
        play("""
                alice array observe
                alice array insert 0 ['hi', !map{}]
                alice events = [{delta: [{insert: ['hi', {map: {}}]}]}]
                alice array delete 1
                alice events = [{delta: [{retain: 1}, {delete: 1}]}]
                alice array insert 0 [0, 1, 2]
                alice array delete 0
                alice array delete 0 2
                alice events = [{delta: [{insert: [0, 1, 2]}]}, {delta: [{delete: 1}]}, {delta: [{delete: 2}]}]
                """);
    }

    @Test
    void tellsThoseWhoGotTheChange() {
        play("""
                bob array observe
                alice array insert 0 ['stuff']
                alice array insert 0 ['more', 'and']
                sync
                bob events = [{delta: [{insert: ['more', 'and', 'stuff']}]}]
                alice array delete 1 1
                alice array push [!text'x']
                sync
                bob events = [{delta: [{retain: 1}, {delete: 1}, {retain: 1}, {insert: [{text: [{insert: 'x'}]}]}]}]
                """);
    }

    @Test
    void tellsOfAnObserversOwnChangeAfterwards() {
        play("""
                alice array observe
                alice array onChange {
                  alice array insert 1 ['second']
                }
                alice array observe
                alice array insert 0 [!array[]]
                alice array = [[], 'second']
                alice events = [{delta: [{insert: [{array: []}]}]}, {delta: [{insert: [{array: []}]}]}, {delta: [{retain: 1}, {insert: ['second']}]}, {delta: [{retain: 1}, {insert: ['second']}]}]
                """);
    }

    @Test
    void tellsOfTheOuterChangeBeforeTheInner() {
        play("""
                alice array observeDeep
                alice array insert 0 [!map{}]
                alice events = [[{path: [], delta: [{insert: [{map: {}}]}]}]]
                alice transact 'both' {
                  alice array.0 set 'a' 'a'
                  alice array insert 0 [0]
                }
                alice events = [[{path: [], delta: [{insert: [0]}]}, {path: [1], delta: [], keys: {a: {action: 'add'}}}]]
                """);
    }

    @Test
    void tellsNothingOfATypeThatIsNew() {
        play("""
                alice transact 'new' {
                  alice array insert 0 [!map{}]
                  alice array.0 observe
                  alice array.0 set 'k' 42
                }
                alice events = []
                alice array.0 set 'k' 43
                alice events = [{delta: [], keys: {k: {action: 'update', oldValue: 42}}}]
                """);
    }

    @Test
    void tellsWhatHappenedToKeys() {
        play("""
                alice map observe
                alice map set 'a' 1
                alice events = [{delta: [], keys: {a: {action: 'add'}}}]
                alice map set 'a' 2
                alice events = [{delta: [], keys: {a: {action: 'update', oldValue: 1}}}]
                alice transact 'twice' {
                  alice map set 'a' 3
                  alice map set 'a' 4
                }
                alice events = [{delta: [], keys: {a: {action: 'update', oldValue: 2}}}]
                alice transact 'new' {
                  alice map set 'b' 1
                  alice map set 'b' 2
                }
                alice events = [{delta: [], keys: {b: {action: 'add'}}}]
                alice transact 'in vain' {
                  alice map set 'c' 1
                  alice map delete 'c'
                }
                alice events = [{delta: []}]
                alice transact 'again' {
                  alice map set 'd' 1
                  alice map set 'd' 2
                }
                alice events = [{delta: [], keys: {d: {action: 'add'}}}]
                alice transact 'over' {
                  alice map set 'a' 9
                  alice map delete 'a'
                }
                alice events = [{delta: [], keys: {a: {action: 'delete', oldValue: 4}}}]
                alice map set 'a' !array[]
                alice map set 'a' 5
                alice map delete 'a'
                alice events = [{delta: [], keys: {a: {action: 'add'}}}, {delta: [], keys: {a: {action: 'update', oldValue: {array: []}}}}, {delta: [], keys: {a: {action: 'delete', oldValue: 5}}}]
                """);
    }

    @Test
    void tellsOfAKeyThatSomebodyElseSet() {
        play("""
                bob map observe
                alice map set 'stuff' 2
                sync
                bob events = [{delta: [], keys: {stuff: {action: 'add'}}}]
                bob map get 'stuff' = 2
                """);
    }

    @Test
    void tellsByItsPathWhereSomethingChangedWithin() {
        play("""
                alice map observeDeep
                alice map set 'map' !map{}
                alice map.map set 'array' !array[]
                alice map.map.array insert 0 ['content']
                alice events = [[{path: [], delta: [], keys: {map: {action: 'add'}}}], [{path: ['map'], delta: [], keys: {array: {action: 'add'}}}], [{path: ['map', 'array'], delta: [{insert: ['content']}]}]]
                """);
    }

    @Test
    void tellsByItsIndexWhereSomethingChangedWithin() {
        play("""
                alice map set 'list' !array[]
                alice map.list push ['a', 'b', 'c', !map{}]
                alice map observeDeep
                alice map.list.3 set 'hello' 'world'
                alice events = [[{path: ['list', 3], delta: [], keys: {hello: {action: 'add'}}}]]
                """);
    }

    @Test
    void tellsOfTheSameTypeWhereSeveralSetIt() {
        play("""
                alice map set 'map' !map{}
                sync
                bob map observeDeep
                carol map.map set 'deep' !map{by: 'carol'}
                dave map.map set 'deep' !map{by: 'dave'}
                sync
                bob map.map get 'deep' = {map: {by: 'dave'}}
                """);
    }

    @Test
    void tellsOfATypeAndItsSiblingAtOnce() {
        play("""
                alice map set 'map' !map{text1: !text'initial'}
                alice map observeDeep
                alice transact 'both' {
                  alice map.map.text1 insert 0 'post-'
                  alice map.map set 'text2' !text'new'
                }
                alice events = [[{path: ['map'], delta: [], keys: {text2: {action: 'add'}}}, {path: ['map', 'text1'], delta: [{insert: 'post-'}]}]]
                """);
    }

    @Test
    void finishesTheChangeAlthoughObserversFail() {
        play("""
                alice map observeFailing
                alice map observeDeepFailing
                alice map set 'y' '2' fails
                alice events = ['observer', 'deep observer']
                alice map set 'z' '3' fails
                alice events = ['observer', 'deep observer']
                alice map = {y: '2', z: '3'}
                sync
                bob map = {y: '2', z: '3'}
                """);
    }

    @Test
    void tellsWhatChangedInAText() {
        play("""
                alice text observe
                alice text insert 0 'abc'
                alice text delete 0 1
                alice text delete 1 1
                alice events = [{delta: [{insert: 'abc'}]}, {delta: [{delete: 1}]}, {delta: [{retain: 1}, {delete: 1}]}]
                alice transact 'nothing in the end' {
                  alice text insert 0 '1'
                  alice text delete 0 1
                }
                alice events = [{delta: []}]
                """);
    }

    @Test
    void tellsAttributesOfAText() {
        play("""
                alice text observe
                alice text insert 0 'abc' {bold: true}
                alice events = [{delta: [{insert: 'abc', attributes: {bold: true}}]}]
                alice text delete 0 2
                alice text insert 0 'z' {bold: true}
                alice events = [{delta: [{delete: 2}]}, {delta: [{insert: 'z', attributes: {bold: true}}]}]
                alice text insert 0 'y'
                alice events = [{delta: [{insert: 'y'}]}]
                alice text format 0 2 {bold: null}
                alice events = [{delta: [{retain: 1}, {retain: 1, attributes: {bold: null}}]}]
                """);
    }

    @Test
    void tellsAttributesThatAreFalseOrEmpty() {
        play("""
                alice text observe
                alice text insert 0 'abcde'
                alice text format 0 1 {falsy: false}
                alice text format 1 3 {falsy: ''}
                alice text format 2 1 {falsy: 0}
                alice text toDelta = [{insert: 'a', attributes: {falsy: false}}, {insert: 'b', attributes: {falsy: ''}}, {insert: 'c', attributes: {falsy: 0}}, {insert: 'd', attributes: {falsy: ''}}, {insert: 'e'}]
                alice events = [{delta: [{insert: 'abcde'}]}, {delta: [{retain: 1, attributes: {falsy: false}}]}, {delta: [{retain: 1}, {retain: 3, attributes: {falsy: ''}}]}, {delta: [{retain: 2}, {retain: 1, attributes: {falsy: 0}}]}]
                """);
    }

    @Test
    void tellsOnlyTheAttributeThatChanges() {
        play("""
                alice text insert 0 '\\n' {paragraph: 'normal', list: 'bullet'}
                alice text insert 1 'abc' {paragraph: 'normal'}
                sync
                alice text observe
                bob text observe
                bob text format 0 1 {list: 'number'}
                sync
                bob events = [{delta: [{retain: 1, attributes: {list: 'number'}}]}]
                alice events = [{delta: [{retain: 1, attributes: {list: 'number'}}]}]
                """);
    }

    @Test
    void tellsAFormatAndItsCleanup() {
        play("""
                alice text insert 0 'abcde'
                sync
                alice text format 0 3 {bold: true}
                bob text format 2 2 {bold: true}
                bob text observe
                sync
                bob events
                """);
    }

    @Test
    void tellsOfObjectsInAText() {
        play("""
                alice text observe
                alice text insert 0 'ab'
                alice text insertEmbed 1 {image: 1} {width: 100}
                alice text delete 1 1
                alice events = [{delta: [{insert: 'ab'}]}, {delta: [{retain: 1}, {insert: {image: 1}, attributes: {width: 100}}]}, {delta: [{retain: 1}, {delete: 1}, {retain: 1, attributes: {width: null}}]}]
                """);
    }

    @Test
    void tellsAttributesAndChildrenOfAnElement() {
        play("""
                alice xml insert 0 [!element['p']]
                sync
                alice xml.0 observe
                bob xml.0 observe
                alice xml.0 setAttribute 'key' 'value'
                alice events = [{delta: [], keys: {key: {action: 'add'}}}]
                sync
                bob events = [{delta: [], keys: {key: {action: 'add'}}}]
                alice xml.0 removeAttribute 'key'
                sync
                bob events = [{delta: [], keys: {key: {action: 'delete', oldValue: 'value'}}}]
                alice xml.0 insert 0 [!xmlText'some text']
                sync
                bob events = [{delta: [{insert: [{xmlText: [{insert: 'some text'}], attributes: {}}]}]}]
                alice xml.0 delete 0
                sync
                bob events = [{delta: [{delete: 1}]}]
                alice events
                """);
    }

    @Test
    void tellsTheOwnAttributesOfAnXmlText() {
        play("""
                alice xmlText observe
                alice xmlText setAttribute 'test' 42
                alice events = [{delta: [], keys: {test: {action: 'add'}}}]
                """);
    }

    @Test
    void tellsDeepChangesOfXml() {
        play("""
                alice xml insert 0 [!element['list', {}, !element['item', {}, !xmlText'one']], !xmlText'end']
                sync
                bob xml observeDeep
                alice transact 'edit' {
                  alice xml.0.0.0 insert 3 ' more' {bold: {}}
                  alice xml.0.0 setAttribute 'k' 'v'
                  alice xml insert 0 [!xmlText'begin']
                }
                sync
                bob events = [[{path: [], delta: [{insert: [{xmlText: [{insert: 'begin'}], attributes: {}}]}]}, {path: [1, 0], delta: [], keys: {k: {action: 'add'}}}, {path: [1, 0, 0], delta: [{retain: 3}, {insert: ' more', attributes: {bold: {}}}]}]]
                """);
    }

    @Test
    void tellsOriginsOfTransactionsInTheirOrder() {
        play("""
                alice observeTransactions
                alice text onChange {
                  alice transact 'nested' {
                    alice text insert 0 'a'
                  }
                }
                alice transact 'first' {
                  alice text insert 0 '0'
                }
                alice text insert 0 'b'
                alice apply 'bob.1' fails
                bob text insert 0 'x'
                sync
                alice events
                """);
    }

    @Test
    void refusesToTellOfAChangeThatIsOver() {
        YMap map = new Doc().getMap("map");
        List<YMapEvent> events = new ArrayList<>();
        map.observe(events::add);
        map.set("k", 1);
        assertThatThrownBy(() -> events.get(0).keys()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> events.get(0).delta()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tellsOfEachKeyWhenAllAreCleared() {
        play("""
                alice map set 'a' 4
                alice map set 'b' !array[1]
                alice map observe
                alice map clear
                alice events = [{delta: [], keys: {a: {action: 'delete', oldValue: 4}, b: {action: 'delete', oldValue: {array: []}}}}]
                """);
    }

    /** A text 'a', a map, and a text: Yjs wrote it, for here a type in a text is made by others only. */
    private static final String TYPES_IN_A_TEXT =
            "AQcFAAQBBHRleHQBYYcFAAEoAAUBA2tleQF3A3ZhbIYFAQRib2xkBHRydWWHBQMCBAAFBAxpbml0aWFsIHRl"
                    + "eHSGBQQEYm9sZARudWxsAA==";

    @Test
    void tellsOfTypesInAText() {
        play("""
                alice text observe
                alice load 1 '%s'
                alice text toDelta = [{insert: 'a'}, {insert: {map: {key: 'val'}}}, {insert: {text: [{insert: 'initial text'}]}, attributes: {bold: true}}]
                alice events = [{delta: [{insert: 'a'}, {insert: {map: {key: 'val'}}}, {insert: {text: [{insert: 'initial text'}]}, attributes: {bold: true}}]}]
                sync
                bob text observeDeep
                alice text.1 set 'key' 'other'
                alice text.2 insert 0 'the '
                sync
                bob events
                """.formatted(TYPES_IN_A_TEXT));
    }
}
