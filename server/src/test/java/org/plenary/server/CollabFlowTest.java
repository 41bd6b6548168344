package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.internal.PlatformDependent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.crdt.protocol.Frames;
import org.plenary.server.journal.Stream;

/** Silent, slow, dead, busy and many clients. */
class CollabFlowTest {
    @TempDir
    Path directory;

    @Test
    void saysSomethingToAClientThatWouldElseHearNothing() {
        try (TestServer server =
                        TestServer.start(directory, TestServer.times(Duration.ofMillis(150), Duration.ofSeconds(60)));
                CollabClient claire = CollabClient.join(server, server.draft("Quiet"), TestServer.CLAIRE)) {
            claire.untilSaved();
            claire.types.clear();
            claire.until("three messages come by themselves", () -> claire.types.size() >= 3);
            assertThat(claire.types).containsOnly(1);
        }
    }

    @Test
    void givesUpAConnectionThatAnswersNoPing() {
        try (TestServer server =
                TestServer.start(directory, TestServer.times(Duration.ofMillis(150), Duration.ofMillis(600)))) {
            Stream draft = server.draft("Dead");
            CollabClient dead = CollabClient.join(server, draft, TestServer.CLAIRE);
            CollabClient alive = CollabClient.join(server, draft, TestServer.DANIEL);
            dead.announce(7, 1, "{}");
            alive.until("she is seen", () -> alive.seen.containsKey(7L));

            // when
            dead.socket.ignorePings();

            // then
            dead.untilClosed();
            assertThat(dead.socket.closeCode()).isEqualTo(1013);
            alive.until("she has gone", () -> "null".equals(alive.seen.get(7L)));
            assertThat(alive.socket.closeCode()).isZero();
            alive.close();
        }
    }

