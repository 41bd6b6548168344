package org.plenary.server.http.draft;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.anchor.Anchor;
import org.plenary.server.draft.BracketRequest;
import org.plenary.server.draft.DraftState;
import org.plenary.server.http.exchange.Json;
import org.plenary.server.http.exchange.SignIn;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.Role;
import org.plenary.server.journal.Stream;
import org.plenary.server.negotiation.Bracket;
import org.plenary.server.negotiation.BracketFields;
import org.plenary.server.negotiation.BracketId;
import org.plenary.server.negotiation.BracketKind;
import org.plenary.server.negotiation.Decision;
import org.plenary.server.negotiation.Fields;
import org.plenary.server.negotiation.HoldBracket;
import org.plenary.server.negotiation.Holder;
import org.plenary.server.negotiation.LeaveBracket;
import org.plenary.server.negotiation.PutBracketBack;
import org.plenary.server.negotiation.SettleBracket;
import org.plenary.server.negotiation.Settlement;
import org.plenary.server.negotiation.Stance;
import org.plenary.server.room.Drafts;

/** The brackets of a draft: what is in them, who holds them, how they were settled. */
public final class BracketsApi {
    private final Drafts drafts;
    private final KnownDelegations delegations;

    public BracketsApi(Drafts drafts, KnownDelegations delegations) {
        this.drafts = drafts;
        this.delegations = delegations;
    }

    public void list(RoutingContext context) {
        DraftsApi.find(drafts, context)
                .compose(stream -> drafts.read(stream.id(), BracketsApi::listed)
                        .compose(listed ->
                                listed.losses().told(drafts, stream.id()).map(told -> listed.all())))
                .onSuccess(context::json)
                .onFailure(context::fail);
    }

    private record Listed(JsonArray all, LostWords losses) {}

    private static Listed listed(DraftState draft) {
        JsonArray all = new JsonArray();
        draft.standing().brackets().all().forEach(bracket -> all.add(json(bracket, draft)));
        return new Listed(all, LostWords.in(all, draft.participants()));
    }

    private static JsonObject json(Bracket bracket, DraftState draft) {
        return Json.of(BracketFields.told(bracket).putAll(draft.places().told(bracket.id())));
    }

    /** What a draft says of a bracket; null if it has it no more. */
    private static Function<DraftState, @Nullable JsonObject> one(BracketId id) {
        return draft -> draft.standing()
                .brackets()
                .find(id)
                .map(bracket -> json(bracket, draft))
                .orElse(null);
    }

    public void place(RoutingContext context) {
        JsonObject body = context.body().asJsonObject();
        Person person = SignIn.person(context);
        DecisionBody.read(context, () -> request(body, person))
                .ifPresent(request -> DraftsApi.find(drafts, context)
                        .compose(stream -> known(request.holder(), person)
                                .compose(known -> drafts.place(stream.id(), person, request))
                                .onSuccess(id -> created(context, stream, id)))
                        .onFailure(context::fail));
    }

    private static void created(RoutingContext context, Stream stream, BracketId id) {
        context.response()
                .setStatusCode(201)
                .putHeader(HttpHeaders.LOCATION, "/api/drafts/" + stream.id().value() + "/brackets/" + id.value())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(new JsonObject().put("id", id.value()).toBuffer());
    }

    private static BracketRequest request(JsonObject body, Person person) {
        JsonArray on = body.getJsonArray("on");
        String clause = body.getString("clause");
        if ((on == null) == (clause == null)) {
            throw new IllegalArgumentException("expected the words as either on or clause, got both or neither");
        }
        if (clause == null && (body.containsKey("quote") || body.containsKey("occurrence"))) {
            throw new IllegalArgumentException("expected quote and occurrence together with clause, got them with on");
        }
        BracketRequest.Words words = clause == null
                ? null
                : new BracketRequest.Words(
                        new ClauseId(clause), body.getString("quote"), body.getInteger("occurrence", 1));
        String holder = body.getString("delegation", own(person));
        return new BracketRequest(
                BracketKind.valueOf(body.getString("kind")),
                on == null ? List.of() : anchors(on),
                words,
                new Holder(holder),
                Stance.valueOf(body.getString("stance")),
                DecisionBody.textIfAny(body, "note"));
    }

    private static List<Anchor> anchors(JsonArray on) {
        return on.stream()
                .map(each -> BracketFields.anchor(Fields.of(((JsonObject) each).getMap())))
                .toList();
    }

    /** For whom somebody acts who says nothing of it. */
    private static String own(Person person) {
        String delegation = person.delegationCode();
        return person.role() == Role.DELEGATE && delegation != null ? delegation : Holder.CHAIR.code();
    }

    public void hold(RoutingContext context) {
        JsonObject body = context.body().asJsonObject();
        Person person = SignIn.person(context);
        DecisionBody.read(
                        context,
                        () -> new HoldBracket(
                                bracket(context),
                                holder(context),
                                Stance.valueOf(body.getString("stance")),
                                DecisionBody.textIfAny(body, "note")))
                .ifPresent(decision -> known(decision.holder(), person)
                        .onSuccess(known -> decide(context, decision.bracket(), decision))
                        .onFailure(context::fail));
    }

    public void leave(RoutingContext context) {
        DecisionBody.read(context, () -> new LeaveBracket(bracket(context), holder(context)))
                .ifPresent(decision -> DraftsApi.find(drafts, context)
                        .compose(stream -> drafts.decide(stream.id(), SignIn.person(context), decision))
                        .onSuccess(left -> context.response().setStatusCode(204).end())
                        .onFailure(context::fail));
    }

    public void settle(RoutingContext context) {
        JsonObject body = context.body().asJsonObject();
        DecisionBody.read(
                        context,
                        () -> new SettleBracket(
                                bracket(context),
                                Settlement.Outcome.valueOf(body.getString("as")),
                                body.getBoolean("agreed", false),
                                DecisionBody.reason(body)))
                .ifPresent(decision -> DraftsApi.find(drafts, context)
                        .compose(stream ->
                                drafts.settle(stream.id(), SignIn.person(context), decision, one(decision.bracket())))
                        .onSuccess(context::json)
                        .onFailure(context::fail));
    }

    public void again(RoutingContext context) {
        DecisionBody.read(context, () -> new PutBracketBack(bracket(context)))
                .ifPresent(decision -> decide(context, decision.bracket(), decision));
    }

    private void decide(RoutingContext context, BracketId bracket, Decision decision) {
        DraftsApi.find(drafts, context)
                .compose(stream -> drafts.decide(stream.id(), SignIn.person(context), decision, one(bracket)))
                .onSuccess(context::json)
                .onFailure(context::fail);
    }

    /** Fails if a holder is a delegation that the process does not have. */
    private Future<Void> known(Holder holder, Person person) {
        return delegations.require(holder.isDelegation() ? List.of(holder.code()) : List.of(), person);
    }

    private static BracketId bracket(RoutingContext context) {
        return BracketId.of(context.pathParam("bracketId"));
    }

    private static Holder holder(RoutingContext context) {
        return new Holder(context.pathParam("holder"));
    }
}
