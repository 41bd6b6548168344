package org.plenary.server.identity.sql;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.plenary.server.identity.AccountState;
import org.plenary.server.identity.AccountsException;
import org.plenary.server.identity.Arrival;
import org.plenary.server.identity.AuditAction;
import org.plenary.server.identity.AuditEvent;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.Foundation;
import org.plenary.server.identity.Means;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Profile;
import org.plenary.server.identity.SignInConfig;
import org.plenary.server.sql.Statements;

/** The beginning of a server, in the embedded database. */
final class SqlFoundation implements Foundation {
    private static final String ANYBODY = "select count(*) from (select 1 from person limit 1)";

    private static final String PROCESSES = "select id, name from process order by name limit 20";
    private static final String NEW_PROCESS =
            "insert into process (id, name) values (?, ?) on conflict (id) do nothing";
    private static final String NEW_DELEGATION = """
            insert into delegation (process, code, name, kind, capacity) values (?, ?, ?, ?, ?)
            on conflict (process, code) do nothing""";

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
            Negotiation process = new Negotiation(processId(statements, processName), processName);
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

    /** The process to begin: one that drafts were imported into, or a new one. */
    private static ProcessId processId(Statements statements, String name) throws SQLException {
        List<Negotiation> imported = new ArrayList<>();
        try (ResultSet row = statements.of(PROCESSES).executeQuery()) {
            while (row.next()) {
                imported.add(new Negotiation(new ProcessId(row.getString(1)), row.getString(2)));
            }
        }
        if (imported.isEmpty()) {
            return Ids.process();
        }
        List<Negotiation> meant = imported.size() == 1
                ? imported
                : imported.stream()
                        .filter(process -> process.name().equals(name))
                        .toList();
        if (meant.size() != 1) {
            throw new AccountsException(
                    AccountsException.Reason.CONFLICT,
                    "Drafts of several processes were imported. Give this one the name of one of them: "
                            + String.join(
                                    ", ",
                                    imported.stream().map(Negotiation::name).toList()));
        }
        return meant.get(0).id();
    }

    @Override
    public Future<Void> receive(Negotiation process, List<Delegation> delegations, String draft) {
        long now = clock.millis();
        return store.perform((statements, effects) -> {
            Store.run(statements, NEW_PROCESS, process.id().value(), process.name());
            for (Delegation delegation : delegations) {
                Store.run(
                        statements,
                        NEW_DELEGATION,
                        process.id().value(),
                        delegation.code(),
                        delegation.name(),
                        delegation.kind().name(),
                        delegation.capacity().name());
            }
            Trail.add(
                    statements,
                    now,
                    new AuditEvent(process.id(), null, AuditAction.DRAFT_IMPORTED, draft, new JsonObject()));
            effects.on(process.id());
        });
    }

    private static boolean isEmpty(Statements statements) throws SQLException {
        return Store.number(statements, ANYBODY) == 0;
    }
}
