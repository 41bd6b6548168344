package org.plenary.server.signin.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.plenary.server.sql.Await.await;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.audit.AuditAction;
import org.plenary.server.audit.AuditEvent;
import org.plenary.server.identity.IdentityListener;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.signin.Arrival;
import org.plenary.server.signin.Device;
import org.plenary.server.signin.Means;
import org.plenary.server.signin.SessionNumber;
import org.plenary.server.signin.SignInConfig;
import org.plenary.server.signin.SignInParts;
import org.plenary.server.signin.SignedIn;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.sqlite.SqliteConfig;
import org.plenary.server.sql.sqlite.SqliteDatabase;

/** What the tables of people promise: nothing is lost on the way to them, and the audit trail stays as it is. */
@ExtendWith(VertxExtension.class)
class AccountsSchemaTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_000L);
    private static final String TOKEN = "a-token-of-an-older-server";
    private static final String SESSION = "a-session-of-an-older-server";

    private static SignInParts open(Database database) {
        return SqlSignIn.on(database, SignInConfig.USUAL, () -> NOW, IdentityListener.NOBODY);
    }

    private static String url(Path directory) {
        return "jdbc:sqlite:" + directory.resolve("plenary.db");
    }

    @Test
    void keepsThePeopleAndSessionsOfAnOlderServer(Vertx vertx, @TempDir Path directory) throws SQLException {
        // given
        Flyway.configure()
                .dataSource(url(directory), null, null)
                .locations("classpath:db/sqlite")
                .target("2")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url(directory));
                Statement statement = connection.createStatement()) {
            statement.execute("insert into process values ('p', 'P')");
            statement.execute("insert into delegation values ('p', 'FRA', 'France', 'STATE', 'PARTICIPANT')");
            statement.execute("insert into person values ('anna', 'p', 'Anna', 'DELEGATE', 'FRA')");
            hashed(connection, "insert into access_token values (?, 'anna')", TOKEN);
            hashed(
                    connection,
                    "insert into session values (7, ?, 'anna', " + (NOW.toEpochMilli() - 1000) + ", "
                            + (NOW.toEpochMilli() + 1000) + ")",
                    SESSION);
        }

        // when
        Database database = SqliteDatabase.open(vertx, SqliteConfig.in(directory));
        SignInParts signIn = open(database);

        // then
        Person anna = await(signIn.accounts().personByToken(TOKEN)).orElseThrow();
        assertThat(anna.rank()).isNull();
        assertThat(await(signIn.accounts().bySession(SESSION))).contains(new SignedIn(anna, new SessionNumber(7)));
        await(signIn.sessions().close(SESSION));
        String next = await(signIn.sessions().open(anna.id(), Means.TOKEN, new Arrival(Device.UNKNOWN, null)));
        assertThat(await(signIn.accounts().bySession(next)).orElseThrow().session())
                .as("a number that was never used")
                .isEqualTo(new SessionNumber(8));
        await(database.close());
    }

    private static void hashed(Connection connection, String sql, String secret) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setBytes(1, SecretHash.of(secret));
            insert.executeUpdate();
        }
    }

    @Test
    void nobodyChangesOrRemovesWhatIsInTheAuditTrail(Vertx vertx, @TempDir Path directory) throws SQLException {
        Database database = SqliteDatabase.open(vertx, SqliteConfig.in(directory));
        SignInParts signIn = open(database);
        ProcessId process = new ProcessId("p");
        await(signIn.audit()
                .append(new AuditEvent(process, null, AuditAction.SIGN_IN_FAILED, "anna", new JsonObject())));
        try (Connection connection = DriverManager.getConnection(url(directory));
                Statement statement = connection.createStatement()) {
            for (String sql : new String[] {
                "update audit set person = 'somebody else'",
                "delete from audit",
                "insert or replace into audit"
                        + " select number, at, process, 'x', name, action, subject, details from audit"
            }) {
                assertThatExceptionOfType(SQLException.class)
                        .as(sql)
                        .isThrownBy(() -> statement.execute(sql))
                        .withMessageContaining("append-only");
            }
        }
        assertThat(await(signIn.audit().read(process, Long.MAX_VALUE, 10)))
                .singleElement()
                .satisfies(entry -> assertThat(entry.person()).isNull());
        await(database.close());
    }
}
