package org.plenary.server.signin.sql;

import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plenary.server.audit.AuditAction;
import org.plenary.server.audit.AuditEvent;
import org.plenary.server.audit.sql.AuditRows;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.sql.Effects;
import org.plenary.server.identity.sql.PersonChanges;
import org.plenary.server.signin.Admission;
import org.plenary.server.signin.SignInConfig;
import org.plenary.server.sql.Statements;

/** Registers people, with all that they need. */
final class Admissions {
    private Admissions() {}

    static void admit(Statements statements, Effects effects, List<Admission> admissions, long now, SignInConfig config)
            throws SQLException {
        Map<ProcessId, Integer> count = new LinkedHashMap<>();
        for (Admission admission : admissions) {
            Person person = admission.person();
            PersonChanges.put(statements, person, admission.email());
            TokenRows.put(statements, person.id(), admission.token(), now, config);
            count.merge(person.process().id(), 1, Integer::sum);
        }
        for (Map.Entry<ProcessId, Integer> one : count.entrySet()) {
            effects.on(one.getKey());
            JsonObject details = new JsonObject().put("count", one.getValue());
            AuditRows.add(
                    statements, now, new AuditEvent(one.getKey(), null, AuditAction.PEOPLE_ADMITTED, null, details));
        }
    }
}
