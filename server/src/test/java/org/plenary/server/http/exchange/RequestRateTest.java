package org.plenary.server.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RequestRateTest {
    private final AtomicLong now = new AtomicLong(1_000_000);
    private final RequestRate rate = RequestRate.ofAddresses(() -> Instant.ofEpochMilli(now.get()));

    @Test
    void letsAnAddressAskManyTimesAtOnceAndThenAtASteadyRate() {
        for (int i = 0; i < RequestRate.BURST; i++) {
            assertThat(rate.secondsToWait("192.0.2.1")).as("request %d", i).isEmpty();
        }
        assertThat(rate.secondsToWait("192.0.2.1")).isEqualTo(OptionalLong.of(1));
        assertThat(rate.secondsToWait("192.0.2.1"))
                .as("to be refused costs nothing")
                .isEqualTo(OptionalLong.of(1));
        assertThat(rate.secondsToWait("192.0.2.2")).as("another address").isEmpty();

        now.addAndGet(1_000);
        for (int i = 0; i < RequestRate.PER_SECOND; i++) {
            assertThat(rate.secondsToWait("192.0.2.1")).isEmpty();
        }
        assertThat(rate.secondsToWait("192.0.2.1")).isPresent();
        now.addAndGet(3_600_000);
        for (int i = 0; i < RequestRate.BURST; i++) {
            assertThat(rate.secondsToWait("192.0.2.1")).isEmpty();
        }
        assertThat(rate.secondsToWait("192.0.2.1")).as("rest does not add up").isPresent();
    }

    @Test
    void remembersABoundedNumberOfAddresses() {
        for (int i = 0; i < 50_000; i++) {
            rate.secondsToWait("address " + i);
        }
        assertThat(rate.size()).isEqualTo(10_000);
    }
}
