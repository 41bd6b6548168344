package org.plenary.server.http.record;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.plenary.server.desk.DeskVerifier;
import org.plenary.server.desk.Desks;
import org.plenary.server.http.draft.DraftsApi;
import org.plenary.server.http.exchange.FileSending;
import org.plenary.server.http.exchange.Problem;
import org.plenary.server.http.exchange.SignIn;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.DraftSummary;
import org.plenary.server.proposal.Proposing;
import org.plenary.server.record.BranchVerifier;
import org.plenary.server.record.RecordExport;
import org.plenary.server.room.Drafts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records as files: of a draft for whoever may read it, of its desks and branches for those who may read these. */
public final class RecordApi {
    private static final Logger log = LoggerFactory.getLogger(RecordApi.class);

    /** So many files are on their way at once, from all event loops; each holds a page or two in memory. */
    private static final int MAX_AT_ONCE = 32;
    /** Whoever takes nothing for so long is given up. */
    private static final long PATIENCE_SECONDS = 60;

    private static final AtomicInteger UNDER_WAY = new AtomicInteger();
    private static final Pattern UNFIT = Pattern.compile("[^A-Za-z0-9_-]+");

    private final Drafts drafts;
    private final Desks desks;
    private final Proposing proposing;
    private final RecordExport export;

    public RecordApi(Drafts drafts, Desks desks, Proposing proposing, RecordExport export) {
        this.drafts = drafts;
        this.desks = desks;
        this.proposing = proposing;
        this.export = export;
    }

    public void record(RoutingContext context) {
        DraftsApi.find(drafts, context)
                .onSuccess(stream -> send(
                        context,
                        fileName(stream),
                        stream,
                        out -> export.write(stream, SignIn.person(context).process(), out)))
                .onFailure(context::fail);
    }

    /** The record of a desk, for whoever is in its audience. */
    public void deskRecord(RoutingContext context) {
        StreamId draft = new StreamId(context.pathParam("draftId"));
        desks.record(draft, SignIn.person(context), context.pathParam("deskId"))
                .onSuccess(found -> {
                    Stream desk = found.stream();
                    context.response().putHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
                    send(
                            context,
                            "desk-" + desk.id() + "-" + desk.head().seq() + ".jsonl",
                            desk,
                            out -> export.write(desk, DeskVerifier.FORM.encode(found.header()), out));
                })
                .onFailure(context::fail);
    }

    /** The record of a proposal's branch, for whoever may open the branch. */
    public void branchRecord(RoutingContext context) {
        StreamId proposal = new StreamId(context.pathParam("proposalId"));
        proposing
                .record(proposal, SignIn.person(context))
                .onSuccess(found -> {
                    Stream branch = found.stream();
                    context.response().putHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
                    send(
                            context,
                            "branch-" + branch.id() + "-" + branch.head().seq() + ".jsonl",
                            branch,
                            out -> export.write(branch, BranchVerifier.FORM.encode(found.header()), out));
                })
                .onFailure(context::fail);
    }

    /** Writes a file to where it is taken. */
    @FunctionalInterface
    private interface Writing {
        Future<Void> to(Function<Buffer, Future<Void>> out);
    }

    private static void send(RoutingContext context, String name, Stream stream, Writing writing) {
        HttpServerResponse response = context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/x-ndjson")
                // Compressing it would keep the event loop busy.
                .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY)
                .putHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
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
        writing.to(bytes -> write(response, bytes))
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
