package org.plenary.server.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.encoding.Encoder;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.ClauseText;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.crdt.InstrumentWriter;
import org.plenary.server.checkpoint.sql.SqlCheckpoints;
import org.plenary.server.draft.DraftState;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.Append;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.Hash;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.NewEntry;
import org.plenary.server.journal.NewStream;
import org.plenary.server.journal.Ownership;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.journal.sql.SqlJournal;
import org.plenary.server.negotiation.Standing;
import org.plenary.server.room.RoomConfig;
import org.plenary.server.room.Rooms;
import org.plenary.server.scale.RecordMaker;
import org.plenary.server.sql.Await;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.sqlite.SqliteConfig;
import org.plenary.server.sql.sqlite.SqliteDatabase;

class CheckpointsTest {
    private static final int EDITS = 400;
    private static final CheckpointConfig WHEN_ASKED = new CheckpointConfig(1 << 30, 1 << 24);

    private static final byte[] KEY = new byte[32];
    private static final CheckpointKey OURS = () -> Future.succeededFuture(KEY);

    @TempDir
    Path directory;

    private final Vertx vertx = Vertx.vertx();
    private Database database;
    private SqlJournal journal;
    private Checkpoints checkpoints;
    private Checkpoints none;

    @BeforeEach
    void open() {
        database = SqliteDatabase.open(vertx, SqliteConfig.in(directory));
        journal = new SqlJournal(database);
        checkpoints = new Checkpoints(vertx, journal, new SqlCheckpoints(database), WHEN_ASKED, OURS);
        none = Checkpoints.none(vertx, journal);
    }

    @AfterEach
    void close() {
        Await.await(database.close());
        Await.await(vertx.close());
    }

    private static List<Entry> record(long seed) {
        List<Entry> entries = new ArrayList<>();
        RecordMaker maker = new RecordMaker(seed, 5, entries::add);
        maker.seed(8, 60);
        for (int i = 0; i < 4; i++) {
            maker.nextSession();
            maker.bracket(i, "c" + (i + 5), i == 3);
            maker.edits(EDITS / 4);
            maker.status("c" + (i + 1), ClauseStatus.BRACKETED);
            maker.issue("Revision", null);
        }
        return entries;
    }

    private Stream create(List<Entry> entries, Lineage lineage) {
        List<NewEntry> fresh = entries.stream()
                .map(each ->
                        new NewEntry(each.atMillis(), each.person(), each.delegation(), each.kind(), each.payload()))
                .toList();
        return Await.await(journal.create(
                new NewStream(new StreamId("draft"), lineage, RecordMaker.PROCESS.id(), "A draft", fresh)));
    }

    private Stream create(List<Entry> entries) {
        return create(entries, new Lineage("lineage"));
    }

    private Stream append(Stream stream, List<Entry> entries) {
        Ownership owner = Await.await(journal.own(stream.id()));
        Await.await(journal.append(new Append(stream.id(), owner.epoch(), owner.head(), entries)));
        return Await.await(journal.find(stream.id())).orElseThrow();
    }

    private Optional<Checkpoint> newest(Stream stream) {
        return Await.await(checkpoints.newest(stream.id(), stream.lineage(), stream.head()));
    }

    private record Room(Buffer state, Standing standing, Buffer places) {}

    private Room room(Stream stream, Checkpoints from) {
        Rooms rooms = new Rooms(vertx, journal, RoomConfig.defaults(), from);
        Room room = Await.await(rooms.read(
                stream.id(),
                draft -> new Room(
                        Buffer.buffer(draft.doc().encodeStateAsUpdate()),
                        draft.standing(),
                        Buffer.buffer(draft.places().encode()))));
        Await.await(rooms.close("the test is over"));
        return room;
    }

    private byte[] stored() throws SQLException {
        return Await.await(new SqlCheckpoints(database).find(new StreamId("draft")))
                .orElseThrow();
    }

