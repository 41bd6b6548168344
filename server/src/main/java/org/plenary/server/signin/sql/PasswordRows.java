package org.plenary.server.signin.sql;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.PersonId;
import org.plenary.server.sql.Statements;

/** The rows of passwords. */
final class PasswordRows {
    private static final String FIND = "select hash from password where person = ?";
    private static final String PUT = """
            insert into password (person, hash, changed_at) values (?, ?, ?)
            on conflict (person) do update set hash = excluded.hash, changed_at = excluded.changed_at""";
    private static final String REPLACE = "update password set hash = ? where person = ? and hash = ?";

    private PasswordRows() {}

    /** What is stored of a person's password; null if there is none. */
    static @Nullable String find(Statements statements, PersonId person) throws SQLException {
        return statements.text(FIND, person.value());
    }

    static void put(Statements statements, PersonId person, String hash, long now) throws SQLException {
        statements.run(PUT, person.value(), hash, now);
    }

    /** Puts one hash in the place of another, unless a third has taken it. */
    static void replace(Statements statements, PersonId person, String oldHash, String newHash) throws SQLException {
        statements.run(REPLACE, newHash, person.value(), oldHash);
    }
}
