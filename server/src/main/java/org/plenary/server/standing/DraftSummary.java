package org.plenary.server.standing;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.Map;
import org.plenary.instrument.ClauseStatus;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.Stream;

/**
 * What lists show of a draft without opening it. It is kept beside the draft's record and follows from it.
 *
 * @param title the text of the first title clause, or the title that the draft was started with
 * @param mode the drafting mode
 * @param statuses how many clauses have each status; those that no clause has are left out
 * @param access the rules of access
 */
public record DraftSummary(String title, DraftingMode mode, Map<ClauseStatus, Integer> statuses, Access access) {
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
        String summary = stream.summary();
        if (summary == null) {
            return new DraftSummary(stream.title(), DraftingMode.EVERYBODY, Map.of(), Access.DEFAULT);
        }
        try {
            return read(new JsonObject(summary));
        } catch (IllegalArgumentException | ClassCastException | DecodeException e) {
            throw new JournalException(
                    JournalException.Reason.CORRUPT, "a summary is damaged: stream=" + stream.id(), e);
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
                StandingJson.readAccess(json.getJsonObject("access")));
    }

    /** The text that {@link #of} reads. */
    public String encode() {
        return new JsonObject()
                .put("title", title)
                .put("mode", mode.name())
                .put("statuses", statusCounts())
                .put("access", StandingJson.access(access))
                .encode();
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
        return Rights.of(person, mode, access);
    }
}
