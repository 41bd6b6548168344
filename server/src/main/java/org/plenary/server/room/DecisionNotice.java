package org.plenary.server.room;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.plenary.instrument.ClauseId;
import org.plenary.server.standing.ClauseDecision;
import org.plenary.server.standing.Decision;

/**
 * The notice that somebody decided something, for people who are in the room: what, who and when, with the entry of the
 * record. Rules of access are told of to nobody, for not everybody may read them.
 *
 * <pre>
 * {"kind": "decision", "decision": "status" | "mode" | "revision" | "archive" | "restore", "seq", "at", "person", "name",
 *  "delegation", …}
 * status   "clause", "status", "reason"
 * mode     "mode", "reason"
 * revision "symbol", "number"
 * archive  "archived", "reason"
 * restore  "to", "revision", "clause", "reason"; the text itself changes with the next entry
 * </pre>
 *
 * @param seq the decision's entry in the record
 * @param frame a complete message; never changed
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, and never compared
record DecisionNotice(long seq, byte[] frame) {
    /** The notice of a decision; none for one that is not told. */
    static Optional<DecisionNotice> of(Decision decision, ClauseDecision.Author by, long atMillis, long seq) {
        return decision.accept(Particulars.INSTANCE).map(what -> {
            JsonObject notice = new JsonObject()
                    .put("kind", "decision")
                    .put("seq", seq)
                    .put("at", Instant.ofEpochMilli(atMillis).toString())
                    .put("person", by.id().value())
                    .put("name", by.name())
                    .put("delegation", by.delegation())
                    .mergeIn(what);
            return new DecisionNotice(seq, PlenaryFrames.notice(notice.encode()));
        });
    }

    private enum Particulars implements Decision.Visitor<Optional<JsonObject>> {
        INSTANCE;

        @Override
        public Optional<JsonObject> status(Decision.Status status) {
            return Optional.of(new JsonObject()
                    .put("decision", "status")
                    .put("clause", status.clause().value())
                    .put("status", status.status().name())
                    .put("reason", status.reason()));
        }

        @Override
        public Optional<JsonObject> mode(Decision.Mode mode) {
            return Optional.of(new JsonObject()
                    .put("decision", "mode")
                    .put("mode", mode.mode().name())
                    .put("reason", mode.reason()));
        }

        @Override
        public Optional<JsonObject> access(Decision.SetAccess access) {
            return Optional.empty();
        }

        @Override
        public Optional<JsonObject> issue(Decision.Issue issue) {
            return Optional.of(new JsonObject()
                    .put("decision", "revision")
                    .put("symbol", issue.revision().symbol())
                    .put("number", issue.revision().number()));
        }

        @Override
        public Optional<JsonObject> archive(Decision.Archive archive) {
            return Optional.of(new JsonObject()
                    .put("decision", "archive")
                    .put("archived", archive.archived())
                    .put("reason", archive.reason()));
        }

        @Override
        public Optional<JsonObject> restore(Decision.Restore restore) {
            ClauseId clause = restore.clause();
            return Optional.of(new JsonObject()
                    .put("decision", "restore")
                    .put("to", restore.to())
                    .put("revision", restore.revision())
                    .put("clause", clause == null ? null : clause.value())
                    .put("reason", restore.reason()));
        }
    }
}
