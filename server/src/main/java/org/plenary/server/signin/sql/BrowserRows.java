package org.plenary.server.signin.sql;

import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.PersonId;
import org.plenary.server.signin.Arrival;
import org.plenary.server.signin.Secrets;
import org.plenary.server.sql.Statements;

/** In which browsers each account was signed in to before: a bounded number of them, for a bounded time. */
final class BrowserRows {
    private static final int MOST_OF_A_PERSON = 20;

    private static final String REMEMBER = """
            insert into known_browser (person, hash, seen_at) values (?, ?, ?)
            on conflict (person, hash) do update set seen_at = excluded.seen_at""";
    private static final String FORGET_OLD = "delete from known_browser where seen_at <= ?";
    private static final String FORGET_MANY = """
            delete from known_browser where person = ? and hash not in (
              select hash from known_browser where person = ? order by seen_at desc limit ?)""";
    private static final String FORGET_OTHERS =
            "delete from known_browser where person = ? and hash is distinct from ?";
    private static final String COUNT = """
            select count(*) from known_browser where person = ? and hash = ? and seen_at > ?""";

    private BrowserRows() {}

    static void remember(Statements statements, PersonId person, @Nullable String browser, long now)
            throws SQLException {
        if (browser == null || !Secrets.isSecret(browser)) {
            return;
        }
        statements.run(FORGET_OLD, longAgo(now));
        statements.run(REMEMBER, person.value(), SecretHash.of(browser), now);
        statements.run(FORGET_MANY, person.value(), person.value(), MOST_OF_A_PERSON);
    }

    static boolean isKnown(Statements statements, PersonId person, String browser, long now) throws SQLException {
        return statements.number(COUNT, person.value(), SecretHash.of(browser), longAgo(now)) > 0;
    }

    /** Who could sign in until now may not be who can from now on: every browser but one is a stranger again. */
    static void forgetOthers(Statements statements, PersonId person, @Nullable String kept) throws SQLException {
        byte[] hash = kept == null || !Secrets.isSecret(kept) ? null : SecretHash.of(kept);
        statements.run(FORGET_OTHERS, person.value(), hash);
    }

    private static long longAgo(long now) {
        return now - Duration.ofDays(Arrival.KNOWN_DAYS).toMillis();
    }
}
