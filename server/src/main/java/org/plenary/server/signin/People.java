package org.plenary.server.signin;

import io.vertx.core.Future;
import org.plenary.server.identity.IdentityException;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Profile;

/**
 * What the secretariat does with people. Safe from any thread, like {@link Accounts}. All of it is in the audit trail
 * and takes effect on open connections at once.
 *
 * <p>Futures fail with {@link IdentityException.Reason#NOT_ALLOWED} if {@code by} does not set the process up, with
 * {@code NOT_FOUND} if a person is not one of that process, with {@code INVALID} if the delegation is not, and with
 * {@code CONFLICT} if an address is another person's, or nobody would be left to set the process up.
 */
public interface People {
    /** Everybody and everything in a process; fails with {@code NOT_FOUND} if there is none of this id. */
    Future<Membership> of(ProcessId process);

    /** Adds a person, who can accept the invitation that is returned. */
    Future<IssuedInvitation> invite(Person by, Profile profile);

    /** Says something else of a person. */
    Future<Void> change(Person by, PersonId person, Profile profile);

    /** Takes the access away: every session, token and invitation of the person is worth nothing from then on. */
    Future<Void> revoke(Person by, PersonId person);

    /** Gives the access back. Sessions and invitations stay gone; passwords and tokens work again. */
    Future<Void> restore(Person by, PersonId person);
}
