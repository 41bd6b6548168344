package org.plenary.server.http.record;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Function;
import org.plenary.server.http.exchange.Query;
import org.plenary.server.journal.Hash;
import org.plenary.server.signing.Published;
import org.plenary.server.signing.Signing;
import org.plenary.server.signing.SigningJson;

/** What anybody may ask for without signing in: the server's public keys, and the heads that it signed. */
public final class PublicApi {
    private final Vertx vertx;
    private final Signing signing;

    public PublicApi(Vertx vertx, Signing signing) {
        this.vertx = vertx;
        this.signing = signing;
    }

    public void keys(RoutingContext context) {
        answer(context, signing::keys, SigningJson::of);
    }

    public void heads(RoutingContext context) {
        String head = Query.text(context, "head");
        answer(context, () -> signing.published(head == null ? null : Hash.ofHex(head)), Published::json);
    }

    private interface Question<T> {
        Future<List<T>> ask();
    }

    private <T> void answer(
            RoutingContext context, Question<T> query, Function<T, io.vertx.core.json.JsonObject> encoder) {
        query.ask()
                // A thousand heads take a while to write.
                .compose(list -> vertx.executeBlocking(
                        () -> {
                            JsonArray json = new JsonArray();
                            list.forEach(one -> json.add(encoder.apply(one)));
                            return json.toBuffer();
                        },
                        false))
                .onSuccess(json -> context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .end(json))
                .onFailure(context::fail);
    }
}
