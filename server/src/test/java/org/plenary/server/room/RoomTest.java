package org.plenary.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.Update;
import org.plenary.crdt.protocol.CloseCode;
import org.plenary.crdt.protocol.Message;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.server.identity.Capacity;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.DelegationKind;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Role;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.journal.sql.SqlJournal;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.DatabaseConfig;

class RoomTest {
    private static final String TITLE = "Declaration";
    private static final Negotiation PROCESS = new Negotiation(new ProcessId("p"), "A process");
    private static final Delegation FRANCE =
            new Delegation("FRA", "France", DelegationKind.STATE, Capacity.PARTICIPANT);
    private static final Person CLAIRE = new Person(new PersonId("claire"), "Claire", Role.DELEGATE, FRANCE, PROCESS);
    private static final Person DANIEL = new Person(new PersonId("daniel"), "Daniel", Role.DELEGATE, FRANCE, PROCESS);
    private static final Person WATCHER = new Person(new PersonId("rafael"), "Rafael", Role.OBSERVER, null, PROCESS);

    @TempDir
    Path directory;

    private final Vertx vertx = Vertx.vertx();
    private Database database;
    private Journal journal;
    private Rooms rooms;
    private Stream draft;

    @BeforeEach
    void startDraft() {
        database = Database.open(
                vertx, new DatabaseConfig(directory, Duration.ofMillis(100), 10_000, 1 << 28, 1000, Duration.ZERO, 2));
        journal = new SqlJournal(database);
        rooms = new Rooms(vertx, journal, RoomConfig.defaults());
        Instrument title = new Instrument(List.of(Clause.of(new ClauseId("c1"), ClauseKind.TITLE, TITLE)));
        draft = await(new Drafts(journal, rooms).create(CLAIRE, TITLE, title));
    }

    @AfterEach
    void stop() {
        // Nobody waits for it: the members' lanes are worked off by the tests, which have ended.
        rooms.close("the test is over");
        await(database.close());
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Room room() {
        return await(rooms.enter(draft.id()));
    }

    private List<Entry> record() {
        return await(journal.read(draft.id(), 0, 10_000, 1 << 28));
    }

    private byte[] roomState() {
        return await(rooms.read(draft.id(), Doc::encodeStateAsUpdate));
    }

    @Test
    void showsAnEditToTheOthersAndAcknowledgesItToItsAuthorOnceItIsInTheRecord() {
        // given
        TestMember claire = new TestMember(CLAIRE, room()).joined();
        TestMember daniel = new TestMember(DANIEL, room()).joined();

        // when
        claire.type(0, "Draft ");

        // then
        daniel.until(() -> daniel.text().equals("Draft " + TITLE));
        claire.until(claire::allAnswered);
        List<Entry> record = record();
        assertThat(record).hasSize(2);
        assertThat(record.get(1).person()).isEqualTo(CLAIRE.id());
        assertThat(record.get(1).delegation()).isEqualTo("FRA");
        assertThat(HashChain.verify(HashChain.genesis(draft.id(), draft.lineage()), record)
                        .seq())
                .isEqualTo(2);
        assertThat(claire.frames).as("an author is not shown her own change").isZero();
    }

    @Test
    void showsNothingAndAcknowledgesNothingWhenTheRecordCannotBeWritten() throws Exception {
        // given
        TestMember claire = new TestMember(CLAIRE, room()).joined();
        TestMember daniel = new TestMember(DANIEL, room()).joined();
        claire.until(claire::allAnswered);
        int answersBefore = claire.acknowledged.size();

        // when another program holds the database
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("plenary.db"));
                Statement lock = other.createStatement()) {
            lock.execute("begin exclusive");
            claire.type(0, "Lost ");

            // then both are told to come back, and nothing was shown
            claire.until(() -> claire.closed != null);
            daniel.until(() -> daniel.closed != null);
            assertThat(claire.closed).isEqualTo(CloseCode.TRY_AGAIN);
            assertThat(daniel.closed).isEqualTo(CloseCode.TRY_AGAIN);
            assertThat(daniel.text()).isEqualTo(TITLE);
            assertThat(claire.acknowledged).hasSize(answersBefore);
            lock.execute("rollback");
        }

