package org.plenary.server.checkpoint.sql;

import io.vertx.core.Future;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;
import org.plenary.server.checkpoint.Checkpoint;
import org.plenary.server.checkpoint.CheckpointStore;
import org.plenary.server.journal.StreamId;
import org.plenary.server.sql.Database;

/** Checkpoints in the embedded database. Safe from any thread. */
public final class SqlCheckpoints implements CheckpointStore {
    private static final String FIND =
            "select body from checkpoint where stream = (select number from stream where id = ?)";
    private static final String PUT = """
            insert into checkpoint (stream, seq, hash, body) select number, ?, ?, ? from stream where id = ?
            on conflict (stream) do update set seq = excluded.seq, hash = excluded.hash, body = excluded.body""";

    private static final String DROP =
            "delete from checkpoint where stream = (select number from stream where id = ?) and body = ?";

    private final Database database;

    public SqlCheckpoints(Database database) {
        this.database = database;
    }

    @Override
    public Future<Optional<byte[]>> find(StreamId stream) {
        return database.read(statements -> {
            PreparedStatement find = statements.of(FIND);
            find.setString(1, stream.value());
            try (ResultSet row = find.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getBytes(1)) : Optional.empty();
            }
        });
    }

    @Override
    public Future<Void> put(StreamId stream, Checkpoint checkpoint) {
        return database.write(checkpoint.bytes().length, statements -> {
                    PreparedStatement put = statements.of(PUT);
                    put.setLong(1, checkpoint.head().seq());
                    put.setBytes(2, checkpoint.head().hash().bytes());
                    put.setBytes(3, checkpoint.bytes());
                    put.setString(4, stream.value());
                    return put.executeUpdate();
                })
                .mapEmpty();
    }

    @Override
    public Future<Void> drop(StreamId stream, byte[] bytes) {
        return database.write(bytes.length, statements -> {
                    PreparedStatement drop = statements.of(DROP);
                    drop.setString(1, stream.value());
                    drop.setBytes(2, bytes);
                    return drop.executeUpdate();
                })
                .mapEmpty();
    }
}
