package org.plenary.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.crdt.Update;
import org.plenary.crdt.protocol.Message;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.Fingerprint;
import org.plenary.instrument.Instrument;
import org.plenary.server.draft.DraftState;
import org.plenary.server.draft.IssueRequest;
import org.plenary.server.draft.NextRevision;
import org.plenary.server.draft.RawUpdate;
import org.plenary.server.draft.Refusal;
import org.plenary.server.draft.RestoreRequest;
import org.plenary.server.identity.Capacity;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.DelegationKind;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Role;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.Hash;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.journal.sql.SqlJournal;
import org.plenary.server.negotiation.Access;
import org.plenary.server.negotiation.AccessLevel;
import org.plenary.server.negotiation.AccessRule;
import org.plenary.server.negotiation.ClauseState;
import org.plenary.server.negotiation.Decision;
import org.plenary.server.negotiation.DecisionException;
import org.plenary.server.negotiation.DraftSummary;
import org.plenary.server.negotiation.DraftingMode;
import org.plenary.server.negotiation.Kinds;
import org.plenary.server.negotiation.Participant;
import org.plenary.server.negotiation.ParticipantCodec;
import org.plenary.server.negotiation.SetAccess;
import org.plenary.server.negotiation.SetMode;
import org.plenary.server.negotiation.SetStatus;
import org.plenary.server.negotiation.Standing;
import org.plenary.server.record.RecordHeader;
import org.plenary.server.record.RecordVerifier;
import org.plenary.server.record.RecordWriter;
import org.plenary.server.record.Verification;
import org.plenary.server.signing.Signing;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.DatabaseConfig;
import org.plenary.server.sql.sqlite.SqliteConfig;
import org.plenary.server.sql.sqlite.SqliteDatabase;

class RoomTest {
    private static final String TITLE = "Declaration";
    private static final Negotiation PROCESS = new Negotiation(new ProcessId("p"), "A process");
    private static final Delegation FRANCE =
            new Delegation("FRA", "France", DelegationKind.STATE, Capacity.PARTICIPANT);
    private static final Person CLAIRE = new Person(new PersonId("claire"), "Claire", Role.DELEGATE, FRANCE, PROCESS);
    private static final Person DANIEL = new Person(new PersonId("daniel"), "Daniel", Role.DELEGATE, FRANCE, PROCESS);
    private static final Person CHAIR = new Person(new PersonId("amina"), "Amina", Role.CHAIR, null, PROCESS);
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
        database = SqliteDatabase.open(
                vertx,
                new SqliteConfig(
                        directory,
                        Duration.ofMillis(100),
                        new DatabaseConfig(10_000, 1 << 28, 1000, Duration.ZERO, 2)));
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

    private List<Entry> changes() {
        return record().stream().filter(entry -> entry.kind().isText()).toList();
    }

    private byte[] roomState() {
        return await(rooms.read(draft.id(), now -> now.doc().encodeStateAsUpdate()));
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
        assertThat(record)
                .extracting(Entry::kind)
                .as("who started the draft, its seed, and the edit")
                .containsExactly(EntryKind.PERSON, EntryKind.TEXT, EntryKind.TEXT);
        assertThat(record.get(2).person()).isEqualTo(CLAIRE.id());
        assertThat(record.get(2).delegation()).isEqualTo("FRA");
        assertThat(HashChain.verify(HashChain.genesis(draft.id(), draft.lineage()), record)
                        .seq())
                .isEqualTo(3);
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
        assertThat(changes()).hasSize(2);
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
            assertThat(typed).isLessThanOrEqualTo(changes().size() - 1);
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
        assertThat(changes()).hasSize(1);
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
        assertThat(changes()).hasSize(1);
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
        claire.until(() -> changes().size() == 2);
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
        assertThat(changes()).hasSize(1);
    }

    /**
     * Puts a word in the place of the first letters, as somebody's device sends it: one change that deletes and writes.
     */
    private static Update replacing(TestMember member, int letters, String word) {
        List<byte[]> updates = new ArrayList<>();
        member.doc.onUpdate((update, origin) -> updates.add(update));
        member.doc.transact(null, () -> {
            member.firstText().delete(0, letters);
            member.firstText().insert(0, word);
        });
        return Update.decode(updates.get(0));
    }

