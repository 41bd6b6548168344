package org.plenary.server.signin.sql;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.server.audit.AuditAction;
import org.plenary.server.audit.AuditEvent;
import org.plenary.server.audit.sql.AuditRows;
import org.plenary.server.identity.Directory;
import org.plenary.server.identity.Enrolment;
import org.plenary.server.identity.IdentityException;
import org.plenary.server.identity.IdentityException.Reason;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Profile;
import org.plenary.server.identity.Register;
import org.plenary.server.identity.Role;
import org.plenary.server.identity.sql.DelegationRows;
import org.plenary.server.identity.sql.IdentityStore;
import org.plenary.server.identity.sql.Managers;
import org.plenary.server.identity.sql.PersonChanges;
import org.plenary.server.identity.sql.PersonRow;
import org.plenary.server.identity.sql.PersonRows;
import org.plenary.server.identity.sql.ProcessRows;
import org.plenary.server.signin.EnrolledPerson;
import org.plenary.server.signin.IssuedInvitation;
import org.plenary.server.signin.Membership;
import org.plenary.server.signin.People;
import org.plenary.server.signin.SignInConfig;
import org.plenary.server.sql.Statements;

/** The people of a process in the embedded database. */
final class SqlPeople implements People {
    private final IdentityStore store;
    private final SignInConfig config;
    private final InstantSource clock;

    SqlPeople(IdentityStore store, SignInConfig config, InstantSource clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Future<Membership> of(ProcessId process) {
        return store.read(statements -> {
            Register register = ProcessRows.register(statements, process);
            List<PersonRow> rows = PersonRows.of(statements, process);
            Map<PersonId, Long> invitations = InvitationRows.expiry(
                    statements, rows.stream().map(row -> row.person().id()).toList());
            return new Membership(
                    register,
                    rows.stream()
                            .map(row -> new EnrolledPerson(
                                    row.person(),
                                    row.email(),
                                    row.state(),
                                    row.lastSeenAtMillis(),
                                    invitations.get(row.person().id())))
                            .toList());
        });
    }

    @Override
    public Future<IssuedInvitation> invite(Person by, Profile profile) {
        long now = clock.millis();
        return store.write((statements, effects) -> {
            Managers.require(statements, by);
            ProcessId process = by.process().id();
            requireDelegation(statements, process, profile);
            if (PersonRows.count(statements, process) >= Directory.MAX_PEOPLE) {
                throw new IdentityException(
                        Reason.CONFLICT, "A process has at most " + Directory.MAX_PEOPLE + " people.");
            }
            PersonId person = PersonChanges.add(statements, process, withEmail(profile), Enrolment.INVITED);
            AuditRows.add(
                    statements, now, new AuditEvent(by, AuditAction.PERSON_INVITED, person.value(), details(profile)));
            return InvitationRows.issue(statements, person, now, config);
        });
    }

    @Override
    public Future<Void> change(Person by, PersonId person, Profile profile) {
        long now = clock.millis();
        return store.perform((statements, effects) -> {
            Managers.require(statements, by);
            ProcessId process = by.process().id();
            PersonRows.state(statements, process, person);
            requireDelegation(statements, process, profile);
            if (profile.role() != Role.SECRETARIAT) {
                Managers.requireAnother(statements, process, person);
            }
            PersonRow before = PersonRows.find(statements, person).orElseThrow();
            if (profile.email() == null && before.email() != null) {
                throw new IdentityException(
                        Reason.INVALID, "Expected an e-mail address, since the person signs in by one; got none.");
            }
            PersonChanges.change(statements, person, profile);
            AuditRows.add(
                    statements,
                    now,
                    new AuditEvent(
                            by,
                            AuditAction.PERSON_CHANGED,
                            person.value(),
                            details(profile).put("before", details(before.person()))));
            effects.on(person);
        });
    }

    @Override
    public Future<Void> revoke(Person by, PersonId person) {
        long now = clock.millis();
        return store.perform((statements, effects) -> {
            Managers.require(statements, by);
            if (PersonRows.state(statements, by.process().id(), person) == Enrolment.REVOKED) {
                return;
            }
            Managers.requireAnother(statements, by.process().id(), person);
            PersonChanges.enrol(statements, person, Enrolment.REVOKED);
            InvitationRows.withdraw(statements, person);
            SessionRows.closeOthers(statements, effects, person, null);
            BrowserRows.forgetOthers(statements, person, null);
            told(statements, by, AuditAction.PERSON_REVOKED, person, now);
        });
    }

    @Override
    public Future<Void> restore(Person by, PersonId person) {
        long now = clock.millis();
        return store.perform((statements, effects) -> {
            Managers.require(statements, by);
            if (PersonRows.state(statements, by.process().id(), person) != Enrolment.REVOKED) {
                return;
            }
            boolean canSignIn = hasMeans(statements, person);
            Enrolment state = canSignIn ? Enrolment.ACTIVE : Enrolment.INVITED;
            PersonChanges.enrol(statements, person, state);
            told(statements, by, AuditAction.PERSON_RESTORED, person, now);
            effects.on(person);
        });
    }

    private static void told(Statements statements, Person by, AuditAction action, PersonId person, long now)
            throws SQLException {
        Person about = PersonRows.find(statements, person).orElseThrow().person();
        AuditRows.add(statements, now, new AuditEvent(by, action, person.value(), details(about)));
    }

    /** Whether there is something by which the person can sign in. */
    private static boolean hasMeans(Statements statements, PersonId person) throws SQLException {
        return PasswordRows.find(statements, person) != null
                || OrganizationRows.has(statements, person)
                || TokenRows.has(statements, person);
    }

    /** Somebody new has an address, by which they come back. */
    static Profile withEmail(Profile profile) {
        Objects.requireNonNull(profile.email(), "somebody new has an address");
        return profile;
    }

    private static void requireDelegation(Statements statements, ProcessId process, Profile profile)
            throws SQLException {
        String code = profile.delegation();
        if (code != null && !DelegationRows.has(statements, process, code)) {
            throw new IdentityException(
                    Reason.INVALID, "There is no delegation " + code + " in this process; add it first.");
        }
    }

    private static JsonObject details(Profile profile) {
        return details(profile.name(), profile.role(), profile.rank(), profile.delegation())
                .put("email", profile.email() == null ? null : profile.email().value());
    }

    private static JsonObject details(Person person) {
        return details(person.name(), person.role(), person.rank(), person.delegationCode());
    }

    private static JsonObject details(String name, Role role, @Nullable Enum<?> rank, @Nullable String delegation) {
        return new JsonObject()
                .put("name", name)
                .put("role", role.name())
                .put("rank", rank == null ? null : rank.name())
                .put("delegation", delegation);
    }
}
