package org.plenary.server.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.plenary.server.sql.Await.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
import org.plenary.server.journal.JournalException.Reason;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.NewEntry;
import org.plenary.server.journal.NewStream;
import org.plenary.server.journal.Ownership;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.journal.StreamKind;
import org.plenary.server.negotiation.Kinds;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.DatabaseConfig;
import org.plenary.server.sql.sqlite.SqliteConfig;
import org.plenary.server.sql.sqlite.SqliteDatabase;

@ExtendWith(VertxExtension.class)
class SqlJournalTest {
    private static final ProcessId PROCESS = new ProcessId("cyber");
    private static final StreamId DRAFT = new StreamId("draft");
    private static final long NOW = 1_700_000_000_000L;

    private Vertx vertx;
    private Path directory;
    private Database database;
    private SqlJournal journal;

    @BeforeEach
    void open(Vertx vertx, @TempDir Path directory) {
        this.vertx = vertx;
        this.directory = directory;
        open();
    }

    private void open() {
        database = SqliteDatabase.open(
                vertx,
                new SqliteConfig(
                        directory,
                        Duration.ofMillis(100),
                        new DatabaseConfig(10_000, 100_000_000, 1_000, Duration.ofMillis(1), 2)));
        journal = new SqlJournal(database);
    }

    @AfterEach
    void close() {
        await(database.close());
    }

    @Test
    void createsAStreamWithItsFirstEntries() {
        Stream created = await(journal.create(draft(DRAFT, 3)));

        assertThat(created.head().seq()).isEqualTo(3);
        assertThat(created.createdAtMillis()).isEqualTo(NOW);
        assertThat(created.updatedAtMillis()).isEqualTo(NOW + 2);
        assertThat(await(journal.find(DRAFT))).contains(created);
        List<Entry> entries = await(journal.read(DRAFT, 0, 100, 1_000_000));
        assertThat(HashChain.verify(HashChain.genesis(DRAFT, created.lineage()), entries))
                .isEqualTo(created.head());
        assertThat(entries).extracting(Entry::payload).containsExactly(payload(0), payload(1), payload(2));
        assertThat(entries).extracting(Entry::delegation).containsExactly(null, "FRA", null);
    }

    @Test
    void refusesToCreateAStreamTwiceAndKeepsTheFirst() {
        Stream created = await(journal.create(draft(DRAFT, 1)));

        assertReason(Reason.EXISTS, journal.create(draft(DRAFT, 2)));

        assertThat(await(journal.find(DRAFT))).contains(created);
        assertThat(await(journal.read(DRAFT, 0, 100, 1_000_000))).hasSize(1);
    }

    @Test
    void findsNoStreamThatIsNotThere() {
        assertThat(await(journal.find(DRAFT))).isEqualTo(Optional.empty());
        assertThat(await(journal.streams(PROCESS, StreamKind.DRAFT))).isEmpty();
        assertReason(Reason.NOT_FOUND, journal.own(DRAFT));
        assertReason(Reason.NOT_FOUND, journal.read(DRAFT, 0, 10, 10));
        Head genesis = HashChain.genesis(DRAFT, new Lineage("l"));
        assertReason(
                Reason.NOT_FOUND, journal.append(new Append(DRAFT, 1, genesis, HashChain.next(genesis, entries(1)))));
    }

    @Test
    void listsTheStreamsOfAProcessNewestFirst() {
        Stream one = await(journal.create(draft(new StreamId("one"), 1)));
        Stream two = await(journal.create(draft(new StreamId("two"), 1)));

        assertThat(await(journal.streams(PROCESS, StreamKind.DRAFT))).containsExactly(two, one);
        assertThat(await(journal.streams(new ProcessId("other"), StreamKind.DRAFT)))
                .isEmpty();
    }

    @Test
    void appendsAfterTheHeadAndFindsAllAfterARestart() {
        await(journal.create(draft(DRAFT, 1)));
        Writer writer = new Writer(DRAFT);
        await(writer.append(2));
        await(writer.append(1));

        await(database.close());
        open();

        Stream found = await(journal.find(DRAFT)).orElseThrow();
        assertThat(found.head()).isEqualTo(writer.head).extracting(Head::seq).isEqualTo(4L);
        List<Entry> entries = await(journal.read(DRAFT, 0, 100, 1_000_000));
        assertThat(HashChain.verify(HashChain.genesis(DRAFT, found.lineage()), entries))
                .isEqualTo(writer.head);
        Ownership next = await(journal.own(DRAFT));
        assertThat(next.epoch()).isEqualTo(2);
        assertThat(next.head()).isEqualTo(writer.head);
        assertThat(next.lineage()).isEqualTo(found.lineage());
    }

