package org.plenary.server.http.draft;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Markdown;
import org.plenary.instrument.PlainText;
import org.plenary.server.draft.DraftSeed;
import org.plenary.server.export.FixedWords;
import org.plenary.server.history.Histories;
import org.plenary.server.http.exchange.Json;
import org.plenary.server.http.exchange.Problem;
import org.plenary.server.http.exchange.Query;
import org.plenary.server.http.exchange.SignIn;
import org.plenary.server.identity.Directory;
import org.plenary.server.identity.Person;
import org.plenary.server.intake.Original;
import org.plenary.server.intake.Originals;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.NewStream;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.BracketCount;
import org.plenary.server.negotiation.DraftSummary;
import org.plenary.server.presence.PresenceDirectory;
import org.plenary.server.room.Drafts;
import org.plenary.server.visit.News;
import org.plenary.server.visit.Newsroom;

/** The drafts of a process: list, start, read. */
public final class DraftsApi {
    private static final List<String> TEXT_TYPES = List.of("text/plain", "text/markdown");

    private final Drafts drafts;
    private final Histories histories;
    private final PresenceDirectory presence;
    private final Originals originals;
    private final Newsroom newsroom;
    private final Directory directory;

    public DraftsApi(Sources sources) {
        this.drafts = sources.drafts;
        this.histories = sources.histories;
        this.presence = sources.presence;
        this.originals = sources.originals;
        this.newsroom = sources.newsroom;
        this.directory = sources.directory;
    }

    /** Where what is told of drafts comes from. */
    public record Sources(
            Drafts drafts,
            Histories histories,
            PresenceDirectory presence,
            Originals originals,
            Newsroom newsroom,
            Directory directory) {}

    public void list(RoutingContext context) {
        Person person = SignIn.person(context);
        drafts.of(person)
                .compose(streams -> newsroom.news(person.id(), streams).map(news -> {
                    JsonArray list = new JsonArray();
                    streams.forEach(stream ->
                            list.add(summary(stream, DraftSummary.of(stream), person, news.get(stream.id()))));
                    return list;
                }))
                .onSuccess(context::json)
                .onFailure(context::fail);
    }

    /** Somebody has seen a draft; from here on the rest is new to them. */
    public void seen(RoutingContext context) {
        Person person = SignIn.person(context);
        Long seq = context.body().asJsonObject().getLong("seq");
        find(context)
                .compose(stream -> newsroom.seen(
                        person.id(), stream, seq == null ? stream.head().seq() : seq, System.currentTimeMillis()))
                .onSuccess(kept -> context.response().setStatusCode(204).end())
                .onFailure(context::fail);
    }

    public void create(RoutingContext context) {
        Person person = SignIn.person(context);
        if (!person.mayCreateDrafts()) {
            Problem.NOT_ALLOWED.answer(
                    context, "The chair and the secretariat start drafts. Ask one of them to start this one.");
            return;
        }
        String title = context.body().asJsonObject().getString("title").strip();
        if (!isOneLine(title)) {
            Problem.INVALID_REQUEST.answer(
                    context,
                    "Expected a title of 1 to 300 characters on one line, got one that is blank or holds a line break,"
                            + " another control character or half a character.");
            return;
        }
        drafts.create(person, title)
                .onSuccess(stream -> created(context, stream, new JsonObject()))
                .onFailure(context::fail);
    }

    /** Answers that a draft was started; {@code body} says what else there is to say. */
    public static void created(RoutingContext context, Stream stream, JsonObject body) {
        context.response()
                .setStatusCode(201)
                .putHeader(HttpHeaders.LOCATION, "/api/drafts/" + stream.id().value())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(body.put("id", stream.id().value()).toBuffer());
    }

    public static boolean isOneLine(String title) {
        return !title.isBlank()
                && title.length() <= NewStream.MAX_TITLE_LENGTH
                && title.chars().noneMatch(Character::isISOControl)
                && StandardCharsets.UTF_8.newEncoder().canEncode(title);
    }

