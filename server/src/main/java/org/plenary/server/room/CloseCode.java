package org.plenary.server.room;

/**
 * Why a server closes a WebSocket. Codes 4400 to 4499 are permanent for y-websocket: its provider stops. All others
 * mean "come back": it reconnects by itself.
 */
public enum CloseCode {
    /** The server restarts or stops; everything acknowledged is kept. */
    RESTART(1012),
    /** A passing fault or overload; nothing that was not acknowledged has been kept. */
    TRY_AGAIN(1013),
    /** A frame that is not a well-formed message. */
    MALFORMED(4400),
    /** The person may not do what the frame asks for, and going on would make the replicas diverge. */
    NOT_ALLOWED(4403),
    /** The client holds another lineage of the draft and must start afresh. */
    OTHER_LINEAGE(4409),
    /** A frame over the size limit. */
    TOO_LARGE(4413),
    /** The client knows another version of the document schema than the server. */
    OTHER_SCHEMA(4426);

    private final int code;

    CloseCode(int code) {
        this.code = code;
    }

    /** The number on the wire. */
    public int code() {
        return code;
    }
}
