package org.plenary.server.session;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundInvoker;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.PersonId;
import org.plenary.server.memory.Account;
import org.plenary.server.memory.Memory;
import org.plenary.server.memory.Use;
import org.plenary.server.room.CloseCode;
import org.plenary.server.room.Lane;

/**
 * What one WebSocket holds in memory, from the network's side: every byte from when it is read until the session has
 * taken it, wherever it is in between, and every byte that was said to the client and is not taken by it. On the
 * socket's lane only.
 *
 * <pre>
 *   network ──▶ Bytes ──▶ decoder ──▶ Frames ──▶ Vert.x ──▶ session        counted in at Bytes, out by {@link #took}
 *   network ◀── queue ◀── encoder ◀── Frames ◀── Vert.x ◀── session
 *                 ▲    counted in by {@link #said}, out at Frames; the queue says itself
 *                 └──────── {@link #send} ◀──────────────── session
 * </pre>
 *
 * <p>What a draft's people are told goes by {@link #send}: a frame costs one copy there, and all frames of one round of
 * the event loop one call of the system. Vert.x writes what is rare: pings and the goodbye.
 *
 * <p>This is the only class that reaches below Vert.x, into the Netty channel: half a frame in the decoder shows
 * nowhere else, and nothing else closes a socket whose client does not read ({@code decisions/0022}).
 */
public final class Wire {
    /** What a frame takes between the decoder and the session besides its bytes, at least. */
    private static final int FRAME_OVERHEAD = 256;

    /** A longer message goes in several frames, as Vert.x does it, and as its clients expect. */
    private static final int MAX_FRAME_BYTES = 65_536;

    private static final int BINARY = 0x2;
    private static final int CONTINUATION = 0x0;
    private static final int LAST_FRAME = 0x80;

    private static final String DECODER = "wsdecoder";
    private static final String LAST = "handler";
    private static final long HANG_UP_MILLIS = 5_000;

    private final ServerWebSocket socket;
    private final Channel channel;
    private final Memory memory;
    private final Account unfinished;
    private final Account waiting;
    private final Account outgoing;

    /** From here on down there is nothing but the network. */
    private ChannelOutboundInvoker below;

    private Consumer<Use> onEvicted = this::closeByItself;
    private Runnable onWritable = () -> {};
    private boolean unflushed;
    private boolean sending;
    private final Parting parting = new Parting(this::hangUpInAWhile);
    private long read;
    private long took;
    private long framesRead;
    private long framesTaken;
    private int framesPassedOver;
    private long said;
    private long passed;

    private Wire(ServerWebSocket socket, Channel channel, Memory memory, PersonId person, Lane lane) {
        this.socket = socket;
        this.channel = channel;
        this.below = channel;
        this.memory = memory;
        this.unfinished = memory.open(Use.UNFINISHED, person, () -> lane.run(() -> evict(Use.UNFINISHED)));
        this.waiting = memory.open(Use.WAITING, person, () -> lane.run(() -> evict(Use.WAITING)));
        this.outgoing = memory.open(Use.OUTGOING, person, () -> lane.run(() -> evict(Use.OUTGOING)));
    }

    /**
     * Looks after a socket that has just been opened by the person. Must be called on its lane.
     *
     * @param connection that of the request for the upgrade
     */
    public static Wire of(
            ServerWebSocket socket, HttpConnection connection, Memory memory, PersonId person, Lane lane) {
        Channel channel = ((ConnectionBase) connection).channelHandlerContext().channel();
        Wire wire = new Wire(socket, channel, memory, person, lane);
        ChannelPipeline pipeline = channel.pipeline();
        Bytes bytes = wire.new Bytes();
        pipeline.addBefore(DECODER, null, bytes);
        wire.below = pipeline.context(bytes);
        pipeline.addBefore(LAST, null, wire.new Frames());
        channel.closeFuture().addListener(closed -> wire.ended());
        return wire;
    }

