package org.plenary.server.session;

import io.vertx.core.Future;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.IdentityListener;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.signin.SessionNumber;
import org.plenary.server.signin.SignedIn;

/**
 * The connections that are open, so that what changes about people takes effect on them at once. Safe from any thread.
 *
 * <p>A change carries no new state along, since two of them could overtake each other: each connection that it may
 * concern asks anew who it is signed in as, and goes by the answer.
 */
public final class LiveSessions implements IdentityListener {
    private final Map<PersonId, Set<LiveConnection>> byPerson = new ConcurrentHashMap<>();
    private volatile @Nullable Function<SignedIn, Future<Optional<SignedIn>>> lookup;

    /** Says how to find out what somebody is signed in as now; must be called before the first connection opens. */
    public void askOf(Function<SignedIn, Future<Optional<SignedIn>>> lookup) {
        this.lookup = lookup;
    }

    Future<Optional<SignedIn>> again(SignedIn who) {
        Function<SignedIn, Future<Optional<SignedIn>>> ask = lookup;
        if (ask == null) {
            throw new IllegalStateException("askOf must be called before the first connection opens");
        }
        return ask.apply(who);
    }

    void add(LiveConnection session) {
        byPerson.compute(session.who().person().id(), (person, there) -> {
            Set<LiveConnection> sessions = there == null ? ConcurrentHashMap.newKeySet() : there;
            sessions.add(session);
            return sessions;
        });
    }

    void remove(LiveConnection session) {
        byPerson.computeIfPresent(session.who().person().id(), (person, there) -> {
            there.remove(session);
            return there.isEmpty() ? null : there;
        });
    }

    @Override
    public void changed(PersonId person) {
        byPerson.getOrDefault(person, Set.of()).forEach(LiveConnection::recheck);
    }

    @Override
    public void changed(ProcessId process) {
        byPerson.values()
                .forEach(sessions -> sessions.forEach(session -> {
                    if (session.who().person().process().id().equals(process)) {
                        session.recheck();
                    }
                }));
    }

    /** The sign-in sessions that connections are open in: they are in use. */
    public Set<SessionNumber> inUse() {
        Set<SessionNumber> numbers = new HashSet<>();
        byPerson.values()
                .forEach(sessions -> sessions.forEach(session -> {
                    SessionNumber number = session.who().session();
                    if (number != null) {
                        numbers.add(number);
                    }
                }));
        return numbers;
    }

    /** Makes the connections of these sign-in sessions ask anew. */
    public void recheck(Set<SessionNumber> numbers) {
        byPerson.values()
                .forEach(sessions -> sessions.forEach(session -> {
                    SessionNumber number = session.who().session();
                    if (number != null && numbers.contains(number)) {
                        session.recheck();
                    }
                }));
    }
}
