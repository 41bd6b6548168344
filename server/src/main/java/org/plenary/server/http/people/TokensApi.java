package org.plenary.server.http.people;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.plenary.server.http.exchange.Json;
import org.plenary.server.http.exchange.SignIn;
import org.plenary.server.identity.PersonId;
import org.plenary.server.signin.OpenToken;
import org.plenary.server.signin.TokenNumber;
import org.plenary.server.signin.Tokens;

/** The access tokens of sign-in links: to be seen and ended by their people, and withdrawn by the secretariat. */
public final class TokensApi {
    private final Tokens tokens;

    public TokensApi(Tokens tokens) {
        this.tokens = tokens;
    }

    public void list(RoutingContext context) {
        tokens.of(SignIn.person(context).id())
                .onSuccess(open -> {
                    JsonArray list = new JsonArray();
                    open.forEach(token -> list.add(json(token)));
                    context.json(list);
                })
                .onFailure(context::fail);
    }

    private static JsonObject json(OpenToken token) {
        return new JsonObject()
                .put("id", token.number().toString())
                .put("issuedAt", Json.moment(token.issuedAtMillis()))
                .put("lastUsedAt", Json.moment(token.lastUsedAtMillis()))
                .put("expiresAt", Json.moment(token.expiresAtMillis()));
    }

    public void end(RoutingContext context) {
        TokenNumber number = new TokenNumber(Long.parseLong(context.pathParam("tokenId")));
        answer(context, tokens.end(SignIn.signedIn(context), number));
    }

    public void withdraw(RoutingContext context) {
        PersonId person = new PersonId(context.pathParam("personId"));
        answer(context, tokens.withdraw(SignIn.person(context), person));
    }

    private static void answer(RoutingContext context, Future<Void> done) {
        done.onSuccess(nothing -> context.response().setStatusCode(204).end()).onFailure(context::fail);
    }
}
