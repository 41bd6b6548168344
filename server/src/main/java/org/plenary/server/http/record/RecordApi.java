package org.plenary.server.http.record;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.plenary.server.http.draft.DraftsApi;
import org.plenary.server.http.exchange.FileSending;
import org.plenary.server.http.exchange.Problem;
import org.plenary.server.http.exchange.SignIn;
import org.plenary.server.journal.Stream;
import org.plenary.server.negotiation.DraftSummary;
import org.plenary.server.record.RecordExport;
import org.plenary.server.room.Drafts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The record of a draft as a file, for whoever may read the draft. */
public final class RecordApi {
    private static final Logger log = LoggerFactory.getLogger(RecordApi.class);

    /** So many files are on their way at once, from all event loops; each holds a page or two in memory. */
    private static final int MAX_AT_ONCE = 32;
    /** Whoever takes nothing for so long is given up. */
    private static final long PATIENCE_SECONDS = 60;

    private static final AtomicInteger UNDER_WAY = new AtomicInteger();
    private static final Pattern UNFIT = Pattern.compile("[^A-Za-z0-9_-]+");

    private final Drafts drafts;
    private final RecordExport export;

    public RecordApi(Drafts drafts, RecordExport export) {
        this.drafts = drafts;
        this.export = export;
    }

    public void record(RoutingContext context) {
        DraftsApi.find(drafts, context)
                .onSuccess(stream -> send(context, stream))
                .onFailure(context::fail);
    }

    private void send(RoutingContext context, Stream stream) {
        HttpServerResponse response = context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/x-ndjson")
                // Compressing it would keep the event loop busy.
                .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY)
                .putHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName(stream) + "\"");
        if (Boolean.TRUE.equals(context.get(FileSending.HEAD_ONLY))) {
            response.end();
            return;
        }
        if (UNDER_WAY.incrementAndGet() > MAX_AT_ONCE) {
            UNDER_WAY.decrementAndGet();
            response.headers().remove(HttpHeaders.CONTENT_DISPOSITION);
            Problem.UNAVAILABLE.answer(context, "Too many records are being fetched at once. Try again in a moment.");
            return;
        }
        response.setChunked(true);
        export.write(stream, SignIn.person(context).process(), bytes -> write(response, bytes))
                .compose(written -> response.end())
                .onComplete(ended -> UNDER_WAY.decrementAndGet())
                .onFailure(cause -> broken(context, stream, cause));
    }

    private static Future<Void> write(HttpServerResponse response, Buffer bytes) {
        return response.closed()
                ? Future.failedFuture("the client has gone")
                : response.write(bytes).timeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** What has begun cannot become an error any more: the connection ends, so that nobody takes it for the whole. */
    private static void broken(RoutingContext context, Stream stream, Throwable cause) {
        HttpServerResponse response = context.response();
        if (!response.headWritten()) {
            response.headers().remove(HttpHeaders.CONTENT_DISPOSITION);
            response.headers().remove(HttpHeaders.CONTENT_ENCODING);
            response.setChunked(false);
            context.fail(cause);
            return;
        }
        log.atInfo()
                .addKeyValue("draft", stream.id())
                .addKeyValue("cause", cause.toString())
                .log("record.notSent");
        response.reset();
    }

    private static String fileName(Stream stream) {
        DraftSummary.Latest revision = DraftSummary.of(stream).revision();
        String symbol =
                revision == null ? "" : "-" + UNFIT.matcher(revision.symbol()).replaceAll("-");
        return "record-" + stream.id() + symbol + "-" + stream.head().seq() + ".jsonl";
    }
}
