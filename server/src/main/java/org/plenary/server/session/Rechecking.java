package org.plenary.server.session;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;
import org.plenary.server.signin.SignedIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out anew who is signed in on a connection, whenever that may have changed. On the connection's lane only.
 *
 * <pre>
 *              changed                     changed
 *      Known ───────────► Asking(n) ───────────────────► AskingAgain(n)
 *        ▲                 │    │ ▲                          │
 *        └──── answered ───┘    │ └──── answered or failed ──┘
 *                        failed │ ▲
 *                               ▼ │ changed, or a second is over
 *                            Doubtful(n)
 *
 *      Asking, AskingAgain ── failed five times in a row ──► Over ◄── end ── any
 * </pre>
 *
 * What changes while it is asked may have come too late for the answer, so that it is asked again. Whoever may have
 * lost the right to be here does not stay for long because nobody can be asked.
 */
final class Rechecking {
    static final int MAX_FAILURES = 5;
    static final long AGAIN_AFTER_MILLIS = 1_000;

    private static final Logger log = LoggerFactory.getLogger(Rechecking.class);

    private final Function<SignedIn, Future<Optional<SignedIn>>> ask;
    private final Party party;
    private final Later later;
    private State state = new Known();

    /** Who is asked about, and hears the answers. */
    interface Party {
        /** What the connection was signed in as when that was known last. */
        SignedIn who();

        /** It is signed in as this from now on, another value than before. */
        void renewed(SignedIn now);

        /** It is not signed in any more. */
        void signedOut();

        /** It could not be found out, several times in a row; nobody is asked any more. */
        void unknown();
    }

    /** @param ask finds out what somebody is signed in as now; empty if not at all */
    Rechecking(Function<SignedIn, Future<Optional<SignedIn>>> ask, Party party, Later later) {
        this.ask = ask;
        this.party = party;
        this.later = later;
    }

    /** Each counts the failures in a row where there may have been some. */
    private sealed interface State {
        default void changed(Rechecking it) {}

        default void answered(Rechecking it, Optional<SignedIn> now) {}

        default void failed(Rechecking it, Throwable cause) {}

        default void end(Rechecking it) {
            it.state = new Over();
        }
    }

    private record Known() implements State {
        @Override
        public void changed(Rechecking it) {
            it.ask(0);
        }
    }

    private record Asking(int failures) implements State {
        @Override
        public void changed(Rechecking it) {
            it.state = new AskingAgain(failures);
        }

        @Override
        public void answered(Rechecking it, Optional<SignedIn> now) {
            it.heed(now);
        }

        @Override
        public void failed(Rechecking it, Throwable cause) {
            it.doubt(failures + 1, cause);
        }
    }

    private record AskingAgain(int failures) implements State {
        @Override
        public void answered(Rechecking it, Optional<SignedIn> now) {
            it.heed(now);
            it.state.changed(it);
        }

        @Override
        public void failed(Rechecking it, Throwable cause) {
            it.doubt(failures + 1, cause);
            it.state.changed(it);
        }
    }

    private record Doubtful(int failures, Runnable callOff) implements State {
        @Override
        public void changed(Rechecking it) {
            callOff.run();
            it.ask(failures);
        }

        @Override
        public void end(Rechecking it) {
            callOff.run();
            it.state = new Over();
        }
    }

    private record Over() implements State {}

    /** Something about who it is may have changed. */
    void changed() {
        state.changed(this);
    }

    /** The connection has ended: nobody is asked any more, and no answer is heeded. */
    void end() {
        state.end(this);
    }

    private void ask(int failures) {
        state = new Asking(failures);
        ask.apply(party.who()).onComplete(answer -> later.soon(() -> hear(answer)));
    }

    private void hear(AsyncResult<Optional<SignedIn>> answer) {
        if (answer.succeeded()) {
            state.answered(this, answer.result());
        } else {
            state.failed(this, answer.cause());
        }
    }

    /** The party may end the connection, so that the state is set before it hears. */
    private void heed(Optional<SignedIn> answer) {
        state = new Known();
        answer.ifPresentOrElse(
                now -> {
                    if (!now.equals(party.who())) {
                        party.renewed(now);
                    }
                },
                party::signedOut);
    }

    private void doubt(int failures, Throwable cause) {
        log.atWarn()
                .addKeyValue("person", party.who().person().id())
                .addKeyValue("attempt", failures)
                .addKeyValue("cause", cause.toString())
                .log("session.notRechecked");
        if (failures >= MAX_FAILURES) {
            state = new Over();
            party.unknown();
        } else {
            state = new Doubtful(failures, later.after(AGAIN_AFTER_MILLIS, this::changed));
        }
    }
}
