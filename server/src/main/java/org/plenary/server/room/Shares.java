package org.plenary.server.room;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.plenary.server.identity.PersonId;

/**
 * What each person may use of this node, over all their connections and in all drafts together. Whoever has used more
 * is read more slowly on every connection, and nothing of theirs is lost. Safe from any thread; of people who use
 * nothing, nothing is kept.
 *
 * <p>{@code decisions/0024} has the figures of honest people beside the bounds.
 */
public final class Shares {
    /** So many bytes, in or out, count as one message more. */
    static final int BYTES_PER_MESSAGE = 8 << 10;

    private static final int KEPT_WITHOUT_A_LOOK = 1_024;

    private final int messagesPerSecond;
    private final Map<PersonId, Share> shares = new ConcurrentHashMap<>();

    /** @param messagesPerSecond what one person may send for long on all connections, and ten seconds' worth at once */
    public Shares(int messagesPerSecond) {
        this.messagesPerSecond = messagesPerSecond;
    }

    /**
     * A connection of the person has brought something.
     *
     * @param messages as how many ordinary messages it counts
     * @param bytes how long it was
     * @return for how many milliseconds nothing more is to be read from that connection; 0 for not at all
     */
    public long brought(PersonId person, int messages, int bytes) {
        return of(person).brought(messages + (double) bytes / BYTES_PER_MESSAGE, System.nanoTime());
    }

    /** The person has asked for something so long. */
    void answered(PersonId person, int bytes) {
        of(person).answered((double) bytes / BYTES_PER_MESSAGE, System.nanoTime());
    }

    Share of(PersonId person) {
        Share share = shares.get(person);
        if (share != null) {
            return share;
        }
        if (shares.size() >= KEPT_WITHOUT_A_LOOK) {
            long now = System.nanoTime();
            shares.values().removeIf(each -> each.isWhole(now));
        }
        return shares.computeIfAbsent(person, id -> new Share(messagesPerSecond, System.nanoTime()));
    }

    /** How many people's shares are not whole, or were not a while ago. */
    int size() {
        return shares.size();
    }
}
