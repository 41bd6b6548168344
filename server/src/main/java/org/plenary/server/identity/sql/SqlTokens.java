package org.plenary.server.identity.sql;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import org.plenary.server.identity.AccountsException;
import org.plenary.server.identity.AuditAction;
import org.plenary.server.identity.AuditEvent;
import org.plenary.server.identity.OpenToken;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.SignedIn;
import org.plenary.server.identity.TokenNumber;
import org.plenary.server.identity.Tokens;

/** Access tokens in the embedded database. */
final class SqlTokens implements Tokens {
    private final Store store;
    private final InstantSource clock;

    SqlTokens(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Future<List<OpenToken>> of(PersonId person) {
        long now = clock.millis();
        return store.read(statements -> TokenRows.of(statements, person, now));
    }

    @Override
    public Future<Void> end(SignedIn who, TokenNumber number) {
        long now = clock.millis();
        return store.perform((statements, effects) -> {
            if (!TokenRows.end(statements, effects, who.person().id(), number)) {
                throw new AccountsException(
                        AccountsException.Reason.NOT_FOUND,
                        "You have no such sign-in link. It may have been ended, or ended by itself.");
            }
            Trail.add(
                    statements,
                    now,
                    new AuditEvent(who.person(), AuditAction.TOKEN_ENDED, number.toString(), new JsonObject()));
        });
    }

    @Override
    public Future<Void> withdraw(Person by, PersonId person) {
        long now = clock.millis();
        return store.perform((statements, effects) -> {
            Managers.require(statements, by);
            SqlPeople.state(statements, by, person);
            int tokens = TokenRows.endAll(statements, effects, person);
            int sessions = SessionRows.closeOthers(statements, effects, person, null);
            InvitationRows.withdraw(statements, person);
            BrowserRows.forgetOthers(statements, person, null);
            Trail.add(
                    statements,
                    now,
                    new AuditEvent(
                            by,
                            AuditAction.SIGN_INS_WITHDRAWN,
                            person.value(),
                            new JsonObject().put("tokens", tokens).put("sessions", sessions)));
        });
    }
}
