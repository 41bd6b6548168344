package org.plenary.crdt.scenarios;

import static org.plenary.crdt.scenarios.Scenario.play;

import org.junit.jupiter.api.Test;

/** What Yjs does with XML. */
class XmlScenariosTest {
    @Test
    void setsAttributes() {
        play("""
                alice xml insert 0 [!element['p']]
                alice xml.0 setAttribute 'height' '10'
                alice xml.0 getAttribute 'height' = '10'
                sync
                bob xml.0 getAttribute 'height' = '10'
                bob xml.0 hasAttribute 'height' = true
                bob xml.0 removeAttribute 'height'
                sync
                alice xml.0 hasAttribute 'height' = false
                alice xml.0 getAttributes = {}
                """);
    }

    @Test
    void buildsElementsWithTheirContent() {
        play("""
                alice xml insert 0 [!element['p', {}, !xmlText'init', !xmlText'text'], !element['p'], !element['img', {src: 'a.png'}]]
                sync
                bob xml toString = '<p>inittext</p><p></p><img src="a.png"></img>'
                bob xml.0 length = 2
                bob xml.2 nodeName = 'img'
                """);
    }

    @Test
    void givesATextAttributesOfItsOwn() {
        play("""
                alice xmlText setAttribute 'test' 42
                alice xmlText getAttribute 'test' = 42
                alice xmlText getAttributes = {test: 42}
                sync
                bob xmlText getAttributes = {test: 42}
                """);
    }

    @Test
    void writesMarksAsElements() {
        play("""
                alice xmlText applyDelta [{insert: 'A', attributes: {em: {}, strong: {}}}, {insert: 'B', attributes: {em: {}}}, {insert: 'C', attributes: {em: {}, strong: {}}}]
                alice xmlText toDelta = [{insert: 'A', attributes: {em: {}, strong: {}}}, {insert: 'B', attributes: {em: {}}}, {insert: 'C', attributes: {em: {}, strong: {}}}]
                alice xmlText toString = '<em><strong>A</strong></em><em>B</em><em><strong>C</strong></em>'
                sync
                """);
    }

    @Test
    void knowsWhatHoldsANode() {
        play("""
                alice xml insert 0 [!xmlText'', !element['p']]
                alice xml.0 parent = {fragment: [{xmlText: [], attributes: {}}, {element: 'p', attributes: {}, children: []}]}
                alice xml parent = null
                """);
    }

    @Test
    void writesNamesInLowerCaseAndAttributesInOrder() {
        play("""
                alice xml insert 0 [!element['Heading', {level: 2, id: 'h', Align: 'left'}, !xmlText'Title']]
                alice xml toString = '<heading Align="left" id="h" level="2">Title</heading>'
                sync
                """);
    }

    @Test
    void mergesChildrenThatWerePutAtOnePlace() {
        play("""
                alice xml insert 0 [!element['list']]
                sync
                alice xml.0 insert 0 [!element['item', {by: 'alice'}]]
                bob xml.0 insert 0 [!element['item', {by: 'bob'}]]
                carol xml delete 0
                sync 'alice' 'bob'
                alice xml toString = '<list><item by="alice"></item><item by="bob"></item></list>'
                sync
                alice xml toString = ''
                """);
    }

    @Test
    void takesItsPlacesBesideWhatWasDeleted() {
        play("""
                alice xml insert 0 [!element['a'], !element['b'], !element['c']]
                sync
                alice xml delete 1 2
                alice xml push [!element['pushed'], !xmlText'with it']
                bob xml delete 1 2
                bob xml insert 1 [!element['inserted']]
                carol xml delete 2
                carol xml insertAfterChild 1 [!element['after'], !xmlText'']
                dave xml delete 0
                dave xml unshift [!element['first'], !element['second']]
                erin xml insertAfterChild null [!element['as first']]
                sync
                """);
    }

