package org.plenary.server.scale;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.plenary.server.checkpoint.CheckpointConfig;
import org.plenary.server.checkpoint.Checkpoints;
import org.plenary.server.checkpoint.sql.SqlCheckpoints;
import org.plenary.server.history.Histories;
import org.plenary.server.history.History;
import org.plenary.server.history.HistoryConfig;
import org.plenary.server.http.exchange.HttpConfig;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Role;
import org.plenary.server.journal.Append;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.NewEntry;
import org.plenary.server.journal.NewStream;
import org.plenary.server.journal.Ownership;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.journal.sql.SqlJournal;
import org.plenary.server.room.RoomConfig;
import org.plenary.server.room.Rooms;
import org.plenary.server.signin.Admission;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.sqlite.SqliteConfig;
import org.plenary.server.sql.sqlite.SqliteDatabase;
import org.plenary.server.wiring.Server;
import org.plenary.server.wiring.ServerConfig;

/**
 * Measures and prints what the past of a {@link LongDraft} costs. It decides nothing.
 *
 * <p>{@code ScaleReport DIR [EDITS]}: the record is made in {@code DIR}, with 200,000 changes of the text unless said
 * otherwise, if it is not there yet.
 */
final class ScaleReport {
    private static final StreamId DRAFT = new StreamId("long");
    private static final Negotiation PROCESS = new Negotiation(new ProcessId("p"), "A process");
    private static final Person READER = new Person(new PersonId("reader"), "Reader", Role.SECRETARIAT, null, PROCESS);
    private static final String TOKEN = "token-of-the-reader-for-measuring-only";
    private static final int BATCH = 1_000;
    private static final int RUNS = 5;

    private final Path directory;
    private long entries;

    private ScaleReport(Path directory) {
        this.directory = directory;
    }

