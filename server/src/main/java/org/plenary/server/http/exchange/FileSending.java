package org.plenary.server.http.exchange;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerResponse;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Sends a file piece by piece, the next one when the one before was taken. Whoever takes nothing for a minute is given
 * up. Of one event loop.
 */
public final class FileSending {
    /** Under this key a request that asked for the head of an answer alone is marked, before it goes on as another. */
    public static final String HEAD_ONLY = "plenary.headOnly";

    private static final int PIECE_BYTES = 128 << 10;
    private static final long PATIENCE_SECONDS = 60;

    private final AsyncFile file;
    private final long bytes;
    private final HttpServerResponse response;
    private final Promise<Void> done = Promise.promise();

    private FileSending(AsyncFile file, long bytes, HttpServerResponse response) {
        this.file = file;
        this.bytes = bytes;
        this.response = response;
    }

    /**
     * Sends the whole file, which has so many bytes, and ends the response. Fails if it has fewer, or not all is taken.
     */
    public static Future<Void> send(Vertx vertx, Path path, long bytes, HttpServerResponse response) {
        OpenOptions toRead = new OpenOptions().setRead(true).setWrite(false).setCreate(false);
        // To Vert.x a relative name is one of the jar.
        return vertx.fileSystem().open(path.toAbsolutePath().toString(), toRead).compose(file -> {
            FileSending sending = new FileSending(file, bytes, response);
            sending.next(0);
            return sending.done.future().eventually(file::close);
        });
    }

    /** Not a chain of futures, which would grow with the file. */
    private void next(long position) {
        if (position == bytes) {
            // Whoever has the last byte may hang up.
            response.end().onComplete(ended -> done.complete());
            return;
        }
        if (response.closed()) {
            done.fail("the client has gone");
            return;
        }
        file.read(Buffer.buffer(PIECE_BYTES), 0, position, PIECE_BYTES)
                .onSuccess(piece -> {
                    if (piece.length() == 0) {
                        done.fail("the file ends after " + position + " of " + bytes + " bytes");
                    } else {
                        response.write(piece)
                                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                                .onSuccess(written -> next(position + piece.length()))
                                .onFailure(done::fail);
                    }
                })
                .onFailure(done::fail);
    }
}
