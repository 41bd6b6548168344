package org.plenary.server.session;

import io.vertx.core.http.WebSocketFrame;
import org.plenary.server.draft.Refusal;
import org.plenary.server.room.CloseCode;
import org.plenary.server.room.Notice;

/** A connection that is over, whose socket may still be there. */
record Ended(Wire wire, Spending spending) implements Stage {
    @Override
    public boolean isOpen() {
        return false;
    }

    @Override
    public void receive(WebSocketFrame frame) {
        wire.tookFrame();
        wire.took(Wire.bytesOf(frame));
        // It is the person's doing all the same.
        spending.frames(1 + wire.takePassedOver(), System.nanoTime());
    }

    @Override
    public void pong() {}

    @Override
    public void drained() {}

    @Override
    public void beat() {}

    @Override
    public void changed(byte[] frame, long seq) {}

    @Override
    public void inStep(byte[] frame, long seq) {}

    @Override
    public void answer(byte[] frame) {}

    @Override
    public void synced(byte[] frame) {}

    @Override
    public void awareness(byte[] frame) {}

    @Override
    public void committed(long count, long seq) {}

    @Override
    public void deferred(long count) {}

    @Override
    public void refused(long count, Refusal refusal) {}

    @Override
    public void keptInPart(Refusal refusal) {}

    @Override
    public void notice(Notice kind, byte[] frame) {}

    @Override
    public void slow(long millis) {}

    @Override
    public void close(CloseCode code, String reason) {}

    @Override
    public void end(CloseCode code, String reason) {}

    @Override
    public void leave() {}
}
