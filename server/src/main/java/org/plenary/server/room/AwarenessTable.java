package org.plenary.server.room;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.protocol.Message.Awareness;
import org.plenary.server.draft.ClientIds;

/**
 * What the members of a room last said of themselves. A connection speaks only for the client ids bound to it: the
 * first that announces an id holds it until it leaves, and nobody takes one that is another person's. Ordinary clients
 * repeat what they hear of others; such echoes are passed over. An id that was given up is taken again only with a
 * newer clock, so that a late echo cannot bring somebody back who has gone.
 *
 * <p>Single-threaded, like the room that owns it.
 */
final class AwarenessTable {
    private static final int MAX_IDS_PER_MEMBER = 4;
    private static final int MAX_DEPARTED = 1024;

    private final ClientIds clientIds;
    private final Map<Long, Present> present = new HashMap<>();
    private final Map<Member, Set<Long>> idsByMember = new HashMap<>();
    private final Set<Long> changed = new LinkedHashSet<>();
    private final LinkedHashMap<Long, Long> departed = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
            return size() > MAX_DEPARTED;
        }
    };

    /** @param clientIds to whom ids belong; told of each that is announced */
    AwarenessTable(ClientIds clientIds) {
        this.clientIds = clientIds;
    }

    private record Present(
            Member owner, long clock, @Nullable String state) {}

    /**
     * Takes what {@code member} says of itself; returns that part of it, as it is to be told to the others. Of a
     * message that says more than a client can mean at once, the rest is passed over.
     */
    List<Awareness.Entry> announce(Member member, Awareness message) {
        List<Awareness.Entry> own = new ArrayList<>();
        for (Awareness.Entry entry : message.entries()) {
            if (own.size() < MAX_IDS_PER_MEMBER && isNews(member, entry)) {
                String told = entry.state() == null ? null : member.told(entry.state());
                if (told == null && entry.state() != null) {
                    return own;
                }
                own.add(announced(member, new Awareness.Entry(entry.clientId(), entry.clock(), told)));
            }
        }
        return own;
    }

    private boolean isNews(Member member, Awareness.Entry entry) {
        Present known = present.get(entry.clientId());
        if (known == null) {
            return entry.state() != null && mayBind(member, entry);
        }
        return known.owner == member
                && (entry.clock() > known.clock
                        || (entry.clock() == known.clock && entry.state() == null && known.state != null));
    }

    private Awareness.Entry announced(Member member, Awareness.Entry entry) {
        long id = entry.clientId();
        if (present.put(id, new Present(member, entry.clock(), entry.state())) == null) {
            idsByMember.computeIfAbsent(member, m -> new LinkedHashSet<>()).add(id);
            clientIds.announced(id, member.person().id());
            departed.remove(id);
        }
        changed.add(id);
        return entry;
    }

    private boolean mayBind(Member member, Awareness.Entry entry) {
        if (!clientIds.mayUse(entry.clientId(), member.person().id())) {
            return false;
        }
        Long lastClock = departed.get(entry.clientId());
        if (lastClock != null && entry.clock() <= lastClock) {
            return false;
        }
        Set<Long> ids = idsByMember.get(member);
        return ids == null || ids.size() < MAX_IDS_PER_MEMBER;
    }

    /** Forgets all that {@code member} announced; true if there is something to tell the others. */
    boolean leave(Member member) {
        Set<Long> ids = idsByMember.remove(member);
        if (ids == null) {
            return false;
        }
        for (Long id : ids) {
            Present last = present.remove(id);
            if (last != null) {
                departed.put(id, last.clock);
                changed.add(id);
            }
        }
        return true;
    }

    /** Everybody's state. */
    List<Awareness.Entry> all() {
        List<Awareness.Entry> entries = new ArrayList<>(present.size());
        present.forEach((id, who) -> {
            if (who.state != null) {
                entries.add(new Awareness.Entry(id, who.clock, who.state));
            }
        });
        return entries;
    }

    /** Whether anything has changed since {@link #takeChanges} was called last. */
    boolean hasChanges() {
        return !changed.isEmpty();
    }

    /** What changed since the last call. */
    List<Awareness.Entry> takeChanges() {
        List<Awareness.Entry> entries = new ArrayList<>(changed.size());
        for (Long id : changed) {
            Present who = present.get(id);
            if (who != null) {
                entries.add(new Awareness.Entry(id, who.clock, who.state));
            } else {
                entries.add(new Awareness.Entry(id, departed.getOrDefault(id, 0L), null));
            }
        }
        changed.clear();
        return entries;
    }
}
