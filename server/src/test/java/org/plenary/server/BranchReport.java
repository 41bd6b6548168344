package org.plenary.server;

import static org.plenary.server.TestServer.CHAIR;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.server.journal.Stream;
import org.plenary.server.sql.Await;

/**
 * Measures and prints what branches of a draft of 300 clauses cost: {@code BranchReport DIR}, of which the folder is
 * empty. It decides nothing.
 */
final class BranchReport {
    private static final int CLAUSES = 300;
    private static final int BRANCHES = 50;
    private static final String WORDS = "Calls upon all parties to cooperate in good faith, to report each year, and to"
            + " support those that need it most in what this instrument asks of them. ";

    private final Path directory;

    private BranchReport(Path directory) {
        this.directory = directory;
    }

    public static void main(String[] arguments) throws IOException {
        new BranchReport(Path.of(arguments[0])).measure();
        System.exit(0);
    }

    private static void print(String what, Object... values) {
        System.out.printf(Locale.ROOT, what + "%n", values);
    }

    private static double millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }

    private static long heap() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private long disk() throws IOException {
        long bytes = 0;
        try (java.util.stream.Stream<Path> files = Files.list(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
            }
        }
        return bytes;
    }

    private static Instrument text() {
        List<Clause> clauses = new ArrayList<>();
        clauses.add(Clause.of(new ClauseId("t"), ClauseKind.TITLE, "A long declaration"));
        for (int i = 0; i < CLAUSES; i++) {
            clauses.add(Clause.of(new ClauseId("c" + i), ClauseKind.OPERATIVE, WORDS.repeat(2)));
        }
        return new Instrument(clauses);
    }

    private void measure() throws IOException {
        Stream draft;
        try (TestServer server = TestServer.start(directory)) {
            draft = Await.await(server.server().drafts().create(CHAIR, "A long declaration", text()));
        }
        long before = disk();
        List<String> branches = new ArrayList<>();
        List<Double> begun = new ArrayList<>();
        try (TestServer server = TestServer.start(directory)) {
            Api api = new Api(server);
            api.get(CHAIR, "/api/drafts/" + draft.id() + "/proposals");
            long empty = heap();
            for (int i = 0; i < BRANCHES; i++) {
                long start = System.nanoTime();
                JsonObject made = new JsonObject(api.send(
                                CHAIR,
                                "POST",
                                "/api/drafts/" + draft.id() + "/proposals",
                                new JsonObject().put("title", "One of many"))
                        .body());
                begun.add(millisSince(start));
                branches.add(made.getString("id"));
            }
            print("heap for an idle branch: %,d bytes", (heap() - empty) / BRANCHES);
        }
        print("disk for a branch in which nothing was written: %,d bytes", (disk() - before) / BRANCHES);
        figures("to begin one", begun);
        open(branches);
    }

    /** Each for the first time since the server began. */
    private void open(List<String> branches) {
        List<Double> opened = new ArrayList<>();
        try (TestServer server = TestServer.start(directory)) {
            for (String branch : branches) {
                long start = System.nanoTime();
                try (CollabClient client = CollabClient.joinBranch(server, branch, CHAIR)) {
                    client.untilSaved();
                    opened.add(millisSince(start));
                }
            }
        }
        print("to open the first: %.0f ms", opened.get(0));
        figures("to open one cold", opened);
    }

    private static void figures(String what, List<Double> millis) {
        List<Double> sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        print(
                "%s: median %.0f ms, slowest %.0f ms",
                what, sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1));
    }
}
