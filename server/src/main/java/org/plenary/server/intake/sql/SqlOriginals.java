package org.plenary.server.intake.sql;

import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import org.plenary.server.identity.PersonId;
import org.plenary.server.intake.IntakeFormat;
import org.plenary.server.intake.Original;
import org.plenary.server.intake.Originals;
import org.plenary.server.journal.StreamId;
import org.plenary.server.journal.sql.StreamRows;
import org.plenary.server.sql.Database;

/** Original files in the embedded database. Safe from any thread. */
public final class SqlOriginals implements Originals {
    private static final String KEEP = """
            insert into original (stream, name, format, sha256, size, person, at, body)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String FIND = "select name, format, sha256, size, person, at from original where stream = ?";
    private static final String FILE = "select body from original where stream = ?";

    private final Database database;

    public SqlOriginals(Database database) {
        this.database = database;
    }

    @Override
    public Future<Void> keep(StreamId draft, Original original, byte[] file) {
        return database.write(
                        file.length,
                        statements -> statements.run(
                                KEEP,
                                StreamRows.number(statements, draft)
                                        .orElseThrow(() -> new SQLException(
                                                "expected a draft to keep a file for, got an unknown one: " + draft)),
                                original.name(),
                                original.format().wireName(),
                                HexFormat.of().parseHex(original.sha256()),
                                original.bytes(),
                                original.person().value(),
                                original.atMillis(),
                                file))
                .mapEmpty();
    }

    @Override
    public Future<Optional<Original>> find(StreamId draft) {
        return database.read(statements -> {
            OptionalLong number = StreamRows.number(statements, draft);
            if (number.isEmpty()) {
                return Optional.empty();
            }
            try (ResultSet row = statements.bound(FIND, number.getAsLong()).executeQuery()) {
                return row.next() ? Optional.of(original(row)) : Optional.empty();
            }
        });
    }

    private static Original original(ResultSet row) throws SQLException {
        String format = row.getString("format");
        return new Original(
                row.getString("name"),
                IntakeFormat.ofWireName(format)
                        .orElseThrow(() -> new SQLException("expected a known format, got " + format)),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                row.getLong("size"),
                new PersonId(row.getString("person")),
                row.getLong("at"));
    }

    @Override
    public Future<Optional<byte[]>> file(StreamId draft) {
        return database.read(statements -> {
            OptionalLong number = StreamRows.number(statements, draft);
            if (number.isEmpty()) {
                return Optional.empty();
            }
            try (ResultSet row = statements.bound(FILE, number.getAsLong()).executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getBytes(1)) : Optional.empty();
            }
        });
    }
}
