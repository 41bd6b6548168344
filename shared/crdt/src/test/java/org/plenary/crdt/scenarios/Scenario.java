package org.plenary.crdt.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/**
 * Plays a scenario in this engine and in Yjs and compares everything: what each step gives, the updates that it makes,
 * byte for byte, and what all documents hold at the end. A value that a scenario states is what Yjs says.
 */
final class Scenario {
    private Scenario() {}

    static void play(String text) {
        List<Step> steps = ScenarioReader.read(text);
        Map<?, ?> yjs = YjsPlayer.play(steps);
        requireExpected(steps, (List<?>) yjs.get("outcomes"));
        Map<?, ?> engine = (Map<?, ?>) Shown.plain(EnginePlayer.play(steps));
        compare(steps, (List<?>) engine.get("outcomes"), (List<?>) yjs.get("outcomes"));
        Map<?, ?> ends = (Map<?, ?>) engine.get("end");
        ends.forEach((peer, end) ->
                compareEnds(peer, (Map<?, ?>) end, (Map<?, ?>) ((Map<?, ?>) yjs.get("end")).get(peer)));
    }

    private static void compareEnds(Object peer, Map<?, ?> engine, Map<?, ?> yjs) {
        engine.forEach((part, value) -> assertThat(value)
                .as("%s of %s at the end, as Yjs has it", part, peer)
                .isEqualTo(yjs.get(part)));
    }

    private static void compare(List<Step> steps, List<?> engine, List<?> yjs) {
        for (int i = 0; i < steps.size(); i++) {
            compare(steps.get(i), (Map<?, ?>) engine.get(i), (Map<?, ?>) yjs.get(i));
        }
    }

    /** What the scenario states is what Yjs says. */
    private static void requireExpected(List<Step> steps, List<?> outcomes) {
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            Map<?, ?> outcome = (Map<?, ?>) outcomes.get(i);
            boolean fails = step.expected() instanceof Step.Expected.Failure;
            assertThat(outcome.get("fails"))
                    .as("Yjs refuses: %s%n%s", step, outcome.get("why"))
                    .isEqualTo(fails);
            if (step.expected() instanceof Step.Expected.Value expected) {
                assertThat(outcome.get("value"))
                        .as("Yjs says after: %s", step)
                        .isEqualTo(Shown.plain(expected.value()));
            }
            if (!step.body().isEmpty() && outcome.get("steps") instanceof List<?> inner) {
                requireExpected(step.body(), inner);
            }
        }
    }

    private static void compare(Step step, Map<?, ?> engine, Map<?, ?> yjs) {
        assertThat(engine.get("fails"))
                .as("the engine refuses: %s%n%s", step, engine.get("why"))
                .isEqualTo(yjs.get("fails"));
        assertThat(engine.get("value"))
                .as("the engine says what Yjs says: %s", step)
                .isEqualTo(yjs.get("value"));
        if (yjs.get("steps") instanceof List<?> inner) {
            compare(step.body(), (List<?>) engine.get("steps"), inner);
        }
        assertThat(engine.get("updates")).as("updates made by: %s", step).isEqualTo(yjs.get("updates"));
    }
}
