package org.plenary.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RegulationTest {
    private static final int GAMES = 500;

    private final HandMadeTime time = new HandMadeTime();
    private final Tap tap = new Tap();
    private final Regulation regulation = new Regulation(tap, () -> tap.bound, time);

    /** Notes what is done to it. */
    private static final class Tap implements Regulation.Tap {
        private final List<String> done = new ArrayList<>();
        private boolean bound;
        private boolean shut;

        @Override
        public void pause() {
            done.add("pause");
        }

        @Override
        public void resume() {
            done.add("resume");
        }

        @Override
        public boolean isShut() {
            return shut;
        }
    }

    private void bound(boolean reached) {
        tap.bound = reached;
        regulation.look();
    }

    @Test
    void readsAsLongAsNoBoundIsReached() {
        regulation.look();
        regulation.rest(0);

        assertThat(tap.done).isEmpty();
        assertThat(regulation.isHeld()).isFalse();
    }

    @Test
    void stopsOnceWhenABoundIsReachedAndGoesOnOnceWhenNoneIs() {
        bound(true);
        bound(true);
        assertThat(tap.done).containsExactly("pause");
        assertThat(regulation.isHeld()).isTrue();

        bound(false);
        bound(false);
        assertThat(tap.done).containsExactly("pause", "resume");
        assertThat(regulation.isHeld()).isFalse();
    }

    @Test
    void readsNothingDuringARestWhateverTheBoundsSay() {
        regulation.rest(100);
        bound(false);
        time.pass(99);
        assertThat(tap.done).containsExactly("pause");

        time.pass(1);
        assertThat(tap.done).containsExactly("pause", "resume");
    }

    @Test
    void isHeldAfterARestIfABoundIsReachedThen() {
        regulation.rest(100);
        bound(true);
        time.pass(100);
        assertThat(tap.done).containsExactly("pause");
        assertThat(regulation.isHeld()).isTrue();

        bound(false);
        assertThat(tap.done).containsExactly("pause", "resume");
    }

    @Test
    void restsToTheEndThoughTheBoundThatHeldItIsReachedNoMore() {
        bound(true);
        regulation.rest(100);
        bound(false);
        assertThat(tap.done).containsExactly("pause");

        time.pass(100);
        assertThat(tap.done).containsExactly("pause", "resume");
    }

    @Test
    void doesNotRestLongerForASecondReason() {
        regulation.rest(100);
        time.pass(50);
        regulation.rest(1_000);
        assertThat(time.alarms()).isEqualTo(1);

        time.pass(50);
        assertThat(tap.done).containsExactly("pause", "resume");
    }

    @Test
    void leavesASocketAloneThatIsShutThoughNobodyWasTold() {
        regulation.rest(100);
        tap.shut = true;
        time.pass(100);
        bound(true);
        bound(false);
        regulation.rest(100);

        assertThat(tap.done).containsExactly("pause");
        assertThat(time.alarms()).isZero();
    }

    @Test
    void leavesTheSocketAloneOnceItHasEndedInAnyState() {
        regulation.rest(100);
        regulation.end();
        assertThat(time.alarms()).isZero();

        time.pass(1_000);
        bound(true);
        bound(false);
        regulation.rest(100);
        regulation.end();
        assertThat(tap.done).containsExactly("pause");
        assertThat(time.alarms()).isZero();
    }

    /** Bounds are reached and left, rests begin and end, in any order. */
    @Test
    void readsExactlyWhileItMayHoweverBoundsAndRestsFollowEachOther() {
        long first = Long.getLong("plenary.seed", 1);
        for (long seed = first; seed < first + GAMES; seed++) {
            Random random = new Random(seed);
            HandMadeTime clock = new HandMadeTime();
            Tap played = new Tap();
            Regulation one = new Regulation(played, () -> played.bound, clock);
            long restLeft = 0;
            for (int step = 0; step < 60; step++) {
                switch (random.nextInt(4)) {
                    case 0 -> {
                        played.bound = !played.bound;
                        one.look();
                    }
                    case 1 -> one.look();
                    case 2 -> {
                        long millis = random.nextInt(50);
                        one.rest(millis);
                        restLeft = restLeft > 0 ? restLeft : millis;
                        one.look();
                    }
                    default -> {
                        long millis = random.nextInt(40);
                        clock.pass(millis);
                        restLeft = Math.max(0, restLeft - millis);
                        one.look();
                    }
                }
                boolean paused = played.done.size() % 2 == 1;
                assertThat(paused).as("seed=%d step=%d", seed, step).isEqualTo(restLeft > 0 || played.bound);
                assertThat(one.isHeld()).as("seed=%d step=%d", seed, step).isEqualTo(paused);
            }
            for (int i = 0; i < played.done.size(); i++) {
                assertThat(played.done.get(i)).as("seed=%d", seed).isEqualTo(i % 2 == 0 ? "pause" : "resume");
            }
        }
    }
}
