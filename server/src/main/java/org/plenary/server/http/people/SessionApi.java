package org.plenary.server.http.people;

import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.plenary.server.http.exchange.Json;
import org.plenary.server.http.exchange.Problem;
import org.plenary.server.http.exchange.SignIn;
import org.plenary.server.identity.Person;
import org.plenary.server.signin.Accounts;
import org.plenary.server.signin.LocalSignIn;
import org.plenary.server.signin.Means;
import org.plenary.server.signin.OpenSession;
import org.plenary.server.signin.SessionNumber;
import org.plenary.server.signin.Sessions;
import org.plenary.server.signin.SignInParts;
import org.plenary.server.signin.SignedIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signing in and out, and the sessions that one has. */
public final class SessionApi {
    private static final Logger log = LoggerFactory.getLogger(SessionApi.class);

    private final Accounts accounts;
    private final Sessions sessions;
    private final LocalSignIn local;
    private final SignIn signIn;

    public SessionApi(SignInParts parts, LocalSignIn local, SignIn signIn) {
        this.accounts = parts.accounts();
        this.sessions = parts.sessions();
        this.local = local;
        this.signIn = signIn;
    }

    public void open(RoutingContext context) {
        JsonObject body = context.body().asJsonObject();
        String token = body.getString("token");
        if (token != null) {
            accounts.personByToken(token)
                    .onSuccess(person -> openFor(
                            context,
                            person,
                            Means.TOKEN,
                            "This access token is not known here. Ask the secretariat for a new sign-in link."))
                    .onFailure(context::fail);
        } else {
            local.person(body.getString("email"), body.getString("password"), signIn.arrival(context))
                    .onSuccess(person -> openFor(
                            context,
                            person,
                            Means.PASSWORD,
                            "Nobody signs in here by this e-mail address and password. Check both, or ask the"
                                    + " secretariat for a new invitation."))
                    .onFailure(context::fail);
        }
    }

    private void openFor(RoutingContext context, Optional<Person> person, Means means, String refusal) {
        person.ifPresentOrElse(
                somebody -> sessions.open(somebody.id(), means, signIn.arrival(context))
                        .onSuccess(secret -> {
                            log.atInfo()
                                    .addKeyValue("person", somebody.id())
                                    .addKeyValue("means", means)
                                    .log("session.opened");
                            signIn.answerSignedIn(context, secret);
                        })
                        .onFailure(context::fail),
                () -> Problem.NOT_SIGNED_IN.answer(context, refusal));
    }

    public void close(RoutingContext context) {
        if (SignIn.isSuspect(context.request())) {
            Problem.FORGERY_SUSPECTED.answer(
                    context, "Signing out by cookie must carry the header " + SignIn.OWN_PAGE_HEADER + ": 1.");
            return;
        }
        Cookie cookie = context.request().getCookie(SignIn.COOKIE);
        Future<Void> closed = cookie == null ? Future.succeededFuture() : sessions.close(cookie.getValue());
        closed.onSuccess(nothing -> {
                    context.response().addCookie(signIn.cookie("").setMaxAge(0));
                    context.response().setStatusCode(204).end();
                })
                .onFailure(context::fail);
    }

    public void list(RoutingContext context) {
        SignedIn who = SignIn.signedIn(context);
        sessions.of(who.person().id())
                .onSuccess(open -> {
                    JsonArray list = new JsonArray();
                    open.forEach(session -> list.add(json(session, who)));
                    context.json(list);
                })
                .onFailure(context::fail);
    }

    private static JsonObject json(OpenSession session, SignedIn who) {
        return new JsonObject()
                .put("id", session.number().toString())
                .put("openedAt", Json.moment(session.openedAtMillis()))
                .put("lastSeenAt", Json.moment(session.lastSeenAtMillis()))
                .put("expiresAt", Json.moment(session.expiresAtMillis()))
                .put("device", session.device().name())
                .put("address", session.device().address())
                .put("current", session.number().equals(who.session()));
    }

    public void end(RoutingContext context) {
        SessionNumber number = new SessionNumber(Long.parseLong(context.pathParam("sessionId")));
        sessions.end(SignIn.signedIn(context), number)
                .onSuccess(nothing -> context.response().setStatusCode(204).end())
                .onFailure(context::fail);
    }

    public void endOthers(RoutingContext context) {
        sessions.endOthers(SignIn.signedIn(context))
                .onSuccess(nothing -> context.response().setStatusCode(204).end())
                .onFailure(context::fail);
    }
}
