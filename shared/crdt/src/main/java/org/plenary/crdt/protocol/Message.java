package org.plenary.crdt.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.StateVector;
import org.plenary.crdt.Update;

/**
 * One message of the y-websocket protocol as a client sends it. Immutable. {@link MessageReader} reads them,
 * {@link Frames} writes what a server answers.
 */
public sealed interface Message {

    /** Hands this message to the method of its kind. */
    <R> R accept(Visitor<R> visitor);

    /** "This is what I have, send me the rest." */
    record SyncStep1(StateVector stateVector) implements Message {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.syncStep1(this);
        }
    }

    /** The answer to a server's SyncStep1: all that the server lacks. */
    record SyncStep2(Update update) implements Message {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.syncStep2(this);
        }
    }

    /** A change that was just made. */
    record Change(Update update) implements Message {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.change(this);
        }
    }

    /** Where people are: carets, selections, names. */
    record Awareness(List<Entry> entries) implements Message {
        public Awareness {
            entries = List.copyOf(entries);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.awareness(this);
        }

        /**
         * What one client says of itself.
         *
         * @param clientId 53-bit Yjs client id
         * @param clock grows with each change of the state
         * @param state a JSON object, or null when the client has gone
         */
        public record Entry(
                long clientId, long clock, @Nullable String state) {}
    }

    /** "Send me everybody's awareness." */
    record QueryAwareness() implements Message {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.queryAwareness(this);
        }
    }

    /** One method for each kind of message. */
    interface Visitor<R> {
        R syncStep1(SyncStep1 message);

        R syncStep2(SyncStep2 message);

        R change(Change message);

        R awareness(Awareness message);

        R queryAwareness(QueryAwareness message);
    }
}