    @Test
    void showsWhatMayMoveWordsAloneHoweverMuchComesAtOnce() {
        // given
        TestMember claire = new TestMember(CLAIRE, room()).joined();
        TestMember daniel = new TestMember(DANIEL, room()).joined();
        TestMember watcher = new TestMember(WATCHER, room()).joined();

        // when many changes come at once, of two people
        List<byte[]> moving = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            daniel.type(0, "x");
            moving.add(replacing(claire, 1, "y").bytes());
        }

        // then each that both deletes and writes comes as it was sent, and nothing is left out
        watcher.until(() -> changes().size() == 17
                && watcher.seq == record().get(record().size() - 1).seq());
        assertThat(watcher.shown).extracting(Update::bytes).containsAll(moving);
        assertThat(watcher.doc.encodeStateAsUpdate()).isEqualTo(roomState());
    }

    @Test
    void showsAllThatAChangeDeletesAlsoWhatSomebodyElseHadDeletedBefore() {
        // given
        TestMember claire = new TestMember(CLAIRE, room()).joined();
        TestMember daniel = new TestMember(DANIEL, room()).joined();
        TestMember watcher = new TestMember(WATCHER, room()).joined();

        // when two people delete the same letters, and the later one writes them elsewhere
        daniel.firstText().delete(0, 3);
        watcher.until(() -> watcher.text().equals(TITLE.substring(3)));
        Update later = replacing(claire, 5, "Decla");

        // then those who are shown it can tell which letters were known
        watcher.until(() -> watcher.text().equals(TITLE));
        Update shown = watcher.shown.get(watcher.shown.size() - 1);
        assertThat(shown.deletes()).isEqualTo(later.deletes());
        assertThat(shown.structIds()).isEqualTo(later.structIds());
        Update recorded = Update.decode(changes().get(2).payload());
        assertThat(recorded.deletes()).as("the record takes what is new").isNotEqualTo(later.deletes());
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
        assertThat(daniel.seq).isEqualTo(4);
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

        // given several people who type and delete at random, change their names, are decided about, and issue
        // revisions
        List<TestMember> members = new ArrayList<>();
        for (Person person : List.of(CLAIRE, DANIEL, CLAIRE, DANIEL)) {
            members.add(new TestMember(person, room()).joined());
        }
        List<Future<?>> decided = new ArrayList<>();
        Instrument earlier = await(rooms.read(draft.id(), now -> now.text().instrument()));
        long earlierSeq = 2;
        for (int i = 0; i < 400; i++) {
            int at = random.nextInt(members.size());
            TestMember member = members.get(at);
            member.pump();
            int length = member.text().length();
            switch (random.nextInt(13)) {
                case 12 -> {
                    RestoreRequest back = new RestoreRequest(earlier, earlierSeq, null, null, "step " + i);
                    decided.add(drafts().restore(draft.id(), CHAIR, back).otherwiseEmpty());
                    earlierSeq = await(drafts().issue(draft.id(), CHAIR, request(random, i))
                            .map(issued -> issued.head().seq())
                            .otherwise(earlierSeq));
                    earlier = await(rooms.read(draft.id(), now -> now.text().instrument()));
                }
                case 0 -> {
                    member.until(member::allAnswered);
                    room().leave(member);
                    members.set(
                            at, new TestMember(named(member.person(), "Name " + random.nextInt(3)), room()).joined());
                }
                case 1 ->
                    decided.add(drafts().decide(draft.id(), CHAIR, decision(random, i))
                            .otherwiseEmpty());
                case 2 ->
                    decided.add(drafts().issue(draft.id(), CHAIR, request(random, i))
                            .otherwiseEmpty());
                case 3, 4, 5 -> {
                    int from = random.nextInt(length + 1);
                    member.firstText().delete(from, random.nextInt(Math.min(5, length - from) + 1));
                }
                default -> member.type(random.nextInt(length + 1), "w" + i + " ");
            }
        }
        members.forEach(member -> member.until(member::allAnswered));
        decided.add(drafts().decide(draft.id(), CHAIR, new SetMode(DraftingMode.CLOSED, "done")));
        decided.forEach(RoomTest::await);

        // when
        byte[] live = roomState();
        Standing standing = await(rooms.read(draft.id(), DraftState::standing));
        DraftState replayed = new DraftState();
        record().forEach(replayed::take);

        // then
        assertThat(replayed.doc().encodeStateAsUpdate()).as("seed=%d", seed).isEqualTo(live);
        assertThat(replayed.standing()).as("seed=%d", seed).isEqualTo(standing);
        assertThat(standing.revisions().all()).as("seed=%d", seed).hasSizeGreaterThan(5);
        assertSaysWhoEverybodyWas(record(), seed);
        assertThat(record()).as("seed=%d", seed).extracting(Entry::kind).contains(Kinds.RESTORE);

        // and whoever has the record alone comes to the same
        Verification verification = verified(record());
        assertThat(verification.isIntact()).as("seed=%d %s", seed, verification).isTrue();
    }

    private Verification verified(List<Entry> record) {
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            RecordWriter writer = new RecordWriter(file);
            Stream now = await(journal.find(draft.id())).orElseThrow();
            writer.header(RecordHeader.of(now, PROCESS));
            for (Entry entry : record) {
                writer.entry(entry);
            }
            writer.finish(new Signing.Signatures(List.of(), List.of()));
            return RecordVerifier.verify(new ByteArrayInputStream(file.toByteArray()), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Person named(Person person, String name) {
        return new Person(person.id(), name, person.role(), person.delegation(), person.process());
    }

    private static Decision decision(Random random, int i) {
        return random.nextBoolean()
                ? new SetStatus(
                        new ClauseId("c1"),
                        random.nextBoolean() ? ClauseStatus.BRACKETED : ClauseStatus.OPEN,
                        "step " + i)
                : new SetAccess(new Access(
                        List.of(new AccessRule(AccessRule.Scope.PERSON, "p" + i, AccessLevel.READ, null, false))));
    }

    private static IssueRequest request(Random random, int i) {
        String corrects = random.nextInt(3) == 0 ? "WP.1/Rev." + (1 + random.nextInt(4)) : null;
        return new IssueRequest("Revision after " + i, random.nextBoolean() ? "A note\nin two lines" : null, corrects);
    }

    /** Before each entry the record has said who its person is, and it says so only when that is news. */
    private static void assertSaysWhoEverybodyWas(List<Entry> record, long seed) {
        Map<PersonId, Participant> known = new HashMap<>();
        int said = 0;
        for (Entry entry : record) {
            if (entry.kind().isPerson()) {
                Participant now = ParticipantCodec.decode(entry);
                assertThat(known.put(entry.person(), now))
                        .as("seed=%d seq=%d", seed, entry.seq())
                        .isNotEqualTo(now);
                said++;
            } else {
                assertThat(known).as("seed=%d seq=%d", seed, entry.seq()).containsKey(entry.person());
                assertThat(known.get(entry.person()).delegationCode()).isEqualTo(entry.delegation());
            }
        }
        assertThat(said).as("seed=%d", seed).isGreaterThan(known.size());
    }

    @Test
    void numbersRevisionsAndTheirCorrectionsAndTellsEverybody() {
        // given
        TestMember daniel = new TestMember(DANIEL, room()).joined();

        // when
        Issued first = await(drafts().issue(draft.id(), CHAIR, new IssueRequest("First", "With a note", null)));
        Issued corrected =
                await(drafts().issue(draft.id(), CHAIR, new IssueRequest("First, put right", null, "WP.1/Rev.1")));
        Issued again =
                await(drafts().issue(draft.id(), CHAIR, new IssueRequest("And again", null, "WP.1/Rev.1/Corr.1")));
        Issued second = await(drafts().issue(draft.id(), CHAIR, new IssueRequest("Second", null, null)));

        // then
        assertThat(List.of(first, corrected, again, second))
                .extracting(issued -> issued.revision().symbol())
                .containsExactly("WP.1/Rev.1", "WP.1/Rev.1/Corr.1", "WP.1/Rev.1/Corr.2", "WP.1/Rev.2");
        assertThat(await(drafts().nextRevision(draft.id()))).isEqualTo(new NextRevision(3, "WP.1/Rev.3", List.of()));
        Entry entry = record().get((int) second.head().seq() - 1);
        assertThat(entry.kind()).isEqualTo(Kinds.REVISION);
        assertThat(entry.head()).isEqualTo(second.head());
        assertThat(second.revision().seq()).isEqualTo(second.head().seq());
        assertThat(second.revision().text())
                .isEqualTo(Hash.of(await(
                        rooms.read(draft.id(), now -> Fingerprint.of(now.text().instrument())))));
        assertThat(second.revision().statuses())
                .containsExactly(new ClauseState(new ClauseId("c1"), ClauseStatus.OPEN));
        daniel.until(() -> daniel.decisions.size() == 4);
        assertThat(daniel.decisions.get(3).getString("symbol")).isEqualTo("WP.1/Rev.2");
        assertThat(daniel.decisions.get(3).getLong("seq"))
                .isEqualTo(second.head().seq());
        DraftSummary summary = DraftSummary.of(await(journal.find(draft.id())).orElseThrow());
        assertThat(summary.revision())
                .isEqualTo(new DraftSummary.Latest(
                        2, "WP.1/Rev.2", second.revision().atMillis()));
    }

    @Test
    void issuesOnlyForThoseWhoDecideAndCorrectsOnlyWhatWasIssued() {
        assertThat(refusal(drafts().issue(draft.id(), CLAIRE, new IssueRequest("Mine", null, null))))
                .isEqualTo(DecisionException.Reason.NOT_ALLOWED);
        assertThat(refusal(drafts().issue(draft.id(), CHAIR, new IssueRequest("None", null, "WP.1/Rev.1"))))
                .isEqualTo(DecisionException.Reason.NO_SUCH_REVISION);
        assertThat(record()).hasSize(2);
    }

    private static DecisionException.Reason refusal(Future<?> future) {
        Throwable cause = await(future.<Throwable>transform(done -> Future.succeededFuture(done.cause())));
        assertThat(cause).isInstanceOf(DecisionException.class);
        return ((DecisionException) cause).reason();
    }

    @Test
    void tellsWherePeopleAreWithAChangeIfOneComesBeforeItIsTime() {
        // given a room in which carets are shown once a minute
        RoomConfig usual = RoomConfig.defaults();
        Rooms slow = new Rooms(
                vertx,
                journal,
                new RoomConfig(10, usual.maxDraftBytes(), usual.maxTick(), Duration.ofMinutes(1), usual.idleClose()));
        Room room = await(slow.enter(draft.id()));
        TestMember claire = new TestMember(CLAIRE, room).joined();
        TestMember daniel = new TestMember(DANIEL, room).joined();
        room.announce(claire, new Message.Awareness(List.of(new Message.Awareness.Entry(7, 1, "{\"at\":1}"))));

        // when
        claire.type(0, "Here ");

        // then
        daniel.until(() -> daniel.seen.stream().anyMatch(entry -> entry.clientId() == 7));
        assertThat(daniel.text()).startsWith("Here ");
        slow.close("the test is over");
    }

    @Test
    void keepsNobodyOutOfAFullDraftBySomebodyWithManyConnections() {
        // given
        RoomConfig usual = RoomConfig.defaults();
        Rooms small = new Rooms(
                vertx,
                journal,
                new RoomConfig(4, usual.maxDraftBytes(), usual.maxTick(), usual.awarenessTick(), usual.idleClose()));
        Room room = await(small.enter(draft.id()));
        List<TestMember> watchers = java.util.stream.Stream.generate(() -> new TestMember(WATCHER, room).joined())
                .limit(4)
                .toList();

        // when others come
        TestMember claire = new TestMember(CLAIRE, room).joined();
        TestMember daniel = new TestMember(DANIEL, room).joined();

        // then they are in, and nobody has lost their only connections
        watchers.forEach(TestMember::pump);
        assertThat(watchers.stream().filter(watcher -> watcher.closed == CloseCode.TRY_AGAIN))
                .hasSize(2);
        claire.type(0, "Here ");
        daniel.until(() -> daniel.text().startsWith("Here "));

        // when one comes again to whom nobody has more than one to give, and then the chair
        TestMember again = new TestMember(DANIEL, room);
        room.join(again);
        again.until(() -> again.closed != null);
        TestMember chair = new TestMember(CHAIR, room).joined();
        TestMember chairsPhone = new TestMember(CHAIR, room).joined();

        // then only the chair has found a place
        assertThat(again.closed).isEqualTo(CloseCode.TRY_AGAIN);
        assertThat(chair.closed).isNull();
        assertThat(chairsPhone.closed).isNull();
        small.close("the test is over");
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
        assertThat(changes()).hasSize(2);

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

    private Drafts drafts() {
        return new Drafts(journal, rooms);
    }
}
