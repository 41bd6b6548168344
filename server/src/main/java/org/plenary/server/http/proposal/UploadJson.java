package org.plenary.server.http.proposal;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import org.plenary.server.http.draft.IntakeJson;
import org.plenary.server.intake.FindingCode;
import org.plenary.server.intake.TrackedFile;
import org.plenary.server.proposal.UploadLook;
import org.plenary.server.proposal.UploadedWording;

/** How a file that becomes a proposal looks in JSON: on which text it is taken, what it changes, what is not taken. */
final class UploadJson {
    /** The most differences that are told one by one. */
    private static final int MAX_DIFFERENCES = 200;

    private UploadJson() {}

    static JsonObject of(TrackedFile file, UploadLook look, String name, int bytes) {
        UploadedWording wording = look.wording();
        JsonObject json = new JsonObject()
                .put(
                        "file",
                        new JsonObject()
                                .put("name", name)
                                .put("bytes", bytes)
                                .put("sha256", file.accepted().sha256()))
                .put("base", base(look))
                .put("tracked", tracked(file))
                .put("clauses", clauses(wording))
                .put("same", wording.same())
                .put("restyled", wording.restyled())
                .put("brackets", look.brackets())
                .put(
                        "findings",
                        IntakeJson.of(file.accepted().findings().stream()
                                // What is tracked is taken as such, and is told above.
                                .filter(each -> file.before() == null || each.code() != FindingCode.TRACKED_CHANGES)
                                .toList()));
        return json.put("leftOut", IntakeJson.leftOut(file.accepted().leftOut()));
    }

    private static JsonObject base(UploadLook look) {
        JsonArray differs = new JsonArray();
        look.wording().differs().stream()
                .limit(MAX_DIFFERENCES)
                .forEach(each -> differs.add(new JsonObject()
                        .put("label", each.label())
                        .put("file", each.file())
                        .put("draft", each.draft())));
        JsonObject base = new JsonObject()
                .put("seq", look.on().seq())
                .put("at", look.on().atMillis())
                .put("how", look.how().name().toLowerCase(Locale.ROOT))
                .put("differs", differs)
                .put("differences", look.wording().differs().size());
        return look.on().revision() == null
                ? base
                : base.put("revision", look.on().revision());
    }

    private static JsonArray tracked(TrackedFile file) {
        JsonArray authors = new JsonArray();
        file.authors()
                .forEach((author, count) ->
                        authors.add(new JsonObject().put("author", author).put("changes", count)));
        return authors;
    }

    private static JsonArray clauses(UploadedWording wording) {
        JsonArray clauses = new JsonArray();
        for (UploadedWording.Change change : wording.changes()) {
            clauses.add(new JsonObject()
                    .put("clause", change.clause().value())
                    .put("label", change.label())
                    .put("change", change.kind().name())
                    .put("before", change.before())
                    .put("after", change.after()));
        }
        return clauses;
    }
}
