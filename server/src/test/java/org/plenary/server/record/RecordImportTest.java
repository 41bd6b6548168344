package org.plenary.server.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plenary.server.sql.Await.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.server.draft.IssueRequest;
import org.plenary.server.identity.Directory;
import org.plenary.server.identity.IdentityListener;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.Register;
import org.plenary.server.identity.Role;
import org.plenary.server.identity.sql.SqlDirectory;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Importing;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.journal.StreamKind;
import org.plenary.server.journal.sql.SqlImporting;
import org.plenary.server.journal.sql.SqlJournal;
import org.plenary.server.negotiation.DraftSummary;
import org.plenary.server.negotiation.Kinds;
import org.plenary.server.room.Drafts;
import org.plenary.server.room.RoomConfig;
import org.plenary.server.room.Rooms;
import org.plenary.server.scale.RecordMaker;
import org.plenary.server.signin.SignInConfig;
import org.plenary.server.signin.SignInParts;
import org.plenary.server.signin.sql.SqlSignIn;
import org.plenary.server.signing.KeyId;
import org.plenary.server.signing.Signing;
import org.plenary.server.signing.Witness;
import org.plenary.server.signing.sql.SqlSigning;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.sqlite.SqliteConfig;
import org.plenary.server.sql.sqlite.SqliteDatabase;

