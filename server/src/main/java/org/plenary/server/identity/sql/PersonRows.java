package org.plenary.server.identity.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Accounts;
import org.plenary.server.identity.Capacity;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.DelegationKind;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Rank;
import org.plenary.server.identity.Role;
import org.plenary.server.sql.Statements;

/** The queries for people. */
final class PersonRows {
    /** How many columns {@link #PERSON} begins with. */
    static final int COLUMNS = 11;

    /** The columns of a person; {@code %s} is for further ones. */
    static final String PERSON = """
            select p.id, p.name, p.role, p.rank, p.process, n.name, d.code, d.name, d.kind, d.capacity,
              (select group_concat(m.code, ' ') from delegation_group_member m
               where m.process = p.process and m.delegation = p.delegation)%s
            from person p
            join process n on n.id = p.process
            left join delegation d on d.process = p.process and d.code = p.delegation
            """;

    private static final String PLAIN = String.format(PERSON, "");
    private static final String BY_ID = PLAIN + "where p.id = ?";
    private static final String WITH_ACCESS = PLAIN + "where p.id = ? and p.state <> 'REVOKED'";
    private static final String OF_PROCESS =
            PLAIN + "where p.process = ? order by p.name, p.id limit " + Accounts.MAX_PEOPLE;
    private static final String BY_ACCOUNT = PLAIN
            + "join organization_account a on a.person = p.id"
            + " where a.issuer = ? and a.subject = ? and p.state <> 'REVOKED'";
    private static final String PROCESS = "select id, name from process where id = ?";

    private PersonRows() {}

    static Optional<Person> byId(Statements statements, PersonId person) throws SQLException {
        PreparedStatement query = statements.of(BY_ID);
        query.setString(1, person.value());
        return first(query);
    }

    /** The person, unless their access is revoked. */
    static Optional<Person> withAccess(Statements statements, PersonId person) throws SQLException {
        PreparedStatement query = statements.of(WITH_ACCESS);
        query.setString(1, person.value());
        return first(query);
    }

    static Optional<Person> byAccount(Statements statements, String issuer, String subject) throws SQLException {
        PreparedStatement query = statements.of(BY_ACCOUNT);
        query.setString(1, issuer);
        query.setString(2, subject);
        return first(query);
    }

    static List<Person> of(Statements statements, ProcessId process) throws SQLException {
        PreparedStatement query = statements.of(OF_PROCESS);
        query.setString(1, process.value());
        List<Person> people = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                people.add(person(row));
            }
        }
        return List.copyOf(people);
    }

    static Optional<Negotiation> process(Statements statements, ProcessId process) throws SQLException {
        PreparedStatement query = statements.of(PROCESS);
        query.setString(1, process.value());
        try (ResultSet row = query.executeQuery()) {
            return row.next()
                    ? Optional.of(new Negotiation(new ProcessId(row.getString(1)), row.getString(2)))
                    : Optional.empty();
        }
    }

    private static Optional<Person> first(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(person(row)) : Optional.empty();
        }
    }

    /** The person in the first {@value #COLUMNS} columns. */
    static Person person(ResultSet row) throws SQLException {
        String rank = row.getString(4);
        String groups = row.getString(11);
        return new Person(
                new PersonId(row.getString(1)),
                row.getString(2),
                Role.valueOf(row.getString(3)),
                rank == null ? null : Rank.valueOf(rank),
                row.getString(7) == null ? null : delegation(row, 7),
                groups == null ? Set.of() : Set.of(groups.split(" ")),
                new Negotiation(new ProcessId(row.getString(5)), row.getString(6)));
    }

    /** The delegation whose code, name, kind and capacity begin at {@code column}. */
    static Delegation delegation(ResultSet row, int column) throws SQLException {
        return new Delegation(
                row.getString(column),
                row.getString(column + 1),
                DelegationKind.valueOf(row.getString(column + 2)),
                Capacity.valueOf(row.getString(column + 3)));
    }

    static @Nullable Long number(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
