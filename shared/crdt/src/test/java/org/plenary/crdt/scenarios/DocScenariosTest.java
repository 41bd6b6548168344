package org.plenary.crdt.scenarios;

import static org.plenary.crdt.scenarios.Scenario.play;

import org.junit.jupiter.api.Test;

/** What Yjs does with documents and their transactions. */
class DocScenariosTest {
    @Test
    void takesAnEmptyNameForARootType() {
        play("""
                alice text@ insert 0 'h'
                alice text@ insert 1 'i'
                sync
                bob text@ = 'hi'
                """);
    }

    @Test
    void makesOneUpdateOfATransaction() {
        play("""
                alice transact 'outer' {
                  alice text insert 0 'a'
                  alice transact 'inner' {
                    alice map set 'k' 1
                  }
                  alice array push [1]
                }
                sync
                bob map = {k: 1}
                """);
    }

    @Test
    void keepsWhatWasDoneBeforeAFailure() {
        play("""
                alice transact 'half' {
                  alice text insert 0 'kept'
                  alice array insert 9 ['refused'] fails
                }
                sync
                bob text = 'kept'
                """);
    }

    @Test
    void joinsAppliedUpdatesToTheTransactionAroundThem() {
        play("""
                bob text insert 0 'b'
                bob text insert 1 'c'
                alice transact 'both' {
                  alice text insert 0 'a'
                  alice apply 'bob.1' 'bob.2'
                }
                alice text = 'abc'
                """);
    }
}
