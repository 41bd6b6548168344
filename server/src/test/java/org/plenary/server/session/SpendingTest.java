package org.plenary.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.plenary.server.identity.PersonId;
import org.plenary.server.room.Shares;

/** Ten messages a second on one connection, so that a hundred may come at once. */
class SpendingTest {
    private static final int A_SECOND = 10;
    private static final int AT_ONCE = 100;
    private static final PersonId CLAIRE = new PersonId("claire");

    private final Shares plenty = new Shares(1_000_000);
    private final Spending spending = on(plenty);

    private static Spending on(Shares shares) {
        return new Spending(CLAIRE, shares, new Allowance(A_SECOND, 0));
    }

    @Test
    void restsAsLongAsTheLastMessageWasTooMuch() {
        assertThat(spending.message(AT_ONCE, 10, 0)).isZero();
        assertThat(spending.message(1, 10, 0)).isEqualTo(100);
        assertThat(spending.message(1, 10, TimeUnit.SECONDS.toNanos(1))).isZero();
    }

    @Test
    void countsFramesThatEndNoMessageByTheFour() {
        assertThat(spending.message(AT_ONCE, 10, 0)).isZero();
        assertThat(spending.frames(Spending.FRAMES_PER_MESSAGE - 1, 0)).isZero();
        assertThat(spending.frames(1, 0)).isEqualTo(100);
        assertThat(spending.frames(2 * Spending.FRAMES_PER_MESSAGE + 1, 0)).isEqualTo(300);
        assertThat(spending.frames(Spending.FRAMES_PER_MESSAGE - 2, 0)).isZero();
        assertThat(spending.frames(1, 0)).isEqualTo(400);
    }

    /** The share is what the person has on all connections together, also by bytes. */
    @Test
    void restsForThePersonsShareThoughTheConnectionsOwnIsNotSpent() {
        Shares shares = new Shares(A_SECOND);
        assertThat(on(shares).message(AT_ONCE, 0, 0)).isZero();
        assertThat(on(shares).message(1, 1 << 20, 0)).isGreaterThan(1_000);
        assertThat(on(plenty).message(1, 1 << 20, 0)).isZero();
    }
}
