package org.plenary.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnansweredTest {
    private final Unanswered unanswered = new Unanswered();

    @Test
    void numbersMessagesFromOneAndAddsThemUp() {
        assertThat(unanswered.next(10)).isEqualTo(1);
        assertThat(unanswered.next(20)).isEqualTo(2);
        assertThat(unanswered.messages()).isEqualTo(2);
        assertThat(unanswered.bytes()).isEqualTo(30);
    }

    @Test
    void takesOneAnswerForAllUpToItsNumber() {
        for (int i = 0; i < 4; i++) {
            unanswered.next(10);
        }
        unanswered.answered(3);
        assertThat(unanswered.messages()).isEqualTo(1);
        assertThat(unanswered.bytes()).isEqualTo(10);

        // when it is answered again, or late
        unanswered.answered(3);
        unanswered.answered(1);
        assertThat(unanswered.messages()).isEqualTo(1);

        unanswered.answered(4);
        assertThat(unanswered.bytes()).isZero();
        assertThat(unanswered.next(10)).isEqualTo(5);
    }
}
