package org.plenary.server.session;

import java.util.function.BooleanSupplier;

/**
 * Whether a connection is read: exactly while every bound allows it. Whoever is not read is held back by the own
 * network stack, and nothing of what was sent is lost. On the connection's lane only.
 *
 * <pre>
 *                      a bound is reached
 *         ┌──────────────────────────────────────────┐
 *         │            no bound is reached           ▼
 *      Flowing ◄──────────────────────────────────  Held ◄───┐
 *         │                                          │       │ the rest is over:
 *         │ has to rest                  has to rest │       │ the bounds are looked at
 *         └──────────────────► Resting ◄─────────────┘       │
 *                                 └──────────────────────────┘
 *
 *      any ── end ──► Over
 * </pre>
 *
 * A rest that is under way is not made longer by another one: what it was for was waited for already.
 */
final class Regulation {
    private final Tap tap;
    private final BooleanSupplier bounds;
    private final Later later;
    private State state = new Flowing();

    /** What a connection is read through. */
    interface Tap {
        /** Reads nothing more. */
        void pause();

        /** Reads on. */
        void resume();

        /** Whether nothing comes any more, though nobody may have been told: then it is left as it is. */
        boolean isShut();
    }

    /**
     * Begins with a connection that is read.
     *
     * @param bounds whether one of the bounds is reached now
     */
    Regulation(Tap tap, BooleanSupplier bounds, Later later) {
        this.tap = tap;
        this.bounds = bounds;
        this.later = later;
    }

    private sealed interface State {
        /** A bound may have been reached, or none may be any more. */
        void look(Regulation it);

        void rest(Regulation it, long millis);

        void restIsOver(Regulation it);

        void end(Regulation it);

        boolean isHeld();
    }

    private record Flowing() implements State {
        @Override
        public void look(Regulation it) {
            if (it.bounds.getAsBoolean()) {
                it.state = new Held();
                it.tap.pause();
            }
        }

        @Override
        public void rest(Regulation it, long millis) {
            it.state = it.resting(millis);
            it.tap.pause();
        }

        @Override
        public void restIsOver(Regulation it) {
            throw new IllegalStateException("expected a rest that ends while it is under way, got one while reading");
        }

        @Override
        public void end(Regulation it) {
            it.state = new Over();
        }

        @Override
        public boolean isHeld() {
            return false;
        }
    }

    private record Held() implements State {
        @Override
        public void look(Regulation it) {
            if (!it.bounds.getAsBoolean()) {
                it.state = new Flowing();
                it.tap.resume();
            }
        }

        @Override
        public void rest(Regulation it, long millis) {
            it.state = it.resting(millis);
        }

        @Override
        public void restIsOver(Regulation it) {
            throw new IllegalStateException("expected a rest that ends while it is under way, got one while held");
        }

        @Override
        public void end(Regulation it) {
            it.state = new Over();
        }

        @Override
        public boolean isHeld() {
            return true;
        }
    }

    private record Resting(Runnable callOff) implements State {
        @Override
        public void look(Regulation it) {
            // Whatever the bounds say, it is not read before the rest is over.
        }

        @Override
        public void rest(Regulation it, long millis) {
            // One rest at a time.
        }

        @Override
        public void restIsOver(Regulation it) {
            it.state = new Held();
            it.look();
        }

        @Override
        public void end(Regulation it) {
            it.state = new Over();
            callOff.run();
        }

        @Override
        public boolean isHeld() {
            return true;
        }
    }

    private record Over() implements State {
        @Override
        public void look(Regulation it) {
            // There is nothing to read.
        }

        @Override
        public void rest(Regulation it, long millis) {
            // It rests for good.
        }

        @Override
        public void restIsOver(Regulation it) {
            // Nor is there now.
        }

        @Override
        public void end(Regulation it) {
            // It has ended.
        }

        @Override
        public boolean isHeld() {
            return false;
        }
    }

    private State resting(long millis) {
        return new Resting(later.after(millis, () -> state.restIsOver(this)));
    }

    /** A bound may have been reached, or none may be any more. */
    void look() {
        if (!tap.isShut()) {
            state.look(this);
        }
    }

    /** Nothing is to be read for so many milliseconds; 0 for no time. */
    void rest(long millis) {
        if (millis > 0 && !tap.isShut()) {
            state.rest(this, millis);
        }
    }

    /** The connection has ended: from here on its tap is left alone. */
    void end() {
        state.end(this);
    }

    /** Whether the connection is not read now, for whatever reason. */
    boolean isHeld() {
        return state.isHeld();
    }
}