class RecordImportTest {
    private static final Person SOMEBODY =
            new Person(new PersonId("new"), "Somebody new", Role.SECRETARIAT, null, RecordMaker.PROCESS);

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(1_790_000_000_000L));

    @TempDir
    Path directory;

    private final Vertx vertx = Vertx.vertx();
    private Database database;
    private Journal journal;
    private Importing importing;
    private Signing signing;
    private SignInParts signIn;
    private Directory processes;

    @BeforeEach
    void open() {
        database = SqliteDatabase.open(vertx, SqliteConfig.in(directory));
        journal = new SqlJournal(database);
        importing = new SqlImporting(database);
        signing = new SqlSigning(vertx, database, InstantSource.system());
        signIn = SqlSignIn.on(database, SignInConfig.USUAL, InstantSource.system(), IdentityListener.NOBODY);
        processes = new SqlDirectory(database, InstantSource.system(), IdentityListener.NOBODY);
    }

    @AfterEach
    void close() {
        await(database.close());
        await(vertx.close());
    }

    private Path written(byte[] file) throws IOException {
        return Files.write(directory.resolve("record.jsonl"), file);
    }

    private RecordImport.Imported bringIn(Path file) throws IOException {
        return new RecordImport(importing, signing, processes, CLOCK).run(file);
    }

    private byte[] exported(Stream stream, Negotiation process) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        await(new RecordExport(vertx, journal, signing).write(stream, process, bytes -> {
            out.writeBytes(bytes.getBytes());
            return Future.succeededFuture();
        }));
        return out.toByteArray();
    }

    /** All of a file but who signed that it was imported, by which key, and the checksum. */
    private static String asItCame(byte[] file) {
        assertThat(RecordFiles.verify(file).isIntact()).isTrue();
        return new String(file, UTF_8)
                .lines()
                .filter(line -> !line.startsWith("{\"signedImport\"")
                        && !line.startsWith("{\"key\"")
                        && !line.startsWith("{\"sha256\""))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void exportsWhatItImportedToTheLastByte() throws IOException {
        // given
        List<Entry> entries = RecordFiles.entries(11);
        byte[] file = RecordFiles.file(entries);

        // when
        RecordImport.Imported imported = bringIn(written(file));

        // then
        Stream stream = await(journal.find(RecordFiles.STREAM)).orElseThrow();
        assertThat(imported.stream()).isEqualTo(stream);
        assertThat(stream.head()).isEqualTo(entries.get(entries.size() - 1).head());
        assertThat(stream.createdAtMillis()).isEqualTo(entries.get(0).atMillis());
        assertThat(stream.updatedAtMillis())
                .isEqualTo(entries.get(entries.size() - 1).atMillis());
        assertThat(await(journal.streams(RecordMaker.PROCESS.id(), StreamKind.DRAFT)))
                .containsExactly(stream);
        assertThat(asItCame(exported(stream, RecordMaker.PROCESS))).isEqualTo(asItCame(file));
        assertThat(exported(stream, RecordMaker.PROCESS)).isEqualTo(exported(stream, RecordMaker.PROCESS));

        // and the lists know what it is
        DraftSummary summary = DraftSummary.of(stream);
        assertThat(summary.title()).contains("Restored ");
        assertThat(summary.revision().symbol()).isEqualTo("WP.1/Rev.2");

        // and the process has its delegations, and nobody
        Register register = await(processes.of(RecordMaker.PROCESS.id()));
        assertThat(register.process()).isEqualTo(RecordMaker.PROCESS);
        assertThat(register.delegations()).isNotEmpty();
        assertThat(await(processes.people(RecordMaker.PROCESS.id()))).isEmpty();
        assertThat(await(signIn.foundation().isAwaited())).isTrue();
    }

    @Test
    void vouchesForNothingThatCameFromElsewhere() throws IOException {
        // given a record, perhaps forged, without a signature
        List<Entry> entries = RecordFiles.entries(12);
        bringIn(written(RecordFiles.file(entries, new Signing.Signatures(List.of(), List.of()))));

        // when the server starts, and something is issued there
        assertThat(await(signing.signMissing(null))).as("the import alone").isEqualTo(1);
        assertThat(await(signing.signMissing(null))).as("once").isZero();
        Rooms rooms = new Rooms(vertx, journal, RoomConfig.defaults());
        await(new Drafts(journal, rooms).issue(RecordFiles.STREAM, SOMEBODY, new IssueRequest("Here", null, null)));

        // then only that is signed as a revision
        assertThat(await(signing.signMissing(null))).isEqualTo(1);
        Stream stream = await(journal.find(RecordFiles.STREAM)).orElseThrow();
        Verification.Intact intact = (Verification.Intact) RecordFiles.verify(exported(stream, RecordMaker.PROCESS));
        KeyId own = await(signing.ready()).id();
        assertThat(intact.revisions()).extracting(Verification.Checked::signer).containsExactly(null, null, null, own);
        Head last = entries.get(entries.size() - 1).head();
        Witness.Subject asImported = new Witness.Subject(
                Witness.Kind.IMPORT, RecordFiles.STREAM, RecordFiles.LINEAGE, last, CLOCK.millis(), own);
        assertThat(intact.imports()).containsExactly(asImported);
        assertThat(await(signing.published(null)))
                .extracting(published -> published.json().getString("kind"))
                .containsExactlyInAnyOrder("revision", "import");
        assertThat(await(signing.published(last.hash())))
                .singleElement()
                .satisfies(
                        published -> assertThat(published.json().fieldNames()).doesNotContain("symbol", "number"));
        await(rooms.close("the test is over"));
    }

    @Test
    void doesNotTakeKeysOfOthersForItsOwn() throws IOException {
        bringIn(written(RecordFiles.file(RecordFiles.entries(13))));
        var own = await(signing.ready());
        assertThat(await(signing.keys())).containsExactly(own);
        assertThat(await(signing.published(null))).isEmpty();
    }

    @Test
    void tellsOfEachServerThatItWasImportedTo() throws Exception {
        // given a record that was imported elsewhere, and has come here with what that server signed
        bringIn(written(RecordFiles.file(RecordFiles.entries(21))));
        byte[] there = exported(await(journal.find(RecordFiles.STREAM)).orElseThrow(), RecordMaker.PROCESS);
        KeyId first = await(signing.ready()).id();
        await(database.close());
        directory = Files.createDirectories(directory.resolve("second"));
        open();

        // when
        bringIn(written(there));
        byte[] here = exported(await(journal.find(RecordFiles.STREAM)).orElseThrow(), RecordMaker.PROCESS);

        // then
        KeyId second = await(signing.ready()).id();
        assertThat(((Verification.Intact) RecordFiles.verify(here)).imports())
                .extracting(Witness.Subject::key)
                .containsExactlyInAnyOrder(first, second);
        assertThat(await(signing.published(null)))
                .as("what the other server signed is not ours")
                .singleElement()
                .satisfies(published ->
                        assertThat(published.json().getString("key")).isEqualTo(second.value()));

        // and no byte of such a line can be another
        String text = new String(here, UTF_8);
        int line = text.indexOf("{\"signedImport\"");
        for (int at = line; at < text.indexOf('\n', line); at++) {
            byte[] changed = here.clone();
            changed[at] ^= 1;
            assertThat(RecordFiles.verify(changed).isIntact()).as("byte " + at).isFalse();
        }
        List<byte[]> lines = RecordFiles.lines(here);
        List<byte[]> moved = new ArrayList<>(lines);
        int index = (int) text.substring(0, line).lines().count();
        moved.add(index - 1, moved.remove(index));
        assertThat(RecordFiles.verify(RecordFiles.joined(moved)).toString())
                .contains("to be about this record up to here");
    }

    @Test
    void opensADirectoryFromBeforeImportsWereSigned() throws Exception {
        // given
        bringIn(written(RecordFiles.file(RecordFiles.entries(22))));
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("plenary.db"));
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("update stream set imported_at = null"))
                    .hasMessageContaining("append-only");
            statement.execute("drop trigger stream_is_imported_at_once");
            statement.execute("update stream set imported_at = null");
        }
        // then nobody knows when it came, and nothing is made up
        assertThat(await(signing.signMissing(null))).isZero();
        Stream stream = await(journal.find(RecordFiles.STREAM)).orElseThrow();
        assertThat(((Verification.Intact) RecordFiles.verify(exported(stream, RecordMaker.PROCESS))).imports())
                .isEmpty();
    }

    @Test
    void goesOnWithADraftThatWasImported() throws IOException {
        // given
        bringIn(written(RecordFiles.file(RecordFiles.entries(14))));
        Rooms rooms = new Rooms(vertx, journal, RoomConfig.defaults());
        Drafts drafts = new Drafts(journal, rooms);

        // when its room opens, and somebody new decides there
        var issued = await(drafts.issue(RecordFiles.STREAM, SOMEBODY, new IssueRequest("Third", null, null)));

        // then
        assertThat(issued.revision().symbol()).isEqualTo("WP.1/Rev.3");
        Stream stream = await(journal.find(RecordFiles.STREAM)).orElseThrow();
        Verification.Intact intact = (Verification.Intact) RecordFiles.verify(exported(stream, RecordMaker.PROCESS));
        assertThat(intact.head()).isEqualTo(issued.head());
        assertThat(intact.revisions()).hasSize(4).allMatch(checked -> checked.signer() != null);
        await(rooms.close("the test is over"));
    }

    @Test
    void refusesABrokenFileAndADraftThatIsThere() throws IOException {
        byte[] file = RecordFiles.file(RecordFiles.entries(15));
        byte[] broken = file.clone();
        broken[broken.length / 2] ^= 1;

        assertThatThrownBy(() -> bringIn(written(broken))).isInstanceOf(RecordImport.BrokenException.class);
        assertThat(await(journal.find(RecordFiles.STREAM))).isEmpty();
        bringIn(written(file));
        assertThatThrownBy(() -> bringIn(written(file)))
                .isInstanceOfSatisfying(
                        JournalException.class, e -> assertThat(e.reason()).isEqualTo(JournalException.Reason.EXISTS));
    }

    @Test
    void showsNothingOfAnImportThatWasBrokenOffAndGoesOnWithIt() throws IOException {
        // given a record of several pages, and an import that ends after two of them
        List<Entry> entries = new ArrayList<>();
        new RecordMaker(16, 3, entries::add).seed(4, 60).edits(3_500);
        byte[] file = RecordFiles.file(entries, new Signing.Signatures(List.of(), List.of()));
        Path path = written(file);
        importing = new Failing(new SqlImporting(database), 2);
        assertThatThrownBy(() -> bringIn(path)).hasMessage("the power went off");

        // then there is no such draft
        assertThat(await(journal.find(RecordFiles.STREAM))).isEmpty();
        assertThat(await(journal.streams(RecordMaker.PROCESS.id(), StreamKind.DRAFT)))
                .isEmpty();
        assertThatThrownBy(() -> await(journal.read(RecordFiles.STREAM, 0, 10, 1_000)))
                .hasStackTraceContaining("no such stream");
        assertThatThrownBy(() -> await(journal.own(RecordFiles.STREAM))).hasStackTraceContaining("no such stream");

        // when the server starts anew and it is begun again
        await(database.close());
        open();
        RecordImport.Imported imported = bringIn(path);

        // then it goes on
        assertThat(imported.from()).isEqualTo(2_000);
        assertThat(asItCame(exported(imported.stream(), RecordMaker.PROCESS))).isEqualTo(asItCame(file));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 2_600})
    void throwsAwayThePartOfAnotherRecordOfTheSameId(int edits) throws IOException {
        // given a part of one record
        List<Entry> other = new ArrayList<>();
        new RecordMaker(17, 3, other::add).seed(4, 60).edits(2_500);
        Path path = written(RecordFiles.file(other, new Signing.Signatures(List.of(), List.of())));
        importing = new Failing(new SqlImporting(database), 2);
        assertThatThrownBy(() -> bringIn(path)).hasMessage("the power went off");

        // when another one comes, which is shorter, or longer
        importing = new SqlImporting(database);
        List<Entry> entries = new ArrayList<>();
        new RecordMaker(18, 3, entries::add).seed(4, 60).edits(edits);
        byte[] file = RecordFiles.file(entries, new Signing.Signatures(List.of(), List.of()));
        RecordImport.Imported imported = bringIn(written(file));

        // then
        assertThat(imported.from()).isZero();
        assertThat(asItCame(exported(imported.stream(), RecordMaker.PROCESS))).isEqualTo(asItCame(file));
    }

    @Test
    void exportsUpToOneHeadWhateverIsRecordedMeanwhile() throws IOException {
        // given
        byte[] file = RecordFiles.file(RecordFiles.entries(19));
        Stream before = bringIn(written(file)).stream();

        // when more was recorded since
        var ownership = await(journal.own(before.id()));
        Entry more = org.plenary.server.journal.HashChain.next(
                before.head(),
                new org.plenary.server.journal.NewEntry(
                        1_800_000_000_000L,
                        RecordMaker.SECRETARY.id(),
                        null,
                        Kinds.MODE,
                        "{\"mode\":\"CLOSED\",\"by\":\"Name of sofia\"}"
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        await(journal.append(
                new org.plenary.server.journal.Append(before.id(), ownership.epoch(), before.head(), List.of(more))));

        // then
        assertThat(asItCame(exported(before, RecordMaker.PROCESS))).isEqualTo(asItCame(file));
        Stream now = await(journal.find(before.id())).orElseThrow();
        assertThat(((Verification.Intact) RecordFiles.verify(exported(now, RecordMaker.PROCESS))).head())
                .isEqualTo(more.head());
    }

    @Test
    void keepsTheRecordAppendOnlyForEverythingThatIsNotBeingImported() throws Exception {
        bringIn(written(RecordFiles.file(RecordFiles.entries(20))));
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("plenary.db"));
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("delete from entry")).hasMessageContaining("append-only");
            assertThatThrownBy(
                            () -> statement.execute("insert or replace into entry select * from entry where seq = 1"))
                    .hasMessageContaining("append-only");
            assertThatThrownBy(() -> statement.execute("update stream set imported_seq = 0"))
                    .hasMessageContaining("append-only");
            assertThatThrownBy(() -> statement.execute("update stream set importing = 1"))
                    .hasMessageContaining("append-only");
        }
    }

    /** Fails after some pages, as if the machine had gone. */
    private static final class Failing implements Importing {
        private final Importing importing;
        private int pages;

        Failing(Importing importing, int pages) {
            this.importing = importing;
            this.pages = pages;
        }

        @Override
        public Future<Head> begin(StreamId stream, Lineage lineage) {
            return importing.begin(stream, lineage);
        }

        @Override
        public Future<Void> take(StreamId stream, Head previous, List<Entry> entries) {
            return pages-- == 0
                    ? Future.failedFuture(new IllegalStateException("the power went off"))
                    : importing.take(stream, previous, entries);
        }

        @Override
        public Future<Void> forget(StreamId stream) {
            return importing.forget(stream);
        }

        @Override
        public Future<Stream> finish(Complete complete) {
            return importing.finish(complete);
        }
    }
}
