package org.plenary.server.audit.sql;

import java.sql.SQLException;
import org.plenary.server.audit.AuditEvent;
import org.plenary.server.identity.Person;
import org.plenary.server.sql.Statements;

/** The rows of the audit trail. Whatever changes people or sign-ins adds one in the same transaction. */
public final class AuditRows {
    private static final String ADD = """
            insert into audit (at, process, person, name, action, subject, details) values (?, ?, ?, ?, ?, ?, ?)""";

    private AuditRows() {}

    /** Adds an entry, at this time. */
    public static void add(Statements statements, long nowMillis, AuditEvent event) throws SQLException {
        Person by = event.by();
        statements.run(
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
