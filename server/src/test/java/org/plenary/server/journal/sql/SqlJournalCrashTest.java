package org.plenary.server.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.plenary.server.sql.Await.await;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.journal.Append;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.NewEntry;
import org.plenary.server.journal.NewStream;
import org.plenary.server.journal.Ownership;
import org.plenary.server.journal.StreamId;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.DatabaseException;
import org.plenary.server.sql.sqlite.SqliteConfig;
import org.plenary.server.sql.sqlite.SqliteDatabase;

@ExtendWith(VertxExtension.class)
class SqlJournalCrashTest {
    private static final StreamId DRAFT = new StreamId("draft");
    private static final Lineage LINEAGE = new Lineage("lineage");

    @Test
    void findsEveryAcknowledgedEntryAfterTheProcessWasKilled(Vertx vertx, @TempDir Path directory) throws Exception {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        System.out.println("seed=" + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 3; round++) {
            long acknowledged = killWhileItAppends(vertx, directory, 1 + random.nextInt(400));

            Database database = SqliteDatabase.open(vertx, SqliteConfig.in(directory));
            Journal journal = new SqlJournal(database);
            Head head = HashChain.genesis(DRAFT, LINEAGE);
            for (List<Entry> page = await(journal.read(DRAFT, 0, 1_000, 1_000_000));
                    !page.isEmpty();
                    page = await(journal.read(DRAFT, head.seq(), 1_000, 1_000_000))) {
                head = HashChain.verify(head, page);
            }
            assertThat(head)
                    .as("seed=%d round=%d", seed, round)
                    .isEqualTo(await(journal.find(DRAFT)).orElseThrow().head());
            assertThat(head.seq()).as("seed=%d round=%d", seed, round).isGreaterThanOrEqualTo(acknowledged);
            await(database.close());
        }
    }

    private static long killWhileItAppends(Vertx vertx, Path directory, int appends)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Appender.class.getName(),
                        directory.toString())
                .redirectError(new File(directory.toFile(), "appender.log"))
                .start();
        try (BufferedReader answers = process.inputReader(StandardCharsets.UTF_8)) {
            long acknowledged = next(answers);
            assertThatExceptionOfType(DatabaseException.class)
                    .isThrownBy(() -> SqliteDatabase.open(vertx, SqliteConfig.in(directory)))
                    .withMessageContaining("process " + process.pid())
                    .matches(e -> e.reason() == DatabaseException.Reason.IN_USE);
            for (int i = 0; i < appends; i++) {
                acknowledged = next(answers);
            }
            // Killed by its handle, which leaves open what it has already printed.
            process.toHandle().destroyForcibly();
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                acknowledged = line.matches("acknowledged=[0-9]+;") ? seq(line) : acknowledged;
            }
            return acknowledged;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static long next(BufferedReader answers) throws IOException {
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith("acknowledged=")) {
                return seq(line);
            }
        }
        throw new AssertionError("the appending process ended by itself");
    }

    private static long seq(String line) {
        return Long.parseLong(line.substring("acknowledged=".length(), line.length() - 1));
    }

    /** The process that is killed: appends for ever and prints each sequence number once it is acknowledged. */
    static final class Appender {
        private Appender() {}

        public static void main(String[] args) {
            Vertx vertx = Vertx.vertx();
            Journal journal = new SqlJournal(SqliteDatabase.open(vertx, SqliteConfig.in(Path.of(args[0]))));
            if (await(journal.find(DRAFT)).isEmpty()) {
                await(journal.create(new NewStream(DRAFT, LINEAGE, new ProcessId("p"), "A draft", List.of(entry(0)))));
            }
            Ownership ownership = await(journal.own(DRAFT));
            System.out.println("acknowledged=" + ownership.head().seq() + ";");
            vertx.runOnContext(ignored -> appendBurst(journal, ownership.epoch(), ownership.head()));
        }

        /** Several appends that do not wait for each other; the last one's answer starts the next burst. */
        private static void appendBurst(Journal journal, long epoch, Head start) {
            Head head = start;
            for (int left = 4; left >= 0; left--) {
                boolean last = left == 0;
                Append append = new Append(DRAFT, epoch, head, HashChain.next(head, List.of(entry(1), entry(2))));
                head = append.head();
                journal.append(append)
                        .onSuccess(done -> {
                            System.out.println("acknowledged=" + append.head().seq() + ";");
                            if (last) {
                                appendBurst(journal, epoch, append.head());
                            }
                        })
                        .onFailure(Throwable::printStackTrace);
            }
        }

        private static NewEntry entry(int i) {
            return new NewEntry(1_700_000_000_000L, new PersonId("anna"), null, EntryKind.TEXT, new byte[50 + i]);
        }
    }
}
