package org.plenary.server.session;

/**
 * How far a client has been brought along in the record of a draft. Immutable.
 *
 * <pre>
 *      taken
 *      ┌──┐       missed a change          what it lacks is asked for
 *      │  ▼   ┌──────────────────► Behind ─────────────────────────► Fetching
 *     InStep ─┘                      │                                  │
 *        ▲         brought           │                                  │
 *        └───────────────────────────┴──────────────────────────────────┘
 * </pre>
 */
sealed interface Position {
    /** Where everybody begins: behind, with nothing. */
    static Position start() {
        return new Behind(0);
    }

    /** The newest entry of the record that it has been sent. */
    long seq();

    /** Whether it has been sent everything so far. */
    default boolean isInStep() {
        return false;
    }

    /** It has been sent the change of this entry, or made it; of no effect for who is not in step. */
    default Position taken(long newest) {
        return this;
    }

    /** It could not be sent a change. */
    default Position missed() {
        return this;
    }

    /** What it lacks is asked for now; the same if it lacks nothing, or that was asked for already. */
    default Position asked() {
        return this;
    }

    /** It has been sent everything up to this entry. */
    default Position brought(long newest) {
        return new InStep(newest);
    }

    /** Each change is sent as it comes. */
    record InStep(long seq) implements Position {
        @Override
        public boolean isInStep() {
            return true;
        }

        @Override
        public Position taken(long newest) {
            return new InStep(newest);
        }

        @Override
        public Position missed() {
            return new Behind(seq);
        }
    }

    /** Changes are dropped until the socket drains. */
    record Behind(long seq) implements Position {
        @Override
        public Position asked() {
            return new Fetching(seq);
        }
    }

    /** Changes are dropped: what was asked for brings them. */
    record Fetching(long seq) implements Position {}
}
