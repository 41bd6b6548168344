package org.plenary.server.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;
import org.plenary.server.checkpoint.Checkpoints;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Role;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.sql.SqlJournal;
import org.plenary.server.negotiation.SetStatus;
import org.plenary.server.room.Drafts;
import org.plenary.server.room.RoomConfig;
import org.plenary.server.room.Rooms;
import org.plenary.server.sql.Await;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.sqlite.SqliteConfig;
import org.plenary.server.sql.sqlite.SqliteDatabase;

class HistoriesTest {
    private static final Person CHAIR = new Person(
            new PersonId("chair"), "Chiara", Role.CHAIR, null, new Negotiation(new ProcessId("p"), "A process"));

    private static Person observer(String name) {
        return new Person(new PersonId(name), name, Role.OBSERVER, null, CHAIR.process());
    }

    private static Function<History, Boolean> waitsFor(CountDownLatch latch) {
        return history -> {
            Await.await(latch);
            return true;
        };
    }

    @TempDir
    Path directory;

    private final Vertx vertx = Vertx.vertx();
    private Database database;
    private SqlJournal journal;
    private Drafts drafts;

    @BeforeEach
    void open() {
        database = SqliteDatabase.open(vertx, SqliteConfig.in(directory));
        journal = new SqlJournal(database);
        drafts = new Drafts(journal, new Rooms(vertx, journal, RoomConfig.defaults()));
    }

    @AfterEach
    void close() {
        Await.await(database.close());
        Await.await(vertx.close());
    }

    private Histories histories(int max, long bytes, Duration idle, int waiting) {
        return new Histories(
                vertx, journal, Checkpoints.none(vertx, journal), new HistoryConfig(max, bytes, idle, 2, waiting));
    }

    private Histories histories() {
        return histories(10, 1 << 28, Duration.ofMinutes(1), 50);
    }

    /** What is in memory of a draft, brought up to date. */
    private static History of(Histories histories, Stream draft) {
        return Await.await(histories.ask(draft, history -> history));
    }

    private static long last(Histories histories, Stream draft) {
        return Await.await(histories.ask(draft, History::last));
    }

    private Stream draft() {
        return Await.await(drafts.create(CHAIR, "Declaration"));
    }

    private Stream again(Stream draft) {
        return Await.await(journal.find(draft.id())).orElseThrow();
    }

    private Stream decided(Stream draft, ClauseStatus status) {
        ClauseId title = Await.await(drafts.text(draft.id())).clauses().get(0).id();
        Await.await(drafts.decide(draft.id(), CHAIR, new SetStatus(title, status, null)));
        return again(draft);
    }

