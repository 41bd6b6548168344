package org.plenary.server.signin;

import io.vertx.core.Vertx;
import java.time.InstantSource;

/** Those who let people in: by password, by invitation, and the first one of all. */
public record Reception(SignInParts signIn, PasswordHasher hasher, LocalSignIn local, SetUp setUp) {
    /** The reception of these people. Blocks while it makes one hash: not for an event loop. */
    public static Reception of(SignInParts signIn, Vertx vertx, InstantSource clock) {
        PasswordHasher hasher = new PasswordHasher(vertx);
        return new Reception(signIn, hasher, new LocalSignIn(signIn, hasher, clock), new SetUp(signIn.foundation()));
    }
}
