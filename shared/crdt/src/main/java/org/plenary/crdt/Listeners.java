package org.plenary.crdt;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Those who listen to one kind of event, in the order in which they came. */
final class Listeners<T> {
    /** Replaced when one goes, so that a round that goes on is not disturbed. */
    private List<Entry<T>> listeners = new ArrayList<>(1);

    Subscription add(Consumer<? super T> listener) {
        Entry<T> own = new Entry<>(listener);
        listeners.add(own);
        return () -> remove(own);
    }

    private void remove(Entry<T> own) {
        List<Entry<T>> rest = new ArrayList<>(listeners);
        if (rest.remove(own)) {
            listeners = rest;
        }
    }

    /** One subscription; the same listener may have several. */
    private static final class Entry<T> {
        private final Consumer<? super T> listener;

        Entry(Consumer<? super T> listener) {
            this.listener = listener;
        }

        void call(T event, Failures failures) {
            failures.guard(() -> listener.accept(event));
        }
    }

    boolean isEmpty() {
        return listeners.isEmpty();
    }

    void clear() {
        listeners = new ArrayList<>(1);
    }

    /** Calls each that is there when the round begins, whatever another throws. */
    void call(T event, Failures failures) {
        List<Entry<T>> round = listeners;
        int count = round.size();
        for (int i = 0; i < count; i++) {
            round.get(i).call(event, failures);
        }
    }

    /** As {@link #call}, but those who come during the round are called as well, as in Yjs's type observers. */
    void callWithNewcomers(T event, Failures failures) {
        List<Entry<T>> round = listeners;
        for (int i = 0; i < round.size(); i++) {
            round.get(i).call(event, failures);
        }
    }
}
