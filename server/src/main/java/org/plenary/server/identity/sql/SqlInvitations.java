package org.plenary.server.identity.sql;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import org.plenary.server.identity.AccountState;
import org.plenary.server.identity.AccountsException;
import org.plenary.server.identity.AccountsException.Reason;
import org.plenary.server.identity.Arrival;
import org.plenary.server.identity.AuditAction;
import org.plenary.server.identity.AuditEvent;
import org.plenary.server.identity.Email;
import org.plenary.server.identity.Invitation;
import org.plenary.server.identity.Invitations;
import org.plenary.server.identity.IssuedInvitation;
import org.plenary.server.identity.Means;
import org.plenary.server.identity.OrganizationAccount;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.Secrets;
import org.plenary.server.identity.SignInConfig;
import org.plenary.server.sql.Statements;

/** Invitations in the embedded database. */
final class SqlInvitations implements Invitations {
    private static final String FIND = String.format(PersonRows.PERSON, ", p.email, i.expires_at")
            + "join invitation i on i.person = p.id where i.hash = ? and p.state <> 'REVOKED'";
    private static final String ACCOUNT_OWNER =
            "select person from organization_account where issuer = ? and subject = ?";
    private static final String ADD_ACCOUNT = """
            insert into organization_account (issuer, subject, person, since) values (?, ?, ?, ?)
            on conflict (issuer, subject) do nothing""";

    private final Store store;
    private final SignInConfig config;
    private final InstantSource clock;

    SqlInvitations(Store store, SignInConfig config, InstantSource clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Future<IssuedInvitation> renew(Person by, PersonId person) {
        long now = clock.millis();
        return store.write((statements, effects) -> {
            Managers.require(statements, by);
            if (SqlPeople.state(statements, by, person) == AccountState.REVOKED) {
                throw new AccountsException(
                        Reason.CONFLICT, "The access of this person is revoked. Restore it before you invite them.");
            }
            if (EmailRows.of(statements, person) == null) {
                throw new AccountsException(
                        Reason.CONFLICT, "No e-mail address of this person is known. Add it before you invite them.");
            }
            Trail.add(
                    statements,
                    now,
                    new AuditEvent(by, AuditAction.INVITATION_ISSUED, person.value(), new JsonObject()));
            return InvitationRows.issue(statements, person, now, config);
        });
    }

    @Override
    public Future<Invitation> look(String token) {
        long now = clock.millis();
        return store.read(statements -> find(statements, token, now));
    }

    @Override
    public Future<String> accept(String token, String passwordHash, Arrival arrival) {
        return accept(
                token,
                Means.PASSWORD,
                arrival,
                (statements, person, now) -> SqlCredentials.put(statements, person, passwordHash, now));
    }

    @Override
    public Future<String> accept(String token, OrganizationAccount account, Arrival arrival) {
        return accept(token, Means.ORGANIZATION, arrival, (statements, person, now) -> {
            Store.run(statements, ADD_ACCOUNT, account.issuer(), account.subject(), person.value(), now);
            if (!person.value().equals(Store.text(statements, ACCOUNT_OWNER, account.issuer(), account.subject()))) {
                throw new AccountsException(
                        Reason.CONFLICT, "Somebody else signs in here by this account of your organisation already.");
            }
        });
    }

    /** What an invitation gives. */
    @FunctionalInterface
    private interface Gift {
        void give(Statements statements, PersonId person, long now) throws SQLException;
    }

    private Future<String> accept(String token, Means by, Arrival arrival, Gift gift) {
        long now = clock.millis();
        return store.write((statements, effects) -> {
            Person person = find(statements, token, now).person();
            gift.give(statements, person.id(), now);
            InvitationRows.withdraw(statements, person.id());
            SqlPeople.activate(statements, person.id());
            SessionRows.closeOthers(statements, effects, person.id(), null);
            TokenRows.endAll(statements, effects, person.id());
            BrowserRows.forgetOthers(statements, person.id(), null);
            Trail.add(
                    statements,
                    now,
                    new AuditEvent(
                            person,
                            AuditAction.INVITATION_ACCEPTED,
                            person.id().value(),
                            new JsonObject().put("means", by.name())));
            return SessionRows.open(statements, effects, person.id(), Means.INVITATION, arrival, now, config);
        });
    }

    private static Invitation find(Statements statements, String token, long now) throws SQLException {
        if (Secrets.isSecret(token)) {
            try (ResultSet row =
                    Store.bound(statements, FIND, SecretHash.of(token)).executeQuery()) {
                if (row.next()) {
                    return unexpired(row, now);
                }
            }
        }
        throw new AccountsException(
                Reason.NOT_FOUND,
                "This invitation is not known here: it has been used, or a newer one has taken its place. Ask the"
                        + " secretariat for a new one, or sign in if you have accepted it.");
    }

    private static Invitation unexpired(ResultSet row, long now) throws SQLException {
        String email = row.getString(PersonRows.COLUMNS + 1);
        long expiresAt = row.getLong(PersonRows.COLUMNS + 2);
        if (expiresAt <= now) {
            throw new AccountsException(
                    Reason.NOT_FOUND, "This invitation has expired. Ask the secretariat for a new one.");
        }
        return new Invitation(PersonRows.person(row), email == null ? null : new Email(email), expiresAt);
    }
}
