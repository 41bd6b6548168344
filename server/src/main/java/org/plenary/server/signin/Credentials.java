package org.plenary.server.signin;

import io.vertx.core.Future;
import java.util.Optional;
import org.plenary.server.identity.Email;
import org.plenary.server.identity.IdentityException;
import org.plenary.server.identity.PersonId;

/** The passwords of local accounts, as they are stored. Safe from any thread, like {@link Accounts}. */
public interface Credentials {
    /** By what the person with this address signs in; empty if nobody has it, or the access was revoked. */
    Future<Optional<Credential>> byEmail(Email email);

    /**
     * Whether the account with this address was signed in to in the browser with this secret before; see {@link
     * Arrival}.
     */
    Future<Boolean> isKnownIn(Email email, String browser);

    /** By what this person signs in; fails with {@link IdentityException.Reason#NOT_FOUND} if nobody is called so. */
    Future<Credential> of(PersonId person);

    /**
     * Gives the person another password, and ends all of their tokens and of their sessions but the one that asks for
     * it, from this browser.
     *
     * @param keepOthers whether the other sessions stay
     *
     * <p>Fails with {@link IdentityException.Reason#CONFLICT} if there is no address to sign in by.
     */
    Future<Void> change(SignedIn who, String passwordHash, Arrival from, boolean keepOthers);

    /** Stores the same password under a stronger hash, unless another has taken its place. */
    Future<Void> strengthen(PersonId person, String oldHash, String newHash);
}
