package org.plenary.crdt.protocol;

/** The numbers that open a message. */
final class MessageType {
    static final int SYNC = 0;
    static final int AWARENESS = 1;
    static final int AUTH = 2;
    static final int QUERY_AWARENESS = 3;

    static final int PERMISSION_DENIED = 0;

    static final int SYNC_STEP_1 = 0;
    static final int SYNC_STEP_2 = 1;
    static final int SYNC_CHANGE = 2;

    private MessageType() {}
}
