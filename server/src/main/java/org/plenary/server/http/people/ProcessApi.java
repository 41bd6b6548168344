package org.plenary.server.http.people;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.plenary.server.http.exchange.Bodies;
import org.plenary.server.http.exchange.Json;
import org.plenary.server.http.exchange.SignIn;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.Directory;
import org.plenary.server.identity.Group;
import org.plenary.server.identity.Masthead;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.Register;
import org.plenary.server.identity.SymbolPattern;
import org.plenary.server.signin.EnrolledPerson;
import org.plenary.server.signin.Membership;
import org.plenary.server.signin.People;

/** A process with its delegations and groups: everybody reads, the secretariat sets up. */
public final class ProcessApi {
    private static final String JSON = "application/json";

    private final Vertx vertx;
    private final Directory directory;
    private final People people;

    public ProcessApi(Vertx vertx, Directory directory, People people) {
        this.vertx = vertx;
        this.directory = directory;
        this.people = people;
    }

    public void get(RoutingContext context) {
        Person person = SignIn.person(context);
        people.of(person.process().id())
                // Thousands of people take a while to write.
                .compose(members -> vertx.executeBlocking(() -> encoded(members, person.mayManage()), false))
                .onSuccess(json -> context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                        .end(json))
                .onFailure(context::fail);
    }

    private static Buffer encoded(Membership membership, boolean forSecretariat) {
        Register register = membership.register();
        JsonArray delegations = new JsonArray();
        for (Delegation delegation : register.delegations()) {
            delegations.add(Json.of(delegation).put("color", delegation.color()));
        }
        JsonArray groups = new JsonArray();
        for (Group group : register.groups()) {
            groups.add(new JsonObject()
                    .put("code", group.code())
                    .put("name", group.name())
                    .put("members", new JsonArray(group.members())));
        }
        JsonArray people = new JsonArray();
        for (EnrolledPerson member : membership.people()) {
            people.add(forSecretariat ? whole(member) : common(member.person()));
        }
        return Json.of(register.process())
                .put("symbolPattern", register.symbols().value())
                .put("masthead", Json.of(register.masthead()))
                .put("delegations", delegations)
                .put("groups", groups)
                .put("people", people)
                .toBuffer();
    }

    private static JsonObject common(Person person) {
        return Json.of(person).put("delegation", person.delegationCode()).put("color", person.color());
    }

    private static JsonObject whole(EnrolledPerson member) {
        Long expiresAt = member.invitationExpiresAtMillis();
        return common(member.person())
                .put("email", member.email() == null ? null : member.email().value())
                .put("state", member.state().name())
                .put("lastSeenAt", Json.moment(member.lastSeenAtMillis()))
                .put(
                        "invitation",
                        expiresAt == null ? null : new JsonObject().put("expiresAt", Json.moment(expiresAt)));
    }

    public void rename(RoutingContext context) {
        JsonObject body = context.body().asJsonObject();
        String name = Bodies.processName(body.getString("name"));
        SymbolPattern symbols = Bodies.symbols(body.getString("symbolPattern"));
        Masthead masthead = Bodies.masthead(body.getJsonObject("masthead"));
        answer(context, directory.change(SignIn.person(context), name, symbols, masthead), 204);
    }

    public void addDelegation(RoutingContext context) {
        JsonObject body = context.body().asJsonObject();
        answer(context, directory.add(SignIn.person(context), Bodies.delegation(body.getString("code"), body)), 201);
    }

    public void changeDelegation(RoutingContext context) {
        Delegation delegation =
                Bodies.delegation(context.pathParam("code"), context.body().asJsonObject());
        answer(context, directory.change(SignIn.person(context), delegation), 204);
    }

    public void removeDelegation(RoutingContext context) {
        answer(context, directory.removeDelegation(SignIn.person(context), context.pathParam("code")), 204);
    }

    public void addGroup(RoutingContext context) {
        JsonObject body = context.body().asJsonObject();
        answer(context, directory.add(SignIn.person(context), Bodies.group(body.getString("code"), body)), 201);
    }

    public void changeGroup(RoutingContext context) {
        Group group = Bodies.group(context.pathParam("code"), context.body().asJsonObject());
        answer(context, directory.change(SignIn.person(context), group), 204);
    }

    public void removeGroup(RoutingContext context) {
        answer(context, directory.removeGroup(SignIn.person(context), context.pathParam("code")), 204);
    }

    private static void answer(RoutingContext context, Future<Void> done, int status) {
        done.onSuccess(nothing -> context.response().setStatusCode(status).end())
                .onFailure(context::fail);
    }
}
