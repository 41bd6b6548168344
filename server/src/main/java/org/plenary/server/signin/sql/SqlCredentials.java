package org.plenary.server.signin.sql;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import org.plenary.server.audit.AuditAction;
import org.plenary.server.audit.AuditEvent;
import org.plenary.server.audit.sql.AuditRows;
import org.plenary.server.identity.Email;
import org.plenary.server.identity.IdentityException;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.sql.IdentityStore;
import org.plenary.server.identity.sql.PersonRow;
import org.plenary.server.identity.sql.PersonRows;
import org.plenary.server.signin.Arrival;
import org.plenary.server.signin.Credential;
import org.plenary.server.signin.Credentials;
import org.plenary.server.signin.Secrets;
import org.plenary.server.signin.SignedIn;
import org.plenary.server.sql.Statements;

/** Passwords in the embedded database. */
final class SqlCredentials implements Credentials {
    private final IdentityStore store;
    private final InstantSource clock;

    SqlCredentials(IdentityStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Future<Optional<Credential>> byEmail(Email email) {
        return store.read(statements -> credential(statements, PersonRows.byEmail(statements, email)));
    }

    @Override
    public Future<Boolean> isKnownIn(Email email, String browser) {
        long now = clock.millis();
        return Secrets.isSecret(browser)
                ? store.read(statements -> isKnown(statements, email, browser, now))
                : Future.succeededFuture(false);
    }

    @Override
    public Future<Credential> of(PersonId person) {
        return store.read(statements -> credential(statements, PersonRows.find(statements, person))
                .orElseThrow(() ->
                        new IdentityException(IdentityException.Reason.NOT_FOUND, "There is no such person here.")));
    }

    @Override
    public Future<Void> change(SignedIn who, String passwordHash, Arrival from, boolean keepOthers) {
        long now = clock.millis();
        PersonId person = who.person().id();
        return store.perform((statements, effects) -> {
            if (PersonRows.find(statements, person).map(PersonRow::email).isEmpty()) {
                throw new IdentityException(
                        IdentityException.Reason.CONFLICT,
                        "One signs in by e-mail and password, and no e-mail address of yours is known. Ask the"
                                + " secretariat to add it.");
            }
            PasswordRows.put(statements, person, passwordHash, now);
            BrowserRows.forgetOthers(statements, person, from.browser());
            int ended = keepOthers ? 0 : SessionRows.closeOthers(statements, effects, person, who.session());
            int links = TokenRows.endAll(statements, effects, person);
            AuditRows.add(
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
            PasswordRows.replace(statements, person, oldHash, newHash);
        });
    }

    private static boolean isKnown(Statements statements, Email email, String browser, long now) throws SQLException {
        PersonRow person = PersonRows.byEmail(statements, email).orElse(null);
        return person != null && BrowserRows.isKnown(statements, person.person().id(), browser, now);
    }

    private static Optional<Credential> credential(Statements statements, Optional<PersonRow> found)
            throws SQLException {
        if (found.isEmpty() || !found.get().hasAccess()) {
            return Optional.empty();
        }
        Person person = found.get().person();
        return Optional.of(new Credential(person, found.get().email(), PasswordRows.find(statements, person.id())));
    }
}
