package org.plenary.server.http.proposal;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.server.export.ExportFormat;
import org.plenary.server.export.FixedWords;
import org.plenary.server.export.docx.TableDocument;
import org.plenary.server.http.exchange.Csv;
import org.plenary.server.http.exchange.Query;
import org.plenary.server.http.exchange.SignIn;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.Fields;
import org.plenary.server.negotiation.ProposalId;
import org.plenary.server.negotiation.StreamlinedSource;
import org.plenary.server.proposal.StreamlineRequest;
import org.plenary.server.proposal.Streamlinings;

/** Proposals that become one wording, and the table of them. */
public final class StreamliningApi {
    private final Streamlinings streamlinings;

    public StreamliningApi(Streamlinings streamlinings) {
        this.streamlinings = streamlinings;
    }

    /** With {@code dry}, nothing is done. */
    public void streamline(RoutingContext context) {
        StreamId draft = ProposalsApi.draft(context);
        Person person = SignIn.person(context);
        boolean dry = Query.flag(context, "dry");
        ProposalsApi.read(context, () -> request(ProposalsApi.body(context)))
                .ifPresent(request -> ProposalsApi.answer(
                        context,
                        dry
                                ? streamlinings.look(draft, person, request)
                                : streamlinings.streamline(draft, person, request)));
    }

    private static StreamlineRequest request(JsonObject body) {
        String kind = body.getString("kind");
        return new StreamlineRequest(
                clause(body, "clause"),
                clause(body, "after"),
                kind == null
                        ? null
                        : ClauseKind.ofWireName(kind)
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "expected a kind of clause that there is, got " + kind)),
                sources(body.getJsonArray("sources")),
                body.getString("wording"),
                body.getString("was"),
                ProposalsApi.text(body, "rationale"));
    }

    private static @Nullable ClauseId clause(JsonObject body, String key) {
        String id = body.getString(key);
        return id == null ? null : new ClauseId(id);
    }

    private static List<StreamlinedSource> sources(JsonArray sources) {
        return sources.stream()
                .map(JsonObject.class::cast)
                .map(source -> new StreamlinedSource(
                        new ProposalId(source.getString("proposal")),
                        source.getInteger("revision"),
                        new ClauseId(source.getString("clause"))))
                .toList();
    }

    public void table(RoutingContext context) {
        ProposalsApi.answer(
                context,
                streamlinings
                        .table(ProposalsApi.draft(context), SignIn.person(context))
                        .map(rows -> new Fields().putAll("rows", rows)));
    }

    public void csv(RoutingContext context) {
        streamlinings
                .table(ProposalsApi.draft(context), SignIn.person(context))
                .onSuccess(rows -> context.response()
                        .putHeader(HttpHeaders.CACHE_CONTROL, "private, no-store")
                        .putHeader(HttpHeaders.CONTENT_TYPE, "text/csv; charset=utf-8")
                        .putHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"streamlining.csv\"")
                        .end(Buffer.buffer(csv(rows))))
                .onFailure(context::fail);
    }

    public void docx(RoutingContext context) {
        Person person = SignIn.person(context);
        StreamId draft = ProposalsApi.draft(context);
        String asked = Query.text(context, "language");
        Locale language = asked == null ? Locale.UK : Locale.forLanguageTag(asked);
        streamlinings
                .paper(draft, person, (title, rows) -> docx(FixedWords.of(language), title, rows))
                .onSuccess(document -> context.response()
                        .putHeader(HttpHeaders.CACHE_CONTROL, "private, no-store")
                        .putHeader(HttpHeaders.CONTENT_TYPE, ExportFormat.DOCX.mediaType())
                        .putHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"streamlining.docx\"")
                        .end(Buffer.buffer(document)))
                .onFailure(context::fail);
    }

    private static byte[] docx(FixedWords words, String title, List<Fields> rows) {
        List<List<String>> cells = rows.stream()
                .map(StreamliningRow::new)
                .map(row -> List.of(
                        row.number(),
                        row.contributors(words.streamliningChair()),
                        row.originals().replace("; ", "\n"),
                        row.rationale(),
                        words.streamliningCheck(row.added(), row.removed())))
                .toList();
        return new TableDocument(
                        words.locale(), words.streamliningTitle(title), words.streamliningHeads(), cells)
                .bytes();
    }

    private static byte[] csv(List<Fields> rows) {
        Csv csv = new Csv()
                .line(
                        "number",
                        "contributors",
                        "original numbers",
                        "rationale",
                        "words added",
                        "words removed",
                        "before",
                        "after");
        for (Fields row : rows) {
            StreamliningRow told = new StreamliningRow(row);
            csv.line(
                    told.number(),
                    told.contributors("Chair"),
                    told.originals(),
                    told.rationale(),
                    told.added(),
                    told.removed(),
                    told.text("before"),
                    told.text("after"));
        }
        return csv.bytes();
    }
}
