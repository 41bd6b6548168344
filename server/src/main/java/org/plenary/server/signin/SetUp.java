package org.plenary.server.signin;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one-time link by which a new server is set up. Its secret lives as long as this process, or until somebody is
 * known here. Safe from any thread.
 */
public final class SetUp {
    private final Foundation foundation;
    private final String token = Secrets.random();

    public SetUp(Foundation foundation) {
        this.foundation = foundation;
    }

    /** Whether the server waits to be set up. */
    public Future<Boolean> isNeeded() {
        return foundation.isAwaited();
    }

    /** The secret of the link, while the server waits to be set up. */
    public Future<Optional<String>> token() {
        return isNeeded().map(needed -> needed ? Optional.of(token) : Optional.empty());
    }

    /** Whether this is the secret of the link. Takes the same time for every other. */
    public boolean isToken(@Nullable String text) {
        return text != null
                && MessageDigest.isEqual(text.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }
}
