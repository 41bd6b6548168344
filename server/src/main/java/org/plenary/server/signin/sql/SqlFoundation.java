package org.plenary.server.signin.sql;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import org.plenary.server.audit.AuditAction;
import org.plenary.server.audit.AuditEvent;
import org.plenary.server.audit.sql.AuditRows;
import org.plenary.server.identity.Enrolment;
import org.plenary.server.identity.IdentityException;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Profile;
import org.plenary.server.identity.sql.IdentityStore;
import org.plenary.server.identity.sql.Ids;
import org.plenary.server.identity.sql.PersonChanges;
import org.plenary.server.identity.sql.PersonRows;
import org.plenary.server.identity.sql.ProcessRows;
import org.plenary.server.signin.Arrival;
import org.plenary.server.signin.Foundation;
import org.plenary.server.signin.Means;
import org.plenary.server.signin.SignInConfig;
import org.plenary.server.sql.Statements;

/** The beginning of a server, in the embedded database. */
final class SqlFoundation implements Foundation {
    /** How many processes a message names. */
    private static final int MOST_NAMED = 20;

    private final IdentityStore store;
    private final SignInConfig config;
    private final InstantSource clock;

    SqlFoundation(IdentityStore store, SignInConfig config, InstantSource clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Future<Boolean> isAwaited() {
        return store.read(statements -> !PersonRows.isAnybodyThere(statements));
    }

    @Override
    public Future<String> lay(String processName, Profile secretariat, String passwordHash, Arrival arrival) {
        long now = clock.millis();
        return store.write((statements, effects) -> {
            if (PersonRows.isAnybodyThere(statements)) {
                throw new IdentityException(
                        IdentityException.Reason.CONFLICT, "This server is set up already. Sign in instead.");
            }
            Negotiation process = new Negotiation(processId(statements, processName), processName);
            ProcessRows.put(statements, process);
            PersonId id =
                    PersonChanges.add(statements, process.id(), SqlPeople.withEmail(secretariat), Enrolment.ACTIVE);
            PasswordRows.put(statements, id, passwordHash, now);
            Person person = PersonRows.find(statements, id).orElseThrow().person();
            AuditRows.add(
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

    /** The process to begin: one that drafts were imported into, or a new one. */
    private static ProcessId processId(Statements statements, String name) throws SQLException {
        List<Negotiation> imported = ProcessRows.all(statements);
        if (imported.isEmpty()) {
            return Ids.process();
        }
        List<Negotiation> meant = imported.size() == 1
                ? imported
                : imported.stream()
                        .filter(process -> process.name().equals(name))
                        .toList();
        if (meant.size() != 1) {
            throw new IdentityException(
                    IdentityException.Reason.CONFLICT,
                    "Drafts of several processes were imported. Give this one the name of one of them: "
                            + String.join(
                                    ", ",
                                    imported.stream()
                                            .limit(MOST_NAMED)
                                            .map(Negotiation::name)
                                            .toList()));
        }
        return meant.get(0).id();
    }
}
