package org.plenary.server.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.plenary.server.export.ExportException.Reason;

/**
 * A file that takes so many bytes and no more, until a moment and no longer, and as long as somebody wants it: then
 * writing throws. What it threw it keeps, because libraries that write wrap what they run into. Of one thread.
 */
final class BoundedFile extends OutputStream {
    private final OutputStream out;
    private final ExportConfig config;
    private final long untilNanos;
    private long bytes;
    private @Nullable ExportException refusal;

    /** @throws IOException if the file cannot be written */
    BoundedFile(Path path, ExportConfig config) throws IOException {
        this.out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16);
        this.config = config;
        this.untilNanos = System.nanoTime() + config.maxTime().toNanos();
    }

    @Override
    public void write(int one) throws IOException {
        take(1);
        out.write(one);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        take(length);
        out.write(from, offset, length);
    }

    private void take(int length) throws IOException {
        if (refusal == null && bytes + length > config.maxBytes()) {
            refusal = new ExportException(
                    Reason.TOO_LARGE,
                    "The file would be larger than the " + config.maxBytes()
                            + " bytes that this server makes. Choose another form, or moments with less between them.");
        }
        if (refusal == null && System.nanoTime() - untilNanos > 0) {
            refusal = tooSlow(config.maxTime());
        }
        if (refusal != null) {
            throw refusal;
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("nobody wants the file any more");
        }
        bytes += length;
    }

    static ExportException tooSlow(Duration maxTime) {
        return new ExportException(
                Reason.TOO_SLOW,
                "The file took longer than the " + maxTime.toSeconds()
                        + " seconds that this server gives it. Try again when it has less to do, choose another form, or"
                        + " moments with less between them.");
    }

    /** Why it took no more, null if it took all. */
    @Nullable
    ExportException refusal() {
        return refusal;
    }

    long bytes() {
        return bytes;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