    public void get(RoutingContext context) {
        Person person = SignIn.person(context);
        find(context)
                .compose(stream -> Future.all(originals.find(stream.id()), newsroom.news(person.id(), List.of(stream)))
                        .map(found -> {
                            Optional<Original> original = found.resultAt(0);
                            Map<StreamId, News> news = found.resultAt(1);
                            DraftSummary summary = DraftSummary.of(stream);
                            JsonObject draft = summary(stream, summary, person, news.get(stream.id()))
                                    .put("schema", DraftSeed.SCHEMA);
                            original.ifPresent(file -> draft.put("original", IntakeJson.of(file)));
                            return draft.mergeIn(Json.of(summary.rights(person).toFields()));
                        }))
                .compose(draft -> directory
                        .masthead(person.process().id())
                        .map(masthead -> draft.put("language", masthead.language())))
                .onSuccess(context::json)
                .onFailure(context::fail);
    }

    public void text(RoutingContext context) {
        boolean markdown = wantsMarkdown(context);
        String at = Query.text(context, "at", "now");
        HistoryAnswer.Wanted wanted = HistoryAnswer.Wanted.of(context, type(markdown));
        Person person = SignIn.person(context);
        find(context)
                .compose(stream -> directory
                        .masthead(person.process().id())
                        .compose(masthead -> histories.ask(person, stream, history -> {
                            long seq = history.find(at);
                            String words = FixedWords.of(masthead.locale()).footnotes();
                            return HistoryAnswer.of("text " + seq + " " + words, stream, history, wanted, () -> {
                                Instrument text = history.text(seq);
                                return Buffer.buffer(markdown ? Markdown.render(text) : PlainText.render(text, words));
                            });
                        })))
                .onSuccess(answer -> answer.send(context))
                .onFailure(context::fail);
    }

    private static String type(boolean markdown) {
        return (markdown ? TEXT_TYPES.get(1) : TEXT_TYPES.get(0)) + "; charset=utf-8";
    }

    private static boolean wantsMarkdown(RoutingContext context) {
        String format = Query.text(context, "format");
        return format == null ? TEXT_TYPES.get(1).equals(preferred(context)) : format.equals("md");
    }

    private static String preferred(RoutingContext context) {
        String accept = context.request().getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(TEXT_TYPES.get(1)) ? TEXT_TYPES.get(1) : TEXT_TYPES.get(0);
    }

    /** The draft that the path names, if it is one of the person's process that the person may read. */
    private Future<Stream> find(RoutingContext context) {
        return find(drafts, context);
    }

    public static Future<Stream> find(Drafts drafts, RoutingContext context) {
        StreamId id = new StreamId(context.pathParam("draftId"));
        return drafts.find(id, SignIn.person(context))
                .compose(stream -> stream.map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture(
                                new JournalException(JournalException.Reason.NOT_FOUND, "no draft " + id))));
    }

    private static @Nullable JsonObject latest(DraftSummary.@Nullable Latest revision) {
        return revision == null
                ? null
                : new JsonObject()
                        .put("number", revision.number())
                        .put("symbol", revision.symbol())
                        .put("issuedAt", Json.moment(revision.issuedAtMillis()));
    }

    private static @Nullable JsonObject since(@Nullable News news) {
        return news == null
                ? null
                : new JsonObject()
                        .put("seq", news.since().seq())
                        .put("at", Json.moment(news.since().atMillis()))
                        .put("changes", news.changes())
                        .put("decisions", news.decisions())
                        .put("people", news.people())
                        .put("delegations", new JsonArray(news.delegations()))
                        .put("more", news.more());
    }

    private JsonObject summary(Stream stream, DraftSummary summary, Person person, @Nullable News news) {
        JsonObject json = new JsonObject()
                .put("id", stream.id().value())
                .put("title", summary.title().isEmpty() ? stream.title() : summary.title())
                .put("process", Json.of(person.process()))
                .put("createdAt", Instant.ofEpochMilli(stream.createdAtMillis()).toString())
                .put("updatedAt", Instant.ofEpochMilli(stream.updatedAtMillis()).toString())
                .put("people", presence.of(stream.process()).in(stream.id()).size())
                .put("lineage", stream.lineage().value())
                .put("mode", summary.mode().name())
                .put("archived", summary.archived())
                .put("mayArchive", summary.rights(person).leads())
                .put("statuses", Json.of(summary.statusCounts()))
                .put("revision", latest(summary.revision()))
                .put("seq", stream.head().seq())
                .put("since", since(news));
        return summary.brackets().equals(BracketCount.NONE)
                ? json
                : json.mergeIn(Json.of(summary.brackets().toFields()));
    }
}
