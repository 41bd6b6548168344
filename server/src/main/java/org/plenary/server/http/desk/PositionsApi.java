package org.plenary.server.http.desk;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plenary.server.desk.Audience;
import org.plenary.server.desk.Desks;
import org.plenary.server.desk.PositionRequest;
import org.plenary.server.desk.PositionScope;
import org.plenary.server.desk.PositionValue;
import org.plenary.server.http.exchange.Query;
import org.plenary.server.http.exchange.SignIn;
import org.plenary.server.http.exchange.Xlsx;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.Fields;
import org.plenary.server.room.Drafts;

/** Where delegations and groups stand, each told to an audience. */
public final class PositionsApi {
    private final Desks desks;
    private final Drafts drafts;

    public PositionsApi(Desks desks, Drafts drafts) {
        this.desks = desks;
        this.drafts = drafts;
    }

    public void list(RoutingContext context) {
        boolean history = Query.flag(context, "history");
        desks.read(CommentsApi.draft(context), SignIn.person(context))
                .onSuccess(reading -> CommentsApi.send(context, 200, reading.positions(history)))
                .onFailure(context::fail);
    }

    public void take(RoutingContext context) {
        JsonObject body = context.body().asJsonObject();
        Person person = SignIn.person(context);
        CommentsApi.read(context, () -> request(body))
                .ifPresent(request -> desks.position(CommentsApi.draft(context), person, request)
                        .onSuccess(position -> CommentsApi.send(context, 200, position))
                        .onFailure(context::fail));
    }

    private static PositionRequest request(JsonObject body) {
        JsonObject audience = body.getJsonObject("audience");
        String value = body.getString("value");
        return new PositionRequest(
                audience == null ? Audience.ALL : CommentsApi.audience(audience),
                PositionScope.read(Fields.of(body.getJsonObject("scope").getMap())),
                value == null ? null : PositionValue.valueOf(value),
                note(body),
                body.getString("delegation"),
                body.getString("group"));
    }

    private static @Nullable String note(JsonObject body) {
        String note = body.getString("note");
        return note == null || note.isBlank() ? null : note.strip();
    }

    public void csv(RoutingContext context) {
        table(context, "text/csv; charset=utf-8", "positions.csv", PositionTable::csv);
    }

    public void xlsx(RoutingContext context) {
        table(context, Xlsx.MEDIA_TYPE, "positions.xlsx", PositionTable::xlsx);
    }

    private void table(RoutingContext context, String type, String name, Function<PositionTable, byte[]> form) {
        StreamId draft = CommentsApi.draft(context);
        desks.read(draft, SignIn.person(context))
                .compose(reading -> drafts.read(draft, PositionPlaces::of)
                        .map(places -> new PositionTable(
                                places, reading.positions(false).objects("positions"))))
                .onSuccess(table -> context.response()
                        .putHeader(HttpHeaders.CACHE_CONTROL, "private, no-store")
                        .putHeader(HttpHeaders.CONTENT_TYPE, type)
                        .putHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                        .end(Buffer.buffer(form.apply(table))))
                .onFailure(context::fail);
    }
}
