package org.plenary.server.standing;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.JournalException;

/**
 * Decisions as entries of the record: JSON in UTF-8 without white space, with their keys in this order, those for which
 * there is nothing left out, and last the name of who decided as it was then.
 *
 * <pre>
 * status  {"clause", "status", "reason", "by"}
 * mode    {"mode", "reason", "by"}
 * access  {"rules", "by"}
 * revision {"number", "correction", "symbol", "title", "note", "corrects", "text", "statuses": [{"clause", "status"}], "by"}
 * restore {"to", "revision", "clause", "person", "reason", "by"}
 * archive {"archived", "reason", "by"}
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

            @Override
            public Recorded issue(Decision.Issue issue) {
                return recorded(EntryKind.REVISION, RevisionJson.of(issue.revision()));
            }

            @Override
            public Recorded restore(Decision.Restore restore) {
                JsonObject json = new JsonObject().put("to", restore.to());
                if (restore.revision() != null) {
                    json.put("revision", restore.revision());
                }
                ClauseId clause = restore.clause();
                if (clause != null) {
                    json.put("clause", clause.value());
                }
                PersonId person = restore.person();
                if (person != null) {
                    json.put("person", person.value());
                }
                return recorded(EntryKind.RESTORE, withReason(json, restore.reason()));
            }

            @Override
            public Recorded archive(Decision.Archive archive) {
                JsonObject json = new JsonObject().put("archived", archive.archived());
                return recorded(EntryKind.ARCHIVE, withReason(json, archive.reason()));
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
        Made made = decode(entry);
        return before.after(
                made.decision(),
                new ClauseDecision.Author(entry.person(), made.by(), entry.delegation()),
                entry.atMillis(),
                entry.seq());
    }

    /**
     * A decision that was recorded.
     *
     * @param by the name of who decided, as it was then
     */
    public record Made(Decision decision, String by) {}

    /**
     * The decision that an entry holds.
     *
     * @throws JournalException {@link JournalException.Reason#CORRUPT} if it holds none
     */
    public static Made decode(Entry entry) {
        try {
            JsonObject json = new JsonObject(Buffer.buffer(entry.payload()));
            String by = StandingJson.text(json.getValue("by"), "by");
            Decision decision = decode(entry.kind(), json);
            if (!Arrays.equals(encode(decision, by).payload(), entry.payload())) {
                throw new IllegalArgumentException("expected the one encoding of the decision, got another");
            }
            return new Made(decision, by);
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
            case REVISION -> new Decision.Issue(RevisionJson.read(json));
            case RESTORE -> {
                StandingJson.requireKeys(json, Set.of("to", "revision", "clause", "person", "reason", "by"));
                yield new Decision.Restore(
                        StandingJson.number(json.getValue("to"), "to"),
                        optional(json, "revision"),
                        json.containsKey("clause")
                                ? new ClauseId(StandingJson.text(json.getValue("clause"), "clause"))
                                : null,
                        json.containsKey("person")
                                ? new PersonId(StandingJson.text(json.getValue("person"), "person"))
                                : null,
                        reason(json));
            }
            case ARCHIVE -> {
                StandingJson.requireKeys(json, Set.of("archived", "reason", "by"));
                yield new Decision.Archive(StandingJson.truth(json.getValue("archived"), "archived"), reason(json));
            }
            case TEXT, PERSON -> throw new IllegalArgumentException("expected a decision, got another entry");
        };
    }

    private static @Nullable String reason(JsonObject json) {
        return optional(json, "reason");
    }

    private static @Nullable String optional(JsonObject json, String key) {
        return json.containsKey(key) ? StandingJson.text(json.getValue(key), key) : null;
    }
}
