package org.plenary.server.session;

import io.vertx.core.http.WebSocketFrame;
import org.plenary.server.draft.Refusal;
import org.plenary.server.room.CloseCode;
import org.plenary.server.room.Notice;

/**
 * What a connection does with what comes from its client, its room and its clock, in each time of its life. On its lane
 * only.
 *
 * <pre>
 *      Open ── end: the server has to close it ────► Ended
 *        └──── leave: the client has gone ──────────►──┘
 * </pre>
 *
 * The socket of a connection that has ended may be there for a while: what still comes from it is counted, and passed
 * over.
 */
sealed interface Stage permits Open, Ended {

    /** Whether the client is still heeded. */
    boolean isOpen();

    /** A frame came from the client. */
    void receive(WebSocketFrame frame);

    /** The client has answered a ping. */
    void pong();

    /** The socket takes data again. */
    void drained();

    /** A third of the time is over after which a silent client gets a word. */
    void beat();

    /** See {@link org.plenary.server.room.Member#changed}. */
    void changed(byte[] frame, long seq);

    /** See {@link org.plenary.server.room.Member#inStep}. */
    void inStep(byte[] frame, long seq);

    /** See {@link org.plenary.server.room.Member#answer}. */
    void answer(byte[] frame);

    /** See {@link org.plenary.server.room.Member#synced}. */
    void synced(byte[] frame);

    /** See {@link org.plenary.server.room.Member#awareness}. */
    void awareness(byte[] frame);

    /** See {@link org.plenary.server.room.Member#committed}. */
    void committed(long count, long seq);

    /** See {@link org.plenary.server.room.Member#deferred}. */
    void deferred(long count);

    /** See {@link org.plenary.server.room.Member#refused}. */
    void refused(long count, Refusal refusal);

    /** See {@link org.plenary.server.room.Member#keptInPart}. */
    void keptInPart(Refusal refusal);

    /** See {@link org.plenary.server.room.Member#notice}. */
    void notice(Notice kind, byte[] frame);

    /** See {@link org.plenary.server.room.Member#slow}. */
    void slow(long millis);

    /** See {@link org.plenary.server.room.Member#close}. */
    void close(CloseCode code, String reason);

    /** The server ends the connection, and says why. */
    void end(CloseCode code, String reason);

    /** The connection is over: from here on nothing is taken and nothing is said. */
    void leave();
}
