package org.plenary.crdt.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.crdt.scenarios.Scenario.play;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.Doc;
import org.plenary.crdt.YXmlFragment;

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
    void takesAnotherClientIdIfSomebodyElseUsesIt() {
        play("""
                alice new {clientId: 0}
                bob new {clientId: 0}
                alice array insert 0 [1, 2]
                alice save 'all'
                bob hasClientId 0 = true
                bob apply 'all'
                bob hasClientId 0 = false
                alice hasClientId 0 = true
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
                alice hasClientId 1 = false
                """);
    }

    @Test
    void readsFifteenThousandNodesAfterTheTransactionThatMadeThem() {
        Doc doc = new Doc();
        YXmlFragment xml = doc.getXmlFragment("xml");
        List<String> read = new ArrayList<>();
        doc.events().onAfterTransaction(transaction -> read.add(xml.toJson()));
        doc.transact("test", () -> {
            for (int i = 0; i < 15_000; i++) {
                xml.insertText(xml.length()).insert(0, "a");
            }
        });
        assertThat(read).containsExactly("a".repeat(15_000));
    }
}