    @Test
    void dropsWhatIsTypedInADeletedParagraph() {
        play("""
                alice xml insert 0 [!element['p', {}, !xmlText'keep'], !element['p', {}, !xmlText'drop']]
                sync
                alice xml delete 1
                bob xml.1.0 insert 4 ' this'
                bob xml.0.0 insert 4 ' that'
                sync
                alice xml toString = '<p>keep that</p>'
                """);
    }

    @Test
    void findsElementsByTheirName() {
        play("""
                alice xml insert 0 [!element['p', {}, !xmlText'init', !element['b', {}, !element['p', {in: 'b'}]]], !element['p'], !element['img']]
                alice xml querySelectorAll 'p'
                alice xml querySelectorAll 'P'
                alice xml querySelector 'b' = {element: 'b', attributes: {}, children: [{element: 'p', attributes: {in: 'b'}, children: []}]}
                alice xml querySelector 'i' = null
                alice xml.0 querySelectorAll 'img' = []
                """);
    }

    @Test
    void knowsTheNodesBesideANode() {
        play("""
                alice xml insert 0 [!xmlText'one', !element['p'], !element['q']]
                alice xml.0 nextSibling = {element: 'p', attributes: {}, children: []}
                alice xml.1 prevSibling = {xmlText: [{insert: 'one'}], attributes: {}}
                alice xml firstChild = {xmlText: [{insert: 'one'}], attributes: {}}
                alice xml.2 nextSibling = null
                alice xml.0 prevSibling = null
                alice xml delete 0 2
                alice xml firstChild = {element: 'q', attributes: {}, children: []}
                alice xml.0 prevSibling = null
                alice xml slice 0 1 = [{element: 'q', attributes: {}, children: []}]
                """);
    }

    /**
     * As Yjs 14 stores text, and as other engines may: {@code <p>} with a, b, and half of a pair, and text beside it.
     */
    @Test
    void showsTextThatStandsInItWithoutATextType() {
        play("""
                alice load 1 'AQMHAAcBA3htbAMBcAQABwACYWKEBwAE8J+YgAA='
                alice xml length = 3
                alice xml.0 length = 2
                alice xml get 1
                alice xml.0 get 0 = 'a'
                alice xml.0 firstChild = 'a'
                alice xml firstChild
                alice xml.0 slice 1 2 = ['b']
                alice xml.0 toArray = ['a', 'b']
                alice xml toString = '<p>ab</p>😀'
                alice xml.0 insert 1 [!element['b']]
                alice xml.0 toString = '<p>a<b></b>b</p>'
                alice xml.0 delete 2
                sync
                bob xml.0 toArray
                bob xml = '<p>a<b></b></p>😀'
                """);
    }

    /** An element q with {@code ['text', 1.5, true, {a: 1}, [1, [2, null]], bytes, a document, a map, an array]}. */
    @Test
    void showsValuesThatStandInIt() {
        play("""
                alice load 1 'AQYJAAcBA3htbAMBcQgACQAFdwR0ZXh0fD/AAAB4dgEBYX0BdQJ9AXUCfQJ+gwkFAgECiQkGAWd2AIcJBwGHCQgAAA=='
                alice xml.0 length = 9
                alice xml.0 toArray
                alice xml.0 firstChild = 'text'
                alice xml.0 get 3 = {a: 1}
                alice xml toString = '<q>text1.5true[object Object]1,2,1,2[object Object][object Object][object Object]</q>'
                sync
                """);
    }

    @Test
    void standsInMapsAndArrays() {
        play("""
                alice map set 'e' !element['p', {id: '1'}, !xmlText'text']
                alice map set 't' !xmlText'alone'
                alice array insert 0 [1, !element['q'], !xmlText'last']
                sync
                bob map get 'e' = {element: 'p', attributes: {id: '1'}, children: [{xmlText: [{insert: 'text'}], attributes: {}}]}
                bob array = [1, '<q></q>', 'last']
                """);
    }
}
