package org.plenary.server.http.desk;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Id;
import org.plenary.instrument.ClauseId;
import org.plenary.server.desk.Audience;
import org.plenary.server.desk.Desks;
import org.plenary.server.desk.ProposalPlace;
import org.plenary.server.desk.ThreadPlaces;
import org.plenary.server.desk.ThreadRequest;
import org.plenary.server.desk.Words;
import org.plenary.server.http.exchange.Json;
import org.plenary.server.http.exchange.Problem;
import org.plenary.server.http.exchange.SignIn;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.Fields;
import org.plenary.server.negotiation.ProposalId;
import org.plenary.server.proposal.Proposing;

/** What people say about a draft, each to an audience: threads of comments. */
public final class CommentsApi {
    private final Desks desks;
    private final ThreadPlaces places;
    private final Proposing proposing;

    public CommentsApi(Desks desks, ThreadPlaces places, Proposing proposing) {
        this.desks = desks;
        this.places = places;
        this.proposing = proposing;
    }

    static StreamId draft(RoutingContext context) {
        return new StreamId(context.pathParam("draftId"));
    }

    /** Kept by nobody on the way, nor compared with what others were answered. */
    static void send(RoutingContext context, int status, Fields told) {
        send(context, status, Json.of(told));
    }

    static void send(RoutingContext context, int status, JsonObject told) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(told.toBuffer());
    }

    /** What is read of a request; empty if it has been answered with what is wrong with it. */
    static <T> Optional<T> read(RoutingContext context, Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (IllegalArgumentException e) {
            Problem.INVALID_REQUEST.answer(context, "This cannot be said: " + e.getMessage() + ".");
            return Optional.empty();
        }
    }

    public void list(RoutingContext context) {
        desks.read(draft(context), SignIn.person(context))
                .onSuccess(reading -> send(context, 200, reading.comments()))
                .onFailure(context::fail);
    }

    /** Where the words are now that threads are about. */
    public void places(RoutingContext context) {
        places.read(draft(context), SignIn.person(context))
                .onSuccess(told -> send(context, 200, told))
                .onFailure(context::fail);
    }

    public void begin(RoutingContext context) {
        JsonObject body = context.body().asJsonObject();
        Person person = SignIn.person(context);
        read(context, () -> request(body))
                .ifPresent(request -> about(context, request, body.getJsonObject("proposal"))
                        .compose(asked -> desks.begin(draft(context), person, asked))
                        .onSuccess(thread -> {
                            context.response()
                                    .putHeader(
                                            HttpHeaders.LOCATION,
                                            "/api/drafts/" + draft(context).value() + "/comments/" + thread.text("id"));
                            created(context, "thread", thread);
                        })
                        .onFailure(context::fail));
    }

    private static void created(RoutingContext context, String what, Fields content) {
        send(context, 201, new Fields().put(what, content.text("id")).put("content", content));
    }

    /** The request with the proposal that it is about, if it names one. */
    private Future<ThreadRequest> about(RoutingContext context, ThreadRequest request, @Nullable JsonObject named) {
        if (named == null) {
            return Future.succeededFuture(request);
        }
        StreamId id = new StreamId(named.getString("id"));
        String clause = named.getString("clause");
        ClauseId on = clause == null ? null : new ClauseId(clause);
        String quote = named.getString("quote");
        return proposing
                .talkedOf(draft(context), id, SignIn.person(context), on, quote)
                .map(talkedOf -> new ThreadRequest(
                        request.audience(),
                        request.text(),
                        null,
                        new ThreadRequest.OnProposal(
                                new ProposalPlace(new ProposalId(id.value()), talkedOf.revision(), on, quote),
                                talkedOf.by())));
    }

    private static ThreadRequest request(JsonObject body) {
        JsonObject proposal = body.getJsonObject("proposal");
        if (proposal != null) {
            if (body.containsKey("clause")) {
                throw new IllegalArgumentException("expected clause or proposal, got both");
            }
            // Whether it can be one at all.
            String clause = proposal.getString("clause");
            new ProposalPlace(
                    new ProposalId(proposal.getString("id")),
                    null,
                    clause == null ? null : new ClauseId(clause),
                    proposal.getString("quote"));
        }
        return new ThreadRequest(audience(body.getJsonObject("audience")), text(body), place(body));
    }

    static Audience audience(JsonObject audience) {
        return Audience.read(Fields.of(audience.getMap()));
    }

    /** The text of a comment, which can be one whomever it mentions. */
    private static String text(JsonObject body) {
        return Words.typed(body.getString("text"), code -> false).text();
    }

    private static ThreadRequest.@Nullable Place place(JsonObject body) {
        String clause = body.getString("clause");
        String quote = body.getString("quote");
        Id from = unit(body.getJsonArray("from"));
        Id to = unit(body.getJsonArray("to"));
        if (clause == null) {
            if (quote != null || from != null || to != null || body.containsKey("occurrence")) {
                throw new IllegalArgumentException(
                        "expected quote, occurrence, from and to together with clause, got them without");
            }
            return null;
        }
        return new ThreadRequest.Place(new ClauseId(clause), quote, body.getInteger("occurrence", 1), from, to);
    }

    private static @Nullable Id unit(@Nullable JsonArray pair) {
        return pair == null ? null : new Id(pair.getLong(0), pair.getLong(1));
    }

    public void answer(RoutingContext context) {
        JsonObject body = context.body().asJsonObject();
        read(context, () -> text(body))
                .ifPresent(text -> desks.answer(
                                draft(context), SignIn.person(context), context.pathParam("threadId"), text)
                        .onSuccess(comment -> created(context, "comment", comment))
                        .onFailure(context::fail));
    }

    public void edit(RoutingContext context) {
        JsonObject body = context.body().asJsonObject();
        read(context, () -> text(body))
                .ifPresent(text -> answerThread(
                        context,
                        desks.edit(
                                draft(context),
                                SignIn.person(context),
                                context.pathParam("threadId"),
                                context.pathParam("commentId"),
                                text)));
    }

    public void resolve(RoutingContext context) {
        answerThread(context, desks.resolve(draft(context), SignIn.person(context), context.pathParam("threadId")));
    }

    public void reopen(RoutingContext context) {
        answerThread(context, desks.reopen(draft(context), SignIn.person(context), context.pathParam("threadId")));
    }

    private static void answerThread(RoutingContext context, Future<Fields> thread) {
        thread.onSuccess(told -> send(context, 200, told)).onFailure(context::fail);
    }

    public void seen(RoutingContext context) {
        JsonObject body = context.body().asJsonObject();
        desks.see(draft(context), SignIn.person(context), body.getString("desk"), body.getLong("seq"))
                .onSuccess(kept -> context.response().setStatusCode(204).end())
                .onFailure(context::fail);
    }
}
