package org.plenary.server.signing.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plenary.server.sql.Await.await;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.signing.KeyInfo;
import org.plenary.server.signing.KeySeal;
import org.plenary.server.signing.Signing;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.sqlite.SqliteConfig;
import org.plenary.server.sql.sqlite.SqliteDatabase;

/** The signing key under a key from outside, from start to start. */
class SealedKeyTest {
    private static final KeySeal SEAL = KeySeal.of("01".repeat(32), "a test");
    private static final KeySeal OTHER = KeySeal.of("02".repeat(32), "a test");

    @TempDir
    Path directory;

    private final Vertx vertx = Vertx.vertx();
    private @Nullable Database database;

    @AfterEach
    void close() {
        end();
        await(vertx.close());
    }

    private void end() {
        if (database != null) {
            await(database.close());
            database = null;
        }
    }

    /** A new start of the server, with a key from outside or, for null, without one. */
    private Signing start(@Nullable KeySeal seal) {
        end();
        database = SqliteDatabase.open(vertx, SqliteConfig.in(directory));
        return new SqlSigning(vertx, database, InstantSource.system(), seal);
    }

    private byte[] kept() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("plenary.db"));
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select private_key from signing_key where retired_at is null")) {
            row.next();
            return row.getBytes(1);
        }
    }

    private void assertNoFileHolds(byte[] secret) throws IOException {
        String wanted = HexFormat.of().formatHex(secret);
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                assertThat(HexFormat.of().formatHex(Files.readAllBytes(file)).contains(wanted))
                        .as("%s", file)
                        .isFalse();
            }
        }
    }

    @Test
    void takesOverAKeyThatWasKeptInTheClearAndLeavesNoTraceOfIt() throws Exception {
        KeyInfo key = await(start(null).ready());
        byte[] clear = kept();

        assertThat(await(start(SEAL).ready())).isEqualTo(key);
        end();
        assertNoFileHolds(clear);
        assertThat(await(start(SEAL).ready())).isEqualTo(key);
    }

    @Test
    void keepsANewKeySealedFromTheStartAndEndorsesByIt() throws Exception {
        KeyInfo first = await(start(SEAL).ready());
        KeyInfo second = await(start(SEAL).rotate());
        assertThat(second.endorsedBy()).isEqualTo(first.id());
        assertThat(second.isEndorsedBy(first)).isTrue();
        assertThat(await(start(SEAL).ready())).isEqualTo(second);
        assertThat(SEAL.open(kept(), second.id())).startsWith(0x30);
    }

    @Test
    void saysWhatToDoWithAnotherKeyOrNone() {
        await(start(SEAL).ready());
        assertThatThrownBy(() -> await(start(OTHER).ready()))
                .hasMessageContainingAll("--key-file", "PLENARY_KEY", "rotate-key --lost");
        assertThatThrownBy(() -> await(start(null).ready()))
                .hasMessageContainingAll("--key-file", "PLENARY_KEY", "rotate-key --lost");
        assertThatThrownBy(() -> await(start(null).rotate())).hasMessageContaining("--key-file");
    }

    @Test
    void isNotAskedForWhereNothingIsToBeSigned() {
        await(start(SEAL).ready());
        assertThat(await(start(null).signMissing(null))).isZero();
    }

    @Test
    void makesAnotherKeyThatNothingEndorsesOnceTheOneFromOutsideIsLost() {
        KeyInfo lost = await(start(SEAL).ready());
        KeyInfo fresh = await(start(OTHER).replaceLost());
        assertThat(fresh.endorsedBy()).isNull();
        Signing signing = start(OTHER);
        assertThat(await(signing.ready())).isEqualTo(fresh);
        assertThat(await(signing.keys())).extracting(KeyInfo::id).containsExactly(lost.id(), fresh.id());
    }
}
