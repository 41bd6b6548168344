package org.plenary.server.presence;

import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.server.identity.Person;

/** One connection of a person to a draft, as the directory knows it. Safe from any thread; nothing blocks or fails. */
public interface Presence {

    /** The clause this connection is in now; null for none. */
    void at(@Nullable ClauseId clause);

    /** The person has another name, role or delegation from now on; must be the same person in the same process. */
    void renewed(Person person);

    /** The connection has ended; from now on nothing here has an effect. May be called again. */
    void leave();
}
