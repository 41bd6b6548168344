package org.plenary.server.identity.sql;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import org.plenary.server.identity.AccountsException;
import org.plenary.server.identity.Arrival;
import org.plenary.server.identity.AuditAction;
import org.plenary.server.identity.AuditEvent;
import org.plenary.server.identity.Credential;
import org.plenary.server.identity.Credentials;
import org.plenary.server.identity.Email;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.Secrets;
import org.plenary.server.identity.SignedIn;
import org.plenary.server.sql.Statements;

/** Passwords in the embedded database. */
final class SqlCredentials implements Credentials {
    private static final String CREDENTIAL = String.format(PersonRows.PERSON, ", p.email, w.hash")
            + "left join password w on w.person = p.id where p.state <> 'REVOKED' and ";
    private static final String BY_EMAIL = CREDENTIAL + "p.email = ?";
    private static final String BY_PERSON = CREDENTIAL + "p.id = ?";
    private static final String PUT = """
            insert into password (person, hash, changed_at) values (?, ?, ?)
            on conflict (person) do update set hash = excluded.hash, changed_at = excluded.changed_at""";
    private static final String STRENGTHEN = "update password set hash = ? where person = ? and hash = ?";

    private final Store store;
    private final InstantSource clock;

    SqlCredentials(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Future<Optional<Credential>> byEmail(Email email) {
        return store.read(statements -> find(statements, BY_EMAIL, email.value()));
    }

    @Override
    public Future<Boolean> isKnownIn(Email email, String browser) {
        long now = clock.millis();
        return Secrets.isSecret(browser)
                ? store.read(statements -> BrowserRows.isKnown(statements, email, browser, now))
                : Future.succeededFuture(false);
    }

    @Override
    public Future<Credential> of(PersonId person) {
        return store.read(statements -> find(statements, BY_PERSON, person.value())
                .orElseThrow(() ->
                        new AccountsException(AccountsException.Reason.NOT_FOUND, "There is no such person here.")));
    }

    @Override
    public Future<Void> change(SignedIn who, String passwordHash, Arrival from, boolean keepOthers) {
        long now = clock.millis();
        PersonId person = who.person().id();
        return store.perform((statements, effects) -> {
            if (EmailRows.of(statements, person) == null) {
                throw new AccountsException(
                        AccountsException.Reason.CONFLICT,
                        "One signs in by e-mail and password, and no e-mail address of yours is known. Ask the"
                                + " secretariat to add it.");
            }
            put(statements, person, passwordHash, now);
            BrowserRows.forgetOthers(statements, person, from.browser());
            int ended = keepOthers ? 0 : SessionRows.closeOthers(statements, effects, person, who.session());
            int links = TokenRows.endAll(statements, effects, person);
            Trail.add(
                    statements,
                    now,
                    new AuditEvent(
                            who.person(),
                            AuditAction.PASSWORD_CHANGED,
                            person.value(),
                            new JsonObject().put("endedSessions", ended).put("endedTokens", links)));
        });
    }

    @Override
    public Future<Void> strengthen(PersonId person, String oldHash, String newHash) {
        return store.perform((statements, effects) -> {
            Store.run(statements, STRENGTHEN, newHash, person.value(), oldHash);
        });
    }

    static void put(Statements statements, PersonId person, String hash, long now) throws SQLException {
        Store.run(statements, PUT, person.value(), hash, now);
    }

    private static Optional<Credential> find(Statements statements, String query, String key) throws SQLException {
        try (ResultSet row = Store.bound(statements, query, key).executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            String email = row.getString(PersonRows.COLUMNS + 1);
            return Optional.of(new Credential(
                    PersonRows.person(row),
                    email == null ? null : new Email(email),
                    row.getString(PersonRows.COLUMNS + 2)));
        }
    }
}
