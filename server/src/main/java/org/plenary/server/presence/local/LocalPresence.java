package org.plenary.server.presence.local;

import io.vertx.core.Future;
import java.time.InstantSource;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.journal.StreamId;
import org.plenary.server.presence.Here;
import org.plenary.server.presence.Presence;
import org.plenary.server.presence.PresenceDirectory;
import org.plenary.server.presence.PresenceState;
import org.plenary.server.presence.PresenceStatistics;
import org.plenary.server.presence.Roll;
import org.plenary.server.presence.Rolls;

/** The directory of a node that is the only one. */
public final class LocalPresence implements PresenceDirectory {
    private final Here here;
    private final Rolls rolls;

    public LocalPresence(InstantSource clock) {
        this.rolls = new Rolls(this::make);
        this.here = new Here(clock, process -> rolls.changed());
    }

    private Roll make(ProcessId process) {
        return Roll.of(here.of(process));
    }

    @Override
    public Presence enter(Person person, StreamId draft) {
        return here.enter(person, draft);
    }

    @Override
    public Roll of(ProcessId process) {
        return rolls.of(process);
    }

    @Override
    public PresenceState state() {
        return PresenceState.LOCAL;
    }

    @Override
    public PresenceStatistics statistics() {
        int people = here.people();
        return new PresenceStatistics(here.connections(), people, people, 0, 0, 0, 0);
    }

    @Override
    public Future<Void> close() {
        return Future.succeededFuture();
    }
}
