package org.plenary.server.sql.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plenary.server.sql.Await.await;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.DatabaseConfig;
import org.plenary.server.sql.DatabaseException;
import org.plenary.server.sql.Statements;
import org.plenary.server.sql.Work;

@ExtendWith(VertxExtension.class)
class SqliteDatabaseTest {
    private static final String INSERT = "insert into process (id, name) values (?, 'a process')";

    private Vertx vertx;
    private Path directory;
    private Database database;

    @BeforeEach
    void open(Vertx vertx, @TempDir Path parent) {
        this.vertx = vertx;
        directory = parent.resolve("data");
        database = SqliteDatabase.open(vertx, config());
    }

    @AfterEach
    void close() {
        await(database.close());
    }

    @Test
    void writesAheadAndSyncsEveryCommit() {
        Work<List<String>> pragmas = statements -> List.of(
                text(statements, "PRAGMA journal_mode"),
                text(statements, "PRAGMA synchronous"),
                text(statements, "PRAGMA foreign_keys"),
                text(statements, "PRAGMA busy_timeout"));

        assertThat(await(database.write(0, pragmas))).containsExactly("wal", "2", "1", "100");
        assertThat(await(database.read(pragmas))).containsExactly("wal", "2", "1", "100");
    }

    @Test
    void readersCannotWrite() {
        assertThatThrownBy(() -> await(database.read(insert("a")))).hasMessageContaining("readonly");
    }

    @Test
    void commitsWhatWaitsInOneTransaction() {
        CountDownLatch gate = holdTheWriter();
        List<Future<?>> all = new ArrayList<>();
        long before = database.statistics().commits();
        for (int i = 0; i < 50; i++) {
            all.add(database.write(0, insert("p" + i)));
        }

        gate.countDown();
        await(Future.all(all));

        assertThat(database.statistics().commits() - before).isEqualTo(2);
        assertThat(processes()).isEqualTo(50);
    }

    @Test
    void commitsAtTheConfiguredPaceWhenBusyAndAtOnceWhenNot(@TempDir Path other) {
        Duration interval = Duration.ofSeconds(1);
        Database paced = SqliteDatabase.open(
                vertx, new SqliteConfig(other, Duration.ZERO, new DatabaseConfig(100, 1_000_000, 1_000, interval, 1)));
        long start = System.nanoTime();

        await(paced.write(0, insert("after a quiet moment")));
        long quiet = System.nanoTime() - start;
        await(paced.write(0, insert("one more")));
        long busy = System.nanoTime() - start;

        assertThat(quiet).isLessThan(interval.toNanos());
        assertThat(busy).isGreaterThanOrEqualTo(interval.toNanos());
        await(paced.close());
    }

    @Test
    void undoesOnlyTheUnitThatThrows() {
        CountDownLatch gate = holdTheWriter();
        Future<Integer> first = database.write(0, insert("first"));
        Future<Integer> thrower = database.write(0, statements -> {
            insert("undone").run(statements);
            throw new IllegalStateException("on purpose");
        });
        Future<Integer> twice = database.write(0, insert("first"));
        Future<Integer> last = database.write(0, insert("last"));

        gate.countDown();

        await(first);
        await(last);
        assertThatThrownBy(() -> await(thrower)).hasMessage("on purpose");
        assertReason(twice, DatabaseException.Reason.CONSTRAINT);
        assertThat(processes()).isEqualTo(2);
    }

    @Test
    void whatShareACommitWithAThrowerIsDoneOnceAndInOrder() {
        CountDownLatch gate = holdTheWriter();
        List<Future<Long>> counted = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String id = "p" + i;
            counted.add(database.write(0, statements -> {
                insert(id).run(statements);
                return statements.number("select count(*) from process");
            }));
            database.write(0, statements -> {
                insert("undone " + id).run(statements);
                throw new IllegalStateException("on purpose");
            });
        }

        gate.countDown();

