package org.plenary.server.identity.sql;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.plenary.server.identity.AccountsException;
import org.plenary.server.identity.Arrival;
import org.plenary.server.identity.AuditAction;
import org.plenary.server.identity.AuditEvent;
import org.plenary.server.identity.Means;
import org.plenary.server.identity.OpenSession;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.Secrets;
import org.plenary.server.identity.SessionNumber;
import org.plenary.server.identity.Sessions;
import org.plenary.server.identity.SignInConfig;
import org.plenary.server.identity.SignedIn;
import org.plenary.server.sql.Statements;

/** Sessions in the embedded database. */
final class SqlSessions implements Sessions {
    private static final long BYTES_EACH = 32;
    private static final String OPEN_OWNER =
            "select person from session where number = ? and expires_at > ? and last_seen_at > ?";

    private final Store store;
    private final SignInConfig config;
    private final InstantSource clock;

    SqlSessions(Store store, SignInConfig config, InstantSource clock) {
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
                Person by = PersonRows.byId(statements, owner).orElseThrow();
                Trail.add(statements, now, new AuditEvent(by, AuditAction.SIGNED_OUT, null, new JsonObject()));
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
                throw new AccountsException(
                        AccountsException.Reason.NOT_FOUND, "You have no such session. It may have ended by itself.");
            }
            Trail.add(
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
            Trail.add(
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
            String owner;
            try (ResultSet row = Store.bound(
                            statements, OPEN_OWNER, number.value(), now, SessionRows.idleSince(now, config))
                    .executeQuery()) {
                owner = row.next() ? row.getString(1) : null;
            }
            if (owner == null) {
                ended.add(number);
            } else {
                SessionRows.seen(statements, new PersonId(owner), number, now);
            }
        }
        return Set.copyOf(ended);
    }
}
