package org.plenary.server.signin;

import io.vertx.core.Future;
import java.util.List;
import org.plenary.server.identity.IdentityException;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;

/**
 * The access tokens that sign-in links hold. Each works until it expires, or is ended, or its person gets another
 * password. Safe from any thread, like {@link Accounts}. Their ends are in the audit trail, and take effect on open
 * connections at once.
 */
public interface Tokens {
    /** How many a person has at most; the oldest end first. */
    int MOST_OF_A_PERSON = 20;

    /** The tokens of a person that work, newest first. */
    Future<List<OpenToken>> of(PersonId person);

    /** Ends one of one's own tokens. Fails with {@link IdentityException.Reason#NOT_FOUND} if it is not. */
    Future<Void> end(SignedIn who, TokenNumber number);

    /**
     * Signs somebody out everywhere, and makes every token and invitation of theirs worth nothing; a password stays.
     * The secretariat does it for somebody whose link or device is in other hands.
     *
     * <p>Fails as {@link People#revoke} does.
     */
    Future<Void> withdraw(Person by, PersonId person);
}
