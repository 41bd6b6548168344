package org.plenary.server.audit;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.ProcessId;

/**
 * Something for the audit trail.
 *
 * @param process where it happened; null if that is not known
 * @param by who did it; null if that is not known
 * @param action what it was
 * @param subject what it was done to: the id of a person, the code of a delegation…; null if nothing
 * @param details the rest; must hold no secret
 */
public record AuditEvent(
        @Nullable ProcessId process,
        @Nullable Person by,
        AuditAction action,
        @Nullable String subject,
        JsonObject details) {
    /** Something that this person did. */
    public AuditEvent(Person by, AuditAction action, @Nullable String subject, JsonObject details) {
        this(by.process().id(), by, action, subject, details);
    }
}
