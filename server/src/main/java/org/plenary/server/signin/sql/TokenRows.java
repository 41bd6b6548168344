package org.plenary.server.signin.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plenary.server.identity.IdentityException;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.sql.Effects;
import org.plenary.server.identity.sql.PersonRows;
import org.plenary.server.signin.OpenToken;
import org.plenary.server.signin.SignInConfig;
import org.plenary.server.signin.SignedIn;
import org.plenary.server.signin.TokenNumber;
import org.plenary.server.signin.Tokens;
import org.plenary.server.sql.Statements;

/** The queries for access tokens, and their changes. */
final class TokenRows {
    private static final String BY_SECRET =
            "select person, number, last_used_at from access_token where hash = ? and expires_at > ?";
    private static final String COUNT =
            "select count(*) from access_token where number = ? and person = ? and expires_at > ?";
    private static final String OF_PERSON = """
            select number, issued_at, last_used_at, expires_at from access_token
            where person = ? and expires_at > ? order by number desc""";
    private static final String PUT = """
            insert into access_token (hash, person, issued_at, expires_at) values (?, ?, ?, ?)
            on conflict (hash) do update set expires_at = excluded.expires_at
            where access_token.person = excluded.person""";
    private static final String OWNER = "select person from access_token where hash = ?";
    private static final String USED = "update access_token set last_used_at = ? where number = ?";
    private static final String END = "delete from access_token where person = ? and number = ?";
    private static final String COUNT_OF_PERSON = "select count(*) from access_token where person = ?";
    private static final String END_ALL = "delete from access_token where person = ?";
    private static final String END_EXPIRED = "delete from access_token where expires_at <= ?";
    private static final String END_OLDEST = """
            delete from access_token where person = ? and number not in (
              select number from access_token where person = ? order by number desc limit ?)""";

    private TokenRows() {}

    /** A token that was found by its secret, and when it was used last; 0 for never. */
    record Found(SignedIn who, long lastUsedAtMillis) {}

    static Optional<Found> bySecret(Statements statements, String secret, long now) throws SQLException {
        try (ResultSet row =
                statements.bound(BY_SECRET, SecretHash.of(secret), now).executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            TokenNumber number = new TokenNumber(row.getLong(2));
            long lastUsedAtMillis = row.getLong(3);
            return PersonRows.withAccess(statements, new PersonId(row.getString(1)))
                    .map(person -> new Found(new SignedIn(person, number), lastUsedAtMillis));
        }
    }

    /** Whether a person has a token, an expired one included. */
    static boolean has(Statements statements, PersonId person) throws SQLException {
        return statements.number(COUNT_OF_PERSON, person.value()) > 0;
    }

    static boolean isOpen(Statements statements, PersonId person, TokenNumber number, long now) throws SQLException {
        return statements.number(COUNT, number.value(), person.value(), now) > 0;
    }

    static List<OpenToken> of(Statements statements, PersonId person, long now) throws SQLException {
        List<OpenToken> tokens = new ArrayList<>();
        try (ResultSet row = statements.bound(OF_PERSON, person.value(), now).executeQuery()) {
            while (row.next()) {
                long used = row.getLong(3);
                Long lastUsed = row.wasNull() ? null : (Long) used;
                tokens.add(new OpenToken(new TokenNumber(row.getLong(1)), row.getLong(2), lastUsed, row.getLong(4)));
            }
        }
        return List.copyOf(tokens);
    }

    /** Gives a person a token; one that they have lasts longer. The oldest end when there are too many. */
    static void put(Statements statements, PersonId person, String token, long now, SignInConfig config)
            throws SQLException {
        byte[] hash = SecretHash.of(token);
        long expiresAt = Math.addExact(now, config.token().toMillis());
        statements.run(END_EXPIRED, now);
        statements.run(PUT, hash, person.value(), now, expiresAt);
        if (!person.value().equals(statements.text(OWNER, hash))) {
            throw new IdentityException(
                    IdentityException.Reason.CONFLICT,
                    "the token of this person is another person's already, choose another: person=" + person);
        }
        statements.run(END_OLDEST, person.value(), person.value(), Tokens.MOST_OF_A_PERSON);
    }

    static void used(Statements statements, TokenNumber number, long now) throws SQLException {
        statements.run(USED, now, number.value());
    }

    static boolean end(Statements statements, Effects effects, PersonId person, TokenNumber number)
            throws SQLException {
        effects.on(person);
        return statements.run(END, person.value(), number.value()) > 0;
    }

    /** Ends all tokens of a person and returns how many. */
    static int endAll(Statements statements, Effects effects, PersonId person) throws SQLException {
        effects.on(person);
        return statements.run(END_ALL, person.value());
    }
}
