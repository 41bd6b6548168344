package org.plenary.server.http.history;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.Instrument;
import org.plenary.server.draft.BracketFate;
import org.plenary.server.draft.Contested;
import org.plenary.server.draft.Restoration;
import org.plenary.server.draft.RestoreRequest;
import org.plenary.server.history.Histories;
import org.plenary.server.history.History;
import org.plenary.server.history.HistoryException;
import org.plenary.server.history.HistoryException.Reason;
import org.plenary.server.history.Moment;
import org.plenary.server.http.draft.DraftsApi;
import org.plenary.server.http.exchange.Json;
import org.plenary.server.http.exchange.Query;
import org.plenary.server.http.exchange.SignIn;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.Restore;
import org.plenary.server.room.Drafts;
import org.plenary.server.room.Restored;

/** Texts that are brought back: as they were, without what one person changed, or clauses that were removed. */
public final class RestoreApi {
    private final Drafts drafts;
    private final Histories histories;

    public RestoreApi(Drafts drafts, Histories histories) {
        this.drafts = drafts;
        this.histories = histories;
    }

    public void restore(RoutingContext context) {
        JsonObject body = context.body().asJsonObject();
        String clause = body.getString("clause");
        ClauseId only = clause == null ? null : new ClauseId(clause);
        DraftsApi.find(drafts, context)
                .compose(stream -> histories.ask(SignIn.person(context), stream, history -> {
                    long seq = history.find(body.getString("to"));
                    return restoring(history.moment(seq), history.text(seq), only, HistoryApi.stripped(body, "reason"))
                            .with(ContestedThen.at(history, seq));
                }))
                .compose(request -> restore(context, request))
                .onSuccess(restored -> answer(context, restored))
                .onFailure(context::fail);
    }

    public void previewRestore(RoutingContext context) {
        String clause = Query.text(context, "clause");
        ClauseId only = clause == null ? null : new ClauseId(clause);
        DraftsApi.find(drafts, context)
                .compose(stream -> drafts.read(stream.id(), Restoration.Now::of)
                        .compose(now -> histories.ask(SignIn.person(context), stream, history -> {
                            long seq = history.find(Query.text(context, "to", "now"));
                            Instrument then = history.text(seq);
                            RestoreRequest request = restoring(history.moment(seq), then, only, null)
                                    .with(ContestedThen.at(history, seq));
                            Restoration restoration = Restoration.of(now, then, request);
                            return json(
                                    restoration.clauses(),
                                    request.then().goneFrom(now.standing()),
                                    restoration.brackets());
                        })))
                .onSuccess(context::json)
                .onFailure(context::fail);
    }

    private Future<Restored> restore(RoutingContext context, RestoreRequest request) {
        return drafts.restore(new StreamId(context.pathParam("draftId")), SignIn.person(context), request);
    }

    private static void answer(RoutingContext context, Restored restored) {
        context.json(
                json(restored.clauses(), restored.left(), restored.brackets()).put("seq", restored.seq()));
    }

    /** What a restoration changes, what it does not bring back, and what it does to brackets that stand. */
    private static JsonObject json(List<ClauseId> changed, Contested left, List<BracketFate> fates) {
        JsonArray clauses = new JsonArray();
        changed.forEach(id -> clauses.add(id.value()));
        JsonArray brackets = new JsonArray();
        fates.forEach(fate -> brackets.add(Json.of(fate.toFields())));
        return new JsonObject()
                .put("clauses", clauses)
                .put("left", Json.of(left.toFields()))
                .put("brackets", brackets);
    }

    public void undo(RoutingContext context) {
        JsonObject body = context.body().asJsonObject();
        PersonId person = new PersonId(body.getString("person"));
        String reason = HistoryApi.stripped(body, "reason");
        DraftsApi.find(drafts, context)
                .compose(stream -> histories.ask(SignIn.person(context), stream, history -> {
                    long since = history.find(body.getString("since"));
                    require(since, person, reason);
                    // The past is in memory now, so that the room does not wait for more than what came since.
                    return RestoreRequest.without(person, since, reason, head -> without(context, person, since, head));
                }))
                .compose(request -> restore(context, request))
                .onSuccess(restored -> answer(context, restored))
                .onFailure(context::fail);
    }

    private static void require(long since, PersonId person, @Nullable String reason) {
        try {
            new Restore(since, null, null, person, reason);
        } catch (IllegalArgumentException e) {
            throw new HistoryException(Reason.INVALID, "This cannot be undone: " + e.getMessage() + ".");
        }
    }

    private Future<Instrument> without(RoutingContext context, PersonId person, long since, long head) {
        return DraftsApi.find(drafts, context)
                .compose(stream ->
                        histories.ask(SignIn.person(context), stream, history -> history.without(person, since, head)));
    }

    public void putAlternativesBack(RoutingContext context) {
        ClauseId of = new ClauseId(context.body().asJsonObject().getString("of"));
        DraftsApi.find(drafts, context)
                .compose(stream -> histories
                        .ask(SignIn.person(context), stream, history -> beforeChoice(history, of))
                        .compose(then -> drafts.putBack(stream.id(), SignIn.person(context), of, then)))
                .onSuccess(clauses -> context.json(new JsonObject()
                        .put(
                                "clauses",
                                new JsonArray(
                                        clauses.stream().map(ClauseId::value).toList()))))
                .onFailure(context::fail);
    }

    /** The text before the last choice among a clause and its alternatives; the newest one if there is none. */
    private static Instrument beforeChoice(History history, ClauseId of) {
        long last = history.last();
        return history.text(history.standing(last)
                .alternatives()
                .choice(of)
                .map(choice -> choice.act().seq() - 1)
                .orElse(last));
    }

    public void bringBack(RoutingContext context) {
        long seq = context.body().asJsonObject().getLong("seq");
        DraftsApi.find(drafts, context)
                .compose(stream -> histories.ask(SignIn.person(context), stream, history -> {
                    long entry = history.find("seq:" + seq);
                    List<ClauseId> removed = history.removedBy(entry);
                    if (removed.isEmpty()) {
                        throw new HistoryException(
                                Reason.INVALID, "Entry " + seq + " of the record removed no clause.");
                    }
                    return RestoreRequest.missing(Set.copyOf(removed), history.text(entry - 1));
                }))
                .compose(request -> restore(context, request))
                .onSuccess(restored -> answer(context, restored))
                .onFailure(context::fail);
    }

    private static RestoreRequest restoring(
            Moment to, Instrument target, @Nullable ClauseId only, @Nullable String reason) {
        try {
            // Says what is wrong with a reason.
            new Restore(to.seq(), to.revision(), only, reason);
        } catch (IllegalArgumentException e) {
            throw new HistoryException(Reason.INVALID, "This cannot be restored: " + e.getMessage() + ".");
        }
        return new RestoreRequest(target, to.seq(), to.revision(), only, reason);
    }
}
