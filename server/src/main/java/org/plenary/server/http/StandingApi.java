package org.plenary.server.http;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.room.ClauseView;
import org.plenary.server.room.Drafts;
import org.plenary.server.room.Moment;
import org.plenary.server.standing.ClauseDecision;
import org.plenary.server.standing.Decision;
import org.plenary.server.standing.DecisionException;
import org.plenary.server.standing.DraftSummary;
import org.plenary.server.standing.DraftingMode;
import org.plenary.server.standing.StandingJson;

/** What was decided about a draft: the status of its clauses, its mode, its access rules. */
final class StandingApi {
    private static final Pattern SEQ = Pattern.compile("[0-9]{1,15}");
    private static final String NOW = "now";

    private final Drafts drafts;

    StandingApi(Drafts drafts) {
        this.drafts = drafts;
    }

    void clauses(RoutingContext context) {
        List<String> at = context.queryParam("at");
        Future<Stream> draft = DraftsApi.find(drafts, context);
        if (at.isEmpty() || at.get(0).equals(NOW)) {
            draft.compose(stream -> drafts.clauses(stream.id()))
                    .onSuccess(clauses -> context.json(json(clauses)))
                    .onFailure(context::fail);
            return;
        }
        Optional<Moment> moment = moment(at.get(0));
        if (moment.isEmpty()) {
            Problem.INVALID_REQUEST.answer(
                    context,
                    "Expected at= with a sequence number of the record, a time with its zone such as"
                            + " 2026-11-25T13:00:00Z, or \"now\"; got something else.");
            return;
        }
        draft.compose(stream -> drafts.clauses(stream.id(), moment.get()))
                .onSuccess(found -> found.ifPresentOrElse(
                        clauses -> context.json(json(clauses)),
                        () -> Problem.NOT_FOUND.answer(
                                context, "The draft had not begun at that moment, or has not come that far yet.")))
                .onFailure(context::fail);
    }

    private static Optional<Moment> moment(String at) {
        if (SEQ.matcher(at).matches()) {
            return Optional.of(new Moment.AfterEntry(Long.parseLong(at)));
        }
        try {
            // A plus sign that was not encoded has become a space.
            OffsetDateTime time = OffsetDateTime.parse(at.replace(' ', '+'));
            return Optional.of(new Moment.AtTime(time.toInstant().toEpochMilli()));
        } catch (DateTimeParseException | ArithmeticException e) {
            return Optional.empty();
        }
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

    void access(RoutingContext context) {
        DraftsApi.find(drafts, context)
                .compose(stream -> {
                    if (!DraftSummary.of(stream).rights(SignIn.person(context)).mayDecide()) {
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

    private static JsonArray json(List<ClauseView> clauses) {
        JsonArray list = new JsonArray();
        clauses.forEach(clause -> list.add(json(clause)));
        return list;
    }

    private static JsonObject json(ClauseView view) {
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
