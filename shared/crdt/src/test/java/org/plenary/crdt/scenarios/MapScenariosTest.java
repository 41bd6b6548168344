package org.plenary.crdt.scenarios;

import static org.plenary.crdt.scenarios.Scenario.play;

import org.junit.jupiter.api.Test;

/** What Yjs does with maps. */
class MapScenariosTest {
    @Test
    void isPutIntoATypeWithItsContent() {
        play("""
                alice map set 'one' !map{number: 1, word: 'hello'}
                alice map.one get 'number' = 1
                alice map set 'two' !map{object: {x: 1}, flag: true}
                alice map.two get 'object' = {x: 1}
                sync
                bob map = {one: {number: 1, word: 'hello'}, two: {object: {x: 1}, flag: true}}
                """);
    }

    @Test
    void holdsValuesOfAllKindsAndArrivesWhereSomebodyWasAway() {
        play("""
                alice map set 'null' null
                alice map set 'number' 1
                alice map set 'string' 'a word'
                alice map set 'object' {key: {key2: 'value'}}
                alice map set 'type' !map{}
                alice map set 'yes' true
                alice map set 'no' false
                alice map.type set 'list' !array[]
                alice map.type.list insert 0 [0]
                alice map.type.list insert 0 [-1]
                alice map size = 7
                sync 'alice' 'bob'
                bob map size = 7
                bob map.type.list get 0 = -1
                carol map size = 0
                sync
                carol map = {null: null, number: 1, string: 'a word', object: {key: {key2: 'value'}}, type: {list: [-1, 0]}, yes: true, no: false}
                """);
    }

    @Test
    void tellsAbsentUndefinedAndNullApart() {
        play("""
                alice map set 'undefined' !undefined
                alice map set 'null' null
                sync
                bob map has 'undefined' = true
                bob map has 'null' = true
                bob map has 'absent' = false
                bob map get 'null' = null
                bob map size = 2
                """);
    }

    @Test
    void keepsBytes() {
        play("""
                alice map set 'b' !bytes[1, 2, 254]
                sync
                bob map get 'b' = {bytes: '0102fe'}
                """);
    }

    @Test
    void givesTheTypeThatWasSet() {
        play("""
                alice map set 'inner' !map{}
                alice map.inner set 'one' 1
                alice map.inner get 'one' = 1
                alice map set 'list' !array[]
                alice map.list insert 0 [1, 2, 3]
                alice map = {inner: {one: 1}, list: [1, 2, 3]}
                sync
                bob map get 'list' = {array: [1, 2, 3]}
                """);
    }

    @Test
    void letsTheHigherClientWinWhereBothSet() {
        play("""
                alice map set 'status' 'by alice'
                bob map set 'status' 'by bob'
                sync
                alice map get 'status' = 'by bob'
                """);
    }

    @Test
    void letsTheLastOfThreeWin() {
        play("""
                alice map set 'status' 'c0'
                bob map set 'status' 'c1'
                bob map set 'status' 'c2'
                carol map set 'status' 'c3'
                sync
                alice map get 'status' = 'c3'
                """);
    }

    @Test
    void countsTheKeysThatAreThere() {
        play("""
                alice map set 'a' 'c0'
                alice map set 'b' 'c1'
                alice map size = 2
                alice map delete 'a'
                alice map size = 1
                alice map delete 'a'
                alice map delete 'b'
                alice map size = 0
                alice map delete 'never there'
                alice map keys = []
                """);
    }

    @Test
    void losesAValueThatTheWinnerDeleted() {
        play("""
                alice map set 'k' 'c0'
                bob map set 'k' 'c1'
                bob map delete 'k'
                sync
                alice map get 'k' = null
                alice map has 'k' = false
                """);
    }

    @Test
    void losesWhatTheLastOfFourDeleted() {
        play("""
                alice map set 'k' 'c0'
                bob map set 'k' 'c1'
                bob map set 'k' 'c2'
                carol map set 'k' 'c3'
                sync
                alice map set 'k' 'deleted soon'
                bob map set 'k' 'c1'
                carol map set 'k' 'c2'
                dave map set 'k' 'c3'
                dave map delete 'k'
                sync
                alice map has 'k' = false
                """);
    }

    @Test
    void mergesChangesWithinATypeThatAllHave() {
        play("""
                alice map set 'inner' !map{a: 1}
                sync
                alice map.inner set 'b' 2
                bob map.inner set 'c' 3
                carol map.inner delete 'a'
                sync
                carol map = {inner: {b: 2, c: 3}}
                """);
    }

    @Test
    void keepsOneOfTwoTypesThatWereSetAtOnce() {
        play("""
                alice map set 'inner' !map{by: 'alice'}
                bob map set 'inner' !map{by: 'bob'}
                alice map.inner set 'more' true
                sync
                alice map = {inner: {by: 'bob'}}
                """);
    }

    @Test
    void ordersNumericKeysAsObjectsOfJavaScriptDo() {
        play("""
                alice map set 'b' {z: 1, '10': 2, '9': 3, a: 4}
                sync
                bob map get 'b' = {'9': 3, '10': 2, z: 1, a: 4}
                """);
    }

    @Test
    void removesAllKeys() {
        play("""
                alice map set 'a' 'c0'
                alice map set 'b' !map{deep: 1}
                alice map clear
                alice map size = 0
                sync
                bob map = {}
                """);
    }

    @Test
    void removesAllKeysThatOthersSet() {
        play("""
                alice map set 'a' 'c0'
                bob map set 'a' 'c1'
                bob map set 'a' 'c2'
                carol map set 'a' 'c3'
                sync
                alice map set 'b' 'c0'
                bob map set 'b' 'c1'
                carol map set 'b' 'c2'
                dave map set 'b' 'c3'
                dave map clear
                sync
                alice map = {}
                """);
    }
}
