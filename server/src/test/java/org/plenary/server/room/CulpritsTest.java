package org.plenary.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.plenary.server.draft.Gate;
import org.plenary.server.identity.PersonId;

class CulpritsTest {
    private static final PersonId CLAIRE = new PersonId("claire");
    private static final PersonId DANIEL = new PersonId("daniel");

    private final Culprits culprits = new Culprits();
    private long now = 1;

    private Culprits.Consequence refused(PersonId person) {
        return culprits.refused(person, 0, now);
    }

    private void untilAway(PersonId person) {
        for (int i = 0; !refused(person).closes(); i++) {
            assertThat(i).isLessThan(10_000);
        }
    }

    @Test
    void passesOverDozensAndSlowsHundredsAndEndsWithMore() {
        for (int i = 0; i < Culprits.REFUSALS_AT_ONCE / 2; i++) {
            assertThat(refused(CLAIRE)).as("refusal %d", i).isEqualTo(Culprits.Consequence.NONE);
        }
        for (int i = 0; i < Culprits.REFUSALS_AT_ONCE / 2; i++) {
            assertThat(refused(CLAIRE)).isEqualTo(new Culprits.Consequence(Culprits.SLOWED_MILLIS, 0));
        }
        assertThat(culprits.secondsToWait(CLAIRE, now)).isZero();
        assertThat(refused(CLAIRE).closes()).isTrue();
        assertThat(culprits.secondsToWait(CLAIRE, now)).isBetween(10L, 11L);
        assertThat(refused(DANIEL)).as("somebody else").isEqualTo(Culprits.Consequence.NONE);
    }

    @Test
    void countsWhatARefusalCost() {
        long most = (Culprits.REFUSALS_AT_ONCE - 2) / (1 + Gate.MAX_WORK / Culprits.STEPS_PER_REFUSAL);
        for (int i = 0; i <= most; i++) {
            assertThat(culprits.refused(CLAIRE, Gate.MAX_WORK, now).closes())
                    .as("refusal %d of the dearest", i)
                    .isEqualTo(i == most);
        }
        assertThat(most).isLessThan(5);
    }

    @Test
    void goesOnForEverAtAPaceThatCostsNothing() {
        for (int i = 0; i < 5_000; i++) {
            now += TimeUnit.SECONDS.toNanos(1) / Culprits.REFUSALS_PER_SECOND;
            assertThat(refused(CLAIRE)).isEqualTo(Culprits.Consequence.NONE);
        }
    }

    @Test
    void keepsAwayForLongerEachTimeAndForgetsAtLast() {
        long wait = 10;
        for (int time = 0; time < 9; time++) {
            untilAway(CLAIRE);
            assertThat(culprits.secondsToWait(CLAIRE, now)).as("time %d", time).isBetween(wait, wait + 1);
            now += TimeUnit.SECONDS.toNanos(wait + 1);
            assertThat(culprits.secondsToWait(CLAIRE, now)).isZero();
            wait = Math.min(640, wait * 2);
        }
        now += TimeUnit.HOURS.toNanos(1);
        untilAway(CLAIRE);
        assertThat(culprits.secondsToWait(CLAIRE, now)).isBetween(10L, 11L);
    }

    @Test
    void doesNotProlongTheTimeByWhatIsStillUnderWay() {
        untilAway(CLAIRE);
        for (int i = 0; i < 1_000; i++) {
            assertThat(refused(CLAIRE).closes()).isTrue();
        }
        assertThat(culprits.secondsToWait(CLAIRE, now)).isBetween(10L, 11L);
    }

    @Test
    void letsTheFirstFaultPass() {
        assertThat(culprits.broke(CLAIRE, now)).isFalse();
        assertThat(culprits.secondsToWait(CLAIRE, now)).isZero();
        assertThat(culprits.broke(CLAIRE, now)).isTrue();
        assertThat(culprits.secondsToWait(CLAIRE, now)).isBetween(10L, 11L);
    }
}
