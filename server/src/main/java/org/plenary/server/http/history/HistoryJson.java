package org.plenary.server.http.history;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.redline.Figures;
import org.plenary.server.history.BracketThen;
import org.plenary.server.history.ChangeFigures;
import org.plenary.server.history.ClauseHistory;
import org.plenary.server.history.History;
import org.plenary.server.history.Moment;
import org.plenary.server.history.Timeline;
import org.plenary.server.history.Wording;
import org.plenary.server.http.exchange.Json;
import org.plenary.server.identity.Color;
import org.plenary.server.identity.PersonId;
import org.plenary.server.negotiation.Author;
import org.plenary.server.negotiation.BracketCount;
import org.plenary.server.negotiation.Branch;
import org.plenary.server.negotiation.Decision;
import org.plenary.server.negotiation.Fields;
import org.plenary.server.negotiation.IssuedRevision;
import org.plenary.server.negotiation.Restore;
import org.plenary.server.signing.SignedHead;
import org.plenary.server.signing.Witness;

/** How what history tells looks in JSON. Stateless. */
public final class HistoryJson {
    private HistoryJson() {}

    /** Who did something when, with name and delegation as they were then. */
    public static JsonObject putPersonal(JsonObject json, Author by, long atMillis, long seq) {
        return putOfDraft(json, Branch.isBy(by))
                .put("person", by.id().value())
                .put("name", by.name())
                .put("delegation", by.delegation())
                .put("at", Json.moment(atMillis))
                .put("seq", seq);
    }

    /** That something came along with the draft that a branch follows, and is the work of nobody on the branch. */
    private static JsonObject putOfDraft(JsonObject json, boolean ofDraft) {
        return ofDraft ? json.put("ofDraft", true) : json;
    }

    public static JsonObject moment(Moment moment) {
        return new JsonObject()
                .put("seq", moment.seq())
                .put("at", Json.moment(moment.atMillis()))
                .put("revision", moment.revision());
    }

    public static JsonObject figures(ChangeFigures figures) {
        JsonArray delegations = new JsonArray();
        figures.delegations().forEach(part -> {
            String code = part.delegation();
            JsonObject json =
                    new JsonObject().put("delegation", code).put("color", code == null ? null : Color.of(code));
            delegations.add(put(putOfDraft(json, part.ofDraft()), part.figures()));
        });
        return put(new JsonObject(), figures.all()).put("delegations", delegations);
    }

    private static JsonObject put(JsonObject json, Figures figures) {
        return json.put("clauses", figures.clauses())
                .put("inserted", figures.inserted())
                .put("deleted", figures.deleted());
    }

    /** A revision, with what changed since the one before it. */
    public static JsonObject revision(IssuedRevision revision, long since, History history, SignedRevisions signed) {
        JsonObject json = new JsonObject()
                .put("number", revision.number())
                .put("correction", revision.correction())
                .put("symbol", revision.symbol())
                .put("title", revision.title())
                .put("note", revision.note())
                .put("corrects", revision.corrects())
                .put("head", history.headOf(revision).hex());
        BracketCount brackets =
                BracketCount.of(history.standing(revision.seq()).brackets().all());
        if (!brackets.equals(BracketCount.NONE)) {
            json.mergeIn(Json.of(brackets.toFields()));
        }
        return putPersonal(json, revision.by(), revision.atMillis(), revision.seq())
                .put("statuses", statuses(revision, history))
                .put("signature", signature(signed.head(revision.seq())))
                .put("imported", imported(signed.importOf(revision.seq())))
                .put("figures", figures(history.figures(since, revision.seq())));
    }

    /** How many of its clauses had each status as it is shown; title and headings are not counted. */
    private static JsonObject statuses(IssuedRevision revision, History history) {
        Set<ClauseId> lines = history.text(revision.seq()).clauses().stream()
                .filter(clause -> clause.kind().isOneLine())
                .map(Clause::id)
                .collect(Collectors.toSet());
        Set<ClauseId> bracketed = history.brackets(revision.seq()).stream()
                .flatMap(bracket -> bracket.parts().stream())
                .map(BracketThen.Part::clause)
                .collect(Collectors.toSet());
        Map<ClauseStatus, Integer> counts = new TreeMap<>();
        revision.statuses().stream()
                .filter(state -> !lines.contains(state.clause()))
                .map(state -> state.status().shown(bracketed.contains(state.clause())))
                .forEach(status -> counts.merge(status, 1, Integer::sum));
        JsonObject statuses = new JsonObject();
        counts.forEach((status, count) -> statuses.put(status.name(), count));
        return statuses;
    }

