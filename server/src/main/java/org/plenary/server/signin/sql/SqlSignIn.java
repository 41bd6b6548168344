package org.plenary.server.signin.sql;

import java.time.InstantSource;
import org.plenary.server.audit.sql.SqlAudit;
import org.plenary.server.identity.IdentityListener;
import org.plenary.server.identity.sql.IdentityStore;
import org.plenary.server.signin.SignInConfig;
import org.plenary.server.signin.SignInParts;
import org.plenary.server.sql.Database;

/** Sign-in in the embedded database. */
public final class SqlSignIn {
    private SqlSignIn() {}

    /**
     * All parts, on one database.
     *
     * @param clock tells when sessions open and end
     * @param listener hears of changes that are on disk
     */
    public static SignInParts on(
            Database database, SignInConfig config, InstantSource clock, IdentityListener listener) {
        IdentityStore store = new IdentityStore(database, listener);
        return new SignInParts(
                new SqlAccounts(store, config, clock),
                new SqlSessions(store, config, clock),
                new SqlTokens(store, clock),
                new SqlCredentials(store, clock),
                new SqlOrganizationAccounts(store),
                new SqlPeople(store, config, clock),
                new SqlInvitations(store, config, clock),
                new SqlFoundation(store, config, clock),
                new SqlAudit(database, clock));
    }
}
