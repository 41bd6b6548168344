package org.plenary.server.http.people;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.plenary.server.http.exchange.Bodies;
import org.plenary.server.http.exchange.Json;
import org.plenary.server.http.exchange.Problem;
import org.plenary.server.http.exchange.SignIn;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.Email;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.Profile;
import org.plenary.server.identity.Role;
import org.plenary.server.oidc.Organizations;
import org.plenary.server.signin.Invitation;
import org.plenary.server.signin.Invitations;
import org.plenary.server.signin.PasswordHasher;
import org.plenary.server.signin.PasswordRules;
import org.plenary.server.signin.Reception;
import org.plenary.server.signin.SetUp;
import org.plenary.server.signin.SignInParts;

/** How one comes in for the first time: by which ways one signs in, by invitation, and as the first person of all. */
public final class JoiningApi {
    private final SignInParts parts;
    private final Invitations invitations;
    private final PasswordHasher hasher;
    private final SetUp setUp;
    private final Organizations organizations;
    private final SignIn signIn;

    public JoiningApi(Reception reception, Organizations organizations, SignIn signIn) {
        this.parts = reception.signIn();
        this.invitations = parts.invitations();
        this.hasher = reception.hasher();
        this.setUp = reception.setUp();
        this.organizations = organizations;
        this.signIn = signIn;
    }

    public void ways(RoutingContext context) {
        JsonArray known = new JsonArray();
        organizations
                .all()
                .forEach(organization ->
                        known.add(new JsonObject().put("id", organization.id()).put("name", organization.name())));
        setUp.isNeeded()
                .onSuccess(needed -> context.json(new JsonObject()
                        .put("needsSetUp", needed)
                        .put("password", true)
                        .put("organizations", known)))
                .onFailure(context::fail);
    }

    public void look(RoutingContext context) {
        invitations
                .look(context.body().asJsonObject().getString("token"))
                .onSuccess(invitation -> context.json(json(invitation)))
                .onFailure(context::fail);
    }

    private static JsonObject json(Invitation invitation) {
        Person person = invitation.person();
        Delegation delegation = person.delegation();
        return new JsonObject()
                .put("name", person.name())
                .put(
                        "email",
                        invitation.email() == null ? null : invitation.email().value())
                .put("role", person.role().name())
                .put("rank", Json.name(person.rank()))
                .put("delegation", delegation == null ? null : Json.of(delegation))
                .put("process", Json.of(person.process()))
                .put("expiresAt", Json.moment(invitation.expiresAtMillis()));
    }

    public void accept(RoutingContext context) {
        JsonObject body = context.body().asJsonObject();
        String token = body.getString("token");
        String password = body.getString("password");
        invitations
                .look(token)
                .compose(invitation -> {
                    PasswordRules.require(password, invitation.email());
                    return hasher.hash(password);
                })
                .compose(hash -> invitations.accept(token, hash, signIn.arrival(context)))
                .onSuccess(session -> signIn.answerSignedIn(context, session))
                .onFailure(context::fail);
    }

    public void setUp(RoutingContext context) {
        JsonObject body = context.body().asJsonObject();
        if (!setUp.isToken(body.getString("token"))) {
            Problem.NOT_FOUND.answer(
                    context,
                    "This set-up link is not valid: each start of the server prints a new one until somebody has used"
                            + " it. Look at what the server printed last.");
            return;
        }
        String password = body.getString("password");
        Profile profile = Bodies.valid(() -> new Profile(
                body.getString("name").strip(), new Email(body.getString("email")), Role.SECRETARIAT, null, null));
        PasswordRules.require(password, profile.email());
        String process = Bodies.processName(body.getString("process"));
        hasher.hash(password)
                .compose(hash -> parts.foundation().lay(process, profile, hash, signIn.arrival(context)))
                .onSuccess(session -> signIn.answerSignedIn(context, session))
                .onFailure(context::fail);
    }
}
