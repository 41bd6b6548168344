package org.plenary.server.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Update;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlText;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.Instrument;
import org.plenary.server.checkpoint.CheckpointConfig;
import org.plenary.server.checkpoint.CheckpointStore;
import org.plenary.server.checkpoint.Checkpoints;
import org.plenary.server.draft.Contested;
import org.plenary.server.draft.DraftState;
import org.plenary.server.draft.IssueRequest;
import org.plenary.server.draft.RawUpdate;
import org.plenary.server.draft.RestoreRequest;
import org.plenary.server.identity.Capacity;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.DelegationKind;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Role;
import org.plenary.server.journal.Append;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.NewEntry;
import org.plenary.server.journal.Ownership;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.sql.SqlJournal;
import org.plenary.server.negotiation.Kinds;
import org.plenary.server.negotiation.Restore;
import org.plenary.server.negotiation.SetStatus;
import org.plenary.server.record.RecordHeader;
import org.plenary.server.record.RecordVerifier;
import org.plenary.server.record.RecordWriter;
import org.plenary.server.record.Verification;
import org.plenary.server.signing.Signing;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.DatabaseConfig;
import org.plenary.server.sql.sqlite.SqliteConfig;
import org.plenary.server.sql.sqlite.SqliteDatabase;
import org.slf4j.LoggerFactory;

/**
 * Throws every kind of error at every step of the way of an edit and of a decision, one after the other, while several
 * people type; and looks each time whether what was said to be saved is in the record, whether anybody was shown what
 * is not, and whether people can go on.
 */
class RoomFaultsTest {
    private static final long PATIENCE_MILLIS = 3_000;
    private static final String TITLE = "Declaration";
    private static final ClauseId SECOND = new ClauseId("c2");
    private static final Instrument TEXT = new Instrument(List.of(
            Clause.of(new ClauseId("c1"), ClauseKind.TITLE, TITLE), Clause.of(SECOND, ClauseKind.TITLE, "The second")));
    private static final Negotiation PROCESS = new Negotiation(new ProcessId("p"), "A process");
    private static final Delegation FRANCE =
            new Delegation("FRA", "France", DelegationKind.STATE, Capacity.PARTICIPANT);
    private static final Person CLAIRE = new Person(new PersonId("claire"), "Claire", Role.DELEGATE, FRANCE, PROCESS);
    private static final Person DANIEL = new Person(new PersonId("daniel"), "Daniel", Role.DELEGATE, FRANCE, PROCESS);
    private static final Person CHAIR = new Person(new PersonId("amina"), "Amina", Role.CHAIR, null, PROCESS);
    private static final Person WATCHER = new Person(new PersonId("rafael"), "Rafael", Role.OBSERVER, null, PROCESS);

    private enum Kind {
        MEMORY,
        STACK,
        ASSERTION,
        RUNTIME;

        Throwable thrown() {
            return switch (this) {
                case MEMORY -> new OutOfMemoryError("thrown by a test");
                case STACK -> new StackOverflowError("thrown by a test");
                case ASSERTION -> new AssertionError("thrown by a test");
                case RUNTIME -> new IllegalStateException("thrown by a test");
            };
        }
    }

    @TempDir
    Path directory;

    private final Vertx vertx = Vertx.vertx();
    private final Trap trap = new Trap();
    private final Set<String> steps = new TreeSet<>();
    private Database database;
    private Journal journal;
    private Rooms rooms;
    private Stream draft;

    /** It says all that is thrown, hundreds of times. */
    private final Logger log = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    private final Level usualLevel = log.getLevel();

    @BeforeEach
    void openDatabase() {
        log.setLevel(Level.OFF);
        database = SqliteDatabase.open(
                vertx,
                new SqliteConfig(
                        directory,
                        Duration.ofMillis(100),
                        new DatabaseConfig(10_000, 1 << 28, 1000, Duration.ZERO, 2)));
        journal = new SqlJournal(database);
    }

    /** Rooms that remember nothing of who broke others before. */
    private Rooms freshRooms() {
        Journal trapped = new TrappedJournal(journal, trap);
        Checkpoints checkpoints = new Checkpoints(
                vertx,
                trapped,
                CheckpointStore.NONE,
                new CheckpointConfig(1, 1 << 20),
                () -> io.vertx.core.Future.succeededFuture(new byte[32]));
        return new Rooms(vertx, trapped, RoomConfig.defaults(), checkpoints);
    }