    @Test
    void keepsAnEntryWithoutAPayload() {
        await(journal.create(draft(DRAFT, 1)));
        Writer writer = new Writer(DRAFT);
        NewEntry empty = new NewEntry(NOW, new PersonId("anna"), null, EntryKind.TEXT, new byte[0]);
        List<Entry> entries = HashChain.next(writer.head, List.of(empty));

        await(journal.append(new Append(DRAFT, writer.epoch, writer.head, entries)));

        assertThat(await(journal.read(DRAFT, 1, 10, 10))).isEqualTo(entries);
    }

    @Test
    void refusesAWriterWhoseEpochIsOverAndOneWhoseHeadIsStale() {
        await(journal.create(draft(DRAFT, 1)));
        await(journal.create(draft(new StreamId("other"), 1)));
        Writer former = new Writer(DRAFT);
        Writer owner = new Writer(DRAFT);
        Writer stale = new Writer(DRAFT, owner.epoch, owner.head);
        Writer other = new Writer(new StreamId("other"));
        long before = database.statistics().commits();
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch holding = new CountDownLatch(1);
        Future<Integer> holder = database.write(0, statements -> {
            holding.countDown();
            await(gate);
            return 0;
        });
        await(holding);

        Future<Void> fromFormer = former.append(1);
        Future<Void> fromOwner = owner.append(1);
        Future<Void> fromStale = stale.append(2);
        Future<Void> fromOther = other.append(1);
        Future<Void> again = owner.append(1);
        gate.countDown();

        await(holder);
        await(fromOwner);
        await(fromOther);
        await(again);
        assertReason(Reason.CONFLICT, fromFormer);
        assertReason(Reason.CONFLICT, fromStale);
        assertThat(database.statistics().commits() - before).isEqualTo(2);
        assertThat(await(journal.find(DRAFT)).orElseThrow().head()).isEqualTo(owner.head);
        assertThat(await(journal.read(DRAFT, 0, 100, 1_000_000))).hasSize(3);
        assertThat(await(journal.find(other.stream)).orElseThrow().head()).isEqualTo(other.head);
    }

    @Test
    void refusesAHeadWithTheRightNumberAndAnotherHash() {
        await(journal.create(draft(DRAFT, 1)));
        Writer owner = new Writer(DRAFT);
        Head forged = new Head(
                owner.head.seq(), HashChain.genesis(DRAFT, new Lineage("other")).hash());

        assertReason(Reason.CONFLICT, new Writer(DRAFT, owner.epoch, forged).append(1));

        await(owner.append(1));
    }

    @Test
    void refusesEntriesWhoseHashesDoNotFollow() {
        await(journal.create(draft(DRAFT, 1)));
        Writer owner = new Writer(DRAFT);
        Head elsewhere = new Head(
                owner.head.seq(), HashChain.genesis(DRAFT, new Lineage("other")).hash());
        List<Entry> entries = HashChain.next(elsewhere, entries(1));

        assertReason(Reason.CORRUPT, journal.append(new Append(DRAFT, owner.epoch, owner.head, entries)));

        assertThat(await(journal.find(DRAFT)).orElseThrow().head()).isEqualTo(owner.head);
    }

