package org.plenary.server.checkpoint.sql;

import io.vertx.core.Future;
import java.sql.ResultSet;
import java.util.Optional;
import java.util.OptionalLong;
import org.plenary.server.checkpoint.Checkpoint;
import org.plenary.server.checkpoint.CheckpointStore;
import org.plenary.server.journal.StreamId;
import org.plenary.server.journal.sql.StreamRows;
import org.plenary.server.sql.Database;

/** Checkpoints in the embedded database. Safe from any thread. */
public final class SqlCheckpoints implements CheckpointStore {
    private static final String FIND = "select body from checkpoint where stream = ?";
    private static final String PUT = """
            insert into checkpoint (stream, seq, hash, body) values (?, ?, ?, ?)
            on conflict (stream) do update set seq = excluded.seq, hash = excluded.hash, body = excluded.body""";
    private static final String DROP = "delete from checkpoint where stream = ? and body = ?";

    private final Database database;

    public SqlCheckpoints(Database database) {
        this.database = database;
    }

    @Override
    public Future<Optional<byte[]>> find(StreamId stream) {
        return database.read(statements -> {
            OptionalLong number = StreamRows.number(statements, stream);
            if (number.isEmpty()) {
                return Optional.empty();
            }
            try (ResultSet row = statements.bound(FIND, number.getAsLong()).executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getBytes(1)) : Optional.empty();
            }
        });
    }

    @Override
    public Future<Void> put(StreamId stream, Checkpoint checkpoint) {
        return database.write(checkpoint.bytes().length, statements -> {
                    OptionalLong number = StreamRows.number(statements, stream);
                    return number.isEmpty()
                            ? 0
                            : statements.run(
                                    PUT,
                                    number.getAsLong(),
                                    checkpoint.head().seq(),
                                    checkpoint.head().hash().bytes(),
                                    checkpoint.bytes());
                })
                .mapEmpty();
    }

    @Override
    public Future<Void> drop(StreamId stream, byte[] bytes) {
        return database.write(bytes.length, statements -> {
                    OptionalLong number = StreamRows.number(statements, stream);
                    return number.isEmpty() ? 0 : statements.run(DROP, number.getAsLong(), bytes);
                })
                .mapEmpty();
    }
}