    @AfterEach
    void stop() {
        log.setLevel(usualLevel);
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

    @Test
    void keepsWhatWasAcknowledgedAndShowsNothingElseWhateverIsThrownWhereverItIsThrown() {
        List<String> faults = new ArrayList<>();
        int runs = 0;
        long start = System.nanoTime();
        for (Kind kind : Kind.values()) {
            for (int step = 1; play(kind, step, faults); step++) {
                runs++;
            }
        }
        System.out.println("RoomFaultsTest runs=" + runs + " kindsOfSteps=" + steps.size() + " millis="
                + (System.nanoTime() - start) / 1_000_000 + " faults=" + faults.size());
        assertThat(faults).isEmpty();
        assertThat(runs).as("so many steps were there at least").isGreaterThan(60 * Kind.values().length);
    }

    @Test
    void doesNotDoTwiceWhatWasWrittenAndSaidToHaveFailed() {
        // given
        startDraft();
        trap.arm("append: written and said to have failed", Kind.RUNTIME::thrown);

        // when
        Future<Issued> issued = drafts().issue(draft.id(), CHAIR, new IssueRequest("Once", null, null));
        Throwable cause = await(issued.<Throwable>transform(done -> Future.succeededFuture(done.cause())));

        // then who asked is told that it may have been done, and it was done once
        assertThat(trap.sprungAt()).isNotNull();
        assertThat(cause)
                .isInstanceOfSatisfying(
                        RoomClosedException.class,
                        closed -> assertThat(closed.begun()).isTrue());
        assertThat(await(rooms.read(draft.id(), DraftState::standing))
                        .revisions()
                        .all())
                .hasSize(1);
    }

    @Test
    void doesNotAcknowledgeOnTopOfATurnThatHasNotEndedWell() {
        // given a turn that took a message and of which nothing more was heard
        TestMember claire = new TestMember(CLAIRE, startDraft());
        Members members = new Members(member -> {});
        members.add(claire);
        Receipts lost = new Receipts();
        assertThat(members.takesNext(claire, 1, lost)).isTrue();
        lost.saves(claire, 1);

        // when the next one is to be acknowledged
        Receipts next = new Receipts();
        assertThat(members.takesNext(claire, 2, next)).isTrue();
        next.saves(claire, 2);

        // then it would count the first as saved
        assertThatThrownBy(() -> members.acknowledge(next, 9)).isInstanceOf(IllegalStateException.class);
        claire.pump();
        assertThat(claire.acknowledged).isEmpty();
    }

    @Test
    void turnsAwayAConnectionOfWhichAChangeWasLostOnItsWayAndCountsNothingForIt() {
        // given
        Room room = startDraft();
        TrappedMember claire = member("claire", CLAIRE, room);
        TrappedMember daniel = member("daniel", DANIEL, room);
        daniel.typeWord();
        daniel.until(daniel::allAnswered);
        int answers = daniel.acknowledged.size();

        // when the next but one message comes in the place of the next
        daniel.sent++;
        daniel.typeWord();
        daniel.until(() -> daniel.closed != null);

        // then its author has to come back, and nobody else
        assertThat(daniel.closed).isEqualTo(CloseCode.TRY_AGAIN);
        assertThat(daniel.acknowledged).hasSize(answers);
        claire.typeWord();
        claire.until(claire::allAnswered);
        TrappedMember back = daniel.reconnected(room);
        back.until(back::allAnswered);
        assertThat(TrappedMember.wordsOf(replayed())).hasSize(3);
    }

    @Test
    void putsOutAMemberThatCannotBeToldAndTellsItsNeighboursOnTheSameLane() {
        // given two whose connections share an event loop
        Room room = startDraft();
        TrappedMember claire = member("claire", CLAIRE, room);
        TestMember neighbour = new TestMember(DANIEL, room).joined();
        TestMember broken = new TestMember(WATCHER, room) {
            @Override
            public Lane lane() {
                return neighbour;
            }

            @Override
            public void changed(byte[] frame, long newSeq) {
                frames++;
                throw new IllegalStateException("thrown by a test");
            }
        };
        TestMember next = new TestMember(CHAIR, room) {
            @Override
            public Lane lane() {
                return neighbour;
            }
        };
        for (TestMember member : List.of(broken, next)) {
            room.join(member);
            room.sync(member, member.doc.stateVector());
            neighbour.until(() -> member.synced);
        }

        // when
        claire.typeWord();
        claire.until(claire::allAnswered);
        claire.typeWord();

        // then
        neighbour.until(() -> TrappedMember.wordsOf(next.text()).size() == 2);
        neighbour.until(() -> TrappedMember.wordsOf(neighbour.text()).size() == 2);
        assertThat(broken.closed).isEqualTo(CloseCode.TRY_AGAIN);
        assertThat(broken.frames).as("it is told nothing more").isOne();
        assertThat(List.of(neighbour, next)).allMatch(member -> member.closed == null);
        assertThat(room.hasEnded()).isFalse();
    }

    @Test
    void whoeverBreaksTheRoomAgainAndAgainHasToStayAwayAndTheOthersGoOn() {
        // given
        startDraft();
        for (int times = 1; times <= 2; times++) {
            Room room = await(rooms.enter(draft.id()));
            TestMember claire = new TestMember(CLAIRE, room).joined();
            TestMember hostile = new TestMember(DANIEL, room).joined();
            hostile.until(hostile::allAnswered);

            // when a change breaks the engine
            await(rooms.read(draft.id(), now -> watch(now.doc())));
            trap.arm("engine: after it has integrated", Kind.STACK::thrown);
            hostile.type(0, "x");
            hostile.until(() -> hostile.closed != null);
            claire.until(() -> claire.closed != null);
            trap.disarm();

            // then everybody comes back once, and whoever does it again does not
            assertThat(trap.sprungAt()).isNotNull();
            assertThat(claire.closed).isEqualTo(CloseCode.TRY_AGAIN);
            assertThat(hostile.closed).isEqualTo(times == 1 ? CloseCode.TRY_AGAIN : CloseCode.MALFORMED);
        }
        Room room = await(rooms.enter(draft.id()));
        TestMember again = new TestMember(DANIEL, room);
        room.join(again);
        again.until(() -> again.closed != null);
        assertThat(again.closed).isEqualTo(CloseCode.TRY_AGAIN);
        assertThat(member("claire", CLAIRE, room).closed).isNull();
    }

    @Test
    void refusesARecordInWhichAPredecessorIsMissingAndNamesDraftAndEntry() {
        // given a record into which something was written that builds on nothing before it
        startDraft();
        await(rooms.close("the record is written by somebody else now"));
        Update late = new RawUpdate()
                .by(5, 3)
                .string(RawUpdate.Where.inRoot("text"), "x")
                .build();
        Ownership owner = await(journal.own(draft.id()));
        NewEntry entry = new NewEntry(System.currentTimeMillis(), CLAIRE.id(), "FRA", EntryKind.TEXT, late.bytes());
        List<Entry> placed = HashChain.next(owner.head(), List.of(entry));
        await(journal.append(new Append(draft.id(), owner.epoch(), owner.head(), placed)));

        // when
        rooms = freshRooms();
        Future<Room> opened = rooms.enter(draft.id());
        Throwable cause = await(opened.<Throwable>transform(done -> Future.succeededFuture(done.cause())));

        // then
        assertThat(cause)
                .isInstanceOfSatisfying(
                        JournalException.class,
                        corrupt -> assertThat(corrupt.reason()).isEqualTo(JournalException.Reason.CORRUPT))
                .hasMessageContaining("entry " + placed.get(0).seq() + " of the record of draft " + draft.id())
                .hasMessageContaining("builds on");
        assertThat(verified(record()).isIntact()).isFalse();
    }

    private Room startDraft() {
        rooms = freshRooms();
        draft = await(new Drafts(journal, rooms).create(CLAIRE, TITLE, TEXT));
        return await(rooms.enter(draft.id()));
    }

    private TrappedMember member(String name, Person person, Room room) {
        TrappedMember member = new TrappedMember(name, person, room, trap);
        member.joined();
        member.until(member::allAnswered);
        return member;
    }

    /** One life of a draft; returns whether there was such a step. */
    private boolean play(Kind kind, int step, List<String> faults) {
        Room room = startDraft();
        TrappedMember claire = new TrappedMember("claire", CLAIRE, room, trap);
        TrappedMember daniel = new TrappedMember("daniel", DANIEL, room, trap);
        TrappedMember watcher = new TrappedMember("watcher", WATCHER, room, trap);
        List<TrappedMember> members = List.of(claire, daniel, watcher);
        members.forEach(TestMember::joined);
        ((YXmlText) ((YXmlElement) claire.doc.getXmlFragment("text").get(1)).get(0)).insert(0, "very ");
        members.forEach(member -> member.until(member::allAnswered));
        await(rooms.read(draft.id(), now -> watch(now.doc())));

        // when something is thrown at one step of all this
        trap.arm(step, kind::thrown);
        List<Future<?>> answers = new ArrayList<>();
        for (int round = 0; round < 1; round++) {
            claire.typeWord();
            daniel.typeWord();
            answers.add(ask(() -> drafts().decide(
                            draft.id(), CHAIR, new SetStatus(new ClauseId("c1"), ClauseStatus.BRACKETED, null))));
            claire.typeWord();
            answers.add(ask(() -> drafts().restore(draft.id(), CHAIR, restoring())));
            answers.add(ask(() -> rooms.read(draft.id(), now -> now.doc().stateVector())));
            wait(members, answers);
        }
        trap.disarm();
        String where = trap.sprungAt();
        if (where == null) {
            return false;
        }
        steps.add(where);
        try {
            // Whoever reads after all this reads in this room, if it is still there, or in the next one.
            await(rooms.read(draft.id(), now -> now.doc().stateVector()));
            if (room.hasEnded()) {
                pumpUntil(members, () -> members.stream().allMatch(member -> member.closed != null));
                assertThat(members).as("everybody is told to come back").allMatch(member -> member.closed != null);
            }
            check(members, answers);
            goOn(members);
        } catch (AssertionError | RuntimeException e) {
            faults.add(kind + " at step " + step + ", " + where + ": " + e.getMessage());
        }
        rooms.close("this life is over");
        return faults.size() < 10;
    }

    private static Future<?> ask(Supplier<Future<?>> question) {
        try {
            return question.get();
        } catch (Throwable thrown) {
            return Future.failedFuture(thrown);
        }
    }

    private RestoreRequest restoring() {
        return new RestoreRequest(
                head -> {
                    trap.step("restore: the text is looked up");
                    return Future.succeededFuture(TEXT);
                },
                new Restore(2, null, SECOND, null),
                SECOND,
                null,
                Contested.NONE);
    }

    private boolean watch(Doc doc) {
        doc.events().onBeforeTransaction(transaction -> trap.step("engine: before it integrates"));
        doc.onUpdate((update, origin) -> trap.step("engine: after it has integrated"));
        return true;
    }

    private void wait(List<TrappedMember> members, List<Future<?>> answers) {
        pumpUntil(
                members,
                () -> members.stream().allMatch(TrappedMember::isSettled)
                        && answers.stream().allMatch(Future::isComplete));
    }

    private static void pumpUntil(List<TrappedMember> members, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            members.forEach(TestMember::pump);
            LockSupport.parkNanos(100_000);
        }
    }

