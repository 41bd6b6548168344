package org.plenary.server.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.instrument.PlainText;
import org.plenary.server.DemoStory;
import org.plenary.server.checkpoint.Checkpoints;
import org.plenary.server.draft.DraftStory;
import org.plenary.server.export.ExportException.Reason;
import org.plenary.server.history.Histories;
import org.plenary.server.history.HistoryConfig;
import org.plenary.server.history.HistoryException;
import org.plenary.server.identity.Directory;
import org.plenary.server.identity.IdentityListener;
import org.plenary.server.identity.Masthead;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.SymbolPattern;
import org.plenary.server.identity.sql.SqlDirectory;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.sql.SqlJournal;
import org.plenary.server.record.RecordExport;
import org.plenary.server.room.Drafts;
import org.plenary.server.room.Issuing;
import org.plenary.server.room.RoomConfig;
import org.plenary.server.room.Rooms;
import org.plenary.server.signin.Accounts;
import org.plenary.server.signin.Admission;
import org.plenary.server.signin.SignInConfig;
import org.plenary.server.signin.sql.SqlSignIn;
import org.plenary.server.signing.Signing;
import org.plenary.server.signing.sql.SqlSigning;
import org.plenary.server.sql.Await;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.sqlite.SqliteConfig;
import org.plenary.server.sql.sqlite.SqliteDatabase;

/** Files of a draft with a real past, in bounded room and time. */
@Timeout(60)
class ExportsTest {
    private static final EditionWriter TEXT = (edition, options, out) -> {
        out.write(PlainText.render(edition.text()).getBytes(StandardCharsets.UTF_8));
        return Unshown.NONE;
    };

    @TempDir
    Path directory;

