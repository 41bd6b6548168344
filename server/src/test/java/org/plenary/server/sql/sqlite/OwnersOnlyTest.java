package org.plenary.server.sql.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.sql.Await.await;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.sql.Database;

/** Who can read what a server keeps, on the machine that it runs on. */
@ExtendWith(VertxExtension.class)
class OwnersOnlyTest {
    @Test
    void shutsADirectoryThatWasThereBeforeWithAllItsFiles(Vertx vertx, @TempDir Path above) throws IOException {
        Path directory = Files.createDirectory(above.resolve("data"));
        Path exports = Files.createDirectory(directory.resolve("exports"));
        Path left = Files.writeString(exports.resolve("left.docx"), "words");
        Path outside = Files.writeString(above.resolve("outside"), "no business of ours");
        Files.createSymbolicLink(directory.resolve("link"), outside);
        for (Path open : List.of(directory, exports, left, outside)) {
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        }

        Database database = SqliteDatabase.open(vertx, SqliteConfig.in(directory));
        await(database.write(
                10,
                statements -> statements
                        .of("insert into process (id, name) values ('p', 'P')")
                        .executeUpdate()));
        try {
            assertThat(modes(directory))
                    .contains("plenary.db rw-------", "plenary.db-wal rw-------", "plenary.db-shm rw-------")
                    .contains("plenary.lock rw-------", "data rwx------", "exports rwx------", "left.docx rw-------")
                    .allMatch(mode -> mode.endsWith("------"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(outside)))
                    .as("what a link leads to")
                    .isEqualTo("rwxrwxrwx");
        } finally {
            await(database.close());
        }
    }

    private static List<String> modes(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            List<String> modes = new ArrayList<>();
            for (Path path : all.filter(path -> !Files.isSymbolicLink(path)).toList()) {
                modes.add(
                        path.getFileName() + " " + PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
            }
            return modes;
        }
    }
}