    @Test
    void loadsOnceForAllWhoAskAtTheSameTime() {
        Histories histories = histories();
        Stream draft = draft();
        List<Future<History>> asked = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            asked.add(histories.ask(draft, history -> history));
        }
        History first = Await.await(asked.get(0));
        assertThat(asked)
                .allSatisfy(each -> assertThat((Object) Await.await(each)).isSameAs(first));
        assertThat(histories.count()).isEqualTo(1);
    }

    @Test
    void takesWhatCameSinceItWasAskedLast() {
        Histories histories = histories();
        Stream draft = draft();
        History loaded = of(histories, draft);
        Stream later = decided(draft, ClauseStatus.BRACKETED);
        assertThat(of(histories, later)).isSameAs(loaded);
        assertThat(last(histories, later)).isEqualTo(later.head().seq());
        Timeline timeline = Await.await(histories.ask(later, History::timeline));
        assertThat(timeline.marks()).hasSize(1);
    }

    @Test
    void answersOneQuestionAboutADraftAtATime() {
        Histories histories = histories();
        Stream draft = draft();
        AtomicInteger within = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<Integer>> asked = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            asked.add(histories.ask(draft, history -> {
                most.accumulateAndGet(within.incrementAndGet(), Math::max);
                LockSupport.parkNanos(100_000);
                return within.decrementAndGet();
            }));
        }
        asked.forEach(Await::await);
        assertThat(most).hasValue(1);
    }

    @Test
    void isForgottenWhenNobodyAsks() {
        Histories histories = histories(10, 1 << 28, Duration.ofMillis(50), 50);
        last(histories, draft());
        assertThat(histories.bytes()).isPositive();
        await().until(() -> histories.count() == 0);
        assertThat(histories.bytes()).isZero();
    }

    @Test
    void makesRoomForOthers() {
        Histories byNumber = histories(2, 1 << 28, Duration.ofMinutes(1), 50);
        Histories byBytes = histories(10, 150_000, Duration.ofMinutes(1), 50);
        Stream first = draft();
        for (Histories histories : List.of(byNumber, byBytes)) {
            History before = of(histories, first);
            for (int i = 0; i < 4; i++) {
                last(histories, draft());
            }
            await().until(() -> histories.count() == 2);
            assertThat(histories.bytes()).isLessThanOrEqualTo(150_000);
            assertThat(of(histories, first)).isNotSameAs(before);
        }
    }

    @Test
    void refusesMoreQuestionsThanCanWait() {
        Histories histories = histories(10, 1 << 28, Duration.ofMinutes(1), 3);
        Stream draft = draft();
        CountDownLatch held = new CountDownLatch(1);
        List<Future<Long>> asked = new ArrayList<>();
        asked.add(histories.ask(draft, history -> {
            Await.await(held);
            return history.last();
        }));
        asked.add(histories.ask(draft, History::last));
        asked.add(histories.ask(draft, History::last));
        Future<Long> oneTooMany = histories.ask(draft, History::last);
        assertThatThrownBy(() -> Await.await(oneTooMany))
                .isInstanceOfSatisfying(
                        HistoryException.class, e -> assertThat(e.reason()).isEqualTo(HistoryException.Reason.BUSY));
        held.countDown();
        asked.forEach(Await::await);
        assertThat(last(histories, draft)).isEqualTo(2);
    }

    @Test
    void goesOnAfterAQuestionThatFails() {
        Histories histories = histories();
        Stream draft = draft();
        Future<Object> failing = histories.ask(draft, history -> {
            throw new IllegalStateException("of the test");
        });
        assertThatThrownBy(() -> Await.await(failing)).hasMessageContaining("of the test");
        assertThat(last(histories, draft)).isEqualTo(2);
    }

    @Test
    void answersTheChairNextHoweverMuchSomebodyAskedBefore() {
        Histories histories = histories();
        Stream draft = draft();
        List<String> answered = new CopyOnWriteArrayList<>();
        CountDownLatch held = new CountDownLatch(1);
        List<Future<Boolean>> asked = new ArrayList<>();

        // given an observer who asks 120 things at once
        Person observer = observer("Rafael");
        asked.add(histories.ask(observer, draft, waitsFor(held)));
        for (int i = 1; i < 120; i++) {
            asked.add(histories.ask(observer, draft, history -> answered.add("observer")));
        }

        // when
        asked.add(histories.ask(CHAIR, draft, history -> answered.add("chair")));
        held.countDown();
        asked.stream().filter(each -> !each.failed()).forEach(Await::await);

        // then
        assertThat(answered).hasSize(Histories.MAX_WAITING_EACH).startsWith("chair");
    }

    @Test
    void answersOthersWhileSomebodyAsksLongQuestionsAboutManyDrafts() {
        Histories histories = histories();
        CountDownLatch held = new CountDownLatch(1);
        Person observer = observer("Rafael");
        List<Future<Boolean>> asked = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            asked.add(histories.ask(observer, draft(), waitsFor(held)));
        }
        try {
            assertThat(Await.await(histories.ask(observer("Wanda"), draft(), History::last)))
                    .isEqualTo(2);
        } finally {
            held.countDown();
        }
        assertThat(asked).allSatisfy(each -> assertThat(Await.await(each)).isTrue());
    }

    @Test
    void givesEachTheirTurnAndThoseWhoLeadEverySecondOne() {
        Histories histories = histories();
        Stream draft = draft();
        List<String> answered = new CopyOnWriteArrayList<>();
        CountDownLatch held = new CountDownLatch(1);
        List<Future<Boolean>> asked = new ArrayList<>();
        asked.add(histories.ask(draft, waitsFor(held)));
        for (String name : List.of("a", "a", "a", "b", "b", "c")) {
            asked.add(histories.ask(observer(name), draft, history -> answered.add(name)));
        }
        for (int i = 0; i < 3; i++) {
            asked.add(histories.ask(CHAIR, draft, history -> answered.add("chair")));
        }
        held.countDown();
        asked.forEach(Await::await);
        assertThat(answered).containsExactly("chair", "a", "chair", "b", "chair", "c", "a", "b", "a");
    }

    @Test
    void keepsPlacesForThoseWhoLead() {
        Histories histories = histories(10, 1 << 28, Duration.ofMinutes(1), 2);
        Stream draft = draft();
        CountDownLatch held = new CountDownLatch(1);
        List<Future<Boolean>> asked = new ArrayList<>();
        asked.add(histories.ask(observer("a"), draft, waitsFor(held)));
        asked.add(histories.ask(observer("b"), draft, history -> true));
        Future<Boolean> late = histories.ask(observer("c"), draft, history -> true);
        asked.add(histories.ask(CHAIR, draft, history -> true));
        held.countDown();
        assertThatThrownBy(() -> Await.await(late)).hasMessageContaining("Too many");
        assertThat(asked).allSatisfy(each -> assertThat(Await.await(each)).isTrue());
    }
}
