package org.plenary.server.audit;

import io.vertx.core.Future;
import java.util.List;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.signin.Accounts;

/**
 * The audit trail: who did what to people and sign-ins. Append-only; the database refuses anything else. Safe from any
 * thread, like {@link Accounts}.
 */
public interface Audit {
    /** The most entries that are read at once. */
    int MAX_READ = 500;

    /** Writes an entry down. What changes something else does so itself, together with the change. */
    Future<Void> append(AuditEvent event);

    /**
     * Entries of a process, and of what belongs to no process, newest first.
     *
     * @param before the number that all are less than
     * @param limit the most to read, 1 to {@value #MAX_READ}
     */
    Future<List<AuditEntry>> read(ProcessId process, long before, int limit);
}
