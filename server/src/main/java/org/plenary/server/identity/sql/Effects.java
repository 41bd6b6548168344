package org.plenary.server.identity.sql;

import java.util.LinkedHashSet;
import java.util.Set;
import org.plenary.server.identity.AccountsListener;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;

/** Whom a change concerns; they are told of once it is on disk. */
final class Effects {
    private final Set<PersonId> people = new LinkedHashSet<>();
    private final Set<ProcessId> processes = new LinkedHashSet<>();

    void on(PersonId person) {
        people.add(person);
    }

    void on(ProcessId process) {
        processes.add(process);
    }

    void tell(AccountsListener listener) {
        processes.forEach(listener::changed);
        people.forEach(listener::changed);
    }
}
