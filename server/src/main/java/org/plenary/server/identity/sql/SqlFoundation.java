package org.plenary.server.identity.sql;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.InstantSource;
import org.plenary.server.identity.AccountState;
import org.plenary.server.identity.AccountsException;
import org.plenary.server.identity.Arrival;
import org.plenary.server.identity.AuditAction;
import org.plenary.server.identity.AuditEvent;
import org.plenary.server.identity.Foundation;
import org.plenary.server.identity.Means;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.Profile;
import org.plenary.server.identity.SignInConfig;
import org.plenary.server.sql.Statements;

/** The beginning of a server, in the embedded database. */
final class SqlFoundation implements Foundation {
    private static final String ANYBODY = "select count(*) from (select 1 from person limit 1)";

    private final Store store;
    private final SignInConfig config;
    private final InstantSource clock;

    SqlFoundation(Store store, SignInConfig config, InstantSource clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Future<Boolean> isAwaited() {
        return store.read(SqlFoundation::isEmpty);
    }

    @Override
    public Future<String> lay(String processName, Profile secretariat, String passwordHash, Arrival arrival) {
        long now = clock.millis();
        return store.write((statements, effects) -> {
            if (!isEmpty(statements)) {
                throw new AccountsException(
                        AccountsException.Reason.CONFLICT, "This server is set up already. Sign in instead.");
            }
            Negotiation process = new Negotiation(Ids.process(), processName);
            Admissions.process(statements, process);
            PersonId id = Ids.person();
            SqlPeople.insert(statements, process.id(), id, secretariat, AccountState.ACTIVE);
            SqlCredentials.put(statements, id, passwordHash, now);
            Person person = PersonRows.byId(statements, id).orElseThrow();
            Trail.add(
                    statements,
                    now,
                    new AuditEvent(
                            person,
                            AuditAction.SET_UP,
                            process.id().value(),
                            new JsonObject().put("name", processName)));
            return SessionRows.open(statements, effects, id, Means.SET_UP, arrival, now, config);
        });
    }

    private static boolean isEmpty(Statements statements) throws SQLException {
        return Store.number(statements, ANYBODY) == 0;
    }
}
