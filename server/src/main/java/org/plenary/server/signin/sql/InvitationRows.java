package org.plenary.server.signin.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plenary.server.identity.PersonId;
import org.plenary.server.signin.IssuedInvitation;
import org.plenary.server.signin.Secrets;
import org.plenary.server.signin.SignInConfig;
import org.plenary.server.sql.InList;
import org.plenary.server.sql.Statements;

/** The rows of invitations. */
final class InvitationRows {
    private static final String PUT = """
            insert into invitation (person, hash, issued_at, expires_at) values (?, ?, ?, ?)
            on conflict (person) do update
            set hash = excluded.hash, issued_at = excluded.issued_at, expires_at = excluded.expires_at""";
    private static final String FIND = "select person, expires_at from invitation where hash = ?";
    private static final String OF_PEOPLE =
            "select person, expires_at from invitation where person in " + InList.PLACES;
    private static final String REMOVE = "delete from invitation where person = ?";

    private InvitationRows() {}

    /** Makes an invitation, in the place of an earlier one. */
    static IssuedInvitation issue(Statements statements, PersonId person, long now, SignInConfig config)
            throws SQLException {
        String token = Secrets.random();
        long expiresAt = Math.addExact(now, config.invitation().toMillis());
        statements.run(PUT, person.value(), SecretHash.of(token), now, expiresAt);
        return new IssuedInvitation(person, token, expiresAt);
    }

    /** Whom somebody invited, and until when. */
    record Found(PersonId person, long expiresAtMillis) {}

    /** The invitation of this secret. */
    static Optional<Found> bySecret(Statements statements, String secret) throws SQLException {
        try (ResultSet row = statements.bound(FIND, SecretHash.of(secret)).executeQuery()) {
            return row.next()
                    ? Optional.of(new Found(new PersonId(row.getString(1)), row.getLong(2)))
                    : Optional.empty();
        }
    }

    /** When the invitations of these people expire, in milliseconds since 1970 UTC; of who has none nothing is said. */
    static Map<PersonId, Long> expiry(Statements statements, List<PersonId> people) throws SQLException {
        Map<PersonId, Long> expiry = new HashMap<>();
        for (Object[] batch :
                InList.batches(people.stream().map(PersonId::value).toList())) {
            try (ResultSet row = statements.bound(OF_PEOPLE, batch).executeQuery()) {
                while (row.next()) {
                    expiry.put(new PersonId(row.getString(1)), row.getLong(2));
                }
            }
        }
        return expiry;
    }

    static void withdraw(Statements statements, PersonId person) throws SQLException {
        statements.run(REMOVE, person.value());
    }
}
