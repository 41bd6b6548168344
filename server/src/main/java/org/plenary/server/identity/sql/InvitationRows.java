package org.plenary.server.identity.sql;

import java.sql.SQLException;
import org.plenary.server.identity.IssuedInvitation;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.Secrets;
import org.plenary.server.identity.SignInConfig;
import org.plenary.server.sql.Statements;

/** The changes of invitations. */
final class InvitationRows {
    private static final String PUT = """
            insert into invitation (person, hash, issued_at, expires_at) values (?, ?, ?, ?)
            on conflict (person) do update
            set hash = excluded.hash, issued_at = excluded.issued_at, expires_at = excluded.expires_at""";
    private static final String REMOVE = "delete from invitation where person = ?";

    private InvitationRows() {}

    /** Makes an invitation, in the place of an earlier one. */
    static IssuedInvitation issue(Statements statements, PersonId person, long now, SignInConfig config)
            throws SQLException {
        String token = Secrets.random();
        long expiresAt = Math.addExact(now, config.invitation().toMillis());
        Store.run(statements, PUT, person.value(), SecretHash.of(token), now, expiresAt);
        return new IssuedInvitation(person, token, expiresAt);
    }

    static void withdraw(Statements statements, PersonId person) throws SQLException {
        Store.run(statements, REMOVE, person.value());
    }
}