        for (int i = 0; i < 5; i++) {
            assertThat(await(counted.get(i))).isEqualTo(i + 1);
        }
        assertThat(processes()).isEqualTo(5);
    }

    @Test
    void keepsNothingOfAGroupWhoseCommitFailsAndWorksAgain() {
        CountDownLatch gate = holdTheWriter();
        Future<Integer> innocent = database.write(0, insert("innocent"));
        // A foreign key that is checked at the end makes COMMIT itself fail.
        Future<Integer> culprit = database.write(0, statements -> {
            statements.of("PRAGMA defer_foreign_keys = 1").execute();
            return statements
                    .of("insert into access_token (hash, person) values (zeroblob(32), 'nobody')")
                    .executeUpdate();
        });

        gate.countDown();

        assertReason(innocent, DatabaseException.Reason.UNAVAILABLE);
        assertReason(culprit, DatabaseException.Reason.UNAVAILABLE);
        assertThat(processes()).isZero();
        await(database.write(0, insert("afterwards")));
        assertThat(processes()).isEqualTo(1);
    }

    @Test
    void worksAgainAfterItWasFull() {
        Future<Integer> tooMuch = database.write(0, statements -> {
            statements.of("PRAGMA max_page_count = 1").execute();
            return statements
                    .of("insert into process (id, name) values ('big', hex(zeroblob(1000000)))")
                    .executeUpdate();
        });

        assertReason(tooMuch, DatabaseException.Reason.UNAVAILABLE);
        assertThat(tooMuch.cause()).hasMessageContaining("full");

        await(database.write(
                0,
                statements -> statements
                        .of("insert into process (id, name) values ('big', hex(zeroblob(1000000)))")
                        .executeUpdate()));
        assertThat(processes()).isEqualTo(1);
    }

    @Test
    void isUnavailableWhileAnotherProgramHoldsTheFileAndWorksAfterwards() throws SQLException {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("plenary.db"));
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");

            assertReason(database.write(0, insert("a")), DatabaseException.Reason.UNAVAILABLE);

            statement.execute("ROLLBACK");
        }
        await(database.write(0, insert("a")));
        assertThat(processes()).isEqualTo(1);
    }

    @Test
    void refusesMoreThanMayWait() {
        CountDownLatch gate = holdTheWriter();
        List<Future<?>> waiting = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            waiting.add(database.write(1, insert("p" + i)));
        }

        Future<Integer> tooMany = database.write(1, insert("too-many"));

        assertReason(tooMany, DatabaseException.Reason.OVERLOADED);
        gate.countDown();
        await(Future.all(waiting));
        await(database.write(1, insert("afterwards")));
    }

    @Test
    void refusesMoreBytesThanMayWait() {
        CountDownLatch gate = holdTheWriter();
        Future<Integer> large = database.write(2_000_000, insert("larger than the queue, and alone"));

        assertReason(database.write(1, insert("more")), DatabaseException.Reason.OVERLOADED);

        gate.countDown();
        await(large);
        await(database.write(1, insert("afterwards")));
    }

    @Test
    void answersOnTheCallersContextInOrder() {
        Context context = vertx.getOrCreateContext();
        Promise<List<Integer>> answered = Promise.promise();
        List<Integer> order = new ArrayList<>();
        context.runOnContext(ignored -> {
            for (int i = 0; i < 20; i++) {
                int number = i;
                database.write(0, insert("p" + number)).onComplete(result -> {
                    order.add(Vertx.currentContext() == context ? number : -1);
                    if (order.size() == 20) {
                        answered.complete(order);
                    }
                });
            }
        });

        assertThat(await(answered.future())).isSorted().hasSize(20).doesNotContain(-1);
    }

    @Test
    void aHandlerThatThrowsKeepsNoAnswerFromOthers() {
        Context context = vertx.getOrCreateContext();
        Promise<Integer> answered = Promise.promise();
        context.runOnContext(ignored -> {
            database.write(0, insert("a")).onComplete(result -> {
                throw new IllegalStateException("on purpose");
            });
            database.write(0, insert("b")).onComplete(answered);
        });

        assertThat(await(answered.future())).isEqualTo(1);
    }

    @Test
    void anErrorInAHandlerOrInAUnitKeepsNoAnswerFromOthersAndNoThreadFromItsWork() {
        // given
        Context context = vertx.getOrCreateContext();
        context.exceptionHandler(thrown -> {});
        Promise<String> next = Promise.promise();

        // when an error is thrown by who is told of a write and of a query, and by a write and a query themselves
        context.runOnContext(v -> {
            database.write(0, statements -> "1").onComplete(done -> {
                throw new StackOverflowError("thrown by a test");
            });
            database.read(statements -> "1").onComplete(done -> {
                throw new OutOfMemoryError("thrown by a test");
            });
            database.write(0, statements -> "2").onComplete(next);
        });
        Work<String> broken = statements -> {
            throw new AssertionError("thrown by a test");
        };

        // then all who wait are told, and the threads go on
        assertThat(await(next.future())).isEqualTo("2");
        assertThatThrownBy(() -> await(database.write(0, broken))).isInstanceOf(AssertionError.class);
        for (int reader = 0; reader < 4; reader++) {
            assertThatThrownBy(() -> await(database.read(broken))).isInstanceOf(AssertionError.class);
        }
        assertThat(await(database.write(0, insert("afterwards")))).isEqualTo(1);
        Future<String> read = database.read(statements -> "3");
        assertThat(await(read)).isEqualTo("3");
    }

    @Test
    void commitsWhatWaitsBeforeItCloses() {
        CountDownLatch gate = holdTheWriter();
        Future<Integer> waiting = database.write(0, insert("waiting"));
        Future<Void> closed = database.close();

        assertReason(database.write(0, insert("too-late")), DatabaseException.Reason.UNAVAILABLE);
        gate.countDown();

        await(waiting);
        await(closed);
        await(database.close());
        database = SqliteDatabase.open(vertx, config());
        assertThat(processes()).isEqualTo(1);
    }

    @Test
    void refusesADirectoryThatIsInUse() {
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> SqliteDatabase.open(vertx, config()))
                .withMessageContaining("process " + ProcessHandle.current().pid())
                .withMessageContaining(directory.toString())
                .matches(e -> e.reason() == DatabaseException.Reason.IN_USE);

        await(database.close());
        database = SqliteDatabase.open(vertx, config());
    }

    @Test
    void copiesWhatIsCommittedWhileItIsInUse(@TempDir Path other) {
        Work<Long> count = statements -> Long.valueOf(text(statements, "select count(*) from process"));
        await(database.write(0, insert("before")));
        SqliteDatabase.copy(directory, other);
        await(database.write(0, insert("after")));

        Database copy = SqliteDatabase.open(vertx, SqliteConfig.in(other));
        try {
            assertThat(await(copy.read(count))).isEqualTo(1);
            assertThat(await(database.read(count))).isEqualTo(2);
        } finally {
            await(copy.close());
        }
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> SqliteDatabase.copy(other.resolve("nowhere"), other))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(DatabaseException.Reason.UNAVAILABLE));
        assertThat(other.resolve("nowhere")).doesNotExist();
    }

    @Test
    void refusesAFileThatIsNoDatabase(@TempDir Path other) throws Exception {
        Files.writeString(
                other.resolve("plenary.db"), "this is not a database, it is a text of some length".repeat(100));

        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> SqliteDatabase.open(vertx, SqliteConfig.in(other)))
                .matches(e -> e.reason() == DatabaseException.Reason.CORRUPT);
    }

    @Test
    void refusesASchemaFromTheFuture() {
        await(database.write(0, statements -> statements.of("""
                        insert into flyway_schema_history
                        select 99, '99', 'future', type, script, checksum, installed_by, installed_on, 0, success
                        from flyway_schema_history where installed_rank = 1""").executeUpdate()));
        await(database.close());

        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> SqliteDatabase.open(vertx, config()))
                .matches(e -> e.reason() == DatabaseException.Reason.INCOMPATIBLE);
    }

    @Test
    void keepsANewDirectoryFromOthers() throws Exception {
        assertThat(Files.getPosixFilePermissions(directory))
                .allMatch(p -> p.name().startsWith("OWNER_"));
    }

    private SqliteConfig config() {
        return new SqliteConfig(
                directory, Duration.ofMillis(100), new DatabaseConfig(100, 1_000_000, 1_000, Duration.ofMillis(1), 2));
    }

    private int processes() {
        return Integer.parseInt(await(database.read(statements -> text(statements, "select count(*) from process"))));
    }

    private static Work<Integer> insert(String id) {
        return statements -> {
            PreparedStatement insert = statements.of(INSERT);
            insert.setString(1, id);
            return insert.executeUpdate();
        };
    }

    /**
     * Keeps the writer in a group of one unit until the latch is opened: what is queued meanwhile is the next group.
     */
    private CountDownLatch holdTheWriter() {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch holding = new CountDownLatch(1);
        database.write(0, statements -> {
                    holding.countDown();
                    await(gate);
                    return 0;
                })
                .onFailure(Throwable::printStackTrace);
        await(holding);
        return gate;
    }

    private static String text(Statements statements, String sql) throws SQLException {
        try (ResultSet row = statements.of(sql).executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    private static void assertReason(Future<?> future, DatabaseException.Reason reason) {
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> await(future))
                .matches(e -> e.reason() == reason, "has reason " + reason);
    }
}
