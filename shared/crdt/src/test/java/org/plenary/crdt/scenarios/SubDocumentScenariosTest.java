package org.plenary.crdt.scenarios;

import static org.plenary.crdt.scenarios.Scenario.play;

import org.junit.jupiter.api.Test;

/** What Yjs does with documents in documents. */
class SubDocumentScenariosTest {
    @Test
    void tellsWhatIsAddedRemovedAndLoaded() {
        play("""
                alice observeSubdocs
                alice map set 'a' !doc{guid: 'a'}
                alice events = [{added: ['a'], removed: [], loaded: ['a']}]
                alice map.a load
                alice events = []
                alice map.a destroy
                alice events = [{added: ['a'], removed: ['a'], loaded: []}]
                alice map.a load
                alice events = [{added: [], removed: [], loaded: ['a']}]
                alice map set 'b' !doc{guid: 'a', shouldLoad: false}
                alice events = [{added: ['a'], removed: [], loaded: []}]
                alice map.b load
                alice events = [{added: [], removed: [], loaded: ['a']}]
                alice map set 'c' !doc{guid: 'c'}
                alice events = [{added: ['c'], removed: [], loaded: ['c']}]
                alice subdocs = ['a', 'c']
                bob subdocs = []
                bob observeSubdocs
                alice save 'all'
                bob apply 'all'
                bob events = [{added: ['a', 'a', 'c'], removed: [], loaded: []}]
                bob map.a load
                bob events = [{added: [], removed: [], loaded: ['a']}]
                bob subdocs = ['a', 'c']
                bob map delete 'a'
                bob events = [{added: [], removed: ['a'], loaded: []}, {added: [], removed: ['a'], loaded: []}]
                bob subdocs = ['a', 'c']
                """);
    }

    @Test
    void isLoadedWhereItIsMadeAndNotWhereItArrives() {
        play("""
                alice observeSubdocs
                alice array insert 0 [!doc{guid: 'one'}]
                alice array.0 shouldLoad = true
                alice array.0 autoLoad = false
                alice events = [{added: ['one'], removed: [], loaded: ['one']}]
                alice array.0 destroy
                alice events = [{added: ['one'], removed: ['one'], loaded: []}]
                alice array.0 load
                alice events = [{added: [], removed: [], loaded: ['one']}]
                bob observeSubdocs
                alice save 'all'
                bob apply 'all'
                bob array.0 shouldLoad = false
                bob array.0 autoLoad = false
                bob events = [{added: ['one'], removed: [], loaded: []}]
                bob array.0 load
                bob array.0 shouldLoad = true
                bob events = [{added: [], removed: [], loaded: ['one']}]
                """);
    }

    @Test
    void isLoadedEverywhereIfItSaysSo() {
        play("""
                alice observeSubdocs
                alice array insert 0 [!doc{guid: 'one', autoLoad: true}]
                alice array.0 autoLoad = true
                alice events = [{added: ['one'], removed: [], loaded: ['one']}]
                alice array.0 destroy
                alice events = [{added: ['one'], removed: ['one'], loaded: []}]
                alice array.0 load
                alice events = [{added: [], removed: [], loaded: ['one']}]
                bob observeSubdocs
                alice save 'all'
                bob apply 'all'
                bob array.0 shouldLoad = true
                bob array.0 autoLoad = true
                bob events = [{added: ['one'], removed: [], loaded: ['one']}]
                """);
    }

    @Test
    void comesBackWithARedo() {
        play("""
                alice manage ['array']
                alice array insert 0 [!doc{guid: 'one'}]
                alice undo
                alice array = []
                alice redo
                alice array toArray = [{doc: 'one'}]
                sync
                bob array toArray = [{doc: 'one'}]
                """);
    }
}
