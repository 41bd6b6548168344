package org.plenary.server.identity.sql;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Email;
import org.plenary.server.identity.Enrolment;
import org.plenary.server.identity.IdentityException;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Profile;
import org.plenary.server.sql.Statements;

/** The changes of people. What their access is besides, such as sessions, is not changed here. */
public final class PersonChanges {
    private static final String PUT = """
            insert into person (id, process, name, role, rank, delegation, email) values (?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update
            set process = excluded.process, name = excluded.name, role = excluded.role, rank = excluded.rank,
              delegation = excluded.delegation, email = coalesce(excluded.email, person.email)""";
    private static final String ADD = """
            insert into person (id, process, name, role, rank, delegation, email, state)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String CHANGE =
            "update person set name = ?, role = ?, rank = ?, delegation = ?, email = ? where id = ?";
    private static final String SET_STATE = "update person set state = ? where id = ?";
    private static final String SEEN =
            "update person set last_seen_at = ? where id = ? and (last_seen_at is null or last_seen_at < ?)";
    private static final String OTHER_OF_EMAIL = "select id from person where email = ? and id <> ?";

    private PersonChanges() {}

    /**
     * Registers a person with their process and delegation; what is known gets these names, kinds and capacities.
     *
     * @param email the address; null leaves what is known
     * @throws IdentityException with reason {@code CONFLICT} if the address is another person's
     */
    public static void put(Statements statements, Person person, @Nullable Email email) throws SQLException {
        ProcessRows.put(statements, person.process());
        if (person.delegation() != null) {
            DelegationRows.put(statements, person.process().id(), person.delegation());
        }
        requireFree(statements, email, person.id());
        statements.run(
                PUT,
                person.id().value(),
                person.process().id().value(),
                person.name(),
                person.role().name(),
                person.rank() == null ? null : person.rank().name(),
                person.delegationCode(),
                email == null ? null : email.value());
    }

    /**
     * Adds somebody new.
     *
     * @throws IdentityException with reason {@code CONFLICT} if the address is another person's
     */
    public static PersonId add(Statements statements, ProcessId process, Profile profile, Enrolment state)
            throws SQLException {
        PersonId person = Ids.person();
        Email email = profile.email();
        requireFree(statements, email, person);
        statements.run(
                ADD,
                person.value(),
                process.value(),
                profile.name(),
                profile.role().name(),
                profile.rank() == null ? null : profile.rank().name(),
                profile.delegation(),
                email == null ? null : email.value(),
                state.name());
        return person;
    }

    /**
     * Says something else of a person.
     *
     * @throws IdentityException with reason {@code CONFLICT} if the address is another person's
     */
    public static void change(Statements statements, PersonId person, Profile profile) throws SQLException {
        Email email = profile.email();
        requireFree(statements, email, person);
        statements.run(
                CHANGE,
                profile.name(),
                profile.role().name(),
                profile.rank() == null ? null : profile.rank().name(),
                profile.delegation(),
                email == null ? null : email.value(),
                person.value());
    }

    /** Gives a person another state. */
    public static void enrol(Statements statements, PersonId person, Enrolment state) throws SQLException {
        statements.run(SET_STATE, state.name(), person.value());
    }

    /** Writes down that the person does something here now. */
    public static void seen(Statements statements, PersonId person, long now) throws SQLException {
        statements.run(SEEN, now, person.value(), now);
    }

    private static void requireFree(Statements statements, @Nullable Email email, PersonId person) throws SQLException {
        if (email != null && statements.text(OTHER_OF_EMAIL, email.value(), person.value()) != null) {
            throw new IdentityException(
                    IdentityException.Reason.CONFLICT,
                    "The address " + email + " is another person's already. Give each person an address of their own.");
        }
    }
}
