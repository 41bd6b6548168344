package org.plenary.server.standing;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.JournalException;

/**
 * Decisions as entries of the record: JSON in UTF-8 without white space, with their keys in this order, a reason only
 * where there is one, and last the name of who decided as it was then.
 *
 * <pre>
 * status  {"clause", "status", "reason", "by"}
 * mode    {"mode", "reason", "by"}
 * access  {"rules", "by"}
 * </pre>
 *
 * <p>There is one encoding of each decision: whatever else is read is damaged. Stateless.
 */
public final class DecisionCodec {
    private DecisionCodec() {}

    /** A decision as it is recorded. */
    public static Recorded encode(Decision decision, String byName) {
        return decision.accept(new Decision.Visitor<>() {
            @Override
            public Recorded status(Decision.Status status) {
                JsonObject json = new JsonObject()
                        .put("clause", status.clause().value())
                        .put("status", status.status().name());
                return recorded(EntryKind.STATUS, withReason(json, status.reason()));
            }

            @Override
            public Recorded mode(Decision.Mode mode) {
                JsonObject json = new JsonObject().put("mode", mode.mode().name());
                return recorded(EntryKind.MODE, withReason(json, mode.reason()));
            }

            @Override
            public Recorded access(Decision.SetAccess access) {
                return recorded(EntryKind.ACCESS, StandingJson.access(access.access()));
            }

            private Recorded recorded(EntryKind kind, JsonObject json) {
                return new Recorded(kind, json.put("by", byName).toBuffer().getBytes());
            }
        });
    }

    private static JsonObject withReason(JsonObject json, @Nullable String reason) {
        return reason == null ? json : json.put("reason", reason);
    }

    /** Kind and payload of an entry. */
    @SuppressWarnings("ArrayRecordComponent") // handed on at once, and never compared
    public record Recorded(EntryKind kind, byte[] payload) {}

    /**
     * What stands after an entry that holds a decision.
     *
     * @throws JournalException {@link JournalException.Reason#CORRUPT} if the entry holds none
     */
    public static Standing apply(Entry entry, Standing before) {
        try {
            JsonObject json = new JsonObject(Buffer.buffer(entry.payload()));
            String by = StandingJson.text(json.getValue("by"), "by");
            Decision decision = decode(entry.kind(), json);
            if (!Arrays.equals(encode(decision, by).payload(), entry.payload())) {
                throw new IllegalArgumentException("expected the one encoding of the decision, got another");
            }
            return before.after(
                    decision, new ClauseDecision.Author(entry.person(), by, entry.delegation()), entry.atMillis());
        } catch (IllegalArgumentException | io.vertx.core.json.DecodeException e) {
            throw new JournalException(
                    JournalException.Reason.CORRUPT,
                    "an entry holds no decision: seq=" + entry.seq() + " kind="
                            + entry.kind().wireName() + ": " + e.getMessage(),
                    e);
        }
    }

    private static Decision decode(EntryKind kind, JsonObject json) {
        return switch (kind) {
            case STATUS -> {
                StandingJson.requireKeys(json, Set.of("clause", "status", "reason", "by"));
                yield new Decision.Status(
                        new ClauseId(StandingJson.text(json.getValue("clause"), "clause")),
                        StandingJson.one(ClauseStatus.class, json.getValue("status"), "status"),
                        reason(json));
            }
            case MODE -> {
                StandingJson.requireKeys(json, Set.of("mode", "reason", "by"));
                yield new Decision.Mode(
                        StandingJson.one(DraftingMode.class, json.getValue("mode"), "mode"), reason(json));
            }
            case ACCESS -> {
                StandingJson.requireKeys(json, Set.of("rules", "by"));
                JsonObject rules = json.copy();
                rules.remove("by");
                yield new Decision.SetAccess(StandingJson.readAccess(rules));
            }
            case TEXT -> throw new IllegalArgumentException("expected a decision, got a change of the text");
        };
    }

    private static @Nullable String reason(JsonObject json) {
        return json.containsKey("reason") ? StandingJson.text(json.getValue("reason"), "reason") : null;
    }
}
