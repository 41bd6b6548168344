package org.plenary.server.identity.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.plenary.server.identity.AccountsException;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.Secrets;
import org.plenary.server.identity.SignInConfig;
import org.plenary.server.sql.Statements;

/** The changes of sessions. */
final class Sessions {
    private static final String KNOWN = "select 1 from person where id = ?";
    private static final String OPEN = "insert into session (hash, person, opened_at, expires_at) values (?, ?, ?, ?)";
    private static final String CLOSE = "delete from session where hash = ?";
    private static final String CLOSE_EXPIRED = "delete from session where expires_at <= ?";
    private static final String CLOSE_OLDEST = """
            delete from session where number in (
              select number from session where person = ? order by number desc limit -1 offset ?)""";

    private Sessions() {}

    static String open(Statements statements, PersonId person, long nowMillis, SignInConfig config)
            throws SQLException {
        requireKnown(statements, person);
        PreparedStatement expired = statements.of(CLOSE_EXPIRED);
        expired.setLong(1, nowMillis);
        expired.executeUpdate();

        String session = Secrets.random();
        PreparedStatement open = statements.of(OPEN);
        open.setBytes(1, SecretHash.of(session));
        open.setString(2, person.value());
        open.setLong(3, nowMillis);
        open.setLong(4, Math.addExact(nowMillis, config.lifetime().toMillis()));
        open.executeUpdate();

        PreparedStatement oldest = statements.of(CLOSE_OLDEST);
        oldest.setString(1, person.value());
        oldest.setInt(2, config.perPerson());
        oldest.executeUpdate();
        return session;
    }

    static boolean close(Statements statements, String session) throws SQLException {
        PreparedStatement close = statements.of(CLOSE);
        close.setBytes(1, SecretHash.of(session));
        return close.executeUpdate() > 0;
    }

    private static void requireKnown(Statements statements, PersonId person) throws SQLException {
        PreparedStatement known = statements.of(KNOWN);
        known.setString(1, person.value());
        try (ResultSet row = known.executeQuery()) {
            if (!row.next()) {
                throw new AccountsException(
                        AccountsException.Reason.NOT_FOUND, "there is no such person: person=" + person);
            }
        }
    }
}
