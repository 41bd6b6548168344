package org.plenary.server.identity;

import io.vertx.core.Vertx;
import java.time.InstantSource;

/** Those who let people in: by password, by invitation, and the first one of all. */
public record Reception(Identity identity, PasswordHasher hasher, LocalSignIn local, SetUp setUp) {
    /** The reception of these people. Blocks while it makes one hash: not for an event loop. */
    public static Reception of(Identity identity, Vertx vertx, InstantSource clock) {
        PasswordHasher hasher = new PasswordHasher(vertx);
        return new Reception(
                identity, hasher, new LocalSignIn(identity, hasher, clock), new SetUp(identity.foundation()));
    }
}
