package org.plenary.server.presence;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.journal.StreamId;

/** This node's own people. Thread-safe: what happens under its lock is short and calls nothing else. */
public final class Here {
    private final InstantSource clock;
    private final Consumer<ProcessId> listener;
    private final Map<ProcessId, Map<StreamId, Map<PersonId, Place>>> processes = new HashMap<>();
    private int connections;
    private int people;
    private long moves;

    /**
     * @param listener hears of each process in which something has changed; called outside the lock, from any thread
     */
    public Here(InstantSource clock, Consumer<ProcessId> listener) {
        this.clock = clock;
        this.listener = listener;
    }

    /** A person in a draft. */
    private static final class Place {
        private final Instant since;
        private final Set<Connection> connections = new LinkedHashSet<>();
        private Person person;

        Place(Person person, Instant since) {
            this.person = person;
            this.since = since;
        }

        Attendee attendee() {
            Connection latest = connections.iterator().next();
            for (Connection connection : connections) {
                if (connection.move > latest.move) {
                    latest = connection;
                }
            }
            return new Attendee(person, latest.clause, latest.movedAt, since, connections.size());
        }
    }

    private final class Connection implements Presence {
        private final ProcessId process;
        private final StreamId draft;
        private final PersonId person;
        /** When the clause was said; when the connection was made as long as none was. */
        private Instant movedAt;
        /** Puts the sayings of all connections in order; 0 as long as nothing was said. */
        private long move;

        private @Nullable ClauseId clause;
        private boolean gone;

        Connection(Person person, StreamId draft, Instant now) {
            this.process = person.process().id();
            this.draft = draft;
            this.person = person.id();
            this.movedAt = now;
        }

        @Override
        public void at(@Nullable ClauseId now) {
            synchronized (Here.this) {
                if (gone || ((move > 0 || now == null) && Objects.equals(clause, now))) {
                    return;
                }
                clause = now;
                movedAt = now();
                move = ++moves;
            }
            listener.accept(process);
        }

        @Override
        public void renewed(Person now) {
            if (!now.id().equals(person) || !now.process().id().equals(process)) {
                throw new IllegalArgumentException("expected " + person + " of " + process + ", got " + now.id()
                        + " of " + now.process().id());
            }
            synchronized (Here.this) {
                Place place =
                        gone ? null : drafts().getOrDefault(draft, Map.of()).get(person);
                if (place == null || place.person.equals(now)) {
                    return;
                }
                place.person = now;
            }
            listener.accept(process);
        }

        @Override
        public void leave() {
            synchronized (Here.this) {
                if (gone) {
                    return;
                }
                gone = true;
                remove(this);
            }
            listener.accept(process);
        }

        private Map<StreamId, Map<PersonId, Place>> drafts() {
            return processes.getOrDefault(process, Map.of());
        }
    }

    /** See {@link PresenceDirectory#enter}. */
    public Presence enter(Person person, StreamId draft) {
        Connection connection;
        synchronized (this) {
            Instant now = now();
            connection = new Connection(person, draft, now);
            Map<PersonId, Place> there = processes
                    .computeIfAbsent(connection.process, id -> new HashMap<>())
                    .computeIfAbsent(draft, id -> new HashMap<>());
            Place place = there.get(person.id());
            if (place == null) {
                place = new Place(person, now);
                there.put(person.id(), place);
                people++;
            }
            place.person = person;
            place.connections.add(connection);
            connections++;
        }
        listener.accept(connection.process);
        return connection;
    }

    /** Who is in which drafts of a process; a map of the caller's own. */
    public synchronized Map<StreamId, List<Attendee>> of(ProcessId process) {
        Map<StreamId, List<Attendee>> drafts = new HashMap<>();
        processes
                .getOrDefault(process, Map.of())
                .forEach((draft, there) -> drafts.put(
                        draft, there.values().stream().map(Place::attendee).toList()));
        return drafts;
    }

    /** The processes with somebody in a draft. */
    public synchronized Set<ProcessId> processes() {
        return Set.copyOf(processes.keySet());
    }

    /** Connections to drafts. */
    public synchronized int connections() {
        return connections;
    }

    /** People in drafts; somebody in two drafts counts twice. */
    public synchronized int people() {
        return people;
    }

    /** To the millisecond, as all nodes tell it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void remove(Connection connection) {
        Map<StreamId, Map<PersonId, Place>> drafts = Objects.requireNonNull(processes.get(connection.process));
        Map<PersonId, Place> there = Objects.requireNonNull(drafts.get(connection.draft));
        Place place = Objects.requireNonNull(there.get(connection.person));
        place.connections.remove(connection);
        connections--;
        if (place.connections.isEmpty()) {
            there.remove(connection.person);
            people--;
        }
        if (there.isEmpty()) {
            drafts.remove(connection.draft);
        }
        if (drafts.isEmpty()) {
            processes.remove(connection.process);
        }
    }
}
