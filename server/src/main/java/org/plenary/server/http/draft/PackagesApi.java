package org.plenary.server.http.draft;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;
import org.plenary.server.draft.DraftState;
import org.plenary.server.http.exchange.Json;
import org.plenary.server.http.exchange.SignIn;
import org.plenary.server.journal.Stream;
import org.plenary.server.negotiation.ChangePackage;
import org.plenary.server.negotiation.ClausePackage;
import org.plenary.server.negotiation.DissolvePackage;
import org.plenary.server.negotiation.MakePackage;
import org.plenary.server.negotiation.PackageId;
import org.plenary.server.room.Drafts;
import org.plenary.server.room.PackageRequest;

/** The packages of a draft: which clauses are agreed together, and that they are. */
public final class PackagesApi {
    private final Drafts drafts;
    private final KnownDelegations delegations;

    public PackagesApi(Drafts drafts, KnownDelegations delegations) {
        this.drafts = drafts;
        this.delegations = delegations;
    }

    public void list(RoutingContext context) {
        DraftsApi.find(drafts, context)
                .compose(stream -> drafts.read(stream.id(), PackagesApi::all))
                .onSuccess(context::json)
                .onFailure(context::fail);
    }

    private static JsonArray all(DraftState draft) {
        JsonArray all = new JsonArray();
        draft.standing().packages().all().forEach(each -> all.add(json(each, draft)));
        return all;
    }

    /** {@code missing} are those of its clauses that were deleted from the text. */
    private static JsonObject json(ClausePackage each, DraftState draft) {
        List<String> missing =
                each.missingIn(draft.text()).stream().map(ClauseId::value).toList();
        return Json.of(each.toFields()).put("missing", new JsonArray(missing));
    }

    /** What a draft says of a package; null if it has it no more. */
    private static Function<DraftState, @Nullable JsonObject> one(PackageId id) {
        return draft -> draft.standing()
                .packages()
                .find(id)
                .map(each -> json(each, draft))
                .orElse(null);
    }

    public void make(RoutingContext context) {
        JsonObject body = context.body().asJsonObject();
        DecisionBody.read(context, () -> new MakePackage(title(body), clauses(body)))
                .ifPresent(decision -> DraftsApi.find(drafts, context)
                        .compose(stream -> drafts.pack(stream.id(), SignIn.person(context), decision)
                                .onSuccess(id -> created(context, stream, id)))
                        .onFailure(context::fail));
    }

    private static void created(RoutingContext context, Stream stream, PackageId id) {
        context.response()
                .setStatusCode(201)
                .putHeader(HttpHeaders.LOCATION, "/api/drafts/" + stream.id().value() + "/packages/" + id.value())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(new JsonObject().put("id", id.value()).toBuffer());
    }

    public void change(RoutingContext context) {
        JsonObject body = context.body().asJsonObject();
        DecisionBody.read(context, () -> new ChangePackage(bundle(context), title(body), clauses(body)))
                .ifPresent(decision -> DraftsApi.find(drafts, context)
                        .compose(stream ->
                                drafts.decide(stream.id(), SignIn.person(context), decision, one(decision.bundle())))
                        .onSuccess(context::json)
                        .onFailure(context::fail));
    }

    public void dissolve(RoutingContext context) {
        DecisionBody.read(context, () -> new DissolvePackage(bundle(context)))
                .ifPresent(decision -> DraftsApi.find(drafts, context)
                        .compose(stream -> drafts.decide(stream.id(), SignIn.person(context), decision))
                        .onSuccess(dissolved ->
                                context.response().setStatusCode(204).end())
                        .onFailure(context::fail));
    }

    public void setStatus(RoutingContext context) {
        JsonObject body = context.body().asJsonObject();
        if (DecisionBody.isNotSetByHand(context, ClauseStatus.valueOf(body.getString("status")))) {
            return;
        }
        DecisionBody.read(context, () -> request(bundle(context), body))
                .ifPresent(request -> DraftsApi.find(drafts, context)
                        .compose(stream -> delegations
                                .require(request.terms().pending(), SignIn.person(context))
                                .compose(known -> drafts.decidePackage(
                                        stream.id(), SignIn.person(context), request, one(request.bundle()))))
                        .onSuccess(context::json)
                        .onFailure(context::fail));
    }

    /** A delegation confirms that all clauses of a package are agreed that wait for it, or withholds that. */
    public void confirm(RoutingContext context) {
        JsonObject body = context.body().asJsonObject();
        PackageId bundle = bundle(context);
        DecisionBody.read(
                        context,
                        () -> new Drafts.Confirming(
                                context.pathParam("delegation"),
                                body.getBoolean("confirms"),
                                DecisionBody.reason(body)))
                .ifPresent(confirming -> DraftsApi.find(drafts, context)
                        .compose(stream -> drafts.confirmPackage(
                                stream.id(), SignIn.person(context), bundle, confirming, one(bundle)))
                        .onSuccess(context::json)
                        .onFailure(context::fail));
    }

    private static PackageRequest request(PackageId bundle, JsonObject body) {
        return new PackageRequest(
                bundle,
                ClauseStatus.valueOf(body.getString("status")),
                DecisionBody.reason(body),
                DecisionBody.terms(body));
    }

    private static PackageId bundle(RoutingContext context) {
        return PackageId.of(context.pathParam("packageId"));
    }

    private static String title(JsonObject body) {
        return body.getString("title").strip();
    }

    private static List<ClauseId> clauses(JsonObject body) {
        return body.getJsonArray("clauses").stream()
                .map(id -> new ClauseId((String) id))
                .toList();
    }
}
