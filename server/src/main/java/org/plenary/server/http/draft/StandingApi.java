package org.plenary.server.http.draft;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;
import org.plenary.server.draft.DraftState;
import org.plenary.server.http.exchange.Json;
import org.plenary.server.http.exchange.SignIn;
import org.plenary.server.identity.Person;
import org.plenary.server.negotiation.AccessJson;
import org.plenary.server.negotiation.Archive;
import org.plenary.server.negotiation.BracketId;
import org.plenary.server.negotiation.ClauseDecision;
import org.plenary.server.negotiation.ClauseView;
import org.plenary.server.negotiation.ConfirmAgreement;
import org.plenary.server.negotiation.Decision;
import org.plenary.server.negotiation.DecisionException;
import org.plenary.server.negotiation.DraftSummary;
import org.plenary.server.negotiation.DraftingMode;
import org.plenary.server.negotiation.Fields;
import org.plenary.server.negotiation.PackageId;
import org.plenary.server.negotiation.SetAccess;
import org.plenary.server.negotiation.SetMode;
import org.plenary.server.negotiation.SetStatus;
import org.plenary.server.negotiation.Standing;
import org.plenary.server.room.Drafts;

/** What was decided about a draft: the status of its clauses, its mode, its access rules, its place in the archive. */
public final class StandingApi {
    private final Drafts drafts;
    private final KnownDelegations delegations;

    public StandingApi(Drafts drafts, KnownDelegations delegations) {
        this.drafts = drafts;
        this.delegations = delegations;
    }

    public void setStatus(RoutingContext context) {
        JsonObject body = context.body().asJsonObject();
        ClauseId clause = new ClauseId(context.pathParam("clauseId"));
        ClauseStatus status = ClauseStatus.valueOf(body.getString("status"));
        if (DecisionBody.isNotSetByHand(context, status)) {
            return;
        }
        decide(
                        context,
                        () -> new SetStatus(clause, status, DecisionBody.reason(body), DecisionBody.terms(body)),
                        decision -> decision.terms().pending(),
                        draft -> ClauseView.of(draft.text(), draft.standing(), clause))
                .onSuccess(answer -> answer.ifPresent(view -> context.json(json(view.orElseThrow()))))
                .onFailure(context::fail);
    }

    /** A delegation that is asked confirms that a clause is agreed, or withholds its confirmation. */
    public void confirm(RoutingContext context) {
        JsonObject body = context.body().asJsonObject();
        ClauseId clause = new ClauseId(context.pathParam("clauseId"));
        String delegation = context.pathParam("delegation");
        decide(
                        context,
                        () -> new ConfirmAgreement(
                                clause, delegation, body.getBoolean("confirms"), DecisionBody.reason(body)),
                        draft -> ClauseView.of(draft.text(), draft.standing(), clause))
                .onSuccess(answer -> answer.ifPresent(view -> context.json(json(view.orElseThrow()))))
                .onFailure(context::fail);
    }

    public void setMode(RoutingContext context) {
        JsonObject body = context.body().asJsonObject();
        DraftingMode mode = DraftingMode.valueOf(body.getString("mode"));
        decide(context, () -> new SetMode(mode, DecisionBody.reason(body)), DraftState::standing)
                .onSuccess(answer ->
                        answer.ifPresent(standing -> context.json(new JsonObject().put("mode", mode.name()))))
                .onFailure(context::fail);
    }

    public void setArchived(RoutingContext context) {
        JsonObject body = context.body().asJsonObject();
        boolean archived = body.getBoolean("archived");
        decide(context, () -> new Archive(archived, DecisionBody.reason(body)), DraftState::standing)
                .onSuccess(answer ->
                        answer.ifPresent(standing -> context.json(new JsonObject().put("archived", archived))))
                .onFailure(context::fail);
    }

    public void access(RoutingContext context) {
        DraftsApi.find(drafts, context)
                .compose(stream -> {
                    if (!DraftSummary.of(stream).rights(SignIn.person(context)).leads()) {
                        return Future.failedFuture(new DecisionException(
                                DecisionException.Reason.NOT_ALLOWED,
                                "The rules of access are shown to those who decide in this draft."));
                    }
                    return drafts.standing(stream.id());
                })
                .onSuccess(standing -> answerAccess(context, standing))
                .onFailure(context::fail);
    }

    public void setAccess(RoutingContext context) {
        JsonObject body = context.body().asJsonObject();
        decide(context, () -> new SetAccess(AccessJson.read(Fields.of(body.getMap()))), DraftState::standing)
                .onSuccess(answer -> answer.ifPresent(standing -> answerAccess(context, standing)))
                .onFailure(context::fail);
    }

    private static void answerAccess(RoutingContext context, Standing standing) {
        context.json(Json.of(AccessJson.of(standing.access())));
    }

    private <T> Future<Optional<T>> decide(
            RoutingContext context, DecisionBody.Reading<Decision> reading, Function<DraftState, T> answer) {
        return decide(context, reading, decision -> List.of(), answer);
    }

    /**
     * Takes a decision; empty if the request has been answered with what is wrong with it.
     *
     * @param naming the codes of delegations that it names
     * @param answer what is asked of the draft as the decision leaves it
     */
    private <D extends Decision, T> Future<Optional<T>> decide(
            RoutingContext context,
            DecisionBody.Reading<D> reading,
            Function<D, List<String>> naming,
            Function<DraftState, T> answer) {
        Optional<D> read = DecisionBody.read(context, reading);
        if (read.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        D decision = read.get();
        Person person = SignIn.person(context);
        return DraftsApi.find(drafts, context)
                .compose(stream -> delegations
                        .require(naming.apply(decision), person)
                        .compose(known -> drafts.decide(stream.id(), person, decision, answer)))
                .map(Optional::of);
    }

    public static JsonObject json(ClauseView view) {
        ClauseDecision decision = view.decision();
        JsonObject json = new JsonObject()
                .put("id", view.clause().id().value())
                .put("kind", view.clause().kind().wireName())
                .put("number", view.number().isEmpty() ? null : view.number())
                .put("status", view.status().name())
                .put("text", view.text())
                .put("decision", decision == null ? null : json(decision));
        PackageId inPackage = view.inPackage();
        if (inPackage != null) {
            json.put("package", inPackage.value());
        }
        if (decision != null && !decision.agreement().isNone()) {
            json.put("agreement", Json.of(decision.agreement().toFields()));
        }
        if (!view.brackets().isEmpty()) {
            json.put(
                    "brackets",
                    new JsonArray(view.brackets().stream().map(BracketId::value).toList()));
        }
        ClauseId rival = view.alternativeOf();
        if (rival != null) {
            json.put("alternativeOf", rival.value());
        }
        return json;
    }

    /** Without status and agreement, which are the clause's. */
    private static JsonObject json(ClauseDecision decision) {
        JsonObject json = new JsonObject();
        decision.toFields().toMap().forEach((key, value) -> {
            if (!key.equals("status") && !key.equals("agreement")) {
                json.put(key, value);
            }
        });
        return json;
    }
}