    private void store(byte[] body) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("plenary.db"));
                PreparedStatement update = connection.prepareStatement(
                        "insert or replace into checkpoint select number, 1, zeroblob(32), ? from stream")) {
            update.setBytes(1, body);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private boolean isStored() {
        return Await.await(new SqlCheckpoints(database).find(new StreamId("draft")))
                .isPresent();
    }

    private void forget() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("plenary.db"))) {
            connection.createStatement().execute("delete from checkpoint");
        }
    }

    /** Found by long games against Yjs: what it makes by undoing can stand beside one unit on both sides. */
    @Test
    void isNotMadeOfATextThatDependsOnTheOrderInWhichTheEditsCame() {
        // given
        Doc seed = new Doc(new DocOptions().withClientId(7));
        InstrumentWriter.write(
                new Instrument(List.of(Clause.of(new ClauseId("c1"), ClauseKind.OPERATIVE, "abc"))), seed);
        long last = seed.stateVector().get(7) - 1;
        Stream stream = create(List.of(text(1, seed.encodeStateAsUpdate()), text(2, besideOneUnit(7, last))));
        assertThat(textOf(stream, none)).isEqualTo("abXc");
        // when
        Throwable failure = catchThrowable(() -> Await.await(checkpoints.make(stream.id())));
        // then
        assertThat(failure).isNotNull();
        assertThat(newest(stream)).isEmpty();
        assertThat(textOf(stream, checkpoints)).isEqualTo("abXc");
    }

    private static Entry text(long seq, byte[] update) {
        Hash any = Hash.of(new byte[Hash.BYTES]);
        return new Entry(seq, seq, new PersonId("ann"), null, EntryKind.TEXT, update, any);
    }

    private String textOf(Stream stream, Checkpoints from) {
        Rooms rooms = new Rooms(vertx, journal, RoomConfig.defaults(), from);
        String text = Await.await(rooms.read(
                stream.id(), draft -> ClauseText.of(draft.text().instrument()).get(0)));
        Await.await(rooms.close("the test is over"));
        return text;
    }

    /** An update of another client that inserts X with the same unit as its origin and its right origin. */
    private static byte[] besideOneUnit(long client, long clock) {
        Encoder encoder = new Encoder();
        encoder.varUint(1);
        encoder.varUint(1);
        encoder.varUint(9);
        encoder.varUint(0);
        encoder.uint8(0xc4);
        for (int side = 0; side < 2; side++) {
            encoder.varUint(client);
            encoder.varUint(clock);
        }
        encoder.varString("X");
        encoder.varUint(0);
        return encoder.toByteArray();
    }

    @Test
    void isTheSameToTheLastByteWhereverItWasBegun() throws SQLException {
        Random random = new Random(11);
        List<Entry> record = record(random.nextLong());
        int cut = 20 + random.nextInt(record.size() - 40);

        // given one that was made from an earlier one
        Stream half = create(record.subList(0, cut));
        Await.await(checkpoints.make(half.id()));
        assertThat(newest(half).orElseThrow().head()).isEqualTo(half.head());
        Stream whole = append(half, record.subList(cut, record.size()));
        Room before = room(whole, checkpoints);
        Await.await(checkpoints.make(whole.id()));
        byte[] continued = stored();

        // when another is made from the whole record
        forget();
        Room fresh = room(whole, checkpoints);
        Await.await(checkpoints.make(whole.id()));

        // then
        assertThat(newest(whole).orElseThrow().head()).isEqualTo(whole.head());
        assertThat(continued).isEqualTo(stored());
        Room after = room(whole, checkpoints);
        for (Room room : List.of(before, fresh, after)) {
            assertThat(room.state).isEqualTo(room(whole, none).state);
            assertThat(room.standing).isEqualTo(room(whole, none).standing);
            assertThat(room.places).isEqualTo(room(whole, none).places);
        }
        assertThat(after.standing.revisions().all()).hasSize(4);
    }

    @Test
    void isPassedOverWhenAnyByteOfItIsWrong() throws SQLException {
        Stream draft = create(record(12));
        Await.await(checkpoints.make(draft.id()));
        byte[] good = stored();
        Random random = new Random(12);
        for (int i = 0; i < 200; i++) {
            byte[] bad = good.clone();
            bad[i < 60 ? i : random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            store(bad);
            assertThat(newest(draft)).isEmpty();
            assertThat(isStored()).as("it is of no more use").isFalse();
        }
        for (byte[] bad : List.of(new byte[0], Arrays.copyOf(good, 31), Arrays.copyOf(good, good.length - 1))) {
            store(bad);
            assertThat(newest(draft)).isEmpty();
        }
        assertThat(room(draft, checkpoints).state).isEqualTo(room(draft, none).state);
        store(good);
        assertThat(newest(draft)).isPresent();
    }

    @Test
    void isPassedOverWhenItIsOfAnotherRecord() {
        // given one of a record of the same name that went otherwise
        List<Entry> other = record(13);
        Past past = new Past(new Head(0, other.get(0).hash()));
        DraftState live = new DraftState();
        other.subList(0, 100).forEach(past::take);
        Checkpoint foreign = Checkpoint.decode(
                new StreamId("draft"),
                new Lineage("lineage"),
                Checkpoint.encode(new StreamId("draft"), new Lineage("lineage"), live, past, KEY),
                KEY);

        // when
        Stream draft = create(record(14));
        Await.await(new SqlCheckpoints(database).put(draft.id(), foreign));

        // then
        assertThat(draft.head().seq()).isGreaterThan(100);
        assertThat(newest(draft)).isEmpty();
        assertThat(room(draft, checkpoints).state).isEqualTo(room(draft, none).state);
    }

    @Test
    void showsNoOtherTextToWhoeverCanWriteToTheDatabase() throws SQLException {
        // given a checkpoint of another text, whole in itself and of the right entry, by somebody without the key
        List<Entry> record = record(19);
        Stream draft = create(record);
        Past past = new Past(HashChain.genesis(draft.id(), draft.lineage()));
        Await.await(journal.read(draft.id(), 0, record.size(), 1 << 28)).forEach(past::take);
        assertThat(past.head()).isEqualTo(draft.head());
        DraftState forged = new DraftState();
        InstrumentWriter.write(
                new Instrument(List.of(Clause.of(new ClauseId("c1"), ClauseKind.OPERATIVE, "Something else"))),
                forged.doc());
        Buffer right = room(draft, none).state;

        for (byte[] key : List.of(new byte[] {1}, "another key, of thirty-two bytes".getBytes(UTF_8))) {
            store(Checkpoint.encode(draft.id(), draft.lineage(), forged, past, key));

            // then
            assertThat(room(draft, checkpoints).state).isEqualTo(right);
            assertThat(isStored()).isFalse();
        }

        // and it is made anew
        Await.await(checkpoints.make(draft.id()));
        assertThat(newest(draft).orElseThrow().head()).isEqualTo(draft.head());
        assertThat(room(draft, checkpoints).state).isEqualTo(right);
    }

    @Test
    void isNeitherUsedNorDroppedWhereTheKeyCannotBeHad() {
        Stream draft = create(record(20));
        Await.await(checkpoints.make(draft.id()));
        Checkpoints without = new Checkpoints(
                vertx,
                journal,
                new SqlCheckpoints(database),
                WHEN_ASKED,
                () -> Future.failedFuture("the signing key is sealed"));
        assertThat(Await.await(without.newest(draft.id(), draft.lineage(), draft.head())))
                .isEmpty();
        assertThat(room(draft, without).state).isEqualTo(room(draft, none).state);
        assertThat(newest(draft)).isPresent();
    }

    @Test
    void isPassedOverWhenTheRecordIsShorterOrOfAnotherLineage() {
        List<Entry> record = record(15);
        Stream draft = create(record.subList(0, 50), new Lineage("lineage"));
        Await.await(checkpoints.make(draft.id()));
        assertThat(newest(draft)).isPresent();
        assertThat(Await.await(checkpoints.newest(
                        draft.id(), draft.lineage(), new Head(49, record.get(48).hash()))))
                .isEmpty();
        assertThat(Await.await(checkpoints.newest(draft.id(), new Lineage("another"), draft.head())))
                .isEmpty();
    }

    @Test
    void isMadeWhenLoadingTookManyEntries() {
        Checkpoints often =
                new Checkpoints(vertx, journal, new SqlCheckpoints(database), new CheckpointConfig(100, 1 << 24), OURS);
        assertThat(often.isDue(0, 99)).isFalse();
        assertThat(often.isDue(0, 100)).isTrue();
        assertThat(often.isDue(100_000, 104_999)).isFalse();
        assertThat(often.isDue(100_000, 106_000)).isTrue();
        Stream draft = create(record(16));
        room(draft, often);
        org.awaitility.Awaitility.await()
                .until(() -> newest(draft)
                        .filter(found -> found.head().equals(draft.head()))
                        .isPresent());
    }

    @Test
    void isNotKeptWhenItIsTooLarge() {
        Checkpoints small =
                new Checkpoints(vertx, journal, new SqlCheckpoints(database), new CheckpointConfig(1, 1_000), OURS);
        Stream draft = create(record(17));
        Await.await(small.make(draft.id()));
        assertThat(newest(draft)).isEmpty();
    }
}
