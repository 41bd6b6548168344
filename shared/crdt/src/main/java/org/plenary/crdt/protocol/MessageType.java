package org.plenary.crdt.protocol;

/** The numbers that open a frame. Types from 100 on are spoken only under the subprotocol {@code plenary.1}. */
final class MessageType {
    static final int SYNC = 0;
    static final int AWARENESS = 1;
    static final int QUERY_AWARENESS = 3;
    static final int COMMITTED = 100;
    static final int REFUSED = 101;
    static final int NOTICE = 102;

    static final int SYNC_STEP_1 = 0;
    static final int SYNC_STEP_2 = 1;
    static final int SYNC_CHANGE = 2;

    private MessageType() {}
}
