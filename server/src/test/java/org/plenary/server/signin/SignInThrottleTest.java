package org.plenary.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.plenary.server.signin.SignInThrottle.Attempt;
import org.plenary.server.signin.SignInThrottle.Decision;
import org.plenary.server.signin.SignInThrottle.From;

class SignInThrottleTest {
    private Instant now = Instant.ofEpochSecond(1_700_000_000);
    private final SignInThrottle throttle = new SignInThrottle(() -> now);

    /** Tries until it must wait; returns how often it could. */
    private int tries(String account, String address) {
        for (int tries = 0; ; tries++) {
            if (throttle.admit(From.stranger(account, address)).attempt() == null) {
                return tries;
            }
        }
    }

    private Duration delay(String account, String address) {
        return throttle.admit(From.stranger(account, address)).delay();
    }

    @Test
    void makesEachFurtherFailureWaitTwiceAsLongUpToAMinute() {
        assertThat(tries("a", "1")).isEqualTo(5);
        long[] seconds = {1, 2, 4, 8, 16, 32, 60, 60};
        for (long expected : seconds) {
            Duration delay = delay("a", "1");
            assertThat(delay).isEqualTo(Duration.ofSeconds(expected));
            now = now.plus(delay).minusMillis(1);
            assertThat(throttle.admit(From.stranger("a", "1")).attempt()).isNull();
            now = now.plusMillis(1);
            assertThat(throttle.admit(From.stranger("a", "1")).attempt()).isNotNull();
        }
    }

    @Test
    void tellsOfEachWaitOnce() {
        tries("a", "1");
        Decision again = throttle.admit(From.stranger("a", "1"));
        assertThat(again.isFirstRefusal()).isFalse();
        now = now.plus(again.delay());
        throttle.admit(From.stranger("a", "1"));
        assertThat(throttle.admit(From.stranger("a", "1")).isFirstRefusal()).isTrue();
        assertThat(throttle.admit(From.stranger("a", "1")).isFirstRefusal()).isFalse();
    }

    @Test
    void countsAttemptsThatAreStillUnderWay() {
        for (int i = 0; i < 5; i++) {
            assertThat(throttle.admit(From.stranger("a", "1")).attempt()).isNotNull();
        }
        assertThat(throttle.admit(From.stranger("a", "1")).attempt()).isNull();
    }

    @Test
    void forgetsFailuresAfterASuccessOrAWhile() {
        for (int round = 0; round < 50; round++) {
            Attempt attempt = throttle.admit(From.stranger("a", "1")).attempt();
            assertThat(attempt).isNotNull();
            attempt.succeeded();
        }
        tries("a", "1");
        now = now.plus(Duration.ofMinutes(16));
        assertThat(tries("a", "1")).isEqualTo(5);
    }

    @Test
    void doesNotCountWhatFoundNothingOut() {
        for (int round = 0; round < 50; round++) {
            Attempt attempt = throttle.admit(From.stranger("a", "1")).attempt();
            assertThat(attempt).isNotNull();
            attempt.abandoned();
        }
    }

    /** From an address from which much has failed. */
    private void fillWithFailures(String address) {
        for (int i = 0; i < SignInThrottle.FREE_OF_ADDRESS; i++) {
            assertThat(throttle.admit(From.stranger("other-" + i, address)).attempt())
                    .isNotNull();
        }
    }

    @Test
    void letsEachAccountTryOnceAMinuteWhereMuchHasFailed() {
        fillWithFailures("hall");
        assertThat(tries("a", "hall")).isEqualTo(1);
        assertThat(delay("a", "hall")).isEqualTo(SignInThrottle.EACH_FROM_SUSPECT_ADDRESS);
        assertThat(tries("b", "hall")).as("another person in the hall").isEqualTo(1);
        assertThat(tries("a", "elsewhere")).isEqualTo(5);
        now = now.plus(SignInThrottle.EACH_FROM_SUSPECT_ADDRESS);
        assertThat(tries("a", "hall")).isEqualTo(1);
    }

    @Test
    void holdsNobodyUpInABrowserThatTheyKnowForWhatOthersDo() {
        fillWithFailures("hall");
        tries("a", "hall");
        for (int i = 0; i < 100; i++) {
            throttle.admit(From.stranger("a", "bot-" + i));
        }
        From own = From.known("a", "browser-of-a");
        for (int i = 0; i < 5; i++) {
            assertThat(throttle.admit(own).attempt()).as("attempt %d", i).isNotNull();
        }
        assertThat(throttle.admit(own).attempt()).as("their own failures count").isNull();
        assertThat(tries("b", "next-hall")).as("and count for nobody else").isEqualTo(5);
    }

    @Test
    void takesWhatSomebodyMistypedOffTheAddressOnceTheySucceed() {
        for (int person = 0; person < 500; person++) {
            Attempt attempt = null;
            for (int i = 0; i < 3; i++) {
                attempt = throttle.admit(From.stranger("person-" + person, "hall"))
                        .attempt();
                assertThat(attempt).as("person %d, attempt %d", person, i).isNotNull();
            }
            attempt.succeeded();
        }
        assertThat(tries("late", "hall")).isEqualTo(5);
    }

    @Test
    void letsThePersonInWhereTheyHaveBeenBeforeHoweverManyGuessElsewhere() {
        Attempt own = throttle.admit(From.stranger("a", "home")).attempt();
        assertThat(own).isNotNull();
        own.succeeded();
        for (int i = 0; i < 100; i++) {
            throttle.admit(From.stranger("a", "bot-" + i));
        }
        assertThat(throttle.admit(From.stranger("a", "elsewhere")).attempt()).isNull();
        assertThat(throttle.admit(From.stranger("a", "elsewhere")).delay()).isLessThanOrEqualTo(Duration.ofSeconds(30));
        assertThat(throttle.admit(From.stranger("a", "home")).attempt()).isNotNull();
    }

    @Test
    void holdsABoundedNumberOfCounts() {
        for (int i = 0; i < 100_000; i++) {
            throttle.admit(From.stranger("account-" + i, "address-" + i));
        }
        assertThat(throttle.size()).isLessThanOrEqualTo(50_000);
    }
}
