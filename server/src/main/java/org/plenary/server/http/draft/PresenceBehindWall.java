package org.plenary.server.http.draft;

import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.server.identity.Person;
import org.plenary.server.presence.Presence;

/** That somebody is there, and not where: what they write in a branch is no affair of the others. */
record PresenceBehindWall(Presence presence) implements Presence {
    @Override
    public void at(@Nullable ClauseId clause) {}

    @Override
    public void renewed(Person person) {
        presence.renewed(person);
    }

    @Override
    public void leave() {
        presence.leave();
    }
}
