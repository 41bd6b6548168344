package org.plenary.server.signin.sql;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.PersonId;
import org.plenary.server.signin.OrganizationAccount;
import org.plenary.server.sql.Statements;

/** The rows of accounts at organisations' OpenID providers. */
final class OrganizationRows {
    private static final String OWNER = "select person from organization_account where issuer = ? and subject = ?";
    private static final String ADD = """
            insert into organization_account (issuer, subject, person, since) values (?, ?, ?, ?)
            on conflict (issuer, subject) do nothing""";
    private static final String COUNT_OF_PERSON = "select count(*) from organization_account where person = ?";

    private OrganizationRows() {}

    /** Who signs in by this account; null if nobody does. */
    static @Nullable PersonId owner(Statements statements, OrganizationAccount account) throws SQLException {
        String owner = statements.text(OWNER, account.issuer(), account.subject());
        return owner == null ? null : new PersonId(owner);
    }

    /** Gives a person an account that nobody has. */
    static void add(Statements statements, OrganizationAccount account, PersonId person, long now) throws SQLException {
        statements.run(ADD, account.issuer(), account.subject(), person.value(), now);
    }

    /** Whether a person has any. */
    static boolean has(Statements statements, PersonId person) throws SQLException {
        return statements.number(COUNT_OF_PERSON, person.value()) > 0;
    }
}
