package org.plenary.server.draft;

import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.PersonId;
import org.plenary.server.negotiation.ProposalWriter;

/**
 * To whom each client id belongs: to the person who first wrote under it, as the record tells, or first announced it.
 * Announced ids are bound before anybody else learns them, and stay bound when the connection has ended. Bounded: of
 * ids that a person announced and never wrote under, the oldest are forgotten.
 *
 * <p>Single-threaded, like the room that owns it.
 */
public final class ClientIds {
    public static final int MAX_ANNOUNCED_PER_PERSON = 256;

    /** Ids that one person may write under in one draft, ever: forty page loads on each working day of a year. */
    public static final int MAX_WRITTEN_PER_PERSON = 10_000;

    private final Map<Long, PersonId> written = new HashMap<>();
    private final Map<PersonId, Integer> writtenBy = new HashMap<>();
    private final Map<Long, PersonId> announced = new HashMap<>();
    private final Map<PersonId, Set<Long>> announcedBy = new HashMap<>();
    private long lastClient = -1;
    private @Nullable PersonId lastOwner;

    /** Whether the person may write and speak under the id: it is theirs, or nobody's. */
    public boolean mayUse(long client, PersonId person) {
        PersonId owner = owner(client);
        return owner == null || owner.equals(person);
    }

    /** An id that nobody has written under or announced. */
    public long unused() {
        while (true) {
            long client = ThreadLocalRandom.current().nextLong(1L << 32);
            if (!written.containsKey(client) && !announced.containsKey(client)) {
                return client;
            }
        }
    }

    /** An id that nobody has written under in a branch or announced there. */
    public long unusedOfBranch() {
        while (true) {
            long client =
                    ThreadLocalRandom.current().nextLong(ProposalWriter.FIRST_CLIENT, ProposalWriter.LAST_CLIENT + 1);
            if (!written.containsKey(client) && !announced.containsKey(client)) {
                return client;
            }
        }
    }

    /** Who has written under which id; a view. */
    public Map<Long, PersonId> writers() {
        return Collections.unmodifiableMap(written);
    }

    /** The person has written under the id, and keeps it. */
    public void wrote(long client, PersonId person) {
        if (client == lastClient && person.equals(lastOwner)) {
            return;
        }
        if (written.putIfAbsent(client, person) == null) {
            writtenBy.merge(person, 1, Integer::sum);
            if (announced.remove(client) != null) {
                announcedBy.values().forEach(ids -> ids.remove(client));
            }
        }
        lastClient = client;
        lastOwner = written.get(client);
    }

    /** Whether somebody has written under the id. */
    public boolean isWritten(long client) {
        return client == lastClient || written.containsKey(client);
    }

    /** Under how many ids the person has written. */
    public int writtenBy(PersonId person) {
        return writtenBy.getOrDefault(person, 0);
    }

    /** The person, who may use the id, has announced it. */
    public void announced(long client, PersonId person) {
        if (written.containsKey(client)) {
            return;
        }
        Set<Long> ids = announcedBy.computeIfAbsent(person, p -> new LinkedHashSet<>());
        ids.remove(client);
        ids.add(client);
        announced.put(client, person);
        if (ids.size() > MAX_ANNOUNCED_PER_PERSON) {
            Iterator<Long> oldest = ids.iterator();
            announced.remove(oldest.next());
            oldest.remove();
        }
    }

    @Nullable
    PersonId owner(long client) {
        if (client == lastClient) {
            return lastOwner;
        }
        PersonId owner = written.get(client);
        if (owner != null) {
            lastClient = client;
            lastOwner = owner;
            return owner;
        }
        return announced.get(client);
    }
}
