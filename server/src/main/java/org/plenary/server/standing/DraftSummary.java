package org.plenary.server.standing;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseStatus;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;

/**
 * What lists show of a draft without opening it. It is kept beside the draft's record and follows from it.
 *
 * @param title the text of the first title clause, or the title that the draft was started with
 * @param mode the drafting mode
 * @param statuses how many paragraphs, articles and annexes have each status, which title and headings are not; those that
 *     none has are left out
 * @param access the rules of access
 * @param revision the revision that was issued last, null if there is none
 * @param archived whether the draft is among the archived ones
 */
public record DraftSummary(
        String title,
        DraftingMode mode,
        Map<ClauseStatus, Integer> statuses,
        Access access,
        @Nullable Latest revision,
        boolean archived) {
    /**
     * The revision that was issued last.
     *
     * @param issuedAtMillis when, milliseconds since 1970 UTC
     */
    public record Latest(int number, String symbol, long issuedAtMillis) {}

    /** That of a draft about which this was decided. */
    public static DraftSummary of(String title, Map<ClauseStatus, Integer> statuses, Standing standing) {
        IssuedRevision last = standing.lastRevision();
        return new DraftSummary(
                title,
                standing.mode(),
                statuses,
                standing.access(),
                last == null ? null : new Latest(last.number(), last.symbol(), last.atMillis()),
                standing.archived());
    }

    /** Keeps a copy of the map. */
    public DraftSummary {
        statuses = Map.copyOf(statuses);
    }

    /**
     * That of a stream.
     *
     * @throws JournalException {@link JournalException.Reason#CORRUPT} if it is damaged
     */
    public static DraftSummary of(Stream stream) {
        return of(stream.id(), stream.title(), stream.summary());
    }

    /** As {@link #of(Stream)}, of what a stream's row says. */
    public static DraftSummary of(StreamId draft, String title, @Nullable String summary) {
        if (summary == null) {
            return of(title, Map.of(), Standing.INITIAL);
        }
        try {
            return read(new JsonObject(summary));
        } catch (IllegalArgumentException | ClassCastException | DecodeException e) {
            throw new JournalException(JournalException.Reason.CORRUPT, "a summary is damaged: stream=" + draft, e);
        }
    }

    private static DraftSummary read(JsonObject json) {
        Map<ClauseStatus, Integer> statuses = new EnumMap<>(ClauseStatus.class);
        JsonObject counts = json.getJsonObject("statuses");
        for (String status : counts.fieldNames()) {
            statuses.put(ClauseStatus.valueOf(status), counts.getInteger(status));
        }
        return new DraftSummary(
                StandingJson.text(json.getValue("title"), "title"),
                StandingJson.one(DraftingMode.class, json.getValue("mode"), "mode"),
                statuses,
                StandingJson.readAccess(json.getJsonObject("access")),
                json.containsKey("revision") ? latest(json.getJsonObject("revision")) : null,
                json.getBoolean("archived", false));
    }

    private static Latest latest(JsonObject json) {
        return new Latest(
                (int) StandingJson.number(json.getValue("number"), "number"),
                StandingJson.text(json.getValue("symbol"), "symbol"),
                StandingJson.number(json.getValue("at"), "at"));
    }

    /** The text that {@link #of} reads. */
    public String encode() {
        JsonObject json = new JsonObject()
                .put("title", title)
                .put("mode", mode.name())
                .put("statuses", statusCounts())
                .put("access", StandingJson.access(access));
        Latest last = revision;
        if (last != null) {
            json.put(
                    "revision",
                    new JsonObject()
                            .put("number", last.number())
                            .put("symbol", last.symbol())
                            .put("at", last.issuedAtMillis()));
        }
        if (archived) {
            json.put("archived", true);
        }
        return json.encode();
    }

    /** The counts as JSON, in the order of the statuses. */
    public JsonObject statusCounts() {
        JsonObject counts = new JsonObject();
        for (ClauseStatus status : ClauseStatus.values()) {
            if (statuses.containsKey(status)) {
                counts.put(status.name(), statuses.get(status));
            }
        }
        return counts;
    }

    /** What a person may do in the draft now. */
    public Rights rights(Person person) {
        return Rights.of(person, mode, access, archived);
    }
}
