package org.plenary.server.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.function.IntFunction;

/**
 * A port on which nobody listens, known before anybody does: the servers of all event loops have to be told the same
 * one, and each that asks Vert.x for any port gets another.
 */
final class FreePort {
    /** Somebody else may take the port before it is listened on, which is rare enough once. */
    private static final int TRIES = 5;

    private FreePort() {}

    /** Does something on a port, and on another one when that was taken meanwhile. */
    static <T> Future<T> on(Vertx vertx, String host, IntFunction<Future<T>> listening) {
        return on(vertx, host, listening, TRIES);
    }

    private static <T> Future<T> on(Vertx vertx, String host, IntFunction<Future<T>> listening, int tries) {
        return vertx.executeBlocking(() -> find(host))
                .compose(listening::apply)
                .recover(cause -> cause instanceof BindException && tries > 1
                        ? on(vertx, host, listening, tries - 1)
                        : Future.failedFuture(cause));
    }

    private static int find(String host) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), 0));
            return socket.getLocalPort();
        }
    }
}
