package org.plenary.server.session;

import java.util.function.Supplier;

/**
 * How a connection parts from its client, from the network's side. On the socket's lane only.
 *
 * <pre>
 *         ┌──────────────── discard ──────────────────┐
 *         │                                           ▼
 *      Together ── soon ──► Leaving ── discard ──► Discarding
 *         │                    │
 *         └── gone ──► Gone ◄──┘
 * </pre>
 *
 * When it parts, the client is told and has a while to hang up by itself. What still comes is passed on, unless it is
 * discarded.
 */
final class Parting {
    private final Supplier<Runnable> alarm;
    private State state = new Together();

    /** @param alarm sees to it that the server hangs up in a while; gives what calls that off */
    Parting(Supplier<Runnable> alarm) {
        this.alarm = alarm;
    }

    private sealed interface State {
        State soon(Parting it);

        State discard(Parting it);

        State gone();

        boolean isDiscarding();
    }

    private record Together() implements State {
        @Override
        public State soon(Parting it) {
            return new Leaving(it.alarm.get());
        }

        @Override
        public State discard(Parting it) {
            return new Discarding(it.alarm.get());
        }

        @Override
        public State gone() {
            return new Gone();
        }

        @Override
        public boolean isDiscarding() {
            return false;
        }
    }

    private record Leaving(Runnable callOff) implements State {
        @Override
        public State soon(Parting it) {
            return this;
        }

        @Override
        public State discard(Parting it) {
            return new Discarding(callOff);
        }

        @Override
        public State gone() {
            callOff.run();
            return new Gone();
        }

        @Override
        public boolean isDiscarding() {
            return false;
        }
    }

    private record Discarding(Runnable callOff) implements State {
        @Override
        public State soon(Parting it) {
            return this;
        }

        @Override
        public State discard(Parting it) {
            return this;
        }

        @Override
        public State gone() {
            callOff.run();
            // What the decoder holds is still to come.
            return this;
        }

        @Override
        public boolean isDiscarding() {
            return true;
        }
    }

    private record Gone() implements State {
        @Override
        public State soon(Parting it) {
            return this;
        }

        @Override
        public State discard(Parting it) {
            return this;
        }

        @Override
        public State gone() {
            return this;
        }

        @Override
        public boolean isDiscarding() {
            return false;
        }
    }

    /** The server hangs up in a while if the client does not do so. */
    void soon() {
        state = state.soon(this);
    }

    /** The same, and nothing that comes is passed on any more. */
    void discard() {
        state = state.discard(this);
    }

    /** The connection is no more. */
    void gone() {
        state = state.gone();
    }

    /** Whether what comes is to be dropped. */
    boolean isDiscarding() {
        return state.isDiscarding();
    }
}