    private Vertx vertx;
    private Database database;
    private Directory processes;
    private Stream draft;
    private Exports.Sources sources;
    private final List<Exports> opened = new ArrayList<>();

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        database = SqliteDatabase.open(vertx, SqliteConfig.in(directory.resolve("data")));
        SqlJournal journal = new SqlJournal(database);
        InstantSource clock = InstantSource.system();
        processes = new SqlDirectory(database, clock, IdentityListener.NOBODY);
        Accounts accounts = SqlSignIn.on(database, SignInConfig.USUAL, clock, IdentityListener.NOBODY)
                .accounts();
        Person secretariat = DemoStory.person("secretariat");
        Await.await(accounts.admit(List.of(new Admission(secretariat, "t".repeat(43)))));
        Signing signing = new SqlSigning(vertx, database, InstantSource.system());
        Checkpoints checkpoints = Checkpoints.none(vertx, journal);
        Drafts drafts =
                new Drafts(journal, new Rooms(vertx, journal, RoomConfig.defaults(), checkpoints), new Symbols());
        DraftStory story = Await.await(drafts.story(secretariat, DemoStory.title()));
        DemoStory.tell(story, Editions.NOW);
        draft = Await.await(drafts.create(story));
        Histories histories = new Histories(vertx, journal, checkpoints, HistoryConfig.defaults());
        sources =
                new Exports.Sources(journal, histories, processes, signing, new RecordExport(vertx, journal, signing));
    }

    private record Symbols() implements Issuing {
        @Override
        public Future<SymbolPattern> pattern(org.plenary.server.identity.ProcessId process) {
            return Future.succeededFuture(DemoStory.symbols());
        }

        @Override
        public void issued(org.plenary.server.journal.StreamId draft) {}
    }

    @AfterEach
    void close() {
        opened.forEach(Exports::close);
        Await.await(database.close());
        Await.await(vertx.close());
    }

    private Exports exports(ExportConfig config, EditionWriter writer) {
        Exports exports = new Exports(
                vertx,
                sources,
                Map.of(ExportFormat.TXT, writer, ExportFormat.AKN, writer),
                config,
                directory.resolve("exports"));
        opened.add(exports);
        return exports;
    }

    private Exports exports(EditionWriter writer) {
        return exports(ExportConfig.defaults(), writer);
    }

    private ExportRequest request(ExportFormat format, @Nullable String from, String at) {
        return new ExportRequest(null, draft, format, from, at, ExportOptions.NONE, "https://drafting.example.org");
    }

    private ExportPlan plan(Exports exports, @Nullable String from, String at) {
        return Await.await(exports.plan(request(ExportFormat.TXT, from, at)));
    }

    private List<Path> scratch() {
        try (var files = Files.list(directory.resolve("exports"))) {
            return files.toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void nothingStays() {
        Awaitility.await().until(() -> scratch().isEmpty());
    }

    private static Reason reason(Future<?> future) {
        try {
            Await.await(future);
        } catch (ExportException e) {
            return e.reason();
        }
        throw new AssertionError("expected an ExportException, got a file");
    }

    @Test
    void makesTheTextOfARevisionIntoAFileAndKeepsNothing() throws IOException {
        Exports exports = exports(TEXT);
        ExportPlan plan = plan(exports, null, "TSC/2026/WP.1/Rev.1");
        assertThat(plan.fileName().ascii()).isEqualTo("TSC-2026-WP.1-Rev.1.txt");

        ExportFile file = Await.await(exports.make(plan).file());
        assertThat(Files.readString(file.path()))
                .isEqualTo(PlainText.render(Editions.revision1().text()));
        assertThat(file.bytes()).isEqualTo(Files.size(file.path()));
        Await.await(exports.discard(file));
        assertThat(scratch()).isEmpty();
    }

    @Test
    void handsTheWriterTheHeadTheSignatureAndTheMasthead() {
        Masthead masthead = new Masthead("Limited", "Point 4", "fr");
        Await.await(processes.change(DemoStory.person("secretariat"), "Processus", null, masthead));
        List<Edition> written = new ArrayList<>();
        Exports exports = exports((edition, options, out) -> {
            written.add(edition);
            return Unshown.NONE;
        });
        for (String at : List.of("rev:1", "now")) {
            ExportPlan plan = plan(exports, null, at);
            Await.await(exports.discard(Await.await(exports.make(plan).file())));
        }

        Edition revision = written.get(0);
        assertThat(revision.masthead()).isEqualTo(masthead);
        assertThat(revision.process().name()).isEqualTo("Processus");
        assertThat(revision.head().seq()).isEqualTo(revision.at().seq());
        assertThat(revision.signature().subject().head()).isEqualTo(revision.head());
        assertThat(revision.verification())
                .isEqualTo("https://drafting.example.org/verify?head="
                        + revision.head().hash().hex());
        Edition live = written.get(1);
        assertThat(live.head()).isEqualTo(draft.head());
        assertThat(live.signature()).isNull();
        assertThat(live.verification())
                .as("what nobody signed cannot be verified")
                .isNull();
    }

    @Test
    void givesAnotherTagToWhateverIsOther() {
        Exports exports = exports(TEXT);
        String tag = plan(exports, null, "rev:1").tag();
        assertThat(plan(exports, null, "TSC/2026/WP.1/Rev.1").tag())
                .as("another name of the moment")
                .isEqualTo(tag);
        List<String> tags = new ArrayList<>(List.of(
                tag,
                plan(exports, null, "rev:2").tag(),
                plan(exports, "seq:3", "rev:1").tag(),
                Await.await(exports.plan(request(ExportFormat.AKN, null, "rev:1")))
                        .tag(),
                Await.await(exports.plan(new ExportRequest(
                                null,
                                draft,
                                ExportFormat.TXT,
                                null,
                                "rev:1",
                                new ExportOptions(true, false, false),
                                null)))
                        .tag(),
                Await.await(exports.plan(new ExportRequest(
                                null,
                                draft,
                                ExportFormat.TXT,
                                null,
                                "rev:1",
                                ExportOptions.NONE,
                                "https://other.example.org")))
                        .tag()));
        Person secretariat = DemoStory.person("secretariat");
        String name = secretariat.process().name();
        Await.await(processes.change(secretariat, name, null, new Masthead("General", "", "en")));
        tags.add(plan(exports, null, "rev:1").tag());
        Await.await(processes.change(secretariat, "P", null, null));
        tags.add(plan(exports, null, "rev:1").tag());
        assertThat(tags).doesNotHaveDuplicates();
    }

    @Test
    void refusesMomentsThatAreNoneAndRedlinesThatCannotBe() {
        Exports exports = exports(TEXT);
        assertThatThrownBy(() -> plan(exports, null, "rev:9")).isInstanceOf(HistoryException.class);
        assertThatThrownBy(() -> plan(exports, "rev:2", "rev:1"))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("Exchange them");
        assertThat(reason(exports.plan(request(ExportFormat.AKN, "rev:1", "rev:2"))))
                .isEqualTo(Reason.UNSUPPORTED);
        assertThat(reason(exports.plan(request(ExportFormat.PDF, null, "rev:1"))))
                .isEqualTo(Reason.UNSUPPORTED);
    }

    @Test
    void refusesATextThatIsTooLongBeforeAnythingIsWritten() {
        Exports exports =
                exports(new ExportConfig(1, 1, 100, 1 << 20, Duration.ofMinutes(1)), (edition, options, out) -> {
                    throw new AssertionError("nothing is to be written");
                });
        assertThat(reason(exports.make(plan(exports, null, "now")).file())).isEqualTo(Reason.TOO_LARGE);
        assertThat(scratch()).isEmpty();
    }

    @Test
    void refusesAFileThatIsTooLargeWhateverALibraryMakesOfIt() {
        EditionWriter wrapping = (edition, options, out) -> {
            try {
                for (int i = 0; i < 100; i++) {
                    out.write(new byte[1_000]);
                }
            } catch (ExportException e) {
                throw new IOException("the library could not write", e);
            }
            return Unshown.NONE;
        };
        EditionWriter swallowing = (edition, options, out) -> {
            for (int i = 0; i < 100; i++) {
                try {
                    out.write(new byte[1_000]);
                } catch (ExportException e) {
                    // as a careless library does
                }
            }
            return Unshown.NONE;
        };
        for (EditionWriter writer : List.of(wrapping, swallowing)) {
            Exports exports = exports(new ExportConfig(1, 1, 1 << 20, 50_000, Duration.ofMinutes(1)), writer);
            assertThat(reason(exports.make(plan(exports, null, "now")).file())).isEqualTo(Reason.TOO_LARGE);
            nothingStays();
        }
    }

    @Test
    void givesUpWhatTakesTooLongAndFreesItsThread() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        EditionWriter slow = (edition, options, out) -> {
            if (edition.symbol() == null) {
                return TEXT.write(edition, options, out);
            }
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw new IOException("was interrupted", e);
            }
            return Unshown.NONE;
        };
        Exports exports = exports(new ExportConfig(1, 4, 1 << 20, 1 << 20, Duration.ofMillis(300)), slow);
        assertThat(reason(exports.make(plan(exports, null, "rev:1")).file())).isEqualTo(Reason.TOO_SLOW);
        interrupted.await();
        ExportFile file = Await.await(exports.make(plan(exports, null, "now")).file());
        Await.await(exports.discard(file));
        nothingStays();
    }

    @Test
    void givesUpAWriterThatWritesForTooLong() {
        EditionWriter endless = (edition, options, out) -> {
            while (true) {
                out.write(' ');
            }
        };
        Exports exports = exports(new ExportConfig(1, 1, 1 << 20, Long.MAX_VALUE, Duration.ofMillis(200)), endless);
        assertThat(reason(exports.make(plan(exports, null, "now")).file())).isEqualTo(Reason.TOO_SLOW);
        nothingStays();
    }

    @Test
    void isBusyWhenAllPlacesAreTakenAndThenNotAnyMore() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        EditionWriter waiting = (edition, options, out) -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return TEXT.write(edition, options, out);
        };
        Exports exports = exports(new ExportConfig(1, 2, 1 << 20, 1 << 20, Duration.ofMinutes(1)), waiting);
        ExportPlan plan = plan(exports, null, "now");
        List<ExportJob> jobs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            jobs.add(exports.make(plan));
        }
        assertThat(reason(exports.make(plan).file())).isEqualTo(Reason.BUSY);
        go.countDown();
        for (ExportJob job : jobs) {
            Await.await(exports.discard(Await.await(job.file())));
        }
        Awaitility.await()
                .untilAsserted(() -> Await.await(
                        exports.discard(Await.await(exports.make(plan).file()))));
        nothingStays();
    }

    @Test
    void stopsWhenNobodyWaitsAnyMore() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        EditionWriter endless = (edition, options, out) -> {
            begun.countDown();
            while (true) {
                out.write(' ');
            }
        };
        Exports exports = exports(new ExportConfig(1, 0, 1 << 20, Long.MAX_VALUE, Duration.ofMinutes(1)), endless);
        ExportPlan plan = plan(exports, null, "now");
        ExportJob job = exports.make(plan);
        begun.await();
        job.abandon();
        assertThatThrownBy(() -> Await.await(job.file())).isInstanceOf(CancellationException.class);
        nothingStays();
        ExportJob next = exports.make(plan);
        next.abandon();
    }

    @Test
    void leavesNothingOfAWriterThatFails() {
        EditionWriter broken = (edition, options, out) -> {
            out.write(1);
            throw new IllegalStateException("a fault of the writer");
        };
        Exports exports = exports(broken);
        assertThatThrownBy(() ->
                        Await.await(exports.make(plan(exports, null, "now")).file()))
                .hasMessage("a fault of the writer");
        nothingStays();
    }

    @Test
    void tellsAtOnceOfALibraryThatIsBroken() {
        // given
        Exports exports = exports((edition, options, out) -> {
            throw new NoClassDefFoundError("org/example/Missing");
        });
        // then
        assertThatThrownBy(() ->
                        Await.await(exports.make(plan(exports, null, "now")).file()))
                .hasStackTraceContaining("org/example/Missing");
        nothingStays();
    }

    @Test
    void deletesWhatACrashLeftAndNothingElse() throws IOException {
        Path scratch = Files.createDirectories(directory.resolve("exports"));
        Files.writeString(scratch.resolve("export-123.tmp"), "left");
        Path copy = Files.createDirectories(scratch.resolve("export-copy-1/exports"));
        Files.writeString(copy.resolve("export-4.tmp"), "left in a copy");
        Files.writeString(scratch.resolve("notes.txt"), "of somebody else");
        exports(TEXT);
        assertThat(scratch()).containsExactly(scratch.resolve("notes.txt"));
    }

    @Test
    void makesNoBundleWithoutRoomForTheRecord() {
        Exports exports = exports(new ExportConfig(1, 1, 1 << 20, 5_000, Duration.ofMinutes(1)), TEXT);
        ExportPlan plan = Await.await(exports.plan(request(ExportFormat.ZIP, null, "now")));
        assertThat(reason(exports.make(plan).file())).isEqualTo(Reason.TOO_LARGE);
        nothingStays();
    }

    /** Copies a file that was made to where a test can look at it. */
    static Path kept(Exports exports, ExportFile file, Path to) throws IOException {
        try (OutputStream out = Files.newOutputStream(to)) {
            Files.copy(file.path(), out);
        }
        Await.await(exports.discard(file));
        return to;
    }

    @Test
    void bundlesEveryFormTheRecordAndItsSignedHead() throws IOException {
        Exports exports = exports(TEXT);
        ExportPlan plan = Await.await(exports.plan(request(ExportFormat.ZIP, "rev:1", "rev:2")));
        Path zip = kept(exports, Await.await(exports.make(plan).file()), directory.resolve("bundle.zip"));
        Bundle bundle = Bundle.read(zip);
        assertThat(bundle.names())
                .containsExactly(
                        "TSC-2026-WP.1-Rev.1_to_Rev.2-redline.txt",
                        "TSC-2026-WP.1-Rev.2.txt",
                        "TSC-2026-WP.1-Rev.2.akn.xml",
                        "record.jsonl",
                        "verify.html",
                        "signed-head.json",
                        "README.txt",
                        "manifest.json");
        bundle.verify(directory.resolve("record.jsonl"));
        assertThat(bundle.text("verify.html"))
                .as("the page that verifies, with all that it needs in it")
                .contains("default-src 'none'")
                .doesNotContain(" src=", " href=");
        JsonObject manifest = bundle.json("manifest.json");
        assertThat(manifest.getJsonObject("from").getString("revision")).isEqualTo("TSC/2026/WP.1/Rev.1");
        assertThat(manifest.getBoolean("signed")).isTrue();
        assertThat(bundle.times())
                .as("of the moment, to the two seconds of ZIP")
                .allSatisfy(time -> assertThat(time)
                        .isCloseTo(
                                LocalDateTime.ofInstant(
                                        Instant.ofEpochMilli(plan.at().atMillis()), ZoneOffset.UTC),
                                within(2, ChronoUnit.SECONDS)));
        assertThat(bundle.text("README.txt"))
                .contains(manifest.getJsonObject("head").getString("hash"))
                .contains("plenary verify record.jsonl --key "
                        + bundle.json("signed-head.json").getString("key"));

        Path again = kept(exports, Await.await(exports.make(plan).file()), directory.resolve("again.zip"));
        assertThat(Files.mismatch(zip, again))
                .as("the same bundle, byte for byte")
                .isEqualTo(-1);
        nothingStays();
    }

    @Test
    void bundlesWhatWasNotIssuedWithoutASignedHead() throws IOException {
        Exports exports = exports(TEXT);
        ExportPlan plan = Await.await(exports.plan(request(ExportFormat.ZIP, null, "seq:5")));
        Bundle bundle =
                Bundle.read(kept(exports, Await.await(exports.make(plan).file()), directory.resolve("bundle.zip")));
        assertThat(bundle.names()).doesNotContain("signed-head.json");
        assertThat(bundle.text("README.txt")).contains("No signature covers its head");
        bundle.verify(directory.resolve("record.jsonl"));
    }
}
