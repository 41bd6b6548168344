package org.plenary.server.desk.sql;

import io.vertx.core.Future;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plenary.server.desk.Audience;
import org.plenary.server.desk.DeskStore;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.NewStream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.journal.sql.SqlJournal;
import org.plenary.server.journal.sql.StreamRows;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.Statements;

/**
 * Desks in the embedded database. Each is asked for by its key, so that what is asked takes no longer for what others
 * have. Safe from any thread.
 */
public final class SqlDesks implements DeskStore {
    private static final int ROW_BYTES = 256;

    private static final String FIND = "select stream from desk where draft = ? and kind = ? and code = ?";
    private static final String BEGIN = """
            insert into desk (draft, kind, code, stream) values (?, ?, ?, ?)
            on conflict (draft, kind, code) do nothing""";
    private static final String SEEN = "select seq from seen where person = ? and desk = ?";
    private static final String SEE = """
            insert into seen (person, desk, seq) values (?, ?, ?)
            on conflict (person, desk) do update set seq = excluded.seq
            where excluded.seq > seen.seq""";

    private final Database database;

    public SqlDesks(Database database) {
        this.database = database;
    }

    @Override
    public Future<Optional<StreamId>> find(StreamId draft, Audience audience) {
        return database.read(statements -> Optional.ofNullable(find(statements, draft, audience)))
                .recover(SqlJournal::failed);
    }

    private static @Nullable StreamId find(Statements statements, StreamId draft, Audience audience)
            throws SQLException {
        String stream = statements.text(FIND, draft.value(), audience.kind().name(), code(audience));
        return stream == null ? null : new StreamId(stream);
    }

    private static String code(Audience audience) {
        String code = audience.code();
        return code == null ? "" : code;
    }

    @Override
    public Future<StreamId> begin(StreamId draft, Audience audience, NewStream stream) {
        long bytes = ROW_BYTES
                + stream.entries().stream()
                        .mapToLong(entry -> entry.payload().length)
                        .sum();
        return database.write(bytes, statements -> {
                    int begun = statements.run(
                            BEGIN,
                            draft.value(),
                            audience.kind().name(),
                            code(audience),
                            stream.id().value());
                    if (begun == 0) {
                        StreamId there = find(statements, draft, audience);
                        if (there == null) {
                            throw new SQLException("expected the desk that is in the way of another, found none");
                        }
                        return there;
                    }
                    StreamRows.create(statements, stream);
                    return stream.id();
                })
                .recover(SqlJournal::failed);
    }

    @Override
    public Future<Long> seen(PersonId person, StreamId desk) {
        return database.read(statements -> statements.number(SEEN, person.value(), desk.value()))
                .recover(SqlJournal::failed);
    }

    @Override
    public Future<Void> see(PersonId person, StreamId desk, long seq) {
        return database.write(ROW_BYTES, statements -> statements.run(SEE, person.value(), desk.value(), seq))
                .<Void>mapEmpty()
                .recover(SqlJournal::failed);
    }
}
