package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the comparison with Yjs does not show: failures, subscriptions, and when events can be asked. */
class DocEventsTest {
    private final Doc doc = new Doc();
    private final YText text = doc.getText("text");
    private final List<Object> told = new ArrayList<>();

    @Test
    void finishesAChangeAndCallsEverybodyWhateverAListenerThrows() {
        text.observe(event -> {
            throw new IllegalStateException("first");
        });
        text.observe(event -> told.add("second"));
        text.observeDeep((events, transaction) -> {
            throw new IllegalArgumentException("third");
        });
        doc.events().onAfterTransaction(transaction -> told.add("after"));
        doc.onUpdate((update, origin) -> told.add("update"));

        assertThatThrownBy(() -> text.insert(0, "a"))
                .hasMessage("first")
                .satisfies(e -> assertThat(e.getSuppressed())
                        .singleElement()
                        .satisfies(other -> assertThat(other).hasMessage("third")));

        assertThat(told).containsExactly("second", "after", "update");
        assertThat(text.toString()).isEqualTo("a");
        doc.transact(null, () -> assertThat(text.length()).isEqualTo(1));
    }

    @Test
    void staysSoundWhenTheBodyOfAChangeThrows() {
        doc.onUpdate((update, origin) -> told.add(origin));

        assertThatThrownBy(() -> doc.transact("half", () -> {
                    text.insert(0, "a");
                    throw new IllegalStateException("body");
                }))
                .hasMessage("body");

        text.insert(1, "b");
        assertThat(text.toString()).isEqualTo("ab");
        assertThat(told).containsExactly("half", null);
    }

    @Test
    void callsNoLongerAfterTheSubscriptionWasClosed() {
        Subscription first = text.observe(event -> told.add("first"));
        text.observe(event -> {
            told.add("second");
            first.close();
            first.close();
        });

        text.insert(0, "a");
        text.insert(0, "b");

        assertThat(told).containsExactly("first", "second", "second");
    }

    @Test
    void tellsAnObserverThatCameWithinTheTransaction() {
        doc.transact(null, () -> {
            text.insert(0, "a");
            text.observe(event -> told.add(event.delta()));
            text.insert(1, "b");
        });

        assertThat(told).containsExactly(List.of(DeltaOp.insert("ab")));
    }

    @Test
    void givesTheTransactionToItsBodyAndReturnsAResult() {
        doc.events().onAfterTransaction(transaction -> told.add(transaction.meta()));

        IdSet inserted = doc.transact("origin", transaction -> {
            transaction.meta().put("key", "value");
            text.insert(0, "abc");
            return transaction.inserted();
        });

        assertThat(inserted).isEqualTo(IdSet.of(doc.clientId(), 0, 3));
        assertThat(told).containsExactly(Map.of("key", "value"));
    }

    @Test
    void refusesToComputeChangesAfterTheListenersHaveReturned() {
        List<YEvent> late = new ArrayList<>();
        List<Transaction> transactions = new ArrayList<>();
        text.observe(event -> {
            late.add(event);
            transactions.add(event.transaction());
        });
        text.insert(0, "a");

        assertThatThrownBy(() -> late.get(0).delta()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> late.get(0).keys()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> transactions.get(0).stateBefore()).isInstanceOf(IllegalStateException.class);
        assertThat(transactions.get(0).inserted()).isEqualTo(IdSet.of(doc.clientId(), 0, 1));
    }

    @Test
    void keepsWhatWasComputedInTime() {
        List<YEvent> events = new ArrayList<>();
        text.observe(event -> {
            assertThat(event.delta()).hasSize(1);
            events.add(event);
        });
        text.insert(0, "a");

        assertThat(events.get(0).delta()).containsExactly(DeltaOp.insert("a"));
    }

    @Test
    void tellsTheUpdateOfEachOfSeveralChangesThatAListenerMakes() {
        Doc replica = new Doc();
        doc.onUpdate((update, origin) -> {
            replica.applyUpdate(update, origin);
            if ("first".equals(origin)) {
                doc.transact("second", () -> text.insert(0, "b"));
                doc.transact("third", () -> text.insert(0, "c"));
            }
            told.add(origin);
        });

        doc.transact("first", () -> text.insert(0, "a"));

        assertThat(told).containsExactly("first", "second", "third");
        assertThat(replica.getText("text").toString()).isEqualTo("cba");
    }

    @Test
    void dropsItsListenersWhenItIsDestroyed() {
        doc.events().onDestroy(destroyed -> told.add("destroyed"));
        doc.onUpdate((update, origin) -> told.add("update"));

        doc.destroy();
        doc.destroy();
        text.insert(0, "a");

        assertThat(told).containsExactly("destroyed");
        assertThat(doc.isDestroyed()).isTrue();
    }

    @Test
    void isNotLocalOnceAnUpdateIsAppliedWithin() {
        Doc other = new Doc();
        other.getText("text").insert(0, "b");
        doc.events().onAfterTransaction(transaction -> told.add(transaction.local()));

        doc.transact(null, () -> {
            text.insert(0, "a");
            doc.applyUpdate(other.encodeStateAsUpdate(), "network");
        });

        assertThat(told).containsExactly(false);
    }
}
