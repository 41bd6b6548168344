package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Id;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlText;
import org.plenary.crdt.protocol.Frames;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.Instrument;
import org.plenary.server.draft.RawUpdate;
import org.plenary.server.history.Histories;
import org.plenary.server.journal.Stream;
import org.plenary.server.negotiation.SetStatus;
import org.plenary.server.room.RoomConfig;
import org.plenary.server.sql.Await;
import org.plenary.server.wiring.ServerConfig;

/** Nobody takes a draft hostage: people who send more than is anybody's share, beside one who types. */
class HostageTest {
    private static final int HEAVY_STRUCTS = 850;

    @TempDir
    Path directory;

    private TestServer server;
    private Stream draft;

    @BeforeEach
    void start() {
        server = TestServer.start(directory);
        draft = Await.await(server.server()
                .drafts()
                .create(
                        TestServer.CHAIR,
                        "Declaration",
                        new Instrument(List.of(
                                Clause.of(new ClauseId("t"), ClauseKind.TITLE, "Declaration"),
                                Clause.of(new ClauseId("a"), ClauseKind.OPERATIVE, "open words ".repeat(400)),
                                Clause.of(new ClauseId("b"), ClauseKind.OPERATIVE, "Beta words, which are agreed")))));
        Await.await(server.server()
                .drafts()
                .decide(draft.id(), TestServer.CHAIR, new SetStatus(new ClauseId("b"), ClauseStatus.AGREED, null)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static YXmlText text(Doc doc, int clause) {
        return (YXmlText) ((YXmlElement) doc.getXmlFragment("text").get(clause))
                .descendants().stream()
                        .filter(YXmlText.class::isInstance)
                        .findFirst()
                        .orElseThrow();
    }

    private static Id unit(Doc doc, int clause, int at) {
        Id text = text(doc, clause).id();
        return new Id(text.client(), text.clock() + 1 + at);
    }

    /** Each struct stands where all before it stand, and must pass them: some 14 KB that take two million steps. */
    private static RawUpdate heavy(Doc doc, long client) {
        return heavy(doc, client, 0);
    }

    /** The same behind some letter of the clause. */
    private static RawUpdate heavy(Doc doc, long client, int at) {
        RawUpdate update = new RawUpdate().by(client, 0);
        Id left = unit(doc, 1, at);
        for (int i = 0; i < HEAVY_STRUCTS; i++) {
            update.string(RawUpdate.Where.between(left, new Id(left.client(), left.clock() + 1 + i)), "x");
        }
        return update;
    }

    @Test
    void closesWhoSendsWhatIsRefusedOverAndOver() {
        try (CollabClient hostile = CollabClient.join(server, draft, TestServer.DANIEL)) {
            hostile.untilSaved();

            // when hundreds of changes come, none of which may be taken
            RawUpdate.Where frozen = RawUpdate.Where.between(unit(hostile.doc, 2, 0), unit(hostile.doc, 2, 1));
            int sent = 0;
            try {
                for (; sent < 1_000; sent++) {
                    hostile.submit(Frames.change(new RawUpdate()
                            .by(1_000 + sent, 0)
                            .string(frozen, "x")
                            .build()
                            .bytes()));
                }
            } catch (AssertionError closed) {
                assertThat(hostile.socket.closeCode()).isNotZero();
            }
            hostile.untilClosed();

            // then
            assertThat(hostile.socket.closeCode()).isEqualTo(1013);
            assertThat(hostile.socket.closeReason()).contains("come back in");
            try (CollabClient again = CollabClient.connect(server, draft, TestServer.DANIEL, CollabClient.PLENARY)) {
                again.untilClosed();
                assertThat(again.socket.closeReason()).contains("come back in");
            }
            try (CollabClient other = CollabClient.join(server, draft, TestServer.CLAIRE)) {
                other.untilSaved();
            }
        }
    }

    @Test
    void holdsNobodyUpWithChangesThatAreRefusedAfterMuchWork() throws InterruptedException {
        attack(
                "refused after much work",
                (doc, number) -> heavy(doc, 1_000 + number)
                        .string(RawUpdate.Where.between(unit(doc, 2, 0), unit(doc, 2, 1)), "x"));
    }

    @Test
    void holdsNobodyUpWithChangesThatAreTakenAndMuchWork() throws InterruptedException {
        attack("taken with much work", (doc, number) -> heavy(doc, 1_000 + number));
    }

    /**
     * A hundred laborious changes a second for two seconds, by somebody who comes back whenever the server hangs up.
     */
    private void attack(String name, BiFunction<Doc, Integer, RawUpdate> change) throws InterruptedException {
        try (Typist typist = new Typist(server, draft, TestServer.CLAIRE)) {
            int sent = 0;
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
            while (System.nanoTime() < end) {
                CollabClient hostile = CollabClient.connect(server, draft, TestServer.DANIEL, CollabClient.PLENARY);
                hostile.ask();
                hostile.until("in sync or closed", () -> hostile.synced || hostile.socket.closeCode() != 0);
                try {
                    while (hostile.socket.closeCode() == 0 && System.nanoTime() < end) {
                        hostile.submit(Frames.change(
                                change.apply(hostile.doc, sent++).build().bytes()));
                        Thread.sleep(10);
                    }
                } catch (AssertionError closed) {
                    assertThat(hostile.socket.closeCode()).isNotZero();
                } finally {
                    hostile.close();
                }
                Thread.sleep(100);
            }
            Typist.Waits waits = typist.stop();
            double stall = server.server().loops().longestStallSeconds();
            System.out.println(
                    name + ": sent=" + sent + " typist " + waits + " longest stall of a loop " + stall + " s");
            assertThat(waits.letters()).isGreaterThan(10);
            assertThat(waits.median()).isLessThan(100);
            assertThat(stall).isLessThan(2);
        }
    }

    @Test
    void closesNobodyWhoTypesOnInAClauseThatWasJustFrozen() {
        try (CollabClient honest = CollabClient.join(server, draft, TestServer.DANIEL)) {
            honest.untilSaved();

            // when a key is held over a slow line, each letter of which is refused
            YXmlText frozen = text(honest.doc, 2);
            for (int i = 0; i < 150; i++) {
                frozen.insert(0, "x");
            }
            honest.untilSaved();

            // then none of it was taken, and what is typed elsewhere by a copy that begins afresh is
            assertThat(honest.refusals).isNotEmpty();
            assertThat(honest.socket.closeCode()).isZero();
        }
        try (CollabClient again = CollabClient.join(server, draft, TestServer.DANIEL)) {
            again.type(0, "On ");
            again.untilSaved();
            assertThat(again.refusals).isEmpty();
        }
    }

    @Test
    void readsAPersonMoreSlowlyOverAllConnectionsAndLosesNothing() {
        server.close();
        server = TestServer.startAs(directory, usual -> {
            RoomConfig rooms = usual.rooms();
            return new ServerConfig(
                    usual.database(),
                    new RoomConfig(
                            rooms.maxMembers(),
                            rooms.maxDraftBytes(),
                            rooms.maxTick(),
                            rooms.awarenessTick(),
                            rooms.idleClose(),
                            100),
                    usual.sessions(),
                    usual.http());
        });
        Stream other = server.draft("Another draft");
        List<CollabClient> devices = new ArrayList<>();
        for (Stream each : List.of(draft, draft, other, other)) {
            devices.add(CollabClient.join(server, each, TestServer.DANIEL).untilSaved());
        }
        try (Typist typist = new Typist(server, draft, TestServer.CLAIRE)) {
            // when four connections bring 1,600 changes, of which 1,000 are a person's share at once
            long start = System.nanoTime();
            for (int i = 0; i < 400; i++) {
                devices.forEach(device -> device.type(0, "y"));
            }
            devices.forEach(CollabClient::untilSaved);

            // then the rest took its time, and it was nobody else's
            assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.SECONDS.toNanos(3));
            devices.forEach(device -> assertThat(device.refusals).isEmpty());
            Typist.Waits waits = typist.stop();
            assertThat(waits.median()).isLessThan(100);
            try (CollabClient later = CollabClient.join(server, other, TestServer.CLAIRE)) {
                assertThat(later.text()).startsWith("y".repeat(800));
            }
        }
        devices.forEach(CollabClient::close);
    }

    /** As an ordinary client does, which comes back at once, and brings again what was not acknowledged. */
    @Test
    void takesAChangeAtLastForWhichTooLittleOfTheShareWasLeft() throws InterruptedException {
        // given somebody who has used most of their share
        RawUpdate second;
        try (CollabClient first = CollabClient.join(server, draft, TestServer.DANIEL)) {
            first.untilSaved();
            second = heavy(first.doc, 2_000, 2_000);
            first.submit(Frames.change(heavy(first.doc, 1_000).build().bytes()));
            first.untilSaved();
            assertThat(first.refusals).isEmpty();
        }

        // when
        boolean saved = false;
        for (int attempt = 0; attempt < 200 && !saved; attempt++) {
            try (CollabClient again = CollabClient.connect(server, draft, TestServer.DANIEL, CollabClient.PLENARY)) {
                again.submit(Frames.change(second.build().bytes()));
                again.until("it is saved, or not", () -> again.isSaved() || again.workedOff());
                saved = again.isSaved();
                assertThat(again.refusals).isEmpty();
            }
            Thread.sleep(100);
        }

        // then
        assertThat(saved).isTrue();
    }

    @Test
    void takesNoClientIdsWithoutEnd() {
        try (CollabClient hostile = CollabClient.join(server, draft, TestServer.DANIEL)) {
            hostile.untilSaved();

            // when eight changes of 900 KB come, of nothing but ids
            for (int i = 0; i < 8; i++) {
                RawUpdate ids = new RawUpdate();
                for (int j = 0; j < 90_000; j++) {
                    ids.by(1_000_000L + i * 90_000L + j, 0).collected(1);
                }
                hostile.submit(Frames.change(ids.build().bytes()));
            }
            hostile.untilSaved();

            // then
            assertThat(hostile.refusals)
                    .hasSize(8)
                    .allMatch(refusal -> refusal.getString("reason").equals("too-many-client-ids"));
        }
        try (CollabClient newcomer = CollabClient.join(server, draft, TestServer.CLAIRE)) {
            assertThat(newcomer.doc.stateVector().size()).isLessThan(10);
        }
    }

    @Test
    void takesAClientIdForEachPageThatSomebodyLoadsOnADay() {
        try (CollabClient busy = CollabClient.join(server, draft, TestServer.DANIEL)) {
            busy.untilSaved();
            Id left = unit(busy.doc, 1, 0);
            for (int i = 0; i < 400; i++) {
                busy.submit(Frames.change(new RawUpdate()
                        .by(1_000 + i, 0)
                        .string(RawUpdate.Where.between(left, unit(busy.doc, 1, 1)), "x")
                        .build()
                        .bytes()));
            }
            busy.untilSaved();
            assertThat(busy.refusals).isEmpty();

            // and when it goes on for months within a day
            for (int i = 0; i < 10; i++) {
                RawUpdate ids = new RawUpdate();
                for (int j = 0; j < 1_000; j++) {
                    ids.by(1_000_000L + i * 1_000L + j, 0).collected(1);
                }
                busy.submit(Frames.change(ids.build().bytes()));
            }
            busy.untilSaved();
            assertThat(busy.refusals)
                    .hasSize(1)
                    .allMatch(refusal -> refusal.getString("reason").equals("too-many-client-ids"));
        }
    }

    @Test
    void keepsNobodyOutOfThePastByManyQuestions() {
        CountDownLatch open = new CountDownLatch(1);
        Histories histories = server.server().histories();
        List<Future<Long>> asked = new ArrayList<>();

        // when an observer asks 120 things at once, each of which takes its time
        for (int i = 0; i < 120; i++) {
            asked.add(histories.ask(TestServer.WATCHER, draft, history -> {
                try {
                    open.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return history.last();
            }));
        }
        Future<Long> chairs = histories.ask(TestServer.CHAIR, draft, history -> history.last());

        // then
        assertThat(asked.stream().filter(Future::failed)).hasSize(120 - Histories.MAX_WAITING_EACH);
        assertThat(chairs.failed()).isFalse();
        open.countDown();
        assertThat(Await.await(chairs)).isPositive();
        asked.stream().filter(each -> !each.failed()).forEach(Await::await);
    }
}
