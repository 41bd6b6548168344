package org.plenary.server.identity.sql;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.plenary.server.identity.Audit;
import org.plenary.server.identity.AuditAction;
import org.plenary.server.identity.AuditEntry;
import org.plenary.server.identity.AuditEvent;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.sql.Statements;

/** The audit trail in the embedded database. */
final class SqlAudit implements Audit {
    private static final String READ = """
            select number, at, person, name, action, subject, details from audit
            where (process = ? or process is null) and number < ? order by number desc limit ?""";

    private final Store store;
    private final InstantSource clock;

    SqlAudit(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Future<Void> append(AuditEvent event) {
        long now = clock.millis();
        return store.perform((statements, effects) -> {
            Trail.add(statements, now, event);
        });
    }

    @Override
    public Future<List<AuditEntry>> read(ProcessId process, long before, int limit) {
        int bounded = Math.max(1, Math.min(limit, MAX_READ));
        return store.read(statements -> entries(statements, process, before, bounded));
    }

    private static List<AuditEntry> entries(Statements statements, ProcessId process, long before, int limit)
            throws SQLException {
        List<AuditEntry> entries = new ArrayList<>();
        try (ResultSet row =
                Store.bound(statements, READ, process.value(), before, limit).executeQuery()) {
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
}
