package org.plenary.crdt.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.encoding.DecodeException;
import org.plenary.crdt.encoding.Encoder;
import org.plenary.crdt.encoding.Json;

class AwarenessTest {
    private static final int GAMES = 25;

    /** Replay a failure with {@code -Dplenary.seed=…}. */
    /** A time that stands still. */
    private static long still() {
        return 0;
    }

    @Test
    void isTheSameAsYProtocols() throws IOException, InterruptedException {
        long first = Long.getLong("plenary.seed", System.nanoTime());
        System.out.println("awareness test: seed=" + first);
        Process node = new ProcessBuilder("node", "awareness.mjs")
                .directory(Path.of("src/test/js").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (Writer games = new OutputStreamWriter(node.getOutputStream(), StandardCharsets.UTF_8);
                BufferedReader outcomes =
                        new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8))) {
            for (long seed = first; seed < first + GAMES; seed++) {
                AwarenessGame game = new AwarenessGame(seed);
                List<Map<String, Object>> steps = game.steps();
                games.write(Json.stringify(steps) + "\n");
                games.flush();
                List<?> expected = (List<?>) Json.parse(outcomes.readLine());
                for (int i = 0; i < steps.size(); i++) {
                    Map<String, Object> outcome = game.play(steps.get(i));
                    assertThat(Json.parse(Json.stringify(outcome)))
                            .as("seed=" + seed + " step " + i + " " + steps.get(i))
                            .isEqualTo(expected.get(i));
                }
            }
        }
        assertThat(node.waitFor()).isZero();
    }

    private static byte[] update(long client, long clock, String json) {
        return AwarenessGame.encoded(List.of(List.of(client, clock, json)));
    }

    @Test
    void sendsWhatIsSetAndTellsOfIt() {
        Awareness one = new Awareness(1, AwarenessTest::still);
        Awareness two = new Awareness(2, AwarenessTest::still);
        List<String> told = new ArrayList<>();
        two.onChange((change, origin) -> told.add(change + " " + origin));
        one.setLocalState(Map.of("name", "Ada"));
        one.setLocalStateField("cursor", null);
        two.apply(one.encode(), "wire");

        assertThat(two.getStates().get(1L)).containsEntry("name", "Ada").containsEntry("cursor", null);
        assertThat(told).containsExactly("AwarenessChange[added=[1], updated=[], removed=[]] wire");
        assertThat(two.clock(1)).isEqualTo(2);
        assertThat(two.clock(9)).isEqualTo(-1);
        assertThat(one.clientId()).isEqualTo(1);
    }

    @Test
    void comesBackWhenItIsTakenForGone() {
        Awareness one = new Awareness(1, AwarenessTest::still);
        one.apply(update(1, 5, "null"), "wire");
        assertThat(one.getLocalState()).isEmpty();
        assertThat(one.clock(1)).isEqualTo(6);
    }

    @Test
    void callsNoListenerThatWasRemoved() {
        Awareness one = new Awareness(1, AwarenessTest::still);
        List<Object> told = new ArrayList<>();
        AwarenessListener listener = (change, origin) -> told.add(origin);
        one.onChange(listener);
        one.onUpdate(listener);
        one.removeListener(listener);
        one.setLocalState(null);
        assertThat(told).isEmpty();
        assertThat(one.getLocalState()).isNull();
        one.setLocalStateField("name", "nobody");
        assertThat(one.getLocalState()).isNull();
    }

    @Test
    void takesWhatAMessageSays() {
        Awareness one = new Awareness(1, AwarenessTest::still);
        one.setLocalStateField("name", "Ada");
        Awareness two = new Awareness(2, AwarenessTest::still);
        List<Object> told = new ArrayList<>();
        two.onChange((change, origin) -> told.add(origin));

        two.apply((Message.Awareness) MessageReader.read(Frames.awareness(one.encode())), "wire");

        assertThat(two.getStates().get(1L)).isEqualTo(Map.of("name", "Ada"));
        assertThat(told).containsExactly("wire");
    }

    @Test
    void refusesWhatIsNoUpdateAndChangesNothing() {
        Awareness one = new Awareness(1, AwarenessTest::still);
        byte[] good = update(2, 1, "{\"a\":1}");
        for (int length = 0; length < good.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(good, length);
            assertThatThrownBy(() -> one.apply(cut, null)).isInstanceOf(DecodeException.class);
        }
        assertRefused(one, java.util.Arrays.copyOf(good, good.length + 1), DecodeException.Reason.TRAILING_BYTES);
        assertRefused(one, update(2, 1, "{"), DecodeException.Reason.INVALID_JSON);
        assertRefused(one, update(2, 1, "[]"), DecodeException.Reason.INVALID_JSON);
        assertRefused(
                one,
                update(2, 1, "{\"a\":" + "[".repeat(500) + "]".repeat(500) + "}"),
                DecodeException.Reason.TOO_DEEP);
        assertRefused(
                one,
                update(2, 1, "{\"a\":\"" + "x".repeat(MessageReader.MAX_AWARENESS_STATE) + "\"}"),
                DecodeException.Reason.COUNT_TOO_LARGE);
        byte[] second = AwarenessGame.encoded(List.of(List.of(2, 1, "{}"), List.of(3, 1, "{")));
        assertRefused(one, second, DecodeException.Reason.INVALID_JSON);
        assertThat(one.getStates()).containsOnlyKeys(1L);
    }

    private static void assertRefused(Awareness awareness, byte[] update, DecodeException.Reason reason) {
        assertThatThrownBy(() -> awareness.apply(update, null))
                .isInstanceOf(DecodeException.class)
                .extracting(thrown -> ((DecodeException) thrown).reason())
                .isEqualTo(reason);
    }

    @Test
    void refusesAStateThatNobodyWouldTake() {
        Awareness one = new Awareness(1, AwarenessTest::still);
        assertThatThrownBy(() -> one.setLocalState(Map.of("a", "x".repeat(MessageReader.MAX_AWARENESS_STATE))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> one.setLocalState(Map.of("a", new Object())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> one.encode(List.of(7L))).isInstanceOf(IllegalArgumentException.class);
        assertThat(one.clock(1)).isZero();
    }

    @Test
    void keepsItsOwnClockWithinBounds() {
        Awareness one = new Awareness(1, AwarenessTest::still);
        one.apply(update(1, Encoder.MAX_INTEGER, "null"), null);
        one.setLocalState(Map.of());
        assertThat(one.clock(1)).isEqualTo(1);
    }

    @Test
    void knowsNoMoreClientsThanItMay() {
        Awareness one = new Awareness(1, AwarenessTest::still);
        for (long client = 2; client <= 3000; client++) {
            one.apply(update(client, 1, "{}"), null);
            one.removeStates(List.of(client), null);
        }
        for (long client = 10_000; client < 10_000 + Awareness.MAX_CLIENTS; client++) {
            one.apply(update(client, 1, "{}"), null);
        }
        assertThat(one.getStates()).hasSize(Awareness.MAX_CLIENTS).containsKey(10_000L);
        assertThat(one.clock(2)).isEqualTo(-1);
        assertThat(one.clock(10_000 + Awareness.MAX_CLIENTS - 1)).isEqualTo(-1);
        one.removeStates(List.of(10_000L), null);
        one.apply(update(7, 1, "{}"), null);
        assertThat(one.getStates()).containsKey(7L);
    }

    @Test
    void forgetsTheClocksOfThoseWhoLeftLongAgo() {
        long[] now = {0};
        Awareness one = new Awareness(1, () -> now[0]);
        one.apply(update(2, 7, "{}"), null);
        now[0] += Awareness.OUTDATED.toMillis() - 1;
        one.check();
        assertThat(one.getStates()).containsKey(2L);
        now[0]++;
        one.check();
        assertThat(one.getStates()).doesNotContainKey(2L);
        assertThat(one.clock(2)).isEqualTo(7);
        one.apply(update(2, 7, "{}"), null);
        assertThat(one.getStates()).doesNotContainKey(2L);
        now[0] += Awareness.FORGOTTEN.toMillis();
        one.check();
        assertThat(one.clock(2)).isEqualTo(-1);
    }
}
