package org.plenary.server.identity.sql;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.AccountState;
import org.plenary.server.identity.Accounts;
import org.plenary.server.identity.AccountsException;
import org.plenary.server.identity.AccountsException.Reason;
import org.plenary.server.identity.AuditAction;
import org.plenary.server.identity.AuditEvent;
import org.plenary.server.identity.Email;
import org.plenary.server.identity.IssuedInvitation;
import org.plenary.server.identity.People;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Profile;
import org.plenary.server.identity.Role;
import org.plenary.server.identity.SignInConfig;
import org.plenary.server.sql.Statements;

/** The people of a process in the embedded database. */
final class SqlPeople implements People {
    private static final String COUNT = "select count(*) from person where process = ?";
    private static final String HAS_DELEGATION = "select count(*) from delegation where process = ? and code = ?";
    private static final String ADD = """
            insert into person (id, process, name, role, rank, delegation, email, state)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String CHANGE =
            "update person set name = ?, role = ?, rank = ?, delegation = ?, email = ? where id = ?";
    private static final String STATE = "select state from person where id = ? and process = ?";
    private static final String SET_STATE = "update person set state = ? where id = ?";
    private static final String HAS_MEANS = """
            select (select count(*) from password where person = ?1)
              + (select count(*) from organization_account where person = ?1)
              + (select count(*) from access_token where person = ?1)""";

    private final Store store;
    private final SignInConfig config;
    private final InstantSource clock;

    SqlPeople(Store store, SignInConfig config, InstantSource clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Future<IssuedInvitation> invite(Person by, Profile profile) {
        long now = clock.millis();
        return store.write((statements, effects) -> {
            Managers.require(statements, by);
            ProcessId process = by.process().id();
            requireDelegation(statements, process, profile);
            if (Store.number(statements, COUNT, process.value()) >= Accounts.MAX_PEOPLE) {
                throw new AccountsException(
                        Reason.CONFLICT, "A process has at most " + Accounts.MAX_PEOPLE + " people.");
            }
            PersonId person = Ids.person();
            insert(statements, process, person, profile, AccountState.INVITED);
            Trail.add(
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
            state(statements, by, person);
            requireDelegation(statements, process, profile);
            if (profile.role() != Role.SECRETARIAT) {
                Managers.requireAnother(statements, process, person);
            }
            Email email = profile.email();
            if (email == null && EmailRows.of(statements, person) != null) {
                throw new AccountsException(
                        Reason.INVALID, "Expected an e-mail address, since the person signs in by one; got none.");
            }
            EmailRows.requireFree(statements, email, person);
            Person before = PersonRows.byId(statements, person).orElseThrow();
            Store.run(
                    statements,
                    CHANGE,
                    profile.name(),
                    profile.role().name(),
                    profile.rank() == null ? null : profile.rank().name(),
                    profile.delegation(),
                    email == null ? null : email.value(),
                    person.value());
            Trail.add(
                    statements,
                    now,
                    new AuditEvent(
                            by,
                            AuditAction.PERSON_CHANGED,
                            person.value(),
                            details(profile).put("before", details(before))));
            effects.on(person);
        });
    }

    @Override
    public Future<Void> revoke(Person by, PersonId person) {
        long now = clock.millis();
        return store.perform((statements, effects) -> {
            Managers.require(statements, by);
            if (state(statements, by, person) == AccountState.REVOKED) {
                return;
            }
            Managers.requireAnother(statements, by.process().id(), person);
            Store.run(statements, SET_STATE, AccountState.REVOKED.name(), person.value());
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
            if (state(statements, by, person) != AccountState.REVOKED) {
                return;
            }
            boolean canSignIn = Store.number(statements, HAS_MEANS, person.value()) > 0;
            AccountState state = canSignIn ? AccountState.ACTIVE : AccountState.INVITED;
            Store.run(statements, SET_STATE, state.name(), person.value());
            told(statements, by, AuditAction.PERSON_RESTORED, person, now);
            effects.on(person);
        });
    }

    private static void told(Statements statements, Person by, AuditAction action, PersonId person, long now)
            throws SQLException {
        Person about = PersonRows.byId(statements, person).orElseThrow();
        Trail.add(statements, now, new AuditEvent(by, action, person.value(), details(about)));
    }

    /** The person's state, if it is somebody of the process of {@code by}. */
    static AccountState state(Statements statements, Person by, PersonId person) throws SQLException {
        String state =
                Store.text(statements, STATE, person.value(), by.process().id().value());
        if (state == null) {
            throw new AccountsException(Reason.NOT_FOUND, "There is no such person in your process.");
        }
        return AccountState.valueOf(state);
    }

    static void activate(Statements statements, PersonId person) throws SQLException {
        Store.run(statements, SET_STATE, AccountState.ACTIVE.name(), person.value());
    }

    static void insert(Statements statements, ProcessId process, PersonId person, Profile profile, AccountState state)
            throws SQLException {
        Email email = Objects.requireNonNull(profile.email(), "somebody new has an address");
        EmailRows.requireFree(statements, email, person);
        Store.run(
                statements,
                ADD,
                person.value(),
                process.value(),
                profile.name(),
                profile.role().name(),
                profile.rank() == null ? null : profile.rank().name(),
                profile.delegation(),
                email.value(),
                state.name());
    }

    private static void requireDelegation(Statements statements, ProcessId process, Profile profile)
            throws SQLException {
        String code = profile.delegation();
        if (code != null && Store.number(statements, HAS_DELEGATION, process.value(), code) == 0) {
            throw new AccountsException(
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
