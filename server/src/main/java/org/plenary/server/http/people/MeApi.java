package org.plenary.server.http.people;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.plenary.server.http.exchange.Json;
import org.plenary.server.http.exchange.Problem;
import org.plenary.server.http.exchange.SignIn;
import org.plenary.server.identity.Person;
import org.plenary.server.signin.Credential;
import org.plenary.server.signin.Credentials;
import org.plenary.server.signin.LocalSignIn;
import org.plenary.server.signin.PasswordHasher;
import org.plenary.server.signin.PasswordRules;
import org.plenary.server.signin.SignedIn;

/** Who one is, and one's password. */
public final class MeApi {
    private final Credentials credentials;
    private final LocalSignIn local;
    private final PasswordHasher hasher;
    private final SignIn signIn;

    public MeApi(Credentials credentials, LocalSignIn local, PasswordHasher hasher, SignIn signIn) {
        this.credentials = credentials;
        this.local = local;
        this.hasher = hasher;
        this.signIn = signIn;
    }

    public void me(RoutingContext context) {
        credentials
                .of(SignIn.person(context).id())
                .onSuccess(credential -> context.json(json(credential)))
                .onFailure(context::fail);
    }

    private static JsonObject json(Credential credential) {
        Person person = credential.person();
        return Json.of(person)
                .put("delegation", person.delegation() == null ? null : Json.of(person.delegation()))
                .put("process", Json.of(person.process()))
                .put("color", person.color())
                .put("mayCreateDrafts", person.mayCreateDrafts())
                .put("mayManage", person.mayManage())
                .put(
                        "email",
                        credential.email() == null ? null : credential.email().value())
                .put("hasPassword", credential.passwordHash() != null);
    }

    public void changePassword(RoutingContext context) {
        SignedIn who = SignIn.signedIn(context);
        JsonObject body = context.body().asJsonObject();
        local.confirms(
                        who.person(),
                        body.getString("current"),
                        signIn.arrival(context).device())
                .onSuccess(confirmed -> {
                    if (confirmed) {
                        change(context, who, body);
                    } else {
                        Problem.NOT_ALLOWED.answer(
                                context,
                                "The current password is another. Type it again, or sign out and ask the"
                                        + " secretariat for a new invitation.");
                    }
                })
                .onFailure(context::fail);
    }

    private void change(RoutingContext context, SignedIn who, JsonObject body) {
        String password = body.getString("password");
        boolean keepOthers = body.getBoolean("keepSessions", false);
        credentials
                .of(who.person().id())
                .compose(credential -> {
                    PasswordRules.require(password, credential.email());
                    return hasher.hash(password);
                })
                .compose(hash -> credentials.change(who, hash, signIn.arrival(context), keepOthers))
                .onSuccess(nothing -> context.response().setStatusCode(204).end())
                .onFailure(context::fail);
    }
}
