package org.plenary.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plenary.server.room.Notice;

/** On a real socket whose client reads, or does not. A message is told by its first letter. */
class OutboxTest {
    private static final int PAGE = 64 << 10;

    private final Loopback loopback = new Loopback();
    private final Outbox outbox = loopback.outbox();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Outbox.Source source = new Outbox.Source() {
        @Override
        public void changesAfter(long seq) {
            asked.add("after " + seq);
        }

        @Override
        public void everybody() {
            asked.add("everybody");
        }
    };

    @BeforeEach
    void catchUpWhenItDrains() {
        loopback.onDrained(() -> outbox.drained(source));
    }

    @AfterEach
    void close() {
        loopback.close();
    }

    private static byte[] frame(String letter) {
        return letter.getBytes(StandardCharsets.UTF_8);
    }

    private void on(Runnable task) {
        loopback.on(() -> {
            task.run();
            return true;
        });
    }

    /** Answers until the socket takes nothing more. */
    private void fill() {
        loopback.stopReading();
        byte[] page = new byte[PAGE];
        Arrays.fill(page, (byte) '-');
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> loopback.on(() -> {
                    for (int i = 0; i < 64 && !outbox.isFull(); i++) {
                        outbox.answer(page);
                    }
                    return outbox.isFull();
                }));
        // What the network still takes has been taken: nothing drains any more.
        Awaitility.await()
                .during(Duration.ofMillis(200))
                .atMost(Duration.ofSeconds(20))
                .until(() -> loopback.on(() -> {
                    if (!outbox.isFull()) {
                        outbox.answer(page);
                        return false;
                    }
                    return true;
                }));
        asked.clear();
    }

    private void untilCame(String letter) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> loopback.letters().contains(letter));
    }

    private List<String> said() {
        List<String> said = new ArrayList<>(loopback.letters());
        said.removeIf("-"::equals);
        return said;
    }

    @Test
    void sendsNoChangeBeforeTheGreetingAndEachAfterIt() {
        on(() -> {
            outbox.change(frame("a"), 1);
            outbox.inStep(frame("G"), 2);
            outbox.change(frame("b"), 3);
            outbox.change(frame("c"), 4);
        });

        untilCame("c");
        assertThat(said()).containsExactly("G", "b", "c");
    }

    @Test
    void messagesOfEveryLengthArriveWholeAndInOrder() {
        // given the lengths at which a frame has another head, or a message more frames
        List<Integer> lengths = List.of(0, 1, 125, 126, 65_535, 65_536, 65_537, 200_000, 3);

        on(() -> lengths.forEach(length -> outbox.answer(new byte[length])));

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(loopback.lengths()).isEqualTo(lengths));
    }

    @Test
    void dropsWhatDoesNotFitAndAsksForAllAfterTheLastThatWasSentWhenItDrains() {
        on(() -> {
            outbox.inStep(frame("G"), 2);
            outbox.change(frame("a"), 3);
            outbox.advance(4);
        });
        fill();
        on(() -> {
            outbox.change(frame("b"), 5);
            outbox.advance(6);
            outbox.change(frame("c"), 7);
        });
        assertThat(asked).isEmpty();

        // when
        loopback.goOnReading();

        // then it asks, once, and takes no change before the answer
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !asked.isEmpty());
        on(() -> {
            outbox.change(frame("d"), 8);
            outbox.drained(source);
        });
        assertThat(asked).containsExactly("after 4");
        on(() -> {
            outbox.inStep(frame("D"), 8);
            outbox.change(frame("e"), 9);
        });
        untilCame("e");
        assertThat(said()).containsExactly("G", "a", "D", "e");
    }

    @Test
    void isInStepStillWhenItWasFullAndNothingChangedMeanwhile() {
        on(() -> outbox.inStep(frame("G"), 2));
        fill();
        loopback.goOnReading();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> loopback.on(() -> !outbox.isFull()));
        on(() -> outbox.change(frame("a"), 3));

        untilCame("a");
        assertThat(asked).isEmpty();
    }

    @Test
    void saysTheLatestNoticeOfEachKindOnlyAndNothingThatWasReplaced() {
        on(() -> {
            outbox.inStep(frame("G"), 2);
            outbox.notice(Notice.RIGHTS, frame("q"));
        });
        fill();
        on(() -> {
            outbox.notice(Notice.RIGHTS, frame("r"));
            outbox.notice(Notice.STANDING, frame("s"));
            outbox.notice(Notice.RIGHTS, frame("t"));
        });

        loopback.goOnReading();
        untilCame("t");
        on(() -> outbox.notice(Notice.REMOVAL, frame("u")));
        untilCame("u");
        assertThat(said()).containsExactly("G", "q", "s", "t", "u");
    }

    /** What has changed of what stands is told once: who cannot take it needs all that stands. */
    @Test
    void fallsOutOfStepByANoticeThatTheNextDoesNotMakeUpFor() {
        on(() -> outbox.inStep(frame("G"), 2));
        fill();
        on(() -> {
            outbox.notice(Notice.STANDING_CHANGE, frame("c"));
            outbox.notice(Notice.RIGHTS, frame("r"));
        });

        loopback.goOnReading();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !asked.isEmpty());
        on(() -> outbox.inStep(frame("D"), 3));
        untilCame("D");
        assertThat(said()).containsExactly("G", "D");
    }

    /** Catching up brings what was missed, and notices of before would contradict it. */
    @Test
    void saysNoNoticeWhileItIsOutOfStep() {
        on(() -> outbox.inStep(frame("G"), 2));
        fill();
        on(() -> {
            outbox.notice(Notice.STANDING, frame("s"));
            outbox.change(frame("a"), 3);
            outbox.notice(Notice.RIGHTS, frame("r"));
        });

        loopback.goOnReading();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !asked.isEmpty());
        on(() -> {
            outbox.notice(Notice.DECISION, frame("d"));
            outbox.inStep(frame("D"), 3);
            outbox.notice(Notice.DECISION, frame("e"));
        });
        untilCame("e");
        assertThat(said()).containsExactly("G", "D", "e");
    }

    @Test
    void keepsTheLatestAcknowledgementAloneAndLetsNoRefusalOvertakeIt() {
        on(() -> outbox.inStep(frame("G"), 2));
        fill();
        on(() -> {
            outbox.acknowledge(frame("1"));
            outbox.acknowledge(frame("2"));
            outbox.refuse(frame("R"));
            outbox.acknowledge(frame("3"));
            outbox.acknowledge(frame("4"));
        });

        loopback.goOnReading();
        untilCame("4");
        assertThat(said()).containsExactly("G", "2", "R", "4");
    }

    @Test
    void asksWhereEverybodyIsOnceWhenItCouldNotTellIt() {
        on(() -> {
            outbox.inStep(frame("G"), 2);
            outbox.fleeting(frame("w"));
        });
        fill();
        on(() -> {
            outbox.fleeting(frame("x"));
            outbox.fleeting(frame("y"));
        });

        loopback.goOnReading();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !asked.isEmpty());
        on(() -> {
            outbox.drained(source);
            outbox.fleeting(frame("z"));
        });
        untilCame("z");
        assertThat(asked).containsExactly("everybody");
        assertThat(said()).containsExactly("G", "w", "z");
    }
}
