package org.plenary.server.http.record;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicInteger;
import org.plenary.server.http.draft.DraftsApi;
import org.plenary.server.http.exchange.Problem;
import org.plenary.server.journal.Stream;
import org.plenary.server.room.Drafts;
import org.plenary.server.signing.Receipt;
import org.plenary.server.signing.Signing;

/** The head of a draft's record as it is now, signed, for whoever may read the draft. */
public final class ReceiptApi {
    /** So many wait for a signature at once, from all event loops; each takes some milliseconds. */
    private static final int MAX_AT_ONCE = 64;

    private static final AtomicInteger UNDER_WAY = new AtomicInteger();

    private final Drafts drafts;
    private final Signing signing;

    public ReceiptApi(Drafts drafts, Signing signing) {
        this.drafts = drafts;
        this.signing = signing;
    }

    public void receipt(RoutingContext context) {
        if (UNDER_WAY.incrementAndGet() > MAX_AT_ONCE) {
            UNDER_WAY.decrementAndGet();
            Problem.UNAVAILABLE.answer(context, "Too many receipts are being signed at once. Try again in a moment.");
            return;
        }
        DraftsApi.find(drafts, context)
                .compose(stream -> signing.receipt(stream).onSuccess(receipt -> send(context, stream, receipt)))
                .onComplete(done -> UNDER_WAY.decrementAndGet())
                .onFailure(context::fail);
    }

    private static void send(RoutingContext context, Stream stream, Receipt receipt) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"receipt-" + stream.id() + "-"
                                + stream.head().seq() + ".json\"")
                .end(receipt.encode());
    }
}
