package org.plenary.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Role;
import org.plenary.server.signin.SessionNumber;
import org.plenary.server.signin.SignedIn;

/** The questions are answered by the test, as late as it likes. */
class RecheckingTest {
    private static final Negotiation PROCESS = new Negotiation(new ProcessId("p"), "A process");
    private static final SignedIn CHAIR = as(Role.CHAIR);
    private static final SignedIn OBSERVER = as(Role.OBSERVER);

    private final HandMadeTime time = new HandMadeTime();
    private final List<Promise<Optional<SignedIn>>> asked = new ArrayList<>();
    private final Claire claire = new Claire();
    private final Rechecking rechecking = new Rechecking(this::ask, claire, time);

    private static SignedIn as(Role role) {
        return new SignedIn(new Person(new PersonId("claire"), "Claire", role, null, PROCESS), new SessionNumber(1));
    }

    /** Hears who she is. As a connection does, she ends it when she is signed out. */
    private final class Claire implements Rechecking.Party {
        private final List<String> heard = new ArrayList<>();
        private SignedIn who = CHAIR;

        @Override
        public SignedIn who() {
            return who;
        }

        @Override
        public void renewed(SignedIn now) {
            who = now;
            heard.add(now.person().role().name());
        }

        @Override
        public void signedOut() {
            heard.add("signed out");
            rechecking.end();
        }

        @Override
        public void unknown() {
            heard.add("unknown");
            rechecking.end();
        }
    }

    private Future<Optional<SignedIn>> ask(SignedIn who) {
        Promise<Optional<SignedIn>> promise = Promise.promise();
        asked.add(promise);
        return promise.future();
    }

    private void answer(int question, Optional<SignedIn> who) {
        asked.get(question).complete(who);
        time.work();
    }

    private void fail(int question) {
        asked.get(question).fail("the database is away");
        time.work();
    }

    @Test
    void asksAtOnceAndSaysNothingIfNothingHasChanged() {
        rechecking.changed();
        assertThat(asked).hasSize(1);
        answer(0, Optional.of(as(Role.CHAIR)));

        assertThat(claire.heard).isEmpty();
        assertThat(asked).hasSize(1);
    }

    @Test
    void saysThatRightsHaveGone() {
        rechecking.changed();
        answer(0, Optional.of(OBSERVER));

        assertThat(claire.heard).containsExactly("OBSERVER");
    }

    @Test
    void saysThatSheWasSignedOutAndAsksNoMore() {
        rechecking.changed();
        answer(0, Optional.empty());
        rechecking.changed();

        assertThat(claire.heard).containsExactly("signed out");
        assertThat(asked).hasSize(1);
    }

    /** The answer that is under way may be from before the change. */
    @Test
    void asksAgainWhenAnAccountIsDisabledWhileACheckIsUnderWay() {
        rechecking.changed();
        rechecking.changed();
        assertThat(asked).hasSize(1);
        answer(0, Optional.of(CHAIR));
        assertThat(claire.heard).isEmpty();
        assertThat(asked).hasSize(2);

        answer(1, Optional.empty());
        assertThat(claire.heard).containsExactly("signed out");
    }

    @Test
    void asksOnceMoreHoweverMuchChangesWhileACheckIsUnderWay() {
        for (int i = 0; i < 10; i++) {
            rechecking.changed();
        }
        answer(0, Optional.of(OBSERVER));
        assertThat(asked).hasSize(2);
        answer(1, Optional.of(CHAIR));

        assertThat(asked).hasSize(2);
        assertThat(claire.heard).containsExactly("OBSERVER", "CHAIR");
    }

    @Test
    void doesNotAskAgainForWhomTheFirstAnswerHasSignedOut() {
        rechecking.changed();
        rechecking.changed();
        answer(0, Optional.empty());

        assertThat(asked).hasSize(1);
        assertThat(claire.heard).containsExactly("signed out");
    }

    @Test
    void asksAgainASecondLaterWhenNobodyCouldBeAsked() {
        rechecking.changed();
        fail(0);
        time.pass(Rechecking.AGAIN_AFTER_MILLIS - 1);
        assertThat(asked).hasSize(1);
        time.pass(1);
        assertThat(asked).hasSize(2);
        answer(1, Optional.of(OBSERVER));

        assertThat(claire.heard).containsExactly("OBSERVER");
        assertThat(time.alarms()).isZero();
    }

    @Test
    void asksAtOnceWhenSomethingChangesWhileItIsInDoubtAndNotTwice() {
        rechecking.changed();
        fail(0);
        rechecking.changed();
        assertThat(asked).hasSize(2);
        assertThat(time.alarms()).isZero();
        answer(1, Optional.of(CHAIR));

        time.pass(10 * Rechecking.AGAIN_AFTER_MILLIS);
        assertThat(asked).hasSize(2);
    }

    @Test
    void asksAtOnceWhenACheckFailsDuringWhichSomethingChanged() {
        rechecking.changed();
        rechecking.changed();
        fail(0);

        assertThat(asked).hasSize(2);
        assertThat(time.alarms()).isZero();
    }

    @Test
    void letsNobodyStayOfWhomItCannotBeFoundOutSeveralTimesInARow() {
        rechecking.changed();
        for (int i = 0; i < Rechecking.MAX_FAILURES; i++) {
            assertThat(claire.heard).isEmpty();
            fail(i);
            time.pass(Rechecking.AGAIN_AFTER_MILLIS);
        }
        assertThat(claire.heard).containsExactly("unknown");

        rechecking.changed();
        assertThat(asked).hasSize(Rechecking.MAX_FAILURES);
        assertThat(time.alarms()).isZero();
    }

    @Test
    void countsFailuresInARowOnly() {
        rechecking.changed();
        for (int round = 0; round < 3; round++) {
            for (int i = 1; i < Rechecking.MAX_FAILURES; i++) {
                fail(asked.size() - 1);
                time.pass(Rechecking.AGAIN_AFTER_MILLIS);
            }
            answer(asked.size() - 1, Optional.of(CHAIR));
            rechecking.changed();
        }

        assertThat(claire.heard).isEmpty();
    }

    @Test
    void heedsNoAnswerOnceTheConnectionHasEnded() {
        rechecking.changed();
        rechecking.end();
        answer(0, Optional.of(OBSERVER));
        assertThat(claire.heard).isEmpty();
        assertThat(asked).hasSize(1);
    }

    @Test
    void asksNothingLaterOnceTheConnectionHasEnded() {
        rechecking.changed();
        fail(0);
        rechecking.end();
        assertThat(time.alarms()).isZero();
        time.pass(10 * Rechecking.AGAIN_AFTER_MILLIS);

        assertThat(asked).hasSize(1);
    }
}
