package org.plenary.server.http.people;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.plenary.server.audit.Audit;
import org.plenary.server.audit.AuditEntry;
import org.plenary.server.http.exchange.Bodies;
import org.plenary.server.http.exchange.Json;
import org.plenary.server.http.exchange.Problem;
import org.plenary.server.http.exchange.Query;
import org.plenary.server.http.exchange.SignIn;
import org.plenary.server.http.exchange.Site;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.Profile;
import org.plenary.server.signin.Invitations;
import org.plenary.server.signin.IssuedInvitation;
import org.plenary.server.signin.People;
import org.plenary.server.signin.SignInParts;

/** What the secretariat does with people, and the trail that it leaves. */
public final class PeopleApi {
    private static final int DEFAULT_READ = 100;

    private final People people;
    private final Invitations invitations;
    private final Audit audit;
    private final Site site;

    public PeopleApi(SignInParts parts, Site site) {
        this.people = parts.people();
        this.invitations = parts.invitations();
        this.audit = parts.audit();
        this.site = site;
    }

    public void invite(RoutingContext context) {
        Profile profile = Bodies.profile(context.body().asJsonObject());
        people.invite(SignIn.person(context), profile)
                .onSuccess(issued -> created(
                        context,
                        new JsonObject().put("id", issued.person().value()).put("invitation", json(context, issued))))
                .onFailure(context::fail);
    }

    public void change(RoutingContext context) {
        Profile profile = Bodies.profile(context.body().asJsonObject());
        answer(context, people.change(SignIn.person(context), person(context), profile));
    }

    public void invitation(RoutingContext context) {
        invitations
                .renew(SignIn.person(context), person(context))
                .onSuccess(issued -> created(context, json(context, issued)))
                .onFailure(context::fail);
    }

    public void revoke(RoutingContext context) {
        answer(context, people.revoke(SignIn.person(context), person(context)));
    }

    public void restore(RoutingContext context) {
        answer(context, people.restore(SignIn.person(context), person(context)));
    }

    public void audit(RoutingContext context) {
        Person reader = SignIn.person(context);
        if (!reader.mayManage()) {
            Problem.NOT_ALLOWED.answer(context, "The secretariat reads the audit trail. Ask one of its people.");
            return;
        }
        audit.read(reader.process().id(), Query.number(context, "before", Long.MAX_VALUE), (int)
                        Query.number(context, "limit", DEFAULT_READ))
                .onSuccess(entries -> {
                    JsonArray list = new JsonArray();
                    entries.forEach(entry -> list.add(json(entry)));
                    context.json(list);
                })
                .onFailure(context::fail);
    }

    private static JsonObject json(AuditEntry entry) {
        return new JsonObject()
                .put("number", entry.number())
                .put("at", Json.moment(entry.atMillis()))
                .put("person", entry.person())
                .put("name", entry.name())
                .put("action", entry.action().name())
                .put("subject", entry.subject())
                .put("details", entry.details());
    }

    private JsonObject json(RoutingContext context, IssuedInvitation issued) {
        return new JsonObject()
                .put("link", site.url(context.request()) + "/invitation#" + issued.token())
                .put("expiresAt", Json.moment(issued.expiresAtMillis()));
    }

    private static PersonId person(RoutingContext context) {
        return new PersonId(context.pathParam("personId"));
    }

    private static void created(RoutingContext context, JsonObject body) {
        context.response()
                .setStatusCode(201)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(body.toBuffer());
    }

    private static void answer(RoutingContext context, Future<Void> done) {
        done.onSuccess(nothing -> context.response().setStatusCode(204).end()).onFailure(context::fail);
    }
}
