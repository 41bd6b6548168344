package org.plenary.server.intake.sql;

import io.vertx.core.Future;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import org.plenary.server.identity.PersonId;
import org.plenary.server.intake.IntakeFormat;
import org.plenary.server.intake.Original;
import org.plenary.server.intake.Originals;
import org.plenary.server.journal.StreamId;
import org.plenary.server.sql.Database;

/** Original files in the embedded database. Safe from any thread. */
public final class SqlOriginals implements Originals {
    private static final String KEEP = """
            insert into original (stream, name, format, sha256, size, person, at, body)
            select number, ?, ?, ?, ?, ?, ?, ? from stream where id = ?""";
    private static final String FIND = """
            select name, format, sha256, size, person, at from original
            where stream = (select number from stream where id = ?)""";
    private static final String FILE =
            "select body from original where stream = (select number from stream where id = ?)";

    private final Database database;

    public SqlOriginals(Database database) {
        this.database = database;
    }

    @Override
    public Future<Void> keep(StreamId draft, Original original, byte[] file) {
        return database.write(file.length, statements -> {
                    PreparedStatement keep = statements.of(KEEP);
                    keep.setString(1, original.name());
                    keep.setString(2, original.format().wireName());
                    keep.setBytes(3, HexFormat.of().parseHex(original.sha256()));
                    keep.setLong(4, original.bytes());
                    keep.setString(5, original.person().value());
                    keep.setLong(6, original.atMillis());
                    keep.setBytes(7, file);
                    keep.setString(8, draft.value());
                    if (keep.executeUpdate() == 0) {
                        throw new SQLException("expected a draft to keep a file for, got an unknown one: " + draft);
                    }
                    return keep;
                })
                .mapEmpty();
    }

    @Override
    public Future<Optional<Original>> find(StreamId draft) {
        return database.read(statements -> {
            PreparedStatement find = statements.of(FIND);
            find.setString(1, draft.value());
            try (ResultSet row = find.executeQuery()) {
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
            PreparedStatement find = statements.of(FILE);
            find.setString(1, draft.value());
            try (ResultSet row = find.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getBytes(1)) : Optional.empty();
            }
        });
    }
}
