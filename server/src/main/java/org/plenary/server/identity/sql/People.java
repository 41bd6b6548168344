package org.plenary.server.identity.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Accounts;
import org.plenary.server.identity.Capacity;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.DelegationKind;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Role;
import org.plenary.server.sql.Statements;

/** The queries for people. */
final class People {
    private static final String PERSON = """
            select p.id, p.name, p.role, p.process, n.name, d.code, d.name, d.kind, d.capacity
            from person p
            join process n on n.id = p.process
            left join delegation d on d.process = p.process and d.code = p.delegation
            """;
    private static final String BY_TOKEN = PERSON + "join access_token t on t.person = p.id where t.hash = ?";
    private static final String BY_SESSION =
            PERSON + "join session s on s.person = p.id where s.hash = ? and s.expires_at > ?";
    private static final String OF_PROCESS =
            PERSON + "where p.process = ? order by p.name, p.id limit " + Accounts.MAX_PEOPLE;
    private static final String PROCESS = "select id, name from process where id = ?";

    private People() {}

    static Optional<Person> byToken(Statements statements, String token) throws SQLException {
        PreparedStatement query = statements.of(BY_TOKEN);
        query.setBytes(1, SecretHash.of(token));
        return first(query);
    }

    static Optional<Person> bySession(Statements statements, String session, long nowMillis) throws SQLException {
        PreparedStatement query = statements.of(BY_SESSION);
        query.setBytes(1, SecretHash.of(session));
        query.setLong(2, nowMillis);
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

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                new PersonId(row.getString(1)),
                row.getString(2),
                Role.valueOf(row.getString(3)),
                delegation(row),
                new Negotiation(new ProcessId(row.getString(4)), row.getString(5)));
    }

    private static @Nullable Delegation delegation(ResultSet row) throws SQLException {
        String code = row.getString(6);
        if (row.wasNull()) {
            return null;
        }
        return new Delegation(
                code, row.getString(7), DelegationKind.valueOf(row.getString(8)), Capacity.valueOf(row.getString(9)));
    }
}
