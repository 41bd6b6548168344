package org.plenary.server.http.record;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.server.desk.ThreadForAll;
import org.plenary.server.desk.ThreadPlaces;
import org.plenary.server.export.ExportException;
import org.plenary.server.export.ExportFile;
import org.plenary.server.export.ExportFormat;
import org.plenary.server.export.ExportJob;
import org.plenary.server.export.ExportOptions;
import org.plenary.server.export.ExportPlan;
import org.plenary.server.export.ExportRequest;
import org.plenary.server.export.Exports;
import org.plenary.server.export.SharedThread;
import org.plenary.server.http.draft.DraftsApi;
import org.plenary.server.http.exchange.ContentDisposition;
import org.plenary.server.http.exchange.EntityTag;
import org.plenary.server.http.exchange.FileSending;
import org.plenary.server.http.exchange.Problem;
import org.plenary.server.http.exchange.Query;
import org.plenary.server.http.exchange.Seats;
import org.plenary.server.http.exchange.SignIn;
import org.plenary.server.http.exchange.Site;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.Stream;
import org.plenary.server.room.Drafts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drafts as files, for whoever may read them. */
public final class ExportApi {
    private static final Logger log = LoggerFactory.getLogger(ExportApi.class);

    /** What a browser shows of a file runs nothing, fetches nothing, and is nobody's page. */
    private static final String SHUT_IN =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

    private static final int MAX_URL_LENGTH = 300;

    /** The comments that a file can carry. */
    private static final String SHARED = "shared";

    /** From all event loops. */
    private static final Seats SEATS = new Seats(64, 4);

    /** Of those whose file is looked for. */
    private static final Seats PLANS = new Seats(48, 8);

    private final Vertx vertx;
    private final Drafts drafts;
    private final ThreadPlaces places;
    private final Exports exports;
    private final Site site;

    /** @param places knows what was said, and where its words are */
    public ExportApi(Vertx vertx, Drafts drafts, ThreadPlaces places, Exports exports, Site site) {
        this.places = places;
        this.vertx = vertx;
        this.drafts = drafts;
        this.exports = exports;
        this.site = site;
    }

    public void export(RoutingContext context) {
        if (Query.text(context, "to") != null && Query.text(context, "from") == null) {
            Problem.INVALID_REQUEST.answer(
                    context, "Got to= without from=. A redline takes both; for the text at one moment, say at=.");
            return;
        }
        if (Query.text(context, "at") != null && Query.text(context, "from") != null) {
            Problem.INVALID_REQUEST.answer(
                    context, "Got at= and from=. Say at= for the text at a moment, or from= and to= for a redline.");
            return;
        }
        String comments = Query.text(context, "comments");
        if (comments != null && !comments.equals(SHARED)) {
            Problem.INVALID_REQUEST.answer(
                    context,
                    "Expected comments=" + SHARED
                            + ", which are those for everybody who may read the draft, got another"
                            + " word. No others leave the house.");
            return;
        }
        answerPlanned(
                context,
                () -> DraftsApi.find(drafts, context)
                        .compose(stream -> commented(context, stream, request(context, stream)))
                        .compose(exports::plan));
    }

    /** With what was said to everybody who may read the draft, if that is asked for; to nobody else, whoever asks. */
    private Future<ExportRequest> commented(RoutingContext context, Stream stream, ExportRequest request) {
        return Query.text(context, "comments") == null
                ? Future.succeededFuture(request)
                : places.shared(stream, SignIn.person(context))
                        .map(threads -> request.with(
                                threads.stream().map(ExportApi::thread).toList()));
    }

    private static SharedThread thread(ThreadForAll thread) {
        return new SharedThread(
                thread.about(),
                thread.whole(),
                thread.quote(),
                thread.now(),
                thread.remarks().stream()
                        .map(remark -> new SharedThread.Remark(
                                remark.by().name(),
                                remark.by().delegation(),
                                Instant.ofEpochMilli(remark.atMillis()),
                                remark.text()))
                        .toList(),
                thread.resolved());
    }

    private ExportRequest request(RoutingContext context, Stream stream) {
        String from = Query.text(context, "from");
        String at = Query.text(context, from == null ? "at" : "to");
        return new ExportRequest(
                SignIn.person(context),
                stream,
                format(context),
                from,
                at == null ? "now" : at,
                options(context),
                address(context));
    }

    static ExportFormat format(RoutingContext context) {
        return ExportFormat.of(context.pathParam("format"))
                .orElseThrow(() -> new ExportException(
                        ExportException.Reason.UNSUPPORTED, "This server does not write such a form."));
    }

