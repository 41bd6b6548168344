package org.plenary.crdt;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.plenary.crdt.encoding.Decoder;
import org.plenary.crdt.encoding.Encoder;

/** A Node process with Yjs's part of the games: it answers each frame of commands with one frame. */
final class YjsGames implements AutoCloseable {
    /** The commands, numbered as in {@code games.mjs}. */
    enum Command {
        OPEN(0),
        CHOOSE(1),
        CREATE(2),
        LEARN(3),
        EDIT(4),
        APPLY(5),
        FOLLOW(6),
        MERGE(7),
        CUT(8),
        DIFF(9),
        STATE(10),
        SNAPSHOT(11),
        RESTORE(12),
        SHOW(13);

        private final int number;

        Command(int number) {
            this.number = number;
        }

        void write(Encoder commands) {
            commands.varUint(number);
        }
    }

    /** Yjs threw an error in one of the games. */
    static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1;

        final int slot;

        Failure(int slot, String message) {
            super(message);
            this.slot = slot;
        }
    }

    private final Process process;
    private final OutputStream commands;
    private final DataInputStream answers;

    YjsGames() {
        try {
            process = new ProcessBuilder("node", "games.mjs")
                    .directory(Path.of("src/test/js").toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("node must be on the PATH, for the engine is compared with Yjs", e);
        }
        commands = process.getOutputStream();
        answers = new DataInputStream(process.getInputStream());
    }

    /** Begins to have the commands done. */
    void send(Encoder frame) {
        byte[] bytes = frame.toByteArray();
        try {
            commands.write(ByteBuffer.allocate(4).putInt(bytes.length).array());
            commands.write(bytes);
            commands.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the Node process has ended; its error output tells why", e);
        }
    }

    /** Waits for the answers to what was sent, and gives them in the order of the commands. */
    Decoder receive() {
        try {
            Decoder frame = new Decoder(answers.readNBytes(answers.readInt()));
            if (frame.varUint() == 0) {
                return frame;
            }
            throw new Failure((int) frame.varUint(), "Yjs failed at " + frame.varString());
        } catch (IOException e) {
            throw new UncheckedIOException("the Node process has ended; its error output tells why", e);
        }
    }

    Decoder ask(Encoder frame) {
        send(frame);
        return receive();
    }

    @Override
    public void close() {
        try {
            commands.close();
            process.waitFor();
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