    private static @Nullable JsonObject signature(@Nullable SignedHead signed) {
        return signed == null
                ? null
                : new JsonObject()
                        .put("key", signed.key().toString())
                        .put("value", Base64.getEncoder().encodeToString(signed.signature()));
    }

    private static @Nullable JsonObject imported(Witness.@Nullable Subject witness) {
        return witness == null
                ? null
                : new JsonObject()
                        .put("at", Json.moment(witness.atMillis()))
                        .put("key", witness.key().toString());
    }

    public static JsonObject timeline(History history) {
        Timeline timeline = history.timeline();
        JsonArray activity = new JsonArray();
        timeline.activity().forEach(bucket -> activity.add(activity(bucket)));
        JsonArray marks = new JsonArray();
        timeline.marks().forEach(mark -> marks.add(mark(mark, history)));
        return new JsonObject()
                .put("first", moment(timeline.first()))
                .put("last", moment(timeline.last()))
                .put("activity", activity)
                .put("marks", marks);
    }

    private static JsonObject activity(Timeline.Bucket bucket) {
        JsonObject json = new JsonObject()
                .put("seq", bucket.seq())
                .put("from", Json.moment(bucket.fromMillis()))
                .put("at", Json.moment(bucket.atMillis()))
                .put("edits", bucket.edits())
                .put("inserted", bucket.inserted())
                .put("deleted", bucket.deleted());
        return bucket.followed() == 0 ? json : json.put("followed", bucket.followed());
    }

    /** What was decided, when and by whom. */
    public static JsonObject mark(Timeline.Mark mark, History history) {
        Decision decision = mark.decision();
        JsonObject json = decision instanceof Restore restore && restore.person() != null
                ? undo(restore, restore.person(), mark, history)
                : Json.of(new Fields()
                        .put("kind", decision.kind().entry().wireName())
                        .putAll(mark.named())
                        .putAll(decision.brief()));
        return putPersonal(json, mark.by(), mark.atMillis(), mark.seq());
    }

    /** What somebody had changed was taken back. */
    private static JsonObject undo(Restore restore, PersonId person, Timeline.Mark mark, History history) {
        Author of = history.lastAuthor(person, mark.seq());
        return new JsonObject()
                .put("kind", "undo")
                .put("to", restore.to())
                .put(
                        "of",
                        new JsonObject()
                                .put("person", person.value())
                                .put("name", of == null ? person.value() : of.name())
                                .put("delegation", of == null ? null : of.delegation()));
    }

    public static JsonObject clauseHistory(ClauseHistory clause) {
        JsonArray wordings = new JsonArray();
        clause.wordings().forEach(at -> wordings.add(wording(at)));
        JsonArray statuses = new JsonArray();
        clause.statuses()
                .forEach(change -> statuses.add(putPersonal(
                        new JsonObject().put("status", change.status().name()).put("reason", change.reason()),
                        change.by(),
                        change.atMillis(),
                        change.seq())));
        JsonArray people = new JsonArray();
        clause.people()
                .forEach(share -> people.add(new JsonObject()
                        .put("person", share.by().id().value())
                        .put("name", share.by().name())
                        .put("delegation", share.by().delegation())
                        .put("inserted", share.inserted())
                        .put("deleted", share.deleted())
                        .put("first", Json.moment(share.firstMillis()))
                        .put("last", Json.moment(share.lastMillis()))));
        return new JsonObject()
                .put("id", clause.id().value())
                .put("wordings", wordings)
                .put("statuses", statuses)
                .put("people", people);
    }

    private static JsonObject wording(ClauseHistory.At at) {
        Wording wording = at.wording();
        JsonObject json = moment(at.moment());
        if (wording == null) {
            return json.put("kind", null)
                    .put("number", null)
                    .put("status", null)
                    .put("text", null);
        }
        return json.put("kind", wording.kind().wireName())
                .put("number", wording.number().isEmpty() ? null : wording.number())
                .put("status", wording.status().name())
                .put("text", wording.text());
    }
}