    private void check(List<TrappedMember> members, List<Future<?>> answers) {
        assertThat(members).as("nobody waits for ever").allMatch(TrappedMember::isSettled);
        assertThat(answers).as("who asked is answered").allMatch(Future::isComplete);
        String recorded = replayed();
        Set<String> words = TrappedMember.wordsOf(recorded);
        for (TrappedMember member : members) {
            assertThat(words).as("what was acknowledged is in the record").containsAll(member.acknowledgedWords());
            assertThat(words).as("what was shown is in the record").containsAll(member.shownWords());
        }
        if (answers.get(0).succeeded()) {
            assertThat(record()).extracting(Entry::kind).contains(Kinds.STATUS);
        }
    }

    /** Who was closed out comes back, everybody types once more, and all read the same. */
    private void goOn(List<TrappedMember> members) {
        List<TrappedMember> now = new ArrayList<>();
        for (TrappedMember member : members) {
            now.add(member.closed == null ? member : member.reconnected(await(rooms.enter(draft.id()))));
        }
        List<TrappedMember> writers = now.subList(0, 2);
        writers.forEach(TrappedMember::typeWord);
        pumpUntil(
                now,
                () -> writers.stream().allMatch(TestMember::allAnswered)
                        && now.stream()
                                .allMatch(member ->
                                        member.text().equals(writers.get(0).text())));
        assertThat(now).as("nobody is closed out again").allMatch(member -> member.closed == null);
        assertThat(now).extracting(TestMember::text).as("all read the same").containsOnly(replayed());
        assertThat(TrappedMember.wordsOf(replayed()))
                .as("nothing that was typed is lost")
                .hasSize(5);
        Verification verification = verified(record());
        assertThat(verification.isIntact())
                .as("the record verifies: %s", verification)
                .isTrue();
        now.forEach(member -> await(rooms.enter(draft.id())).leave(member));
    }

    /** The first clause as the record alone has it. */
    private String replayed() {
        DraftState state = new DraftState();
        record().forEach(state::take);
        return ((YXmlElement) state.doc().getXmlFragment("text").get(0)).get(0).toString();
    }

    private List<Entry> record() {
        return await(journal.read(draft.id(), 0, 10_000, 1 << 28));
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

    private Drafts drafts() {
        return new Drafts(journal, rooms);
    }
}
