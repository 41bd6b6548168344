package org.plenary.server.signin;

import io.vertx.core.Future;
import java.util.Optional;
import org.plenary.server.identity.Person;

/** Who signs in by which account of which organisation. Safe from any thread, like {@link Accounts}. */
@FunctionalInterface
public interface OrganizationAccounts {
    /** The person who signs in by this account; empty if nobody does, or the access was revoked. */
    Future<Optional<Person>> person(OrganizationAccount account);
}
