package org.plenary.server.identity.sql;

import java.sql.SQLException;
import org.plenary.server.identity.AuditEvent;
import org.plenary.server.identity.Person;
import org.plenary.server.sql.Statements;

/** Writes the audit trail. */
final class Trail {
    private static final String ADD = """
            insert into audit (at, process, person, name, action, subject, details) values (?, ?, ?, ?, ?, ?, ?)""";

    private Trail() {}

    static void add(Statements statements, long nowMillis, AuditEvent event) throws SQLException {
        Person by = event.by();
        Store.run(
                statements,
                ADD,
                nowMillis,
                event.process() == null ? null : event.process().value(),
                by == null ? null : by.id().value(),
                by == null ? null : by.name(),
                event.action().name(),
                event.subject(),
                event.details().encode());
    }
}
