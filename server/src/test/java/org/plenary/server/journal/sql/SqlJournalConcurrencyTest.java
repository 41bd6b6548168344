package org.plenary.server.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.sql.Await.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.NewEntry;
import org.plenary.server.journal.NewStream;
import org.plenary.server.journal.Ownership;
import org.plenary.server.journal.StreamId;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.sqlite.SqliteConfig;
import org.plenary.server.sql.sqlite.SqliteDatabase;

@ExtendWith(VertxExtension.class)
class SqlJournalConcurrencyTest {
    private static final int STREAMS = 40;
    private static final int WRITERS_OF_A_STREAM = 2;
    private static final int APPENDS = 200;

    /**
     * Two writers to each stream, on contexts of their own, append without waiting and take the stream from each other.
     * Afterwards each record holds exactly the acknowledged entries, in one unbroken chain.
     */
    @Test
    void manyStreamsWithRivalWritersKeepExactlyWhatWasAcknowledged(Vertx vertx, @TempDir Path directory) {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        System.out.println("seed=" + seed);
        Database database = SqliteDatabase.open(vertx, SqliteConfig.in(directory));
        SqlJournal journal = new SqlJournal(database);
        List<StreamId> streams = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
            streams.add(new StreamId("draft-" + i));
            await(journal.create(new NewStream(
                    streams.get(i),
                    new Lineage("lineage"),
                    new ProcessId("process"),
                    "A draft",
                    List.of(entry(new byte[] {(byte) i})))));
        }

        List<Rival> rivals = new ArrayList<>();
        List<Future<?>> ends = new ArrayList<>();
        for (StreamId stream : streams) {
            for (int i = 0; i < WRITERS_OF_A_STREAM; i++) {
                Rival rival = new Rival(journal, stream, new Random(seed + rivals.size()));
                rivals.add(rival);
                // A context of its own for each, as a room has.
                ends.add(vertx.deployVerticle(context -> {
                    rival.takeOver();
                    return Future.succeededFuture();
                }));
                ends.add(rival.end.future());
            }
        }
        await(Future.all(ends));

        int refused = 0;
        for (StreamId stream : streams) {
            List<Entry> record = await(journal.read(stream, 0, 10_000, 100_000_000));
            assertThat(HashChain.verify(HashChain.genesis(stream, new Lineage("lineage")), record))
                    .as("seed=%d stream=%s", seed, stream)
                    .isEqualTo(await(journal.find(stream)).orElseThrow().head());
            List<Entry> acknowledged = new ArrayList<>();
            for (Rival rival : rivals) {
                acknowledged.addAll(rival.stream.equals(stream) ? rival.acknowledged : List.of());
                refused += rival.stream.equals(stream) ? rival.refused : 0;
            }
            assertThat(record.subList(1, record.size()))
                    .as("seed=%d stream=%s", seed, stream)
                    .containsExactlyInAnyOrderElementsOf(acknowledged);
        }
        assertThat(refused).as("seed=%d", seed).isPositive();
        assertThat(database.statistics().commits())
                .as("seed=%d", seed)
                .isLessThan(database.statistics().committedUnits() / 2);
        await(database.close());
    }

    private static NewEntry entry(byte[] payload) {
        return new NewEntry(1_700_000_000_000L, new PersonId("anna"), "FRA", EntryKind.TEXT, payload);
    }

    private static final class Rival {
        private final SqlJournal journal;
        private final StreamId stream;
        private final Random random;
        private final List<Entry> acknowledged = new ArrayList<>();
        private final Promise<Void> end = Promise.promise();
        private int left = APPENDS;
        private int waiting;
        private int refused;

        Rival(SqlJournal journal, StreamId stream, Random random) {
            this.journal = journal;
            this.stream = stream;
            this.random = random;
        }

        void takeOver() {
            journal.own(stream).onComplete(this::burst, end::tryFail);
        }

        private void burst(Ownership ownership) {
            Head head = ownership.head();
            for (int i = Math.min(left, 1 + random.nextInt(8)); i > 0; i--) {
                left--;
                waiting++;
                List<NewEntry> fresh = new ArrayList<>();
                for (int k = random.nextInt(3); k >= 0; k--) {
                    byte[] payload = new byte[random.nextInt(100)];
                    random.nextBytes(payload);
                    fresh.add(entry(payload));
                }
                Append append = new Append(stream, ownership.epoch(), head, HashChain.next(head, fresh));
                head = append.head();
                journal.append(append).onComplete(done -> answered(append), this::refused);
            }
        }

        private void answered(Append append) {
            acknowledged.addAll(append.entries());
            goOn();
        }

        private void refused(Throwable cause) {
            if (!(cause instanceof JournalException failure) || failure.reason() != JournalException.Reason.CONFLICT) {
                end.tryFail(cause);
                return;
            }
            refused++;
            goOn();
        }

        private void goOn() {
            waiting--;
            if (waiting == 0 && left > 0) {
                takeOver();
            } else if (waiting == 0) {
                end.tryComplete();
            }
        }
    }
}
