package org.plenary.server.identity.sql;

import java.time.InstantSource;
import org.plenary.server.identity.AccountsListener;
import org.plenary.server.identity.Identity;
import org.plenary.server.identity.SignInConfig;
import org.plenary.server.sql.Database;

/** People and sign-in in the embedded database. */
public final class SqlIdentity {
    private SqlIdentity() {}

    /**
     * All parts, on one database.
     *
     * @param clock tells when sessions open and end
     * @param listener hears of changes that are on disk
     */
    public static Identity on(Database database, SignInConfig config, InstantSource clock, AccountsListener listener) {
        Store store = new Store(database, listener);
        return new Identity(
                new SqlAccounts(store, config, clock),
                new SqlSessions(store, config, clock),
                new SqlTokens(store, clock),
                new SqlCredentials(store, clock),
                account ->
                        store.read(statements -> PersonRows.byAccount(statements, account.issuer(), account.subject())),
                new SqlDirectory(store, clock),
                new SqlPeople(store, config, clock),
                new SqlInvitations(store, config, clock),
                new SqlFoundation(store, config, clock),
                new SqlAudit(store, clock));
    }
}
