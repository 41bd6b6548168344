package org.plenary.server.http.draft;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.plenary.instrument.ClauseId;
import org.plenary.server.http.exchange.Problem;
import org.plenary.server.http.exchange.SignIn;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.OfferAlternative;
import org.plenary.server.negotiation.SetApart;
import org.plenary.server.room.Drafts;

/** The clauses of a draft that compete: offered, chosen from, set apart. */
public final class AlternativesApi {
    private final Drafts drafts;

    public AlternativesApi(Drafts drafts) {
        this.drafts = drafts;
    }

    public void offer(RoutingContext context) {
        JsonObject body = context.body().asJsonObject();
        ClauseId of = new ClauseId(body.getString("of"));
        String existing = body.getString("clause");
        if (of.value().equals(existing)) {
            Problem.INVALID_REQUEST.answer(
                    context, "Expected two clauses that are to compete, got " + existing + " twice.");
            return;
        }
        Person person = SignIn.person(context);
        DraftsApi.find(drafts, context)
                .compose(stream -> existing == null
                        ? drafts.offerCopy(stream.id(), person, of)
                        : offer(stream.id(), person, new ClauseId(existing), of))
                .onSuccess(clause -> context.response()
                        .setStatusCode(201)
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .end(new JsonObject().put("clause", clause.value()).toBuffer()))
                .onFailure(context::fail);
    }

    private Future<ClauseId> offer(StreamId draft, Person person, ClauseId clause, ClauseId of) {
        return drafts.decide(draft, person, new OfferAlternative(clause, of, false))
                .map(clause);
    }

    public void settle(RoutingContext context) {
        JsonObject body = context.body().asJsonObject();
        ClauseId of = new ClauseId(body.getString("of"));
        String choose = body.getString("choose");
        Person person = SignIn.person(context);
        DraftsApi.find(drafts, context)
                .compose(stream -> drafts.choose(
                        stream.id(),
                        person,
                        of,
                        choose == null ? null : new ClauseId(choose),
                        DecisionBody.reason(body)))
                .onSuccess(removed -> context.json(new JsonObject()
                        .put(
                                "removed",
                                new JsonArray(
                                        removed.stream().map(ClauseId::value).toList()))))
                .onFailure(context::fail);
    }

    public void setApart(RoutingContext context) {
        SetApart decision = new SetApart(new ClauseId(context.pathParam("clauseId")));
        DraftsApi.find(drafts, context)
                .compose(stream -> drafts.decide(stream.id(), SignIn.person(context), decision))
                .onSuccess(apart -> context.response().setStatusCode(204).end())
                .onFailure(context::fail);
    }
}
