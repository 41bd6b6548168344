package org.plenary.server.audit.sql;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.plenary.server.audit.Audit;
import org.plenary.server.audit.AuditAction;
import org.plenary.server.audit.AuditEntry;
import org.plenary.server.audit.AuditEvent;
import org.plenary.server.identity.IdentityException;
import org.plenary.server.identity.IdentityException.Reason;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.DatabaseException;
import org.plenary.server.sql.Statements;

/** The audit trail in the embedded database. Safe from any thread. */
public final class SqlAudit implements Audit {
    private static final String READ = """
            select number, at, person, name, action, subject, details from audit
            where (process = ? or process is null) and number < ? order by number desc limit ?""";

    /** About what an entry holds while it waits to be written. */
    private static final long BYTES = 2_048;

    private final Database database;
    private final InstantSource clock;

    public SqlAudit(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Future<Void> append(AuditEvent event) {
        long now = clock.millis();
        return database.write(BYTES, statements -> {
                    AuditRows.add(statements, now, event);
                    return event;
                })
                .<Void>mapEmpty()
                .recover(SqlAudit::failed);
    }

    @Override
    public Future<List<AuditEntry>> read(ProcessId process, long before, int limit) {
        int bounded = Math.max(1, Math.min(limit, MAX_READ));
        return database.read(statements -> entries(statements, process, before, bounded))
                .recover(SqlAudit::failed);
    }

    private static List<AuditEntry> entries(Statements statements, ProcessId process, long before, int limit)
            throws SQLException {
        List<AuditEntry> entries = new ArrayList<>();
        try (ResultSet row =
                statements.bound(READ, process.value(), before, limit).executeQuery()) {
            while (row.next()) {
                entries.add(new AuditEntry(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getString(4),
                        AuditAction.valueOf(row.getString(5)),
                        row.getString(6),
                        new JsonObject(row.getString(7))));
            }
        }
        return List.copyOf(entries);
    }

    private static <T> Future<T> failed(Throwable cause) {
        if (!(cause instanceof DatabaseException failure)) {
            return Future.failedFuture(cause);
        }
        Reason reason =
                failure.reason() == DatabaseException.Reason.OVERLOADED ? Reason.OVERLOADED : Reason.UNAVAILABLE;
        return Future.failedFuture(
                new IdentityException(reason, "the audit trail could not be used: " + failure.getMessage(), failure));
    }
}