        // and the next room starts from the record, where the author can hand it in again
        TestMember back = new TestMember(CLAIRE, room());
        back.doc.apply(Update.decode(claire.doc.encodeStateAsUpdate()), back);
        back.joined();
        TestMember witness = new TestMember(DANIEL, room()).joined();
        witness.until(() -> witness.text().equals("Lost " + TITLE));
        assertThat(record()).hasSize(2);
    }

    @Test
    void givesJoinersWhatIsOnDiskOnly() {
        // given
        TestMember claire = new TestMember(CLAIRE, room()).joined();

        // when somebody joins in the midst of many changes
        for (int i = 0; i < 200; i++) {
            claire.type(0, "x");
            TestMember joiner = new TestMember(DANIEL, room()).joined();
            int typed = joiner.text().length() - TITLE.length();

            // then what is seen is in the record
            assertThat(typed).isLessThanOrEqualTo(record().size() - 1);
            room().leave(joiner);
        }
    }

    @Test
    void refusesAnObserversChangeWholeAndKeepsNothingOfIt() {
        // given
        TestMember watcher = new TestMember(WATCHER, room()).joined();
        TestMember claire = new TestMember(CLAIRE, room()).joined();
        watcher.until(watcher::allAnswered);

        // when
        watcher.type(0, "I was here ");

        // then
        watcher.until(() -> !watcher.refusals.isEmpty());
        assertThat(watcher.refusals.get(0).reason()).isEqualTo(Refusal.Reason.READ_ONLY);
        assertThat(record()).hasSize(1);
        claire.pump();
        assertThat(claire.text()).isEqualTo(TITLE);
    }

    @Test
    void refusesAChangeOfAnUnknownRoot() {
        // given
        TestMember claire = new TestMember(CLAIRE, room()).joined();

        // when
        claire.doc.getText("smuggled").insert(0, "words");

        // then
        claire.until(() -> !claire.refusals.isEmpty());
        assertThat(claire.refusals.get(0).reason()).isEqualTo(Refusal.Reason.UNKNOWN_ROOT);
        assertThat(record()).hasSize(1);
    }

    @Test
    void asksAgainForWhatAChangeBuildsOn() {
        // given a client whose first words never came
        TestMember claire = new TestMember(CLAIRE, room()).joined();
        claire.until(claire::allAnswered);
        List<byte[]> updates = new ArrayList<>();
        claire.goOffline();
        claire.doc.onUpdate((update, origin) -> updates.add(update));
        claire.type(0, "one ");
        claire.type(4, "two ");

        // when only the second change is handed in
        room().submit(claire, ++claire.sent, Update.decode(updates.get(1)), false);

        // then it is asked for everything, and all of it arrives
        claire.until(() -> record().size() == 2);
        claire.until(claire::allAnswered);
        TestMember daniel = new TestMember(DANIEL, room()).joined();
        assertThat(daniel.text()).isEqualTo("one two " + TITLE);
    }

    @Test
    void doesNotLetItselfBeMadeToAskForEver() {
        // given
        TestMember claire = new TestMember(CLAIRE, room()).joined();
        claire.until(claire::allAnswered);

        // when a client sends nothing but changes whose beginning is missing
        Update incomplete = new RawUpdate()
                .by(5, 3)
                .string(RawUpdate.Where.inRoot("text"), "x")
                .build();
        for (int i = 0; i <= Members.MAX_QUESTIONS && claire.refusals.isEmpty(); i++) {
            long before = claire.sent;
            room().submit(claire, ++claire.sent, incomplete, false);
            claire.until(() -> claire.sent > before + 1 || !claire.refusals.isEmpty());
            claire.until(() -> claire.allAnswered() || !claire.refusals.isEmpty());
        }

        // then at last it is refused
        assertThat(claire.refusals).hasSize(1);
        assertThat(claire.refusals.get(0).reason()).isEqualTo(Refusal.Reason.INCOMPLETE);
    }

    @Test
    void keepsAnAnnouncedIdForItsPersonWhenTheConnectionHasEnded() {
        // given
        TestMember claire = new TestMember(CLAIRE, room()).joined();
        TestMember daniel = new TestMember(DANIEL, room()).joined();
        room().announce(claire, new Message.Awareness(List.of(new Message.Awareness.Entry(7, 1, "{\"at\":1}"))));
        daniel.until(() -> daniel.seen.stream().anyMatch(entry -> entry.clientId() == 7));
        room().leave(claire);
        daniel.until(() -> daniel.seen.stream().anyMatch(entry -> entry.clientId() == 7 && entry.state() == null));

        // when somebody else speaks, and then writes under it
        room().announce(daniel, new Message.Awareness(List.of(new Message.Awareness.Entry(7, 9, "{\"at\":9}"))));
        Update forged = new RawUpdate()
                .by(7, 0)
                .element(RawUpdate.Where.inRoot("text"), "operative")
                .build();
        room().submit(daniel, ++daniel.sent, forged, false);

        // then
        daniel.until(() -> !daniel.refusals.isEmpty());
        assertThat(daniel.refusals.get(0).reason()).isEqualTo(Refusal.Reason.FOREIGN_CLIENT);
        assertThat(daniel.seen).noneMatch(entry -> entry.clock() == 9);
    }

    @Test
    void acknowledgesWhatChangesNothingWithoutRecordingIt() {
        // given
        TestMember claire = new TestMember(CLAIRE, room()).joined();
        claire.until(claire::allAnswered);

        // when a reconnecting client repeats all that everybody has
        room().submit(claire, ++claire.sent, Update.decode(claire.doc.encodeStateAsUpdate()), true);

        // then
        claire.until(claire::allAnswered);
        assertThat(record()).hasSize(1);
    }

    @Test
    void catchesUpWhoMissedChangesWithExactlyThese() {
        // given
        TestMember claire = new TestMember(CLAIRE, room()).joined();
        TestMember daniel = new TestMember(DANIEL, room()).joined();
        claire.type(0, "known ");
        daniel.until(() -> daniel.text().startsWith("known "));
        long lastSeq = daniel.seq;
        room().leave(daniel);

        // when
        claire.type(0, "missed ");
        claire.until(claire::allAnswered);
        room().catchUp(daniel, lastSeq);

        // then
        daniel.until(() -> daniel.text().equals("missed known " + TITLE));
        assertThat(daniel.seq).isEqualTo(3);
    }

    @Test
    void bindsAnAwarenessIdToTheConnectionThatAnnouncedItAndTakesItBackWhenThatEnds() {
        // given
        TestMember claire = new TestMember(CLAIRE, room()).joined();
        TestMember daniel = new TestMember(DANIEL, room()).joined();
        room().announce(claire, new Message.Awareness(List.of(new Message.Awareness.Entry(7, 1, "{\"at\":1}"))));
        daniel.until(() -> daniel.seen.stream().anyMatch(entry -> entry.clientId() == 7));

        // when another connection speaks under that id
        room().announce(daniel, new Message.Awareness(List.of(new Message.Awareness.Entry(7, 9, "{\"at\":9}"))));
        room().leave(claire);

        // then it is passed over, and the id ends with its own connection
        daniel.until(() -> daniel.seen.stream().anyMatch(entry -> entry.clientId() == 7 && entry.state() == null));
        assertThat(daniel.seen).noneMatch(entry -> entry.clock() == 9);
    }

    @Test
    void replaysTheRecordToTheRoomsStateByteForByte() {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        System.out.println("RoomTest seed=" + seed);
        Random random = new Random(seed);

        // given several people who type and delete at random
        List<TestMember> members = new ArrayList<>();
        for (Person person : List.of(CLAIRE, DANIEL, CLAIRE, DANIEL)) {
            members.add(new TestMember(person, room()).joined());
        }
        for (int i = 0; i < 400; i++) {
            TestMember member = members.get(random.nextInt(members.size()));
            member.pump();
            int length = member.text().length();
            if (random.nextInt(3) == 0 && length > 2) {
                int from = random.nextInt(length - 1);
                member.firstText().delete(from, 1 + random.nextInt(Math.min(5, length - from - 1) + 1));
            } else {
                member.type(random.nextInt(length + 1), "w" + i + " ");
            }
        }
        members.forEach(member -> member.until(member::allAnswered));

        // when
        byte[] live = roomState();
        Doc replayed = new Doc(new DocOptions().withFormatCleanup(false));
        record().forEach(entry -> replayed.apply(Update.decode(entry.payload()), null));

        // then
        assertThat(replayed.encodeStateAsUpdate()).as("seed=%d", seed).isEqualTo(live);
    }

    @Test
    void takesNothingButDeletionsOnceTheDraftIsAsLargeAsItMayBecome() {
        // given
        RoomConfig usual = RoomConfig.defaults();
        Rooms small = new Rooms(
                vertx,
                journal,
                new RoomConfig(usual.maxMembers(), 2_000, usual.maxTick(), usual.awarenessTick(), usual.idleClose()));
        Room room = await(small.enter(draft.id()));
        TestMember claire = new TestMember(CLAIRE, room).joined();
        claire.type(0, "w".repeat(1_500));
        claire.until(claire::allAnswered);

        // when
        claire.type(0, "x".repeat(1_000));

        // then
        claire.until(() -> !claire.refusals.isEmpty());
        assertThat(claire.refusals.get(0).reason()).isEqualTo(Refusal.Reason.DRAFT_FULL);
        assertThat(record()).hasSize(2);

        // and who makes room can go on
        TestMember daniel = new TestMember(DANIEL, room).joined();
        daniel.firstText().delete(0, 1_500);
        daniel.type(0, "short ");
        daniel.until(daniel::allAnswered);
        assertThat(daniel.refusals).isEmpty();
        small.close("the test is over");
    }

    @Test
    void doesNotKnowADraftThatWasNeverStarted() {
        assertThat(rooms.enter(new StreamId("nowhere")).toCompletionStage().toCompletableFuture())
                .failsWithin(Duration.ofSeconds(10));
    }
}
