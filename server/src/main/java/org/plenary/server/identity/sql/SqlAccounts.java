package org.plenary.server.identity.sql;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Accounts;
import org.plenary.server.identity.AccountsException;
import org.plenary.server.identity.AccountsException.Reason;
import org.plenary.server.identity.Admission;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Secrets;
import org.plenary.server.identity.SignInConfig;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.DatabaseException;
import org.plenary.server.sql.Work;

/** People and sign-in in the embedded database. Safe from any thread. */
public final class SqlAccounts implements Accounts {
    /** About what a registration or a session holds while it waits to be written. */
    private static final long BYTES = 1_024;

    private final Database database;
    private final SignInConfig config;
    private final InstantSource clock;

    /** @param clock tells when sessions open and end */
    public SqlAccounts(Database database, SignInConfig config, InstantSource clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Future<Optional<Person>> personByToken(String token) {
        if (!Secrets.isSecret(token)) {
            return Future.succeededFuture(Optional.empty());
        }
        return read(statements -> People.byToken(statements, token));
    }

    @Override
    public Future<Optional<Person>> personBySession(String session) {
        if (!Secrets.isSecret(session)) {
            return Future.succeededFuture(Optional.empty());
        }
        long now = clock.millis();
        return read(statements -> People.bySession(statements, session, now));
    }

    @Override
    public Future<String> openSession(PersonId person) {
        long now = clock.millis();
        return write(BYTES, statements -> Sessions.open(statements, person, now, config));
    }

    @Override
    public Future<Void> closeSession(String session) {
        if (!Secrets.isSecret(session)) {
            return Future.succeededFuture();
        }
        return write(BYTES, statements -> Sessions.close(statements, session)).mapEmpty();
    }

    @Override
    public Future<Void> admit(List<Admission> admissions) {
        List<Admission> all = List.copyOf(admissions);
        return write(BYTES * all.size(), statements -> Admissions.admit(statements, all))
                .mapEmpty();
    }

    @Override
    public Future<List<Person>> people(ProcessId process) {
        return read(statements -> People.of(statements, process));
    }

    @Override
    public Future<Optional<Negotiation>> process(ProcessId process) {
        return read(statements -> People.process(statements, process));
    }

    private <T extends @Nullable Object> Future<T> write(long bytes, Work<T> work) {
        return database.write(bytes, work).recover(SqlAccounts::failed);
    }

    private <T extends @Nullable Object> Future<T> read(Work<T> work) {
        return database.read(work).recover(SqlAccounts::failed);
    }

    private static <T extends @Nullable Object> Future<T> failed(Throwable cause) {
        if (!(cause instanceof DatabaseException failure)) {
            return Future.failedFuture(cause);
        }
        Reason reason =
                failure.reason() == DatabaseException.Reason.OVERLOADED ? Reason.OVERLOADED : Reason.UNAVAILABLE;
        return Future.failedFuture(
                new AccountsException(reason, "people could not be looked up: " + failure.getMessage(), failure));
    }
}
