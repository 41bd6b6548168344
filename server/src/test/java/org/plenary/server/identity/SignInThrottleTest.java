package org.plenary.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.plenary.server.identity.SignInThrottle.Attempt;
import org.plenary.server.identity.SignInThrottle.Decision;

class SignInThrottleTest {
    private Instant now = Instant.ofEpochSecond(1_700_000_000);
    private final SignInThrottle throttle = new SignInThrottle(() -> now);

    /** Tries until it must wait; returns how often it could. */
    private int tries(String account, String address) {
        for (int tries = 0; ; tries++) {
            if (throttle.admit(account, address).attempt() == null) {
                return tries;
            }
        }
    }

    private Duration delay(String account, String address) {
        return throttle.admit(account, address).delay();
    }

    @Test
    void makesEachFurtherFailureWaitTwiceAsLongUpToAMinute() {
        assertThat(tries("a", "1")).isEqualTo(5);
        long[] seconds = {1, 2, 4, 8, 16, 32, 60, 60};
        for (long expected : seconds) {
            Duration delay = delay("a", "1");
            assertThat(delay).isEqualTo(Duration.ofSeconds(expected));
            now = now.plus(delay).minusMillis(1);
            assertThat(throttle.admit("a", "1").attempt()).isNull();
            now = now.plusMillis(1);
            assertThat(throttle.admit("a", "1").attempt()).isNotNull();
        }
    }

    @Test
    void tellsOfEachWaitOnce() {
        tries("a", "1");
        Decision again = throttle.admit("a", "1");
        assertThat(again.isFirstRefusal()).isFalse();
        now = now.plus(again.delay());
        throttle.admit("a", "1");
        assertThat(throttle.admit("a", "1").isFirstRefusal()).isTrue();
        assertThat(throttle.admit("a", "1").isFirstRefusal()).isFalse();
    }

    @Test
    void countsAttemptsThatAreStillUnderWay() {
        for (int i = 0; i < 5; i++) {
            assertThat(throttle.admit("a", "1").attempt()).isNotNull();
        }
        assertThat(throttle.admit("a", "1").attempt()).isNull();
    }

    @Test
    void forgetsFailuresAfterASuccessOrAWhile() {
        for (int round = 0; round < 50; round++) {
            Attempt attempt = throttle.admit("a", "1").attempt();
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
            Attempt attempt = throttle.admit("a", "1").attempt();
            assertThat(attempt).isNotNull();
            attempt.abandoned();
        }
    }

    @Test
    void makesAnAddressWaitThatTriesManyAccounts() {
        int tries = 0;
        while (throttle.admit("account-" + tries, "1").attempt() != null) {
            tries++;
        }
        assertThat(tries).isEqualTo(20);
        assertThat(throttle.admit("a", "2").attempt()).isNotNull();
    }

    @Test
    void letsThePersonInWhereTheyHaveBeenBeforeHoweverManyGuessElsewhere() {
        Attempt own = throttle.admit("a", "home").attempt();
        assertThat(own).isNotNull();
        own.succeeded();
        for (int i = 0; i < 100; i++) {
            throttle.admit("a", "bot-" + i);
        }
        assertThat(throttle.admit("a", "elsewhere").attempt()).isNull();
        assertThat(throttle.admit("a", "elsewhere").delay()).isLessThanOrEqualTo(Duration.ofSeconds(30));
        assertThat(throttle.admit("a", "home").attempt()).isNotNull();
    }

    @Test
    void holdsABoundedNumberOfCounts() {
        for (int i = 0; i < 100_000; i++) {
            throttle.admit("account-" + i, "address-" + i);
        }
        assertThat(throttle.size()).isLessThanOrEqualTo(50_000);
    }
}