    public static void main(String[] arguments) throws Exception {
        ScaleReport report = new ScaleReport(Path.of(arguments[0]));
        if (!Files.exists(report.directory.resolve("plenary.db"))) {
            report.make(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200_000);
        }
        report.forgetCheckpoints();
        try {
            report.measureLoading();
            report.measureRequests();
        } catch (Exception e) {
            System.err.println("the measurement failed: " + e);
            System.exit(1);
        }
        System.exit(0);
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.await(10, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void print(String what, Object... values) {
        System.out.printf(Locale.ROOT, what + "%n", values);
    }

    /** Writes the record straight into the journal. */
    private void make(int edits) {
        long start = System.nanoTime();
        Vertx vertx = Vertx.vertx();
        Database database = SqliteDatabase.open(vertx, SqliteConfig.in(directory));
        Journal journal = new SqlJournal(database);
        List<NewEntry> waiting = new ArrayList<>();
        LongDraft[] made = new LongDraft[1];
        class Sink {
            private Ownership ownership;
            private org.plenary.server.journal.Head head;

            void add(NewEntry entry) {
                waiting.add(entry);
                if (waiting.size() == BATCH && made[0] != null) {
                    flush();
                }
            }

            void flush() {
                if (waiting.isEmpty()) {
                    return;
                }
                if (ownership == null) {
                    await(journal.create(
                            new NewStream(DRAFT, new Lineage("lineage"), PROCESS.id(), "A long declaration", waiting)));
                    ownership = await(journal.own(DRAFT));
                    head = ownership.head();
                } else {
                    List<Entry> entries = HashChain.next(head, waiting);
                    await(journal.append(new Append(DRAFT, ownership.epoch(), head, entries)));
                    head = entries.get(entries.size() - 1).head();
                }
                waiting.clear();
            }
        }
        Sink sink = new Sink();
        made[0] = new LongDraft(1, PROCESS, sink::add);
        made[0].write(edits);
        sink.flush();
        print("made: %,d entries in %,d ms", sink.head.seq(), millis(start));
        await(database.close());
        await(vertx.close());
    }

    private static long millis(long startNanos) {
        return (System.nanoTime() - startNanos) / 1_000_000;
    }

    private void forgetCheckpoints() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("plenary.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("delete from checkpoint");
        } catch (SQLException e) {
            print("no checkpoints yet: %s", e.getMessage());
        }
    }

    private void measureLoading() throws Exception {
        Vertx vertx = Vertx.vertx();
        Database database = SqliteDatabase.open(vertx, SqliteConfig.in(directory));
        Journal journal = new SqlJournal(database);
        Stream stream = await(journal.find(DRAFT)).orElseThrow();
        Checkpoints none = Checkpoints.none(vertx, journal);
        Checkpoints kept = new Checkpoints(
                vertx,
                journal,
                new SqlCheckpoints(database),
                new CheckpointConfig(1 << 30, 1 << 30),
                () -> io.vertx.core.Future.succeededFuture(new byte[32]));
        entries = stream.head().seq();
        print("record: %,d entries", entries);
        time("room, without checkpoint", RUNS, () -> room(vertx, journal, none));
        time("history, without checkpoint", RUNS, () -> history(vertx, journal, none, stream));
        time("making a checkpoint", 1, () -> await(kept.make(DRAFT)));
        print("checkpoint: %,d bytes", checkpointBytes());
        time("room, with checkpoint", RUNS, () -> room(vertx, journal, kept));
        time("history, with checkpoint", RUNS, () -> history(vertx, journal, kept, stream));
        long before = heap();
        Histories histories = new Histories(vertx, journal, kept, HistoryConfig.defaults());
        await(histories.ask(stream, History::last));
        print("heap of a history: %.1f MB, estimated %.1f MB", (heap() - before) / 1e6, histories.bytes() / 1e6);
        time("history: text now", RUNS, () -> await(histories.ask(stream, h -> h.text(h.last()))));
        time("history: redline", RUNS, () -> await(histories.ask(stream, h -> h.redline(h.first(), h.last()))));
        time("history: figures of 20 moments", 1, () -> await(histories.ask(stream, ScaleReport::figures)));
        print("histories: %d", histories.count());
        await(database.close());
        await(vertx.close());
    }

    private static int figures(History history) {
        int clauses = 0;
        for (long moment = 1; moment <= 20; moment++) {
            long seq = Math.max(history.first(), history.last() * moment / 20);
            clauses += history.standingFigures(seq, Locale.ENGLISH).clauses();
        }
        return clauses;
    }

    private static Object room(Vertx vertx, Journal journal, Checkpoints checkpoints) {
        Rooms rooms = new Rooms(vertx, journal, RoomConfig.defaults(), checkpoints);
        await(rooms.enter(DRAFT));
        await(rooms.close("measured"));
        return rooms;
    }

    private static Object history(Vertx vertx, Journal journal, Checkpoints checkpoints, Stream stream) {
        return await(new Histories(vertx, journal, checkpoints, HistoryConfig.defaults()).ask(stream, History::last));
    }

    private long checkpointBytes() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("plenary.db"));
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("select length(body) from checkpoint")) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static long heap() throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            System.gc();
            Thread.sleep(100);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void time(String what, int runs, Callable<?> work) throws Exception {
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            work.call();
            all.add((System.nanoTime() - start) / 1_000);
        }
        long first = all.get(0);
        Collections.sort(all);
        print(
                "%-34s first %8.1f ms   median %8.1f   least %8.1f",
                what, first / 1e3, all.get(all.size() / 2) / 1e3, all.get(0) / 1e3);
    }

    private void measureRequests() throws Exception {
        Server server = await(Server.start(
                ServerConfig.of(SqliteConfig.in(directory), new HttpConfig("127.0.0.1", 0, Set.of(), false))));
        await(server.accounts().admit(List.of(new Admission(READER, TOKEN))));
        LoopWatch watch = new LoopWatch(server);
        HttpClient client = HttpClient.newHttpClient();
        String base = "http://127.0.0.1:" + server.port() + "/api/drafts/" + DRAFT.value();
        request(client, watch, "text now (the first request)", base + "/text", 1);
        Random random = new Random(7);
        for (int i = 0; i < 2; i++) {
            String at = "/text?at=seq:" + anyEntry(random);
            request(client, watch, i == 0 ? "text at a moment" : "text at another", base + at, 1);
        }
        List<String> moments = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            moments.add(base + "/text?at=seq:" + anyEntry(random));
        }
        requests(client, watch, "text at 20 moments", moments);
        List<String> blames = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            blames.add(base + "/blame?at=seq:" + anyEntry(random));
        }
        requests(client, watch, "blame at 20 moments", blames);
        request(client, watch, "timeline", base + "/timeline", 3);
        request(client, watch, "revisions", base + "/revisions", 3);
        request(client, watch, "redline first to last", base + "/redline?from=rev:1&to=rev:12", 3);
        request(client, watch, "redline of everything, exact", base + "/redline?from=seq:41&by=character", 3);
        request(client, watch, "redline of a clause", base + "/redline?from=rev:1&clause=c5", 3);
        request(client, watch, "blame", base + "/blame", 3);
        request(client, watch, "blame with deleted", base + "/blame?deleted=true", 3);
        request(client, watch, "life of a clause", base + "/clauses/c5/history", 3);
        await(server.stop());
    }

    private long anyEntry(Random random) {
        return entries / 100 + random.nextInt((int) entries - (int) entries / 100);
    }

    private static void requests(HttpClient client, LoopWatch watch, String what, List<String> urls)
            throws IOException, InterruptedException {
        List<Double> all = new ArrayList<>();
        watch.begin();
        for (String url : urls) {
            long start = System.nanoTime();
            send(client, url);
            all.add((System.nanoTime() - start) / 1e6);
        }
        double gap = watch.end();
        Collections.sort(all);
        print(
                "%-34s median %.1f ms   most %.1f   a loop busy at most %.1f ms",
                what, all.get(all.size() / 2), all.get(all.size() - 1), gap);
    }

    private static void request(HttpClient client, LoopWatch watch, String what, String url, int runs)
            throws IOException, InterruptedException {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-34s", what));
        int size = 0;
        watch.begin();
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            // Another name of the same moment, or none: an answer that is kept would say nothing.
            size = send(client, url);
            line.append(String.format(Locale.ROOT, " %8.1f ms", (System.nanoTime() - start) / 1e6));
        }
        print("%s   %,d bytes packed   a loop busy at most %.1f ms", line, size, watch.end());
    }

    private static int send(HttpClient client, String url) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", "Bearer " + TOKEN)
                        .header("Accept-Encoding", "gzip")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(
                    url + ": " + response.statusCode() + " " + new String(response.body(), StandardCharsets.UTF_8));
        }
        return response.body().length;
    }
}
