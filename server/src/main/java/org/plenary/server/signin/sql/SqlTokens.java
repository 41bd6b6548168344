package org.plenary.server.signin.sql;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import org.plenary.server.audit.AuditAction;
import org.plenary.server.audit.AuditEvent;
import org.plenary.server.audit.sql.AuditRows;
import org.plenary.server.identity.IdentityException;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.sql.IdentityStore;
import org.plenary.server.identity.sql.Managers;
import org.plenary.server.identity.sql.PersonRows;
import org.plenary.server.signin.OpenToken;
import org.plenary.server.signin.SignedIn;
import org.plenary.server.signin.TokenNumber;
import org.plenary.server.signin.Tokens;

/** Access tokens in the embedded database. */
final class SqlTokens implements Tokens {
    private final IdentityStore store;
    private final InstantSource clock;

    SqlTokens(IdentityStore store, InstantSource clock) {
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
                throw new IdentityException(
                        IdentityException.Reason.NOT_FOUND,
                        "You have no such sign-in link. It may have been ended, or ended by itself.");
            }
            AuditRows.add(
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
            PersonRows.state(statements, by.process().id(), person);
            int tokens = TokenRows.endAll(statements, effects, person);
            int sessions = SessionRows.closeOthers(statements, effects, person, null);
            InvitationRows.withdraw(statements, person);
            BrowserRows.forgetOthers(statements, person, null);
            AuditRows.add(
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
