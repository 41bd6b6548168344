package org.plenary.server.http.history;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.redline.ClauseRedline;
import org.plenary.instrument.redline.DraftRedline;
import org.plenary.server.draft.IssueRequest;
import org.plenary.server.history.Histories;
import org.plenary.server.history.History;
import org.plenary.server.history.HistoryException;
import org.plenary.server.history.HistoryException.Reason;
import org.plenary.server.http.draft.DraftsApi;
import org.plenary.server.http.draft.HistoryAnswer;
import org.plenary.server.http.draft.NumberingApi;
import org.plenary.server.http.draft.StandingApi;
import org.plenary.server.http.exchange.Problem;
import org.plenary.server.http.exchange.Query;
import org.plenary.server.http.exchange.SignIn;
import org.plenary.server.journal.Stream;
import org.plenary.server.negotiation.ClauseView;
import org.plenary.server.negotiation.IssuedRevision;
import org.plenary.server.negotiation.Standing;
import org.plenary.server.room.Drafts;
import org.plenary.server.signing.Signing;

/** The past of drafts: revisions, redlines, who wrote what, what happened when. All of it is computed on workers. */
public final class HistoryApi {
    private final Drafts drafts;
    private final Finding finding;
    private final Histories histories;
    private final Signing signing;

    /** How that is found whose past is asked about; fails if there is none for who asks. */
    @FunctionalInterface
    public interface Finding {
        Future<Stream> find(RoutingContext context);
    }

    /** The past of drafts. */
    public HistoryApi(Drafts drafts, Histories histories, Signing signing) {
        this(drafts, context -> DraftsApi.find(drafts, context), histories, signing);
    }

    private HistoryApi(Drafts drafts, Finding finding, Histories histories, Signing signing) {
        this.drafts = drafts;
        this.finding = finding;
        this.histories = histories;
        this.signing = signing;
    }

    /** The same of other texts, such as branches, as far as it is read only. */
    public HistoryApi of(Finding others) {
        return new HistoryApi(drafts, others, histories, signing);
    }

    public void revisions(RoutingContext context) {
        DraftsApi.find(drafts, context)
                .onSuccess(stream -> signatures(stream)
                        .onSuccess(signed -> answer(context, stream, history -> revisions(history, signed)))
                        .onFailure(context::fail))
                .onFailure(context::fail);
    }

    private static Asked revisions(History history, SignedRevisions signed) {
        // A signature may come later than the revision.
        String name = "revisions " + history.revisions().size() + " " + signed.name();
        return new Asked(name, () -> {
            JsonArray list = new JsonArray();
            long before = history.first();
            for (IssuedRevision revision : history.revisions()) {
                list.add(HistoryJson.revision(revision, before, history, signed));
                before = revision.seq();
            }
            return list.toBuffer();
        });
    }

    private Future<SignedRevisions> signatures(Stream stream) {
        return signing.of(stream.id(), stream.head().seq()).map(SignedRevisions::new);
    }

    public void nextRevision(RoutingContext context) {
        DraftsApi.find(drafts, context)
                .compose(stream -> drafts.nextRevision(stream.id()))
                .onSuccess(next -> context.json(new JsonObject()
                        .put("number", next.number())
                        .put("symbol", next.symbol())
                        .put("renumbered", NumberingApi.json(next.renumbered()))))
                .onFailure(context::fail);
    }

    public void issue(RoutingContext context) {
        JsonObject body = context.body().asJsonObject();
        IssueRequest request;
        try {
            request = new IssueRequest(
                    body.getString("title").strip(), stripped(body, "note"), body.getString("corrects"));
        } catch (IllegalArgumentException e) {
            Problem.INVALID_REQUEST.answer(context, "This cannot be issued: " + e.getMessage() + ".");
            return;
        }
        DraftsApi.find(drafts, context)
                .compose(stream -> drafts.issue(stream.id(), SignIn.person(context), request))
                .compose(issued -> DraftsApi.find(drafts, context)
                        .compose(stream -> signing.signMissing(stream.id())
                                .compose(count -> signatures(stream))
                                .compose(signed -> histories.ask(
                                        SignIn.person(context),
                                        stream,
                                        history -> issued(issued.revision(), history, signed)))))
                .onSuccess(json -> context.response()
                        .setStatusCode(201)
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .end(json.toBuffer()))
                .onFailure(context::fail);
    }

    private static JsonObject issued(IssuedRevision revision, History history, SignedRevisions signed) {
        List<IssuedRevision> all = history.revisions();
        int index = all.indexOf(revision);
        long before = index > 0 ? all.get(index - 1).seq() : history.first();
        return HistoryJson.revision(revision, before, history, signed);
    }

    static @Nullable String stripped(JsonObject body, String key) {
        String value = body.getString(key);
        return value == null || value.isBlank() ? null : value.strip();
    }

