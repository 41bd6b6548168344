package org.plenary.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartingTest {
    private final List<String> done = new ArrayList<>();
    private final Parting parting = new Parting(() -> {
        done.add("alarm");
        return () -> done.add("called off");
    });

    @Test
    void hangsUpInAWhileHoweverOftenItIsAsked() {
        parting.soon();
        parting.soon();
        parting.discard();
        parting.soon();

        assertThat(done).containsExactly("alarm");
    }

    @Test
    void passesOnWhatStillComesUntilItIsDiscarded() {
        assertThat(parting.isDiscarding()).isFalse();
        parting.soon();
        assertThat(parting.isDiscarding()).isFalse();
        parting.discard();
        assertThat(parting.isDiscarding()).isTrue();
    }

    @Test
    void hangsUpInAWhileOnWhoseWordsAreDiscarded() {
        parting.discard();
        assertThat(done).containsExactly("alarm");
    }

    @Test
    void needsNotHangUpOnWhoHasGone() {
        parting.soon();
        parting.gone();
        parting.gone();
        parting.soon();

        assertThat(done).containsExactly("alarm", "called off");
    }

    /** The last words of who has hung up may still be in the decoder. */
    @Test
    void discardsTheLastWordsOfThoseAloneWhoseWordsWereDiscardedBefore() {
        Parting other = new Parting(() -> () -> {});
        other.discard();
        other.gone();
        parting.gone();

        assertThat(other.isDiscarding()).isTrue();
        assertThat(parting.isDiscarding()).isFalse();
        assertThat(done).isEmpty();
    }
}
