package org.plenary.server.wiring;

import io.vertx.core.Future;
import java.net.BindException;
import java.util.concurrent.CompletionException;

/** Starts a server from the command line and says in plain words what is in the way. */
public final class Starting {
    private Starting() {}

    public static Server start(ServerConfig config) {
        return await(Server.start(config), config);
    }

    public static <T> T await(Future<T> future, ServerConfig config) {
        try {
            return future.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof BindException) {
                throw new StartException(
                        "port " + config.http().port() + " of " + config.http().host()
                                + " is taken or may not be used; choose another with --port",
                        cause);
            }
            throw new StartException(String.valueOf(cause.getMessage()), cause);
        }
    }

    /** Says why a server could not be started, and what to do. */
    public static final class StartException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StartException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
