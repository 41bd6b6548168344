package org.plenary.server.identity.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.plenary.server.identity.AccountState;
import org.plenary.server.identity.Accounts;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.Directory;
import org.plenary.server.identity.Email;
import org.plenary.server.identity.EnrolledPerson;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.sql.Statements;

/** The queries for everybody in a process. */
final class RegisterRows {
    private static final String DELEGATIONS = "select code, name, kind, capacity from delegation where process = ?"
            + " order by code limit " + Directory.MAX_DELEGATIONS;
    private static final String MEMBERS =
            String.format(PersonRows.PERSON, ", p.email, p.state, p.last_seen_at, i.expires_at")
                    + "left join invitation i on i.person = p.id where p.process = ? order by p.name, p.id limit "
                    + Accounts.MAX_PEOPLE;

    private RegisterRows() {}

    static List<Delegation> delegations(Statements statements, ProcessId process) throws SQLException {
        List<Delegation> delegations = new ArrayList<>();
        try (ResultSet row =
                Store.bound(statements, DELEGATIONS, process.value()).executeQuery()) {
            while (row.next()) {
                delegations.add(PersonRows.delegation(row, 1));
            }
        }
        return delegations;
    }

    static List<EnrolledPerson> members(Statements statements, ProcessId process) throws SQLException {
        List<EnrolledPerson> members = new ArrayList<>();
        try (ResultSet row = Store.bound(statements, MEMBERS, process.value()).executeQuery()) {
            while (row.next()) {
                String email = row.getString(PersonRows.COLUMNS + 1);
                members.add(new EnrolledPerson(
                        PersonRows.person(row),
                        email == null ? null : new Email(email),
                        AccountState.valueOf(row.getString(PersonRows.COLUMNS + 2)),
                        PersonRows.number(row, PersonRows.COLUMNS + 3),
                        PersonRows.number(row, PersonRows.COLUMNS + 4)));
            }
        }
        return members;
    }
}
