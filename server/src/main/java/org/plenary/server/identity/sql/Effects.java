package org.plenary.server.identity.sql;

import java.util.LinkedHashSet;
import java.util.Set;
import org.plenary.server.identity.IdentityListener;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;

/** Whom a change concerns; they are told of once it is on disk. */
public final class Effects {
    private final Set<PersonId> people = new LinkedHashSet<>();
    private final Set<ProcessId> processes = new LinkedHashSet<>();

    public void on(PersonId person) {
        people.add(person);
    }

    public void on(ProcessId process) {
        processes.add(process);
    }

    public void tell(IdentityListener listener) {
        processes.forEach(listener::changed);
        people.forEach(listener::changed);
    }
}
