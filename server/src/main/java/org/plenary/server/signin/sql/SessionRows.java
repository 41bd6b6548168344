package org.plenary.server.signin.sql;

import io.vertx.core.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plenary.server.audit.AuditAction;
import org.plenary.server.audit.AuditEvent;
import org.plenary.server.audit.sql.AuditRows;
import org.plenary.server.identity.IdentityException;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.sql.Effects;
import org.plenary.server.identity.sql.PersonChanges;
import org.plenary.server.identity.sql.PersonRows;
import org.plenary.server.signin.Arrival;
import org.plenary.server.signin.Device;
import org.plenary.server.signin.Means;
import org.plenary.server.signin.OpenSession;
import org.plenary.server.signin.Secrets;
import org.plenary.server.signin.SessionNumber;
import org.plenary.server.signin.SignInConfig;
import org.plenary.server.signin.SignedIn;
import org.plenary.server.sql.Statements;

/** The queries for sessions, and their changes. */
final class SessionRows {
    private static final String IS_OPEN = "s.expires_at > ? and s.last_seen_at > ?";
    private static final String BY_SECRET =
            "select s.person, s.number, s.last_seen_at from session s where s.hash = ? and " + IS_OPEN;
    private static final String COUNT_OPEN =
            "select count(*) from session s where s.number = ? and s.person = ? and " + IS_OPEN;
    private static final String OF_PERSON = "select s.number, s.opened_at, s.last_seen_at, s.expires_at, s.device,"
            + " s.address from session s where s.person = ? and " + IS_OPEN + " order by s.number desc";
    private static final String OPEN = """
            insert into session (hash, person, opened_at, last_seen_at, expires_at, device, address)
            values (?, ?, ?, ?, ?, ?, ?)""";
    private static final String OWNER = "select person from session where hash = ?";
    private static final String CLOSE = "delete from session where hash = ?";
    private static final String CLOSE_ENDED = "delete from session where expires_at <= ? or last_seen_at <= ?";
    private static final String CLOSE_OLDEST = """
            delete from session where person = ? and number not in (
              select number from session where person = ? order by number desc limit ?)""";
    private static final String CLOSE_OTHERS = "delete from session where person = ? and number <> ?";
    private static final String CLOSE_ONE = "delete from session where person = ? and number = ?";
    private static final String SEEN = "update session set last_seen_at = ? where number = ? and last_seen_at < ?";
    private static final String OPEN_OWNER = "select s.person from session s where s.number = ? and " + IS_OPEN;

    private SessionRows() {}

    /** A session that was found by its secret. */
    record Found(SignedIn who, long lastSeenAtMillis) {}

    static Optional<Found> bySecret(Statements statements, String secret, long now, SignInConfig config)
            throws SQLException {
        try (ResultSet row = statements
                .bound(BY_SECRET, SecretHash.of(secret), now, idleSince(now, config))
                .executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            SessionNumber number = new SessionNumber(row.getLong(2));
            long lastSeenAtMillis = row.getLong(3);
            return PersonRows.withAccess(statements, new PersonId(row.getString(1)))
                    .map(person -> new Found(new SignedIn(person, number), lastSeenAtMillis));
        }
    }

    /** Whose session it is, if it is open; else null. */
    static @Nullable PersonId owner(Statements statements, SessionNumber number, long now, SignInConfig config)
            throws SQLException {
        String owner = statements.text(OPEN_OWNER, number.value(), now, idleSince(now, config));
        return owner == null ? null : new PersonId(owner);
    }

    static boolean isOpen(Statements statements, PersonId person, SessionNumber number, long now, SignInConfig config)
            throws SQLException {
        return statements.number(COUNT_OPEN, number.value(), person.value(), now, idleSince(now, config)) > 0;
    }

    static List<OpenSession> of(Statements statements, PersonId person, long now, SignInConfig config)
            throws SQLException {
        List<OpenSession> sessions = new ArrayList<>();
        try (ResultSet row = statements
                .bound(OF_PERSON, person.value(), now, idleSince(now, config))
                .executeQuery()) {
            while (row.next()) {
                sessions.add(new OpenSession(
                        new SessionNumber(row.getLong(1)),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        new Device(row.getString(5), row.getString(6))));
            }
        }
        return List.copyOf(sessions);
    }

    /** Opens a session, ends the one that it replaces, remembers the browser, and writes it down. */
    static String open(
            Statements statements,
            Effects effects,
            PersonId person,
            Means means,
            Arrival arrival,
            long now,
            SignInConfig config)
            throws SQLException {
        Person somebody = PersonRows.withAccess(statements, person)
                .orElseThrow(() -> new IdentityException(
                        IdentityException.Reason.NOT_FOUND,
                        "there is no such person, or their access was revoked: person=" + person));
        statements.run(CLOSE_ENDED, now, idleSince(now, config));
        if (arrival.replaces() != null && Secrets.isSecret(arrival.replaces())) {
            close(statements, effects, arrival.replaces());
        }

        String secret = Secrets.random();
        statements.run(
                OPEN,
                SecretHash.of(secret),
                person.value(),
                now,
                now,
                Math.addExact(now, config.lifetime().toMillis()),
                arrival.device().name(),
                arrival.device().address());
        if (statements.run(CLOSE_OLDEST, person.value(), person.value(), config.perPerson()) > 0) {
            effects.on(person);
        }
        PersonChanges.seen(statements, person, now);
        BrowserRows.remember(statements, person, arrival.browser(), now);
        AuditRows.add(
                statements,
                now,
                new AuditEvent(
                        somebody,
                        AuditAction.SIGNED_IN,
                        null,
                        new JsonObject()
                                .put("means", means.name())
                                .put("device", arrival.device().name())
                                .put("address", arrival.device().address())));
        return secret;
    }

    /** Ends the session of a secret and returns whose it was; null if there is none. */
    static @Nullable PersonId close(Statements statements, Effects effects, String secret) throws SQLException {
        byte[] hash = SecretHash.of(secret);
        String owner = statements.text(OWNER, hash);
        if (owner == null) {
            return null;
        }
        statements.run(CLOSE, hash);
        PersonId person = new PersonId(owner);
        effects.on(person);
        return person;
    }

    static boolean closeOne(Statements statements, Effects effects, PersonId person, SessionNumber number)
            throws SQLException {
        effects.on(person);
        return statements.run(CLOSE_ONE, person.value(), number.value()) > 0;
    }

    /** Ends all sessions of a person but {@code kept}, if that is not null, and returns how many. */
    static int closeOthers(Statements statements, Effects effects, PersonId person, @Nullable SessionNumber kept)
            throws SQLException {
        effects.on(person);
        return statements.run(CLOSE_OTHERS, person.value(), kept == null ? 0L : kept.value());
    }

    static void seen(Statements statements, PersonId person, SessionNumber number, long now) throws SQLException {
        statements.run(SEEN, now, number.value(), now);
        PersonChanges.seen(statements, person, now);
    }

    /** A session not used since this moment has ended. */
    static long idleSince(long now, SignInConfig config) {
        return now - config.idle().toMillis();
    }
}
