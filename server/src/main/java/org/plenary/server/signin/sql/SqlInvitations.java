package org.plenary.server.signin.sql;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.InstantSource;
import org.plenary.server.audit.AuditAction;
import org.plenary.server.audit.AuditEvent;
import org.plenary.server.audit.sql.AuditRows;
import org.plenary.server.identity.Enrolment;
import org.plenary.server.identity.IdentityException;
import org.plenary.server.identity.IdentityException.Reason;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.sql.IdentityStore;
import org.plenary.server.identity.sql.Managers;
import org.plenary.server.identity.sql.PersonChanges;
import org.plenary.server.identity.sql.PersonRow;
import org.plenary.server.identity.sql.PersonRows;
import org.plenary.server.signin.Arrival;
import org.plenary.server.signin.Invitation;
import org.plenary.server.signin.Invitations;
import org.plenary.server.signin.IssuedInvitation;
import org.plenary.server.signin.Means;
import org.plenary.server.signin.OrganizationAccount;
import org.plenary.server.signin.Secrets;
import org.plenary.server.signin.SignInConfig;
import org.plenary.server.sql.Statements;

/** Invitations in the embedded database. */
final class SqlInvitations implements Invitations {
    private final IdentityStore store;
    private final SignInConfig config;
    private final InstantSource clock;

    SqlInvitations(IdentityStore store, SignInConfig config, InstantSource clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Future<IssuedInvitation> renew(Person by, PersonId person) {
        long now = clock.millis();
        return store.write((statements, effects) -> {
            Managers.require(statements, by);
            if (PersonRows.state(statements, by.process().id(), person) == Enrolment.REVOKED) {
                throw new IdentityException(
                        Reason.CONFLICT, "The access of this person is revoked. Restore it before you invite them.");
            }
            if (PersonRows.find(statements, person).map(PersonRow::email).isEmpty()) {
                throw new IdentityException(
                        Reason.CONFLICT, "No e-mail address of this person is known. Add it before you invite them.");
            }
            AuditRows.add(
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
                (statements, person, now) -> PasswordRows.put(statements, person, passwordHash, now));
    }

    @Override
    public Future<String> accept(String token, OrganizationAccount account, Arrival arrival) {
        return accept(token, Means.ORGANIZATION, arrival, (statements, person, now) -> {
            OrganizationRows.add(statements, account, person, now);
            if (!person.equals(OrganizationRows.owner(statements, account))) {
                throw new IdentityException(
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
            PersonChanges.enrol(statements, person.id(), Enrolment.ACTIVE);
            SessionRows.closeOthers(statements, effects, person.id(), null);
            TokenRows.endAll(statements, effects, person.id());
            BrowserRows.forgetOthers(statements, person.id(), null);
            AuditRows.add(
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
        InvitationRows.Found found = Secrets.isSecret(token)
                ? InvitationRows.bySecret(statements, token).orElse(null)
                : null;
        PersonRow row = found == null
                ? null
                : PersonRows.find(statements, found.person())
                        .filter(PersonRow::hasAccess)
                        .orElse(null);
        if (found == null || row == null) {
            throw new IdentityException(
                    Reason.NOT_FOUND,
                    "This invitation is not known here: it has been used, or a newer one has taken its place. Ask the"
                            + " secretariat for a new one, or sign in if you have accepted it.");
        }
        if (found.expiresAtMillis() <= now) {
            throw new IdentityException(
                    Reason.NOT_FOUND, "This invitation has expired. Ask the secretariat for a new one.");
        }
        return new Invitation(row.person(), row.email(), found.expiresAtMillis());
    }
}
