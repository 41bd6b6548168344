package org.plenary.server.signin;

import io.vertx.core.Future;
import org.plenary.server.identity.IdentityException;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;

/**
 * One-time links by which people come to an account, or back to it when they have lost their password. Safe from any
 * thread, like {@link Accounts}.
 *
 * <p>Where a token is asked for, futures fail with {@link IdentityException.Reason#NOT_FOUND} if there is no such
 * invitation (any more), or it has expired.
 */
public interface Invitations {
    /**
     * Makes a new invitation for a known person; an earlier one is worth nothing from then on.
     *
     * <p>Fails with {@link IdentityException.Reason#CONFLICT} if the person's access is revoked, or there is no address
     * to sign in by.
     */
    Future<IssuedInvitation> renew(Person by, PersonId person);

    /** What the invitation of this token says; it stays as it is. */
    Future<Invitation> look(String token);

    /**
     * Uses an invitation up: the password becomes the person's, the account is active, all its sessions and tokens end,
     * and a new session opens, whose secret is returned.
     *
     * @param passwordHash see {@link PasswordHasher#hash}
     */
    Future<String> accept(String token, String passwordHash, Arrival arrival);

    /**
     * Uses an invitation up: the person signs in by this account of an organisation from now on. Otherwise as
     * {@link #accept(String, String, Arrival)}.
     *
     * <p>Fails with {@link IdentityException.Reason#CONFLICT} if another person signs in by that account.
     */
    Future<String> accept(String token, OrganizationAccount account, Arrival arrival);
}
