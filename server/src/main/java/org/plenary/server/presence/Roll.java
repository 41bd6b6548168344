package org.plenary.server.presence;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.StreamId;

/**
 * Who is in the drafts of one process at a moment.
 *
 * @param drafts the drafts with somebody in them, each with its people: first those of no delegation, then by the name
 *     of the delegation; within it by their own
 * @param open drafts of other nodes that everybody of the process may read
 */
public record Roll(Map<StreamId, List<Attendee>> drafts, Set<StreamId> open) {

    /** What this node knows alone. */
    public static Roll of(Map<StreamId, List<Attendee>> drafts) {
        return of(List.of(drafts), Set.of());
    }

    /** Puts together what several nodes know; each list has a person at most once. */
    public static Roll of(Collection<Map<StreamId, List<Attendee>>> parts, Set<StreamId> open) {
        Map<StreamId, Map<PersonId, Attendee>> merged = new TreeMap<>(Comparator.comparing(StreamId::value));
        for (Map<StreamId, List<Attendee>> part : parts) {
            part.forEach((draft, people) -> {
                Map<PersonId, Attendee> there = merged.computeIfAbsent(draft, id -> new HashMap<>());
                people.forEach(one -> there.merge(one.person().id(), one, Attendee::and));
            });
        }
        Comparator<Attendee> order = order();
        Map<StreamId, List<Attendee>> drafts = new TreeMap<>(Comparator.comparing(StreamId::value));
        merged.forEach((draft, people) -> {
            List<Attendee> sorted = new ArrayList<>(people.values());
            sorted.sort(order);
            drafts.put(draft, List.copyOf(sorted));
        });
        return new Roll(Collections.unmodifiableMap(drafts), Set.copyOf(open));
    }

    /** The people in a draft; none if nobody is in it. */
    public List<Attendee> in(StreamId draft) {
        return drafts.getOrDefault(draft, List.of());
    }

    /** How many people are in drafts; somebody in two drafts counts twice. */
    public int people() {
        return drafts.values().stream().mapToInt(List::size).sum();
    }

    private static Comparator<Attendee> order() {
        Collator collator = Collator.getInstance(Locale.ROOT);
        return Comparator.comparing(Roll::delegation, collator)
                .thenComparing(attendee -> attendee.person().name(), collator)
                .thenComparing(attendee -> attendee.person().id().value());
    }

    private static String delegation(Attendee attendee) {
        Delegation delegation = attendee.person().delegation();
        return delegation == null ? "" : delegation.name();
    }
}
