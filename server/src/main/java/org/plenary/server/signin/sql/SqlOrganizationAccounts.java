package org.plenary.server.signin.sql;

import io.vertx.core.Future;
import java.util.Optional;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.sql.IdentityStore;
import org.plenary.server.identity.sql.PersonRows;
import org.plenary.server.signin.OrganizationAccount;
import org.plenary.server.signin.OrganizationAccounts;

/** Accounts at organisations' OpenID providers in the embedded database. */
final class SqlOrganizationAccounts implements OrganizationAccounts {
    private final IdentityStore store;

    SqlOrganizationAccounts(IdentityStore store) {
        this.store = store;
    }

    @Override
    public Future<Optional<Person>> person(OrganizationAccount account) {
        return store.read(statements -> {
            PersonId owner = OrganizationRows.owner(statements, account);
            return owner == null ? Optional.empty() : PersonRows.withAccess(statements, owner);
        });
    }
}
