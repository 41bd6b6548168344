package org.plenary.server.desk;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.plenary.server.journal.StreamId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who listens to the desks of drafts now. Safe from any thread. */
public final class DeskListeners {
    private static final Logger log = LoggerFactory.getLogger(DeskListeners.class);

    /** So many connections may one person have to the desks of a draft. */
    static final int MAX_OF_ONE = 32;
    /** So many connections there may be to the desks of a draft. */
    static final int MAX = 4_000;

    private final Map<StreamId, Set<DeskListener>> byDraft = new ConcurrentHashMap<>();

    /** Somebody listens from now on; false if there are too many already, of theirs or in all. */
    public boolean add(StreamId draft, DeskListener listener) {
        boolean[] added = new boolean[1];
        byDraft.compute(draft, (id, there) -> {
            Set<DeskListener> listeners = there == null ? ConcurrentHashMap.newKeySet() : there;
            added[0] = hasPlaceFor(listener, listeners);
            if (added[0]) {
                listeners.add(listener);
            }
            return listeners.isEmpty() ? null : listeners;
        });
        return added[0];
    }

    private static boolean hasPlaceFor(DeskListener listener, Set<DeskListener> there) {
        return there.size() < MAX
                && there.stream()
                                .filter(other -> other.listener().equals(listener.listener()))
                                .count()
                        < MAX_OF_ONE;
    }

    /** Somebody listens no more. Those that are not known are passed over. */
    public void remove(StreamId draft, DeskListener listener) {
        byDraft.computeIfPresent(draft, (id, there) -> {
            there.remove(listener);
            return there.isEmpty() ? null : there;
        });
    }

    /** Whether anybody listens to the desks of a draft. */
    boolean isHeard(StreamId draft) {
        return byDraft.containsKey(draft);
    }

    /** Tells all who listen to a draft what is for one of its audiences; each finds out whether it is for them. */
    public void tell(AudienceNews news) {
        each(news.draft(), listener -> listener.told(news));
    }

    /** Who may read a draft, lead it or write in it may be others from now on. */
    public void rightsChanged(StreamId draft) {
        each(draft, DeskListener::rightsChanged);
    }

    /** The server is about to stop: tells all who listen. */
    public void close() {
        byDraft.keySet().forEach(draft -> each(draft, DeskListener::stopping));
    }

    /** What one of them does with it is no affair of the others, nor of whoever tells. */
    private void each(StreamId draft, Consumer<DeskListener> what) {
        for (DeskListener listener : byDraft.getOrDefault(draft, Set.of())) {
            try {
                what.accept(listener);
            } catch (RuntimeException e) {
                log.atError()
                        .addKeyValue("person", listener.listener())
                        .setCause(e)
                        .log("deskListener.notTold");
            }
        }
    }
}