    @Test
    void doesNotQueueForAReaderThatStopsAndCatchesItUpWhenItGoesOn() {
        try (TestServer server = TestServer.startFlowing(directory, 256, 100_000)) {
            Stream draft = server.draft("Slow");
            CollabClient writer = CollabClient.join(server, draft, TestServer.CLAIRE);
            CollabClient reader = CollabClient.join(server, draft, TestServer.DANIEL);
            List<CollabClient> stuck = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                stuck.add(CollabClient.join(server, draft, TestServer.DANIEL));
            }
            stuck.forEach(client -> client.socket.stopReading());
            long before = usedMemory();

            // when far more is written than fits into anybody's buffers: 10 MB for each of them, as it is replaced
            int rounds = 80;
            String page = "p".repeat(128 << 10);
            for (int i = 0; i < rounds; i++) {
                writer.type(0, page);
                writer.untilSaved();
                writer.firstText().delete(0, page.length());
                writer.untilSaved();
            }
            writer.type(0, "the end ");
            writer.untilSaved();

            // then others have it at once, and memory has not grown by what the stuck ones did not read
            reader.until("the end arrives", () -> reader.text().startsWith("the end "));
            assertThat(usedMemory() - before)
                    .as("bytes held, of %d that were sent to the stuck ones", 20L * rounds * page.length())
                    .isLessThan(80L << 20);

            // and they get what they missed, as a difference, when they read again
            stuck.forEach(client -> client.socket.goOnReading());
            stuck.forEach(client -> {
                client.until("it has caught up", () -> client.text().startsWith("the end "));
                assertThat(client.doc.encodeStateAsUpdate()).isEqualTo(writer.doc.encodeStateAsUpdate());
                client.close();
            });
            reader.close();
            writer.close();
        }
    }

    @Test
    void answersAFloodOfQuestionsOnlyAsFastAsItsAuthorReads() {
        try (TestServer server = TestServer.startFlowing(directory, 256, 100_000)) {
            // given a large draft
            Stream draft = server.draft("Large");
            CollabClient writer = CollabClient.join(server, draft, TestServer.CLAIRE);
            writer.type(0, "p".repeat(2 << 20));
            writer.untilSaved();
            CollabClient greedy = CollabClient.join(server, draft, TestServer.DANIEL);
            greedy.socket.stopReading();
            long before = usedMemory();

            // when somebody who does not read asks for all of it again and again
            byte[] question = {0, 0, 1, 0};
            for (int i = 0; i < 200; i++) {
                greedy.socket.send(question);
            }
            writer.type(0, "x");
            writer.untilSaved();
            CollabClient.join(server, draft, TestServer.CLAIRE).close();

            // then a few answers are held, and not two hundred of 2 MiB
            assertThat(usedMemory() - before).isLessThan(150L << 20);
            greedy.socket.goOnReading();
            greedy.until(
                    "all are answered",
                    () -> greedy.types.stream().filter(type -> type == 0).count() > 200);
            greedy.close();
            writer.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {RawSocket.PING, RawSocket.CONTINUATION})
    void readsAFloodOfTinyFramesSlowlyThoughNoneOfThemIsAMessage(int opcode) {
        try (TestServer server = TestServer.startFlowing(directory, 256, 100)) {
            Stream draft = server.draft("Crumbs");
            try (CollabClient claire = CollabClient.join(server, draft, TestServer.CLAIRE);
                    CollabClient hostile = CollabClient.connect(server, draft, TestServer.WATCHER, List.of())) {
                // when there are as many as 1,200 messages count, of which 1,000 are within the burst
                boolean parts = opcode == RawSocket.CONTINUATION;
                hostile.socket.send(parts ? RawSocket.BINARY : RawSocket.PING, !parts, new byte[0]);
                byte[] frames = new byte[1_200 * 4 * RawSocket.EMPTY_FRAME];
                for (int at = 0; at < frames.length; at += RawSocket.EMPTY_FRAME) {
                    frames[at] = (byte) (parts ? opcode : 0x80 | opcode);
                    frames[at + 1] = (byte) 0x80;
                }
                long began = System.nanoTime();
                hostile.socket.sendBytes(frames);
                byte[] question = {0, 0, 1, 0};
                hostile.socket.send(parts ? RawSocket.CONTINUATION : RawSocket.BINARY, true, question);

                // then whoever is beside it notices nothing, and what comes behind them waits for their time
                claire.type(0, "x");
                claire.untilSaved();
                hostile.until("the question is answered", () -> hostile.synced);
                // Behind each ping one frame more is let through.
                for (int more = 0; more < 2; more++) {
                    hostile.synced = false;
                    hostile.socket.send(question);
                    hostile.until("the next one is answered", () -> hostile.synced);
                }
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(1_500));
                assertThat(hostile.socket.closeCode()).isZero();
            }
        }
    }

    @Test
    void losesNothingOfAClientThatSendsFasterThanItMay() {
        try (TestServer server = TestServer.startFlowing(directory, 4, 100)) {
            Stream draft = server.draft("Fast");
            try (CollabClient claire = CollabClient.join(server, draft, TestServer.CLAIRE);
                    CollabClient daniel = CollabClient.join(server, draft, TestServer.DANIEL)) {
                // when 1,200 changes come at once, of which 1,000 are within the burst
                for (int i = 0; i < 1_200; i++) {
                    claire.type(0, "x");
                }

                // then
                claire.untilSaved();
                assertThat(claire.answers).isSorted();
                daniel.until("all of it arrives", () -> daniel.text().startsWith("x".repeat(1_200)));
            }
        }
    }

    @Test
    void bringsTwoHundredWhoJoinAtOnceInSync() {
        try (TestServer server = TestServer.start(directory)) {
            Stream draft = server.draft("Crowd");
            try (CollabClient writer = CollabClient.join(server, draft, TestServer.CLAIRE)) {
                writer.type(0, "word ".repeat(2_000));
                writer.untilSaved();

                // when, while somebody writes
                List<CollabClient> crowd = new ArrayList<>();
                for (int i = 0; i < 200; i++) {
                    CollabClient client = CollabClient.connect(
                            server, draft, i % 2 == 0 ? TestServer.DANIEL : TestServer.WATCHER, CollabClient.PLENARY);
                    client.ask();
                    crowd.add(client);
                    writer.type(0, "y");
                }
                writer.untilSaved();

                // then
                byte[] state = writer.doc.encodeStateAsUpdate();
                for (CollabClient client : crowd) {
                    client.until("in sync", () -> client.synced && client.text().equals(writer.text()));
                    assertThat(client.doc.encodeStateAsUpdate()).isEqualTo(state);
                    client.untilSaved();
                    client.close();
                }
            }
        }
    }

    @Test
    void readsNothingOfTheDraftBeforeItIsAsked() {
        try (TestServer server = TestServer.start(directory)) {
            Stream draft = server.draft("Greeting");
            try (CollabClient silent = CollabClient.connect(server, draft, TestServer.CLAIRE, CollabClient.PLENARY)) {
                silent.until("the greeting", () -> silent.types.size() == 2);
                assertThat(silent.types).containsExactly(0, 1);
                silent.submit(Frames.syncStep2(silent.doc.encodeStateAsUpdate()));
                silent.untilSaved();
            }
        }
    }

    /** What this process holds on its heap and, for the network, beside it. */
    private static long usedMemory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory() + Math.max(0, PlatformDependent.usedDirectMemory());
    }
}
