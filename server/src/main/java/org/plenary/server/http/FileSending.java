package org.plenary.server.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.TimeUnit;

/**
 * Sends a file piece by piece, the next one when the one before was taken. Whoever takes nothing for a minute is given up. Of one
 * event loop.
 */
final class FileSending {
    private static final int PIECE_BYTES = 128 << 10;
    private static final long PATIENCE_SECONDS = 60;

    private final AsyncFile file;
    private final HttpServerResponse response;
    private final Promise<Void> done = Promise.promise();

    private FileSending(AsyncFile file, HttpServerResponse response) {
        this.file = file;
        this.response = response;
    }

    /** Sends the whole file and ends the response. Fails if it cannot be read, or not all of it is taken. */
    static Future<Void> send(Vertx vertx, String path, HttpServerResponse response) {
        OpenOptions toRead = new OpenOptions().setRead(true).setWrite(false).setCreate(false);
        return vertx.fileSystem().open(path, toRead).compose(file -> {
            FileSending sending = new FileSending(file, response);
            sending.next(0);
            return sending.done.future().eventually(file::close);
        });
    }

    /** Not a chain of futures, which would grow with the file. */
    private void next(long position) {
        if (response.closed()) {
            done.fail("the client has gone");
            return;
        }
        file.read(Buffer.buffer(PIECE_BYTES), 0, position, PIECE_BYTES)
                .onSuccess(piece -> {
                    if (piece.length() == 0) {
                        response.end().onComplete(done);
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