    static ExportOptions options(RoutingContext context) {
        return new ExportOptions(
                Query.flag(context, "notes"),
                Query.flag(context, "protect"),
                Query.flag(context, "lines"),
                Query.flag(context, "attribution"));
    }

    /** The server's address; nothing if the request itself names it, and in a strange way. */
    @Nullable
    String address(RoutingContext context) {
        String address = site.url(context.request());
        return address.length() <= MAX_URL_LENGTH && address.matches("https?://[A-Za-z0-9.:\\[\\]-]+") ? address : null;
    }

    /** Plans a file for who asks, as far as there is room for that, and answers with it. */
    void answerPlanned(RoutingContext context, Supplier<Future<ExportPlan>> planning) {
        PersonId person = SignIn.person(context).id();
        if (!PLANS.take(SignIn.person(context))) {
            context.fail(new ExportException(
                    ExportException.Reason.BUSY, "Too many files are asked for at once. Try again in half a minute."));
            return;
        }
        planning.get()
                .onComplete(planned -> PLANS.leave(person))
                .onSuccess(plan -> answer(context, plan))
                .onFailure(context::fail);
    }

    private void answer(RoutingContext context, ExportPlan plan) {
        HttpServerResponse response = context.response();
        if (new EntityTag(plan.tag()).isKnownTo(context.request())) {
            about(response, plan).setStatusCode(304).end();
        } else if (Boolean.TRUE.equals(context.get(FileSending.HEAD_ONLY))) {
            describe(context, plan).end();
        } else {
            make(context, plan);
        }
    }

    private void make(RoutingContext context, ExportPlan plan) {
        PersonId person = SignIn.person(context).id();
        if (!SEATS.take(SignIn.person(context))) {
            context.fail(new ExportException(
                    ExportException.Reason.BUSY,
                    "Too many files are on their way to you, or to all. Try again in half a minute."));
            return;
        }
        long startNanos = System.nanoTime();
        ExportJob job = exports.make(plan);
        context.addEndHandler(ended -> job.abandon());
        job.file()
                .compose(file -> send(context, plan, file).eventually(() -> exports.discard(file)))
                .onComplete(done -> SEATS.leave(person))
                .onSuccess(sent -> log.atInfo()
                        .addKeyValue("draft", plan.request().draft().id())
                        .addKeyValue("format", plan.request().format().wireName())
                        .addKeyValue("seq", plan.at().seq())
                        .addKeyValue("ms", (System.nanoTime() - startNanos) / 1_000_000)
                        .log("export.sent"))
                .onFailure(cause -> broken(context, plan, cause));
    }

    private Future<Void> send(RoutingContext context, ExportPlan plan, ExportFile file) {
        HttpServerResponse response = describe(context, plan)
                .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(file.bytes()))
                // Compressing it would keep the event loop busy.
                .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
        if (!file.unshown().isEmpty()) {
            response.putHeader("Plenary-Unshown-Characters", file.unshown().codes());
        }
        return FileSending.send(vertx, file.path(), file.bytes(), response);
    }

    private static HttpServerResponse about(HttpServerResponse response, ExportPlan plan) {
        return response.putHeader(HttpHeaders.ETAG, plan.tag())
                .putHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }

    private static HttpServerResponse describe(RoutingContext context, ExportPlan plan) {
        boolean inline = Query.flag(context, "inline");
        HttpServerResponse response = about(context.response(), plan)
                .putHeader(HttpHeaders.CONTENT_TYPE, plan.mediaType())
                .putHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.of(plan.fileName(), inline));
        // A browser does not show a PDF file in a sandbox; there it has one of its own.
        if (plan.request().format() != ExportFormat.PDF) {
            response.putHeader("Content-Security-Policy", SHUT_IN);
        }
        if (inline) {
            response.putHeader("X-Frame-Options", "SAMEORIGIN");
        }
        return response;
    }

    /** What has begun cannot become an error any more: the connection ends, so that nobody takes it for the whole. */
    private static void broken(RoutingContext context, ExportPlan plan, Throwable cause) {
        HttpServerResponse response = context.response();
        if (response.closed() || response.ended()) {
            log.atInfo()
                    .addKeyValue("draft", plan.request().draft().id())
                    .addKeyValue("cause", cause.toString())
                    .log("export.notSent");
        } else if (response.headWritten()) {
            response.reset();
        } else {
            for (CharSequence header : List.of(
                    HttpHeaders.CONTENT_LENGTH,
                    HttpHeaders.CONTENT_ENCODING,
                    HttpHeaders.CONTENT_DISPOSITION,
                    HttpHeaders.ETAG)) {
                response.headers().remove(header);
            }
            context.fail(cause);
        }
    }
}
