package org.plenary.server.http;

import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Accounts;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signing in and out, and who one is. */
final class SessionApi {
    private static final Logger log = LoggerFactory.getLogger(SessionApi.class);

    private final Accounts accounts;
    private final SignIn signIn;

    SessionApi(Accounts accounts, SignIn signIn) {
        this.accounts = accounts;
        this.signIn = signIn;
    }

    void open(RoutingContext context) {
        String token = context.body().asJsonObject().getString("token");
        accounts.personByToken(token)
                .compose(this::openFor)
                .onSuccess(session -> session.ifPresentOrElse(
                        secret -> {
                            context.response().addCookie(signIn.cookie(secret));
                            context.response().setStatusCode(204).end();
                        },
                        () -> Problem.NOT_SIGNED_IN.answer(
                                context,
                                "This access token is not known here. Ask the secretariat for a new sign-in link.")))
                .onFailure(context::fail);
    }

    private Future<Optional<String>> openFor(Optional<Person> person) {
        return person.map(somebody -> accounts.openSession(somebody.id()).map(secret -> {
                    log.atInfo().addKeyValue("person", somebody.id()).log("session.opened");
                    return Optional.of(secret);
                }))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    void close(RoutingContext context) {
        if (SignIn.isSuspect(context.request())) {
            Problem.FORGERY_SUSPECTED.answer(
                    context, "Signing out by cookie must carry the header " + SignIn.OWN_PAGE_HEADER + ": 1.");
            return;
        }
        Cookie cookie = context.request().getCookie(SignIn.COOKIE);
        Future<Void> closed = cookie == null ? Future.succeededFuture() : accounts.closeSession(cookie.getValue());
        closed.onSuccess(nothing -> {
                    context.response().addCookie(signIn.cookie("").setMaxAge(0));
                    context.response().setStatusCode(204).end();
                })
                .onFailure(context::fail);
    }

    void me(RoutingContext context) {
        Person person = SignIn.person(context);
        context.json(new JsonObject()
                .put("id", person.id().value())
                .put("name", person.name())
                .put("role", person.role().name())
                .put("delegation", json(person.delegation()))
                .put("process", json(person.process()))
                .put("color", person.color())
                .put("mayCreateDrafts", person.mayCreateDrafts()));
    }

    static JsonObject json(Negotiation process) {
        return new JsonObject().put("id", process.id().value()).put("name", process.name());
    }

    private static @Nullable JsonObject json(@Nullable Delegation delegation) {
        return delegation == null
                ? null
                : new JsonObject()
                        .put("code", delegation.code())
                        .put("name", delegation.name())
                        .put("kind", delegation.kind().name())
                        .put("capacity", delegation.capacity().name());
    }
}
