package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.Update;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamKind;
import org.plenary.server.journal.sql.SqlJournal;
import org.plenary.server.sql.Await;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.sqlite.SqliteConfig;
import org.plenary.server.sql.sqlite.SqliteDatabase;

/**
 * Kills the server under load, at random moments, and looks for everything that it had acknowledged or shown to
 * anybody. {@code -Dplenary.kills=200} kills it that often, {@code -Dplenary.seed} repeats the moments.
 */
class CrashIT {
    private static final int KILLS = Integer.getInteger("plenary.kills", 5);
    private static final int KILLS_PER_SET_OF_DRAFTS = 20;
    private static final int LONGEST_RUN_MILLIS = 700;
    private static final ProcessId PROCESS = new ProcessId("tsc");
    private static final int PAGE = 5_000;
    private static final long PAGE_BYTES = 8L << 20;

    @TempDir
    Path directory;

    @Test
    void losesNothingThatWasAcknowledgedOrShownHoweverOftenItIsKilled() throws Exception {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        System.out.println("CrashIT seed=" + seed + " kills=" + KILLS);
        Random random = new Random(seed);
        DemoProcess server = DemoProcess.start(directory, 0);
        long started = System.nanoTime();
        int port = URI.create(server.description().getString("url")).getPort();
        long entries = 0;
        try (CrashDriver driver = CrashDriver.start(server.descriptionFile(), seed)) {
            for (int kill = 0; kill < KILLS; kill++) {
                if (kill % KILLS_PER_SET_OF_DRAFTS == 0) {
                    driver.tell("fresh");
                }

                // when
                driver.tell("type");
                DemoProcess running = server;
                long run = random.nextInt(LONGEST_RUN_MILLIS);
                CompletableFuture.runAsync(running::kill, CompletableFuture.delayedExecutor(run, TimeUnit.MILLISECONDS))
                        .join();

                // then
                if (KILLS <= 10 || kill % 10 == 0) {
                    entries = verifiedRecords(Map.of());
                }
                server = DemoProcess.start(directory, port);
                driver.tell("inspect");
                if (kill % 5 == 4) {
                    driver.tell("settle");
                }
            }

            JsonArray states = driver.tell("settle").getJsonArray("states");
            System.out.println("CrashIT " + driver.tell("figures").encode() + " entries=" + entries + " seconds="
                    + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started));
            server.kill();
            Map<String, byte[]> expected = new HashMap<>();
            for (int i = 0; i < states.size(); i++) {
                JsonObject state = states.getJsonObject(i);
                expected.put(state.getString("draft"), Base64.getDecoder().decode(state.getString("state")));
            }
            assertThat(expected).isNotEmpty();
            assertThat(verifiedRecords(expected)).isPositive();
        } finally {
            server.kill();
        }
    }

    /** Checks every hash of every record, and that the records of some drafts give the state that clients hold. */
    private long verifiedRecords(Map<String, byte[]> states) {
        Vertx vertx = Vertx.vertx();
        Database database = SqliteDatabase.open(vertx, SqliteConfig.in(directory));
        try {
            Journal journal = new SqlJournal(database);
            List<Stream> streams = Await.await(journal.streams(PROCESS, StreamKind.DRAFT));
            assertThat(streams).isNotEmpty();
            long entries = 0;
            for (Stream stream : streams) {
                Doc doc = new Doc(new DocOptions().withFormatCleanup(false));
                Head head = HashChain.genesis(stream.id(), stream.lineage());
                byte[] state = states.get(stream.id().value());
                for (List<Entry> page = page(journal, stream, head);
                        !page.isEmpty();
                        page = page(journal, stream, head)) {
                    head = HashChain.verify(head, page);
                    if (state != null) {
                        page.stream()
                                .filter(entry -> entry.kind().isText())
                                .forEach(entry -> doc.apply(Update.decode(entry.payload()), null));
                    }
                }
                assertThat(head.seq()).isPositive();
                entries += head.seq();
                if (state != null) {
                    assertThat(doc.encodeStateAsUpdate()).isEqualTo(state);
                }
            }
            return entries;
        } finally {
            Await.await(database.close());
            Await.await(vertx.close());
        }
    }

    private static List<Entry> page(Journal journal, Stream stream, Head head) {
        return Await.await(journal.read(stream.id(), head.seq(), PAGE, PAGE_BYTES));
    }
}
