package org.plenary.server.signin.sql;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.plenary.server.audit.AuditAction;
import org.plenary.server.audit.AuditEvent;
import org.plenary.server.audit.sql.AuditRows;
import org.plenary.server.identity.IdentityException;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.sql.IdentityStore;
import org.plenary.server.identity.sql.PersonRows;
import org.plenary.server.signin.Arrival;
import org.plenary.server.signin.Means;
import org.plenary.server.signin.OpenSession;
import org.plenary.server.signin.Secrets;
import org.plenary.server.signin.SessionNumber;
import org.plenary.server.signin.Sessions;
import org.plenary.server.signin.SignInConfig;
import org.plenary.server.signin.SignedIn;
import org.plenary.server.sql.Statements;

/** Sessions in the embedded database. */
final class SqlSessions implements Sessions {
    private static final long BYTES_EACH = 32;

    private final IdentityStore store;
    private final SignInConfig config;
    private final InstantSource clock;

    SqlSessions(IdentityStore store, SignInConfig config, InstantSource clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Future<String> open(PersonId person, Means means, Arrival arrival) {
        long now = clock.millis();
        return store.write(
                (statements, effects) -> SessionRows.open(statements, effects, person, means, arrival, now, config));
    }

    @Override
    public Future<Void> close(String session) {
        if (!Secrets.isSecret(session)) {
            return Future.succeededFuture();
        }
        long now = clock.millis();
        return store.perform((statements, effects) -> {
            PersonId owner = SessionRows.close(statements, effects, session);
            if (owner != null) {
                Person by = PersonRows.find(statements, owner).orElseThrow().person();
                AuditRows.add(statements, now, new AuditEvent(by, AuditAction.SIGNED_OUT, null, new JsonObject()));
            }
        });
    }

    @Override
    public Future<List<OpenSession>> of(PersonId person) {
        long now = clock.millis();
        return store.read(statements -> SessionRows.of(statements, person, now, config));
    }

    @Override
    public Future<Void> end(SignedIn who, SessionNumber number) {
        long now = clock.millis();
        return store.perform((statements, effects) -> {
            if (!SessionRows.closeOne(statements, effects, who.person().id(), number)) {
                throw new IdentityException(
                        IdentityException.Reason.NOT_FOUND, "You have no such session. It may have ended by itself.");
            }
            AuditRows.add(
                    statements,
                    now,
                    new AuditEvent(who.person(), AuditAction.SESSION_ENDED, number.toString(), new JsonObject()));
        });
    }

    @Override
    public Future<Void> endOthers(SignedIn who) {
        long now = clock.millis();
        return store.perform((statements, effects) -> {
            int ended =
                    SessionRows.closeOthers(statements, effects, who.person().id(), who.session());
            AuditRows.add(
                    statements,
                    now,
                    new AuditEvent(
                            who.person(),
                            AuditAction.OTHER_SESSIONS_ENDED,
                            null,
                            new JsonObject().put("count", ended)));
        });
    }

    @Override
    public Future<Set<SessionNumber>> keep(Set<SessionNumber> inUse) {
        Set<SessionNumber> all = Set.copyOf(inUse);
        if (all.isEmpty()) {
            return Future.succeededFuture(Set.of());
        }
        long now = clock.millis();
        return store.write(BYTES_EACH * all.size(), (statements, effects) -> keep(statements, all, now));
    }

    private Set<SessionNumber> keep(Statements statements, Set<SessionNumber> all, long now) throws SQLException {
        Set<SessionNumber> ended = new HashSet<>();
        for (SessionNumber number : all) {
            PersonId owner = SessionRows.owner(statements, number, now, config);
            if (owner == null) {
                ended.add(number);
            } else {
                SessionRows.seen(statements, owner, number, now);
            }
        }
        return Set.copyOf(ended);
    }
}
