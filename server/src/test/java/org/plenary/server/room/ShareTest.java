package org.plenary.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.plenary.server.draft.Gate;
import org.plenary.server.identity.PersonId;

class ShareTest {
    private long now = 1;
    private final Share share = new Share(100, now);

    private void after(long amount, TimeUnit unit) {
        now += unit.toNanos(amount);
    }

    @Test
    void letsSecondsOfMessagesPassAtOnceAndThenSlowsDown() {
        assertThat(share.brought(1_000, now)).isZero();
        assertThat(share.brought(1, now)).isEqualTo(10);
        assertThat(share.brought(99, now)).isEqualTo(1_000);
        assertThat(share.brought(1_000_000, now)).as("not for ever").isEqualTo(Share.LONGEST_REST_MILLIS);
    }

    @Test
    void slowsDownWhoseChangesTakeMoreWorkThanTheirShare() {
        // given one of the largest changes
        assertThat(share.workFor(now)).isGreaterThanOrEqualTo(Gate.MAX_WORK);
        share.worked(Gate.MAX_WORK, now);
        assertThat(share.brought(0, now)).as("one may come at any time").isZero();
        assertThat(share.workFor(now)).isEqualTo(Share.WORK_AT_ONCE - Gate.MAX_WORK);

        // when more is under way
        share.worked(Share.WORK_AT_ONCE - Gate.MAX_WORK, now);
        share.worked(Share.WORK_PER_SECOND * 3, now);

        // then
        assertThat(share.brought(0, now)).isBetween(3_000L, 3_001L);
        assertThat(share.workFor(now)).as("what is under way is looked at").isEqualTo(Share.LEAST_WORK);
        share.worked(Share.MOST_WORK_OWED, now);
        assertThat(share.workFor(now)).as("not without end").isZero();
        after(1, TimeUnit.MINUTES);
        assertThat(share.workFor(now)).isGreaterThanOrEqualTo(Gate.MAX_WORK);
        assertThat(share.isWhole(now)).isTrue();
    }

    @Test
    void keepsOfOnePersonInTheRecordWhatSomebodyCanWrite() {
        // given a typist who never stops, ten letters a second, for a day
        for (int second = 0; second < 86_400; second++) {
            for (int letter = 0; letter < 10; letter++) {
                share.recorded(40, now);
            }
            after(1, TimeUnit.SECONDS);
        }
        assertThat(share.mayRecord(now)).isTrue();
        assertThat(share.brought(0, now)).isZero();

        // when somebody fills whole drafts
        for (int mebibyte = 0; mebibyte < 66; mebibyte++) {
            share.recorded(1 << 20, now);
        }

        // then
        assertThat(share.brought(0, now)).isEqualTo(Share.LONGEST_REST_MILLIS);
        assertThat(share.mayRecord(now)).isTrue();
        share.recorded(3 << 20, now);
        assertThat(share.mayRecord(now)).isFalse();
        after(10, TimeUnit.MINUTES);
        assertThat(share.mayRecord(now)).isTrue();
    }

    @Test
    void takesOneClientIdForEachPageThatSomebodyLoads() {
        for (int day = 0; day < 365; day++) {
            share.broughtClientIds(200, now);
            after(1, TimeUnit.DAYS);
        }
        assertThat(share.clientIdsLeft(now)).isEqualTo(Share.CLIENT_IDS);
        share.broughtClientIds(Share.CLIENT_IDS, now);
        assertThat(share.clientIdsLeft(now)).isZero();
        after(1, TimeUnit.HOURS);
        assertThat(share.clientIdsLeft(now)).isBetween(416, 417);
    }

    @Test
    void remembersNobodyWhoUsesNothing() {
        Shares shares = new Shares(100);
        for (int i = 0; i < 5_000; i++) {
            shares.of(new PersonId("person-" + i));
        }
        assertThat(shares.size()).isLessThanOrEqualTo(1_025);
    }
}
