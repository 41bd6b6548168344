package org.plenary.server.room;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which of its members' document messages one turn has taken, and how far those are saved when its batch is on disk. An
 * acknowledgement is made of this alone: a message that was taken by another turn, or by none, is not in it.
 * Single-threaded.
 */
final class Receipts {
    private final Map<Member, Receipt> receipts = new LinkedHashMap<>();

    /** What was taken from one member: messages {@code first} to {@code last}, all of them. */
    static final class Receipt {
        private final long first;
        private long last;
        private long saved;

        private Receipt(long first) {
            this.first = first;
            this.last = first;
        }

        long first() {
            return first;
        }

        long last() {
            return last;
        }

        /** The last of them that is to be acknowledged, and with it all before it; 0 if none is. */
        long saved() {
            return saved;
        }
    }

    /** Does something with each receipt. */
    interface Reader {
        void read(Member member, Receipt receipt);
    }

    /**
     * The turn has taken a message.
     *
     * @throws IllegalStateException if it is not the one after the last that this turn took from the member
     */
    void taken(Member member, long count) {
        Receipt receipt = receipts.get(member);
        if (receipt == null) {
            receipts.put(member, new Receipt(count));
        } else if (count == receipt.last + 1) {
            receipt.last = count;
        } else {
            throw new IllegalStateException(
                    "expected message " + (receipt.last + 1) + " of a connection, got message " + count);
        }
    }

    /** The message, which the turn has taken, is saved once the batch is on disk. */
    void saves(Member member, long count) {
        Receipt receipt = receipts.get(member);
        if (receipt == null || receipt.last != count) {
            throw new IllegalStateException("expected a message that this turn took last, got message " + count);
        }
        receipt.saved = count;
    }

    void forEach(Reader reader) {
        receipts.forEach(reader::read);
    }
}
