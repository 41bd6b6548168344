package org.plenary.server.audit;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit trail.
 *
 * @param number its number, greater than that of every earlier one
 * @param atMillis when it was written, in milliseconds since 1970 UTC
 * @param person the id of who did it; null if that is not known
 * @param name the name of who did it, as it was then
 */
public record AuditEntry(
        long number,
        long atMillis,
        @Nullable String person,
        @Nullable String name,
        AuditAction action,
        @Nullable String subject,
        JsonObject details) {}
