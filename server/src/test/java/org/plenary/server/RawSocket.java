package org.plenary.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket on a bare TCP connection, so that a test decides about every byte, and about not reading any. What comes
 * in is read by a thread of its own.
 */
final class RawSocket implements AutoCloseable {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;
    /** The bytes of a frame without a payload: two of its head, four of its mask. */
    static final int EMPTY_FRAME = 6;

    /** The close code that stands for a connection which ended without one. */
    static final int NO_CLOSE_FRAME = 1006;

    private static final int SMALL_BUFFER = 16 << 10;
    private static final int HANDSHAKE_TIMEOUT_MILLIS = 20_000;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final LinkedBlockingQueue<byte[]> messages = new LinkedBlockingQueue<>();
    private final Object gate = new Object();
    private boolean stopped;
    private volatile int closeCode;
    private volatile String closeReason = "";
    private volatile boolean answersPings = true;

    /** What a server answered to a request for an upgrade; {@code socket} is there when it agreed. */
    record Answer(
            int status,
            Map<String, String> headers,
            String body,
            @Nullable RawSocket socket) {
        RawSocket opened() {
            if (socket == null) {
                throw new AssertionError("expected an upgrade, got " + status + " " + body);
            }
            return socket;
        }
    }

    private RawSocket(Socket socket, DataInputStream in) throws IOException {
        this.socket = socket;
        this.in = in;
        this.out = socket.getOutputStream();
    }

    /** Asks for an upgrade of {@code target}, with further header lines. */
    static Answer request(int port, String target, List<String> headers) {
        try {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(SMALL_BUFFER);
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.setSoTimeout(HANDSHAKE_TIMEOUT_MILLIS);
            StringBuilder head = new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: localhost:" + port
                    + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
            headers.forEach(header -> head.append(header).append("\r\n"));
            socket.getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            int status =
                    Integer.parseInt(line(in).substring("HTTP/1.1 ".length()).substring(0, 3));
            Map<String, String> answered = new HashMap<>();
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                int colon = line.indexOf(':');
                answered.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            if (status == 101) {
                socket.setSoTimeout(0);
                return new Answer(status, answered, "", new RawSocket(socket, in).reading());
            }
            byte[] body = in.readNBytes(Integer.parseInt(answered.getOrDefault("content-length", "0")));
            socket.close();
            return new Answer(status, answered, new String(body, StandardCharsets.UTF_8), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(DataInputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("the connection ended within the answer's head");
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    /** Sends a binary message in one frame. */
    void send(byte[] message) {
        send(BINARY, true, message);
    }

    /**
     * Sends one masked frame; the mask is zero, so that the bytes on the wire are the payload's. Nothing comes in
     * between, such as the reading thread's answer to a ping.
     */
    synchronized void send(int opcode, boolean last, byte[] payload) {
        sendHead(opcode, last, payload.length);
        sendBytes(payload);
    }

    /** Sends the head of a frame that says it has so many bytes. */
    void sendHead(int opcode, boolean last, long length) {
        ByteBuffer head = ByteBuffer.allocate(14);
        head.put((byte) ((last ? 0x80 : 0) | opcode));
        if (length < 126) {
            head.put((byte) (0x80 | length));
        } else if (length < 1 << 16) {
            head.put((byte) (0x80 | 126)).putShort((short) length);
        } else {
            head.put((byte) (0x80 | 127)).putLong(length);
        }
        head.putInt(0);
        byte[] bytes = new byte[head.flip().remaining()];
        head.get(bytes);
        sendBytes(bytes);
    }

    /** Sends bytes as they are; says nothing if the other side has hung up. */
    synchronized void sendBytes(byte[] bytes) {
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            hungUp(NO_CLOSE_FRAME);
        }
    }

    /** The next message, or null if none comes in time. */
    byte @Nullable [] next(long millis) throws InterruptedException {
        return messages.poll(millis, TimeUnit.MILLISECONDS);
    }

    /** How many messages have come and wait for {@link #next}. */
    int waiting() {
        return messages.size();
    }

    /** From now on reads at most one frame more, so that the network's own buffers fill. */
    void stopReading() {
        synchronized (gate) {
            stopped = true;
        }
    }

    /** Reads again. */
    void goOnReading() {
        synchronized (gate) {
            stopped = false;
            gate.notifyAll();
        }
    }

    /** From now on leaves pings without an answer. */
    void ignorePings() {
        answersPings = false;
    }

    /** The code that the connection was closed with; 0 while it is open. */
    int closeCode() {
        return closeCode;
    }

    String closeReason() {
        return closeReason;
    }

    /** Hangs up without a word. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RawSocket reading() {
        Thread reader = new Thread(null, this::read, "raw-socket-reader", 128 << 10);
        reader.setDaemon(true);
        reader.start();
        return this;
    }

    private void read() {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        try {
            while (closeCode == 0) {
                readFrame(message);
                synchronized (gate) {
                    while (stopped) {
                        gate.wait();
                    }
                }
            }
            socket.close();
        } catch (IOException | InterruptedException e) {
            hungUp(NO_CLOSE_FRAME);
        }
    }

    private void readFrame(ByteArrayOutputStream message) throws IOException {
        int first = in.readUnsignedByte();
        int length = in.readUnsignedByte();
        long size = length < 126 ? length : length == 126 ? in.readUnsignedShort() : in.readLong();
        byte[] payload = new byte[Math.toIntExact(size)];
        in.readFully(payload);
        int opcode = first & 0x0f;
        if (opcode == CLOSE) {
            closeReason = new String(payload, 2, Math.max(0, payload.length - 2), StandardCharsets.UTF_8);
            // The other side hangs up as soon as it hears of it, and then nothing more can be sent.
            hungUp(payload.length < 2 ? 1005 : ((payload[0] & 0xff) << 8) | (payload[1] & 0xff));
            send(CLOSE, true, payload);
        } else if (opcode == PING) {
            if (answersPings) {
                send(PONG, true, payload);
            }
        } else if (opcode != PONG) {
            message.writeBytes(payload);
            if ((first & 0x80) != 0) {
                messages.add(message.toByteArray());
                message.reset();
            }
        }
    }

    private void hungUp(int code) {
        if (closeCode == 0) {
            closeCode = code;
        }
    }
}
