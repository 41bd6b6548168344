package org.plenary.server.identity.sql;

import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Admission;
import org.plenary.server.identity.AuditAction;
import org.plenary.server.identity.AuditEvent;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.Email;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.SignInConfig;
import org.plenary.server.sql.Statements;

/** Registers people, with all that they need. */
final class Admissions {
    private static final String PROCESS = """
            insert into process (id, name) values (?, ?)
            on conflict (id) do update set name = excluded.name""";
    private static final String DELEGATION = """
            insert into delegation (process, code, name, kind, capacity) values (?, ?, ?, ?, ?)
            on conflict (process, code) do update
            set name = excluded.name, kind = excluded.kind, capacity = excluded.capacity""";
    private static final String PERSON = """
            insert into person (id, process, name, role, rank, delegation, email) values (?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update
            set process = excluded.process, name = excluded.name, role = excluded.role, rank = excluded.rank,
              delegation = excluded.delegation, email = coalesce(excluded.email, email)""";

    private Admissions() {}

    static void admit(Statements statements, Effects effects, List<Admission> admissions, long now, SignInConfig config)
            throws SQLException {
        Map<ProcessId, Integer> count = new LinkedHashMap<>();
        for (Admission admission : admissions) {
            Person person = admission.person();
            process(statements, person.process());
            if (person.delegation() != null) {
                delegation(statements, person.process().id(), person.delegation());
            }
            person(statements, person, admission.email());
            TokenRows.put(statements, person.id(), admission.token(), now, config);
            count.merge(person.process().id(), 1, Integer::sum);
        }
        for (Map.Entry<ProcessId, Integer> one : count.entrySet()) {
            effects.on(one.getKey());
            JsonObject details = new JsonObject().put("count", one.getValue());
            Trail.add(statements, now, new AuditEvent(one.getKey(), null, AuditAction.PEOPLE_ADMITTED, null, details));
        }
    }

    static void process(Statements statements, Negotiation process) throws SQLException {
        Store.run(statements, PROCESS, process.id().value(), process.name());
    }

    static void delegation(Statements statements, ProcessId process, Delegation delegation) throws SQLException {
        Store.run(
                statements,
                DELEGATION,
                process.value(),
                delegation.code(),
                delegation.name(),
                delegation.kind().name(),
                delegation.capacity().name());
    }

    static void person(Statements statements, Person person, @Nullable Email email) throws SQLException {
        EmailRows.requireFree(statements, email, person.id());
        Store.run(
                statements,
                PERSON,
                person.id().value(),
                person.process().id().value(),
                person.name(),
                person.role().name(),
                person.rank() == null ? null : person.rank().name(),
                person.delegationCode(),
                email == null ? null : email.value());
    }
}
