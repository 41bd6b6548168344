package org.plenary.server.http;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;
import org.plenary.server.journal.StreamId;
import org.plenary.server.room.Drafts;
import org.plenary.server.standing.ClauseDecision;
import org.plenary.server.standing.ClauseView;
import org.plenary.server.standing.Decision;
import org.plenary.server.standing.DecisionException;
import org.plenary.server.standing.DraftSummary;
import org.plenary.server.standing.DraftingMode;
import org.plenary.server.standing.StandingJson;

/** What was decided about a draft: the status of its clauses, its mode, its access rules, its place in the archive. */
final class StandingApi {
    private final Drafts drafts;

    StandingApi(Drafts drafts) {
        this.drafts = drafts;
    }

    void setStatus(RoutingContext context) {
        JsonObject body = context.body().asJsonObject();
        ClauseId clause = new ClauseId(context.pathParam("clauseId"));
        decide(context, () -> new Decision.Status(clause, ClauseStatus.valueOf(body.getString("status")), reason(body)))
                .compose(draft -> draft.isEmpty()
                        ? Future.succeededFuture(Optional.<List<ClauseView>>empty())
                        : drafts.clauses(draft.get()).map(Optional::of))
                .onSuccess(answer -> answer.ifPresent(clauses -> answerClause(context, clause, clauses)))
                .onFailure(context::fail);
    }

    private static void answerClause(RoutingContext context, ClauseId id, List<ClauseView> clauses) {
        clauses.stream()
                .filter(view -> view.clause().id().equals(id))
                .findFirst()
                .ifPresentOrElse(
                        view -> context.json(json(view)),
                        () -> Problem.NOT_FOUND.answer(
                                context, "The decision was taken, but the clause has been deleted since."));
    }

    void setMode(RoutingContext context) {
        JsonObject body = context.body().asJsonObject();
        DraftingMode mode = DraftingMode.valueOf(body.getString("mode"));
        decide(context, () -> new Decision.Mode(mode, reason(body)))
                .onSuccess(draft -> draft.ifPresent(id -> context.json(new JsonObject().put("mode", mode.name()))))
                .onFailure(context::fail);
    }

    void setArchived(RoutingContext context) {
        JsonObject body = context.body().asJsonObject();
        boolean archived = body.getBoolean("archived");
        decide(context, () -> new Decision.Archive(archived, reason(body)))
                .onSuccess(draft -> draft.ifPresent(id -> context.json(new JsonObject().put("archived", archived))))
                .onFailure(context::fail);
    }

    void access(RoutingContext context) {
        DraftsApi.find(drafts, context)
                .compose(stream -> {
                    if (!DraftSummary.of(stream).rights(SignIn.person(context)).leads()) {
                        return Future.failedFuture(new DecisionException(
                                DecisionException.Reason.NOT_ALLOWED,
                                "The rules of access are shown to those who decide in this draft."));
                    }
                    return drafts.standing(stream.id());
                })
                .onSuccess(standing -> context.json(StandingJson.access(standing.access())))
                .onFailure(context::fail);
    }

    void setAccess(RoutingContext context) {
        JsonObject body = context.body().asJsonObject();
        Function<JsonObject, Decision> read = json -> new Decision.SetAccess(StandingJson.readAccess(json));
        decide(context, () -> read.apply(body))
                .compose(draft -> draft.isEmpty()
                        ? Future.succeededFuture(Optional.<JsonObject>empty())
                        : drafts.standing(draft.get())
                                .map(standing -> Optional.of(StandingJson.access(standing.access()))))
                .onSuccess(answer -> answer.ifPresent(context::json))
                .onFailure(context::fail);
    }

    /** Makes a decision of a request's body. */
    private interface Reading {
        /** @throws IllegalArgumentException if the body holds none; the message says what was expected */
        Decision read();
    }

    /** Takes a decision; empty if the request has been answered with what is wrong with it. */
    private Future<Optional<StreamId>> decide(RoutingContext context, Reading reading) {
        Decision decision;
        try {
            decision = reading.read();
        } catch (IllegalArgumentException e) {
            Problem.INVALID_REQUEST.answer(context, "This cannot be decided: " + e.getMessage() + ".");
            return Future.succeededFuture(Optional.empty());
        }
        return DraftsApi.find(drafts, context)
                .compose(stream -> drafts.decide(stream.id(), SignIn.person(context), decision)
                        .map(Optional.of(stream.id())));
    }

    private static @Nullable String reason(JsonObject body) {
        String reason = body.getString("reason");
        return reason == null || reason.isBlank() ? null : reason.strip();
    }

    static JsonObject json(ClauseView view) {
        ClauseDecision decision = view.decision();
        return new JsonObject()
                .put("id", view.clause().id().value())
                .put("kind", view.clause().kind().wireName())
                .put("number", view.number().isEmpty() ? null : view.number())
                .put("status", view.status().name())
                .put("text", view.text())
                .put("decision", decision == null ? null : StandingJson.clauseDecision(decision, false));
    }
}