    /** Says what to do when this connection holds too much for a use: end it, without waiting for anything. */
    void onEvicted(Consumer<Use> handler) {
        onEvicted = handler;
    }

    /** Says what to do when the client has taken so much that there is room again. It runs on the lane's thread. */
    void onWritable(Runnable handler) {
        onWritable = handler;
    }

    /** What all connections hold. */
    Memory memory() {
        return memory;
    }

    /** Messages of the client that wait for an answer hold so many bytes. */
    void waits(long bytes) {
        waiting.hold(bytes);
    }

    /** The session has taken a frame from Vert.x; its payload is still held if it is a part of a message. */
    void tookFrame() {
        framesTaken++;
    }

    /** The session holds nothing more of so many bytes, frames and all, that came. */
    void took(long bytes) {
        took += bytes;
        settle();
    }

    /** How many frames of the client, since this was asked last, were passed over and never come to the session. */
    int takePassedOver() {
        int passed = framesPassedOver;
        framesPassedOver = 0;
        return passed;
    }

    /** What a frame of the client was on the network, in bytes: its head, its mask, its payload. */
    static long bytesOf(WebSocketFrame frame) {
        return bytesOf(frame.binaryData().length());
    }

    private static long bytesOf(int payload) {
        return payload + (payload < 126 ? 6L : payload < 1 << 16 ? 8L : 14L);
    }

    /** Everything that ever came, in bytes. */
    long bytesRead() {
        return read;
    }

    /** Whether some of what came has not been taken. */
    boolean isMidMessage() {
        return read > took;
    }

    /** Whether so much waits for the client that it is to be told nothing more for now. */
    boolean isFull() {
        return !channel.isWritable();
    }

    /**
     * Tells the client something, with all else that it is told in this round of the event loop. Nothing comes of it if
     * the connection has ended.
     */
    void send(byte[] message) {
        // What is not handed to the network yet is nothing that the client has left unread.
        sending = true;
        try {
            writeFrames(message);
        } finally {
            sending = false;
        }
        if (channel.isWritable()) {
            flushSoon();
        } else {
            flush();
            settleOutgoing();
        }
    }

    private void writeFrames(byte[] message) {
        int at = 0;
        do {
            int length = Math.min(MAX_FRAME_BYTES, message.length - at);
            int last = at + length == message.length ? LAST_FRAME : 0;
            write((at == 0 ? BINARY : CONTINUATION) | last, message, at, length);
            at += length;
        } while (at < message.length);
    }

    private void flushSoon() {
        if (!unflushed) {
            unflushed = true;
            Round.ofThisThread().endsWith(channel.eventLoop(), this::flush);
        }
    }

    /** One frame (RFC 6455, 5.2), not masked, since a server sends it. */
    @SuppressWarnings("FutureReturnValueIgnored") // a channel that takes nothing is closed, and says so itself
    private void write(int head, byte[] message, int at, int length) {
        ByteBuf frame = channel.alloc().directBuffer(length + 4);
        frame.writeByte(head);
        if (length < 126) {
            frame.writeByte(length);
        } else if (length < 1 << 16) {
            frame.writeByte(126).writeShort(length);
        } else {
            frame.writeByte(127).writeLong(length);
        }
        below.write(frame.writeBytes(message, at, length));
    }

    private void flush() {
        unflushed = false;
        below.flush();
    }

    /** So many bytes were handed to Vert.x for the client. */
    void said(long bytes) {
        said += bytes;
        if (!channel.isWritable()) {
            settleOutgoing();
        }
    }

    /** The client has taken something. */
    void settleOutgoing() {
        // The queue counts from its low mark on, which is as much as every connection may hold without being asked.
        outgoing.hold(said - passed + (channel.isWritable() ? 0 : channel.bytesBeforeWritable()));
    }

    /**
     * Hangs up when the client has not done so soon, though it be told to: a client that does not read never hears of
     * it.
     */
    public void hangUpSoon() {
        parting.soon();
    }

