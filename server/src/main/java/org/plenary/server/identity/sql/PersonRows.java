package org.plenary.server.identity.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plenary.server.identity.Directory;
import org.plenary.server.identity.Email;
import org.plenary.server.identity.Enrolment;
import org.plenary.server.identity.IdentityException;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Rank;
import org.plenary.server.identity.Role;
import org.plenary.server.sql.Statements;

/** The queries for people. */
public final class PersonRows {
    private static final String PERSON = """
            select p.id, p.name, p.role, p.rank, p.process, n.name, d.code, d.name, d.kind, d.capacity,
              p.email, p.state, p.last_seen_at
            from person p
            join process n on n.id = p.process
            left join delegation d on d.process = p.process and d.code = p.delegation
            """;
    private static final String BY_ID = PERSON + "where p.id = ?";
    private static final String BY_EMAIL = PERSON + "where p.email = ?";
    private static final String OF_PROCESS =
            PERSON + "where p.process = ? order by p.name, p.id limit " + Directory.MAX_PEOPLE;
    private static final String COUNT = "select count(*) from person where process = ?";
    private static final String COUNT_OF_DELEGATION =
            "select count(*) from person where process = ? and delegation = ?";
    private static final String ANYBODY = "select case when exists (select 1 from person) then 1 else 0 end";
    private static final String STATE = "select state from person where id = ? and process = ?";

    private PersonRows() {}

    /** The person of this id. */
    public static Optional<PersonRow> find(Statements statements, PersonId person) throws SQLException {
        return first(statements, statements.bound(BY_ID, person.value()));
    }

    /** The person with this address. */
    public static Optional<PersonRow> byEmail(Statements statements, Email email) throws SQLException {
        return first(statements, statements.bound(BY_EMAIL, email.value()));
    }

    /** The person of this id, unless their access is revoked. */
    public static Optional<Person> withAccess(Statements statements, PersonId person) throws SQLException {
        return find(statements, person).filter(PersonRow::hasAccess).map(PersonRow::person);
    }

    /** The people of a process by name, at most {@value Directory#MAX_PEOPLE}: two queries, however many they are. */
    public static List<PersonRow> of(Statements statements, ProcessId process) throws SQLException {
        Map<String, Set<String>> groups = GroupRows.byDelegation(statements, process);
        List<PersonRow> people = new ArrayList<>();
        try (ResultSet row = statements.bound(OF_PROCESS, process.value()).executeQuery()) {
            while (row.next()) {
                String delegation = row.getString(7);
                people.add(person(row, delegation == null ? Set.of() : groups.getOrDefault(delegation, Set.of())));
            }
        }
        return List.copyOf(people);
    }

    /** How many people a process has. */
    public static long count(Statements statements, ProcessId process) throws SQLException {
        return statements.number(COUNT, process.value());
    }

    /** How many people a delegation has, those with revoked access included. */
    static long count(Statements statements, ProcessId process, String delegation) throws SQLException {
        return statements.number(COUNT_OF_DELEGATION, process.value(), delegation);
    }

    /** Whether somebody is known here at all. */
    public static boolean isAnybodyThere(Statements statements) throws SQLException {
        return statements.number(ANYBODY) > 0;
    }

    /**
     * The state of somebody of a process.
     *
     * @throws IdentityException with reason {@code NOT_FOUND} if there is no such person in it
     */
    public static Enrolment state(Statements statements, ProcessId process, PersonId person) throws SQLException {
        String state = statements.text(STATE, person.value(), process.value());
        if (state == null) {
            throw new IdentityException(IdentityException.Reason.NOT_FOUND, "There is no such person in your process.");
        }
        return Enrolment.valueOf(state);
    }

    private static Optional<PersonRow> first(Statements statements, PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            String delegation = row.getString(7);
            Set<String> groups = delegation == null
                    ? Set.of()
                    : GroupRows.of(statements, new ProcessId(row.getString(5)), delegation);
            return Optional.of(person(row, groups));
        }
    }

    private static PersonRow person(ResultSet row, Set<String> groups) throws SQLException {
        String rank = row.getString(4);
        String email = row.getString(11);
        long seen = row.getLong(13);
        Long lastSeen = row.wasNull() ? null : (Long) seen;
        return new PersonRow(
                new Person(
                        new PersonId(row.getString(1)),
                        row.getString(2),
                        Role.valueOf(row.getString(3)),
                        rank == null ? null : Rank.valueOf(rank),
                        row.getString(7) == null ? null : DelegationRows.delegation(row, 7),
                        groups,
                        new Negotiation(new ProcessId(row.getString(5)), row.getString(6))),
                email == null ? null : new Email(email),
                Enrolment.valueOf(row.getString(12)),
                lastSeen);
    }
}