    @Test
    void anAppendIsOfOneOrMoreEntriesWithoutAGap() {
        Head genesis = HashChain.genesis(DRAFT, new Lineage("l"));
        List<Entry> entries = HashChain.next(genesis, entries(3));

        assertThatIllegalArgumentException().isThrownBy(() -> new Append(DRAFT, 1, genesis, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Append(DRAFT, 1, genesis, entries.subList(1, 3)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Append(DRAFT, 1, genesis, List.of(entries.get(0), entries.get(2))))
                .withMessageContaining("expected entry seq=2")
                .withMessageContaining("got seq=3");
    }

    @Test
    void readsInPagesBoundedByCountAndByBytes() {
        await(journal.create(draft(DRAFT, 10)));
        long bytes = payload(0).length;

        assertThat(await(journal.read(DRAFT, 0, 4, 1_000_000)))
                .extracting(Entry::seq)
                .containsExactly(1L, 2L, 3L, 4L);
        assertThat(await(journal.read(DRAFT, 4, 100, 3 * bytes)))
                .extracting(Entry::seq)
                .containsExactly(5L, 6L, 7L);
        assertThat(await(journal.read(DRAFT, 7, 100, 1))).extracting(Entry::seq).containsExactly(8L);
        assertThat(await(journal.read(DRAFT, 8, 100, 1_000_000))).hasSize(2);
        assertThat(await(journal.read(DRAFT, 10, 100, 1_000_000))).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> journal.read(DRAFT, 0, 10_001, 1));
    }

    @Test
    void isUnavailableWhileTheFileIsLockedAndWorksAfterwards() throws SQLException {
        await(journal.create(draft(DRAFT, 1)));
        Writer writer = new Writer(DRAFT);
        Head head = writer.head;
        try (Connection other = connect();
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            assertReason(Reason.UNAVAILABLE, writer.append(1));
            assertThat(await(journal.find(DRAFT)).orElseThrow().head()).isEqualTo(head);
            statement.execute("ROLLBACK");
        }

        Writer again = new Writer(DRAFT);
        assertThat(again.head).isEqualTo(head);
        await(again.append(1));
    }

    @Test
    void theFileItselfRefusesToChangeOrRemoveAnEntry() throws SQLException {
        await(journal.create(draft(DRAFT, 2)));
        try (Connection other = connect();
                Statement statement = other.createStatement()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute("update entry set at = 0"))
                    .withMessageContaining("append-only");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute("delete from entry"))
                    .withMessageContaining("append-only");
        }
    }

    @Test
    void saysWhichEntryIsMissing() throws SQLException {
        await(journal.create(draft(DRAFT, 5)));
        tamper("delete from entry where seq in (3, 5)");

        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> await(journal.read(DRAFT, 0, 100, 1_000_000)))
                .withMessageContaining("seq=3")
                .matches(e -> e.reason() == Reason.CORRUPT);
        assertThat(await(journal.read(DRAFT, 0, 2, 1_000_000))).hasSize(2);
        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> await(journal.read(DRAFT, 3, 100, 1_000_000)))
                .withMessageContaining("seq=5")
                .matches(e -> e.reason() == Reason.CORRUPT);
    }

    @Test
    void theChainShowsWhatWasChangedInTheFile() throws SQLException {
        Stream stream = await(journal.create(draft(DRAFT, 3)));
        tamper("update entry set person = 'mallory' where seq = 2");

        List<Entry> entries = await(journal.read(DRAFT, 0, 100, 1_000_000));

        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> HashChain.verify(HashChain.genesis(DRAFT, stream.lineage()), entries))
                .withMessageContaining("seq=2");
    }

    @Test
    void aKindOfEntryThatCannotBeOneIsDamage() throws SQLException {
        await(journal.create(draft(DRAFT, 1)));
        tamper("update entry set kind = 'A poem'");

        assertReason(Reason.CORRUPT, journal.read(DRAFT, 0, 10, 10));
    }

    @Test
    void takesEntriesOfAnyKindAndKnowsNothingOfThem() {
        // given
        EntryKind poem = new EntryKind("poem");
        NewEntry entry = new NewEntry(NOW, new PersonId("chair"), null, poem, payload(1));

        // when
        await(journal.create(new NewStream(DRAFT, new Lineage("l"), PROCESS, "A draft", List.of(entry))));

        // then
        assertThat(await(journal.read(DRAFT, 0, 10, 100)))
                .extracting(Entry::kind)
                .containsExactly(poem);
    }

    @Test
    void listsAndNumbersTheStreamsOfEachKindByThemselves() {
        // given
        StreamKind desk = new StreamKind("desk");
        await(journal.create(draft(new StreamId("a-draft"), 1)));
        await(journal.create(stream("one-desk", desk)));
        await(journal.create(stream("another-desk", desk)));
        await(journal.create(draft(new StreamId("another-draft"), 1)));

        // when
        List<Stream> drafts = await(journal.streams(PROCESS, StreamKind.DRAFT));
        List<Stream> desks = await(journal.streams(PROCESS, desk));

        // then
        assertThat(drafts).extracting(Stream::place).containsExactly(2, 1);
        assertThat(desks).extracting(stream -> stream.id().value()).containsExactly("another-desk", "one-desk");
        assertThat(desks).extracting(Stream::place).containsExactly(2, 1);
        assertThat(await(journal.find(new StreamId("one-desk"))).orElseThrow().kind())
                .isEqualTo(desk);
    }

    private NewStream stream(String id, StreamKind kind) {
        return new NewStream(new StreamId(id), kind, new Lineage("l"), PROCESS, "A stream", entries(1), null);
    }

    private void tamper(String sql) throws SQLException {
        try (Connection other = connect();
                Statement statement = other.createStatement()) {
            statement.execute("drop trigger entry_is_never_changed");
            statement.execute("drop trigger entry_is_never_removed");
            statement.execute(sql);
        }
    }

    @Test
    void readsWhatIsNoChangeOfTheTextByItself() throws SQLException {
        // given a long draft with few decisions
        List<NewEntry> entries = new ArrayList<>(entries(500));
        entries.add(3, new NewEntry(NOW, new PersonId("chair"), null, Kinds.MODE, payload(1)));
        entries.add(400, new NewEntry(NOW, new PersonId("chair"), null, Kinds.REVISION, payload(2)));
        await(journal.create(new NewStream(DRAFT, new Lineage("lineage"), PROCESS, "A draft", entries)));

        // then
        assertThat(await(journal.decisions(DRAFT, 0, 1_000)))
                .extracting(Entry::seq)
                .containsExactly(4L, 401L);
        assertThat(await(journal.decisions(DRAFT, 4, 1_000)))
                .extracting(Entry::kind)
                .containsExactly(Kinds.REVISION);
        assertThat(await(journal.decisions(DRAFT, 0, 400)))
                .extracting(Entry::seq)
                .containsExactly(4L);
        assertReason(Reason.NOT_FOUND, journal.decisions(new StreamId("nowhere"), 0, 1_000));

        // and the others are not looked at
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet plan = statement.executeQuery("explain query plan " + EntryReader.DECISIONS)) {
            assertThat(plan.getString("detail")).contains("entry_beside_text");
        }
    }

    @Test
    void givesEachDraftAPlaceInItsProcessForEver() {
        assertThat(await(journal.create(draft(DRAFT, 1))).place()).isEqualTo(1);
        assertThat(await(journal.create(draft(new StreamId("second"), 1))).place())
                .isEqualTo(2);
        assertThat(await(journal.create(new NewStream(
                                new StreamId("elsewhere"),
                                new Lineage("l"),
                                new ProcessId("other"),
                                "A draft",
                                entries(1))))
                        .place())
                .isEqualTo(1);
        assertThat(await(journal.find(new StreamId("second"))).orElseThrow().place())
                .isEqualTo(2);
    }

    @Test
    void givesPlacesToTheDraftsOfAnOlderServer(@TempDir Path old) throws SQLException {
        // given data from before there were places
        org.flywaydb.core.Flyway.configure()
                .dataSource("jdbc:sqlite:" + old.resolve("plenary.db"), null, null)
                .locations("classpath:db/sqlite")
                .target("4")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + old.resolve("plenary.db"));
                Statement statement = connection.createStatement()) {
            for (String stream : List.of("('a', 'l', 'p'", "('b', 'l', 'q'", "('c', 'l', 'p'")) {
                statement.execute("insert into stream (id, lineage, process, title, created_at, updated_at, epoch,"
                        + " head_seq, head_hash) values " + stream + ", 'T', 1, 1, 0, 0, zeroblob(32))");
            }
        }

        // when
        Database migrated = SqliteDatabase.open(vertx, SqliteConfig.in(old));
        SqlJournal there = new SqlJournal(migrated);

        // then
        assertThat(List.of("a", "b", "c"))
                .map(id -> await(there.find(new StreamId(id))).orElseThrow().place())
                .containsExactly(1, 1, 2);
        await(migrated.close());
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("plenary.db"));
    }

    private static NewStream draft(StreamId id, int entries) {
        return new NewStream(id, new Lineage("lineage-of-" + id), PROCESS, "A draft", entries(entries));
    }

    private static List<NewEntry> entries(int count) {
        List<NewEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String delegation = i % 2 == 0 ? null : "FRA";
            entries.add(new NewEntry(NOW + i, new PersonId("anna"), delegation, EntryKind.TEXT, payload(i)));
        }
        return entries;
    }

    private static byte[] payload(int i) {
        return new byte[] {1, 2, 3, (byte) i};
    }

    private static void assertReason(Reason reason, Future<?> future) {
        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> await(future))
                .matches(e -> e.reason() == reason, "has reason " + reason);
    }

    /** Appends as a room does: without waiting for what it appended before. */
    private final class Writer {
        private final StreamId stream;
        private final long epoch;
        private Head head;

        Writer(StreamId stream) {
            Ownership ownership = await(journal.own(stream));
            this.stream = stream;
            epoch = ownership.epoch();
            head = ownership.head();
        }

        Writer(StreamId stream, long epoch, Head head) {
            this.stream = stream;
            this.epoch = epoch;
            this.head = head;
        }

        Future<Void> append(int count) {
            Append append = new Append(stream, epoch, head, HashChain.next(head, entries(count)));
            head = append.head();
            return journal.append(append);
        }
    }
}