    public void redline(RoutingContext context) {
        String clause = Query.text(context, "clause");
        boolean exact = "character".equals(Query.text(context, "by"));
        boolean drawn = "drawn".equals(Query.text(context, "brackets"));
        answer(context, history -> {
            String named = Query.text(context, "from");
            long from = named == null ? lastIssued(history) : history.find(named);
            long to = history.find(Query.text(context, "to", "now"));
            String question = "redline " + from + " " + to + " " + clause + " " + exact + (drawn ? " drawn" : "");
            return new Asked(question, () -> {
                DraftRedline whole = history.redline(from, to);
                DraftRedline redline = part(whole, clause);
                DraftRedline readable = readable(redline, exact, history);
                RedlineBrackets standing = drawn ? RedlineBrackets.of(history, from, to) : RedlineBrackets.NONE;
                JsonObject answer = new JsonObject()
                        .put("from", HistoryJson.moment(history.moment(from)))
                        .put("to", HistoryJson.moment(history.moment(to)))
                        .put("clauses", changes(standing.drawn(readable), history))
                        .put("figures", HistoryJson.figures(history.figuresOf(redline)));
                putIfAny(answer, "standing", standing.json(readable));
                JsonArray brackets = BracketEventJson.of(history, from, to, clause);
                JsonArray acts = ClauseEventJson.of(history, from, to, clause);
                putIfAny(answer, "brackets", brackets);
                return putIfAny(answer, "acts", acts).toBuffer();
            });
        });
    }

    private static JsonObject putIfAny(JsonObject json, String key, JsonArray list) {
        return list.isEmpty() ? json : json.put(key, list);
    }

    private static long lastIssued(History history) {
        List<IssuedRevision> revisions = history.revisions();
        return revisions.isEmpty()
                ? history.first()
                : revisions.get(revisions.size() - 1).seq();
    }

    private static DraftRedline part(DraftRedline redline, @Nullable String clause) {
        if (clause == null) {
            return redline;
        }
        List<ClauseRedline> part = redline.clauses().stream()
                .filter(each -> each.id().value().equals(clause))
                .toList();
        if (part.isEmpty()) {
            throw new HistoryException(
                    Reason.NO_SUCH_CLAUSE,
                    "The draft had no clause with the id " + clause + " at the moments that were asked about.");
        }
        return new DraftRedline(part);
    }

    private static DraftRedline readable(DraftRedline redline, boolean exact, History history) {
        return exact
                ? redline
                : redline.joined(seq -> RedlineAnswer.Key.of(seq, history)).wordByWord();
    }

    private static JsonArray changes(DraftRedline redline, History history) {
        RedlineAnswer writer = RedlineAnswer.ofChanges(history);
        JsonArray clauses = new JsonArray();
        redline.clauses().forEach(clause -> clauses.add(writer.clause(clause)));
        return clauses;
    }

    public void blame(RoutingContext context) {
        String clause = Query.text(context, "clause");
        boolean deleted = Boolean.parseBoolean(Query.text(context, "deleted"));
        answer(context, history -> {
            long at = history.find(Query.text(context, "at", "now"));
            // In which revision something appeared first may be known later only.
            String question = "blame " + at + " " + clause + " " + deleted + " "
                    + history.revisions().size();
            return new Asked(question, () -> {
                DraftRedline redline =
                        part(history.blame(at, deleted), clause).joined(seq -> RedlineAnswer.Key.of(seq, history));
                return new JsonObject()
                        .put("at", HistoryJson.moment(history.moment(at)))
                        .put("clauses", authors(redline, at, history))
                        .toBuffer();
            });
        });
    }

    private static JsonArray authors(DraftRedline redline, long at, History history) {
        RedlineAnswer writer = RedlineAnswer.ofAuthors(history);
        Standing standing = history.standing(at);
        JsonArray clauses = new JsonArray();
        for (ClauseRedline clause : redline.clauses()) {
            String status = standing.clauses().status(clause.id().value()).name();
            clauses.add(writer.clause(clause).put("status", status));
        }
        return clauses;
    }

    public void clauses(RoutingContext context) {
        String at = Query.text(context, "at", "now");
        answer(context, history -> {
            long seq = history.find(at);
            return new Asked(
                    "clauses with brackets " + seq,
                    () -> json(history.clauses(seq)).toBuffer());
        });
    }

    private static JsonArray json(List<ClauseView> clauses) {
        JsonArray list = new JsonArray();
        clauses.forEach(clause -> list.add(StandingApi.json(clause)));
        return list;
    }

    public void clauseHistory(RoutingContext context) {
        ClauseId clause = new ClauseId(context.pathParam("clauseId"));
        answer(
                context,
                history -> new Asked(
                        "clause " + clause.value() + " " + history.last(),
                        () -> HistoryJson.clauseHistory(history.clause(clause)).toBuffer()));
    }

    public void timeline(RoutingContext context) {
        answer(
                context,
                history -> new Asked(
                        "timeline " + history.last(),
                        () -> HistoryJson.timeline(history).toBuffer()));
    }

    /** A question with its name: the same name of the same draft has the same answer for ever. */
    private record Asked(String name, HistoryAnswer.Making answer) {}

    private void answer(RoutingContext context, Function<History, Asked> question) {
        finding.find(context)
                .onSuccess(stream -> answer(context, stream, question))
                .onFailure(context::fail);
    }

    private void answer(RoutingContext context, Stream stream, Function<History, Asked> question) {
        HistoryAnswer.Wanted wanted = HistoryAnswer.Wanted.of(context, "application/json");
        histories
                .ask(SignIn.person(context), stream, history -> {
                    Asked asked = question.apply(history);
                    return HistoryAnswer.of(asked.name, stream, history, wanted, asked.answer);
                })
                .onSuccess(answer -> answer.send(context))
                .onFailure(context::fail);
    }
}