    private Runnable hangUpInAWhile() {
        ScheduledFuture<?> hangUp = channel.eventLoop().schedule(this::hangUp, HANG_UP_MILLIS, TimeUnit.MILLISECONDS);
        return () -> hangUp.cancel(false);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a channel that cannot be closed is closed
    private void hangUp() {
        // Not by the channel: Vert.x would hear of it first, and wait until all that was said before is taken.
        below.close();
    }

    private void evict(Use use) {
        if (!channel.isActive()) {
            return;
        }
        try {
            onEvicted.accept(use);
        } finally {
            if (use == Use.OUTGOING) {
                // No word would reach who does not read.
                hangUp();
            } else {
                discard();
                hangUpSoon();
            }
        }
    }

    private void closeByItself(Use use) {
        socket.close((short) CloseCode.TRY_AGAIN.code(), reason(use));
    }

    /** What to tell a client that has to go. */
    static String reason(Use use) {
        return switch (use) {
            case UNFINISHED ->
                "the server is short of memory and yours is the largest unfinished message; send it again later";
            case WAITING -> "the server is short of memory and most of what waits for it is yours; connect again";
            case OUTGOING ->
                "the server is short of memory and you have left most of what was sent unread; connect again";
        };
    }

    /** From now on drops what comes, and lets go of what has come of a frame. */
    private void discard() {
        if (!parting.isDiscarding()) {
            parting.discard();
            if (channel.pipeline().get(DECODER) != null) {
                channel.pipeline().remove(DECODER);
            }
        }
        took(read - took);
    }

    private void settle() {
        if (read < took) {
            // What came right behind the request for the upgrade was not counted in.
            read = took;
        }
        framesTaken = Math.min(framesTaken, framesRead);
        unfinished.hold(read - took + (framesRead - framesTaken) * FRAME_OVERHEAD);
    }

    private void ended() {
        parting.gone();
        unfinished.close();
        waiting.close();
        outgoing.close();
    }

    /** Between the network and the decoder. */
    private final class Bytes extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof ByteBuf bytes) {
                if (parting.isDiscarding()) {
                    bytes.release();
                    return;
                }
                read += bytes.readableBytes();
            }
            context.fireChannelRead(message);
        }

        /** Only what is left at the end of a round is charged: what was taken at once never was a burden. */
        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.fireChannelReadComplete();
            settle();
        }
    }

    /** Between the decoder and encoder, and Vert.x. */
    private final class Frames extends ChannelDuplexHandler {
        /**
         * The last ping of this round. One answer is enough for all before it (RFC 6455, 5.5.3), and Vert.x answers
         * each at once.
         */
        private @Nullable PingWebSocketFrame ping;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (parting.isDiscarding()) {
                // Also what the decoder held when it was removed.
                ReferenceCountUtil.release(message);
                return;
            }
            framesRead++;
            if (message instanceof PingWebSocketFrame next) {
                passOver();
                ping = next;
            } else {
                context.fireChannelRead(message);
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            PingWebSocketFrame last = ping;
            ping = null;
            if (last != null) {
                context.fireChannelRead(last);
            }
            context.fireChannelReadComplete();
        }

        @Override
        public void handlerRemoved(ChannelHandlerContext context) {
            passOver();
        }

        private void passOver() {
            PingWebSocketFrame old = ping;
            ping = null;
            if (old != null) {
                took += bytesOf(old.content().readableBytes());
                framesTaken++;
                framesPassedOver++;
                old.release();
            }
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            context.fireChannelWritabilityChanged();
            if (!sending) {
                settleOutgoing();
            }
            if (channel.isWritable()) {
                onWritable.run();
            }
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
            if (message instanceof BinaryWebSocketFrame frame) {
                passed += frame.content().readableBytes();
            } else if (message instanceof TextWebSocketFrame frame) {
                passed += frame.content().readableBytes();
            } else if (message instanceof ContinuationWebSocketFrame frame) {
                passed += frame.content().readableBytes();
            }
            super.write(context, message, promise);
        }
    }
}
