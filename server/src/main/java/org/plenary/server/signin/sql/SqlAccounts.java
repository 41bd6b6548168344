package org.plenary.server.signin.sql;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.sql.IdentityStore;
import org.plenary.server.identity.sql.PersonRows;
import org.plenary.server.signin.Accounts;
import org.plenary.server.signin.Admission;
import org.plenary.server.signin.Secrets;
import org.plenary.server.signin.SessionNumber;
import org.plenary.server.signin.SignInConfig;
import org.plenary.server.signin.SignedIn;
import org.plenary.server.signin.TokenNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** People and their secrets in the embedded database. */
final class SqlAccounts implements Accounts {
    private static final Logger log = LoggerFactory.getLogger(SqlAccounts.class);
    private static final long BYTES = 1_024;
    private static final long SEEN_MILLIS = Duration.ofMinutes(1).toMillis();
    /** A token is marked as used no more often than this. */
    private static final long USED_MILLIS = 3_600_000;

    private final IdentityStore store;
    private final SignInConfig config;
    private final InstantSource clock;

    SqlAccounts(IdentityStore store, SignInConfig config, InstantSource clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Future<Optional<SignedIn>> byToken(String token) {
        if (!Secrets.isSecret(token)) {
            return Future.succeededFuture(Optional.empty());
        }
        long now = clock.millis();
        return store.read(statements -> TokenRows.bySecret(statements, token, now))
                .map(found -> found.map(there -> {
                    if (now - there.lastUsedAtMillis() >= USED_MILLIS) {
                        used(there.who(), now);
                    }
                    return there.who();
                }));
    }

    /** Nobody waits for this, and the next request does it again if it fails. */
    private void used(SignedIn who, long now) {
        TokenNumber number = who.token();
        if (number != null) {
            store.perform((statements, effects) -> TokenRows.used(statements, number, now))
                    .onFailure(cause ->
                            log.atInfo().addKeyValue("cause", cause.toString()).log("token.notMarked"));
        }
    }

    @Override
    public Future<Optional<SignedIn>> bySession(String session) {
        if (!Secrets.isSecret(session)) {
            return Future.succeededFuture(Optional.empty());
        }
        long now = clock.millis();
        return store.read(statements -> SessionRows.bySecret(statements, session, now, config))
                .map(found -> found.map(there -> {
                    if (now - there.lastSeenAtMillis() >= SEEN_MILLIS) {
                        seen(there.who(), now);
                    }
                    return there.who();
                }));
    }

    /** Nobody waits for this, and the next request does it again if it fails. */
    private void seen(SignedIn who, long now) {
        SessionNumber number = who.session();
        PersonId person = who.person().id();
        if (number != null) {
            store.perform((statements, effects) -> SessionRows.seen(statements, person, number, now))
                    .onFailure(cause ->
                            log.atInfo().addKeyValue("cause", cause.toString()).log("session.notMarked"));
        }
    }

    @Override
    public Future<Optional<SignedIn>> again(SignedIn who) {
        long now = clock.millis();
        PersonId id = who.person().id();
        SessionNumber session = who.session();
        TokenNumber token = who.token();
        return store.read(statements -> {
            boolean isOpen = (session == null || SessionRows.isOpen(statements, id, session, now, config))
                    && (token == null || TokenRows.isOpen(statements, id, token, now));
            return isOpen
                    ? PersonRows.withAccess(statements, id).map(person -> new SignedIn(person, session, token))
                    : Optional.empty();
        });
    }

    @Override
    public Future<Void> admit(List<Admission> admissions) {
        List<Admission> all = List.copyOf(admissions);
        long now = clock.millis();
        return store.perform(BYTES * all.size(), (statements, effects) -> {
            Admissions.admit(statements, effects, all, now, config);
        });
    }
}
