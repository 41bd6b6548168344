package org.plenary.server.http.proposal;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Instrument;
import org.plenary.server.http.exchange.Problem;
import org.plenary.server.http.exchange.Query;
import org.plenary.server.http.exchange.SignIn;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.Directory;
import org.plenary.server.identity.Person;
import org.plenary.server.intake.BracketReading;
import org.plenary.server.intake.Intakes;
import org.plenary.server.intake.Original;
import org.plenary.server.intake.TrackedFile;
import org.plenary.server.intake.TypedBrackets;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.Proposer;
import org.plenary.server.proposal.FileTexts;
import org.plenary.server.proposal.Uploading;

/** Word files that become proposals: what they would become is told first, and nothing is written by that. */
public final class UploadApi {
    private static final int MAX_TITLE = 200;

    private final Uploading uploading;
    private final Intakes intakes;
    private final Directory directory;

    public UploadApi(Uploading uploading, Intakes intakes, Directory directory) {
        this.uploading = uploading;
        this.intakes = intakes;
        this.directory = directory;
    }

    /** Looks at a file, or makes a proposal of it. */
    public void upload(RoutingContext context) {
        Person person = SignIn.person(context);
        String given = Query.text(context, "name");
        String name = Original.safeName(given == null ? "file.docx" : given);
        StreamId draft = new StreamId(context.pathParam("draftId"));
        Buffer body = context.body().buffer();
        byte[] file = body == null ? new byte[0] : body.getBytes();
        String on = Query.text(context, "on");
        boolean makes = "true".equals(Query.text(context, "make"));
        Proposer by;
        try {
            by = ProposalsApi.by(Query.text(context, "delegation"), Query.text(context, "group"), person);
        } catch (IllegalArgumentException e) {
            Problem.INVALID_REQUEST.answer(context, "This cannot be done: " + e.getMessage() + ".");
            return;
        }
        uploading
                .requireDraft(draft, person)
                .compose(there -> delegations(person))
                .compose(delegations -> intakes.readTracked(file, name, tracked -> {
                    FileTexts texts = texts(tracked, delegations);
                    return makes
                            ? uploading
                                    .make(draft, person, on, texts, title(context, name), by)
                                    .map(made -> new Answer(
                                            201,
                                            UploadJson.of(tracked, made.look(), name, file.length)
                                                    .put("id", made.proposal().value())))
                            : uploading
                                    .look(draft, person, on, texts)
                                    .map(look -> new Answer(200, UploadJson.of(tracked, look, name, file.length)));
                }))
                .onSuccess(answer -> context.response()
                        .setStatusCode(answer.status)
                        .putHeader(HttpHeaders.CACHE_CONTROL, "private, no-store")
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .end(answer.body.toBuffer()))
                .onFailure(context::fail);
    }

    private record Answer(int status, JsonObject body) {}

    private Future<Map<String, String>> delegations(Person person) {
        return directory
                .of(person.process().id())
                .map(register -> register.delegations().stream()
                        .collect(Collectors.toMap(Delegation::code, Delegation::name, (one, other) -> one)));
    }

    private static FileTexts texts(TrackedFile file, Map<String, String> delegations) {
        Instrument after = file.accepted().instrument();
        Instrument before = file.before();
        BracketReading typed = TypedBrackets.read(after, delegations);
        @Nullable
        Instrument plainBefore =
                before == null ? null : TypedBrackets.read(before, delegations).instrument();
        return new FileTexts(
                after, before, typed.instrument(), plainBefore, typed.brackets().size());
    }

    /** As it is called, or else as the file is. */
    private static String title(RoutingContext context, String name) {
        String given = Query.text(context, "title");
        String title = given == null || given.isBlank() ? name.replaceAll("(?i)\\.docx$", "") : given.strip();
        return title.codePointCount(0, title.length()) <= MAX_TITLE
                ? title
                : title.substring(0, title.offsetByCodePoints(0, MAX_TITLE));
    }
}
