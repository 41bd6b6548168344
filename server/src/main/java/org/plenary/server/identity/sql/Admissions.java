package org.plenary.server.identity.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.plenary.server.identity.AccountsException;
import org.plenary.server.identity.Admission;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.sql.Statements;

/** Registers people, with all that they need. */
final class Admissions {
    private static final String PROCESS = """
            insert into process (id, name) values (?, ?)
            on conflict (id) do update set name = excluded.name""";
    private static final String DELEGATION = """
            insert into delegation (process, code, name, kind, capacity) values (?, ?, ?, ?, ?)
            on conflict (process, code) do update
            set name = excluded.name, kind = excluded.kind, capacity = excluded.capacity""";
    private static final String PERSON = """
            insert into person (id, process, name, role, delegation) values (?, ?, ?, ?, ?)
            on conflict (id) do update
            set process = excluded.process, name = excluded.name, role = excluded.role, delegation = excluded.delegation""";
    private static final String TOKEN =
            "insert into access_token (hash, person) values (?, ?) on conflict (hash) do nothing";
    private static final String TOKEN_OWNER = "select person from access_token where hash = ?";

    private Admissions() {}

    /** Registers them, and returns how many there were. */
    static int admit(Statements statements, List<Admission> admissions) throws SQLException {
        for (Admission admission : admissions) {
            Person person = admission.person();
            process(statements, person.process());
            if (person.delegation() != null) {
                delegation(statements, person.process().id(), person.delegation());
            }
            person(statements, person);
            token(statements, admission);
        }
        return admissions.size();
    }

    private static void process(Statements statements, Negotiation process) throws SQLException {
        PreparedStatement insert = statements.of(PROCESS);
        insert.setString(1, process.id().value());
        insert.setString(2, process.name());
        insert.executeUpdate();
    }

    private static void delegation(Statements statements, ProcessId process, Delegation delegation)
            throws SQLException {
        PreparedStatement insert = statements.of(DELEGATION);
        insert.setString(1, process.value());
        insert.setString(2, delegation.code());
        insert.setString(3, delegation.name());
        insert.setString(4, delegation.kind().name());
        insert.setString(5, delegation.capacity().name());
        insert.executeUpdate();
    }

    private static void person(Statements statements, Person person) throws SQLException {
        PreparedStatement insert = statements.of(PERSON);
        insert.setString(1, person.id().value());
        insert.setString(2, person.process().id().value());
        insert.setString(3, person.name());
        insert.setString(4, person.role().name());
        insert.setString(5, person.delegationCode());
        insert.executeUpdate();
    }

    private static void token(Statements statements, Admission admission) throws SQLException {
        byte[] hash = SecretHash.of(admission.token());
        String person = admission.person().id().value();
        PreparedStatement insert = statements.of(TOKEN);
        insert.setBytes(1, hash);
        insert.setString(2, person);
        insert.executeUpdate();

        PreparedStatement owner = statements.of(TOKEN_OWNER);
        owner.setBytes(1, hash);
        try (ResultSet row = owner.executeQuery()) {
            if (!row.next() || !person.equals(row.getString(1))) {
                throw new AccountsException(
                        AccountsException.Reason.CONFLICT,
                        "the token of this person is another person's already, choose another: person=" + person);
            }
        }
    }
}
