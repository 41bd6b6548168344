package org.plenary.server.http.draft;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.server.desk.Audience;
import org.plenary.server.desk.Desks;
import org.plenary.server.export.FileName;
import org.plenary.server.http.exchange.ContentDisposition;
import org.plenary.server.http.exchange.FileSending;
import org.plenary.server.http.exchange.Problem;
import org.plenary.server.http.exchange.Query;
import org.plenary.server.http.exchange.SignIn;
import org.plenary.server.http.exchange.Uploads;
import org.plenary.server.identity.Directory;
import org.plenary.server.identity.Person;
import org.plenary.server.intake.AlternativeReading;
import org.plenary.server.intake.BracketReading;
import org.plenary.server.intake.CommentsInFile;
import org.plenary.server.intake.Corrections;
import org.plenary.server.intake.Finding;
import org.plenary.server.intake.FindingCode;
import org.plenary.server.intake.FragmentForm;
import org.plenary.server.intake.FragmentPlace;
import org.plenary.server.intake.IntakeResult;
import org.plenary.server.intake.Intakes;
import org.plenary.server.intake.Original;
import org.plenary.server.intake.Originals;
import org.plenary.server.intake.TypedAlternatives;
import org.plenary.server.intake.TypedBrackets;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.Stream;
import org.plenary.server.room.Drafts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads files into drafts, for whoever may start drafts, and gives them back, to whoever may read the draft; reads
 * fragments for everybody. {@link Uploads} has seen to it that they may, and took file or fragment in.
 */
public final class IntakeApi {
    private static final Logger log = LoggerFactory.getLogger(IntakeApi.class);

    private static final FindingCode NOT_KEPT = FindingCode.ORIGINAL_NOT_KEPT;
    private static final int MAX_NAME_LENGTH = 1000;

    private final Drafts drafts;
    private final TypedBracketsIntake brackets;
    private final CommentsIntake comments;
    private final Intakes intakes;
    private final Originals originals;

    public IntakeApi(Drafts drafts, Directory directory, Desks desks, Intakes intakes, Originals originals) {
        this.comments = new CommentsIntake(desks);
        this.drafts = drafts;
        this.brackets = new TypedBracketsIntake(drafts, directory);
        this.intakes = intakes;
        this.originals = originals;
    }

    /** Says what a file would become. */
    public void read(RoutingContext context) {
        byte[] file = file(context);
        String name = name(context);
        if (name == null) {
            return;
        }
        brackets.delegations(SignIn.person(context))
                .compose(delegations -> intakes.read(
                        file,
                        name,
                        result -> Future.succeededFuture(IntakeJson.of(result, name, file.length)
                                .put(
                                        "brackets",
                                        TypedBracketsIntake.json(TypedBrackets.read(result.instrument(), delegations)))
                                .put(
                                        "alternatives",
                                        TypedAlternativesIntake.json(
                                                TypedAlternatives.read(result), result.instrument()))
                                .put("comments", CommentsIntake.json(result.comments(), SignIn.person(context)))
                                .toBuffer())))
                .onSuccess(body -> context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .end(body))
                .onFailure(context::fail);
    }

    /** Says what a fragment becomes where somebody pastes it. */
    public void readFragment(RoutingContext context) {
        FragmentForm form = FragmentForm.ofWireName(String.valueOf(Query.text(context, "form")))
                .orElse(FragmentForm.TEXT);
        ClauseKind within = ClauseKind.valueOf(String.valueOf(Query.text(context, "within")));
        FragmentPlace place = new FragmentPlace(within, "true".equals(Query.text(context, "item")));
        intakes.readFragment(
                        file(context),
                        form,
                        place,
                        reading -> FragmentJson.of(reading).toBuffer())
                .onSuccess(body -> context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .end(body))
                .onFailure(context::fail);
    }

    /** Corrections that do not fit the file. */
    private static final class BadRequest extends RuntimeException {
        private static final long serialVersionUID = 1;

        BadRequest(IllegalArgumentException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /** A draft that was started, and what was found in its file. */
    private record Started(Made made, List<Finding> findings) {}

    /**
     * What becomes of brackets that were typed, and of clauses that are called alternatives.
     *
     * @param comments who is to read the file's comments, null if they are left out
     */
    private record Wanted(
            boolean brackets,
            boolean alternatives,
            @Nullable Audience comments) {}

    /**
     * A draft, and what the brackets and the alternatives became; null if they stay characters, and clauses.
     *
     * @param text what it was started with
     * @param comments what the comments became, null if they were left out
     */
    private record Made(
            Stream stream,
            Instrument text,
            @Nullable JsonObject brackets,
            @Nullable JsonObject alternatives,
            CommentsIntake.@Nullable Brought comments) {
        Made with(CommentsIntake.Brought brought) {
            return new Made(stream, text, brackets, alternatives, brought);
        }
    }

    /** Starts a draft with the text of a file, and keeps the file. */
    public void importDraft(RoutingContext context) {
        Person person = SignIn.person(context);
        String title = Query.text(context, "title");
        if (title != null && !DraftsApi.isOneLine(title.strip())) {
            Problem.INVALID_REQUEST.answer(
                    context,
                    "Expected a title of 1 to 300 characters on one line, got one that is blank or holds a line break,"
                            + " another control character or half a character.");
            return;
        }
        Corrections corrections;
        Audience audience;
        try {
            audience = CommentsIntake.audience(Query.text(context, "comments"), person);
            corrections = Corrections.parse(context.queryParam("correct"));
        } catch (IllegalArgumentException e) {
            Problem.INVALID_REQUEST.answer(context, String.valueOf(e.getMessage()));
            return;
        }
        byte[] file = file(context);
        String name = name(context);
        if (name == null) {
            return;
        }
        Wanted wanted = new Wanted(
                "make".equals(Query.text(context, "brackets")),
                "make".equals(Query.text(context, "alternatives")),
                audience);
        brackets.delegations(person)
                .compose(delegations -> intakes.read(
                        file,
                        name,
                        result -> corrected(corrections, result).compose(right -> {
                            IntakeResult titled = title == null ? right : right.titled(title.strip());
                            return made(context.vertx(), person, titled, wanted, delegations)
                                    .compose(made -> commented(context.vertx(), person, titled, wanted, made))
                                    .compose(made -> kept(person, name, file, titled, made));
                        })))
                .onSuccess(started -> created(context, started))
                .onFailure(cause -> {
                    if (cause instanceof BadRequest refused) {
                        Problem.INVALID_REQUEST.answer(context, String.valueOf(refused.getMessage()));
                    } else {
                        context.fail(cause);
                    }
                });
    }

    /** Fails with what is wrong with corrections that do not fit what was read. */
    private static Future<IntakeResult> corrected(Corrections corrections, IntakeResult read) {
        try {
            return Future.succeededFuture(corrections.apply(read));
        } catch (IllegalArgumentException e) {
            return Future.failedFuture(new BadRequest(e));
        }
    }

    /**
     * Starts a draft with the text, with the brackets that were typed in it and with its alternatives, as far as that
     * is wanted; these are read on the worker that read the file.
     */
    private Future<Made> made(
            Vertx vertx, Person person, IntakeResult result, Wanted wanted, Map<String, String> delegations) {
        Instrument text = result.instrument();
        if (!wanted.brackets() && !wanted.alternatives()) {
            return drafts.create(person, result.title(), text).map(stream -> new Made(stream, text, null, null, null));
        }
        BracketReading typed = wanted.brackets()
                ? TypedBrackets.read(text, delegations)
                : new BracketReading(text, List.of(), List.of());
        AlternativeReading called =
                wanted.alternatives() ? TypedAlternatives.read(result) : new AlternativeReading(List.of(), List.of());
        return brackets.start(vertx, person, result.title(), typed, called.alternatives())
                .map(stream -> new Made(
                        stream,
                        typed.instrument(),
                        wanted.brackets() ? TypedBracketsIntake.json(typed) : null,
                        wanted.alternatives() ? TypedAlternativesIntake.json(called, text) : null,
                        null));
    }

    /** With what was said in the file's margin, as far as that is wanted. */
    private Future<Made> commented(Vertx vertx, Person person, IntakeResult result, Wanted wanted, Made made) {
        Audience audience = wanted.comments();
        if (audience == null) {
            return Future.succeededFuture(made);
        }
        CommentsInFile file = result.comments();
        return vertx.executeBlocking(() -> file.in(made.text()), false)
                .compose(threads -> comments.bring(made.stream().id(), person, audience, threads, file.left()))
                .map(made::with);
    }

    /** Comments that were all taken are no loss. */
    private static List<Finding> findings(IntakeResult result, Made made) {
        CommentsIntake.Brought brought = made.comments();
        return brought != null && brought.isAll() ? result.findingsWithoutComments() : result.findings();
    }

    private Future<Started> kept(Person person, String name, byte[] file, IntakeResult result, Made made) {
        Original original = new Original(
                name, result.format(), result.sha256(), file.length, person.id(), System.currentTimeMillis());
        return originals
                .keep(made.stream().id(), original, file)
                .map(kept -> new Started(made, findings(result, made)))
                .otherwise(cause -> notKept(made, findings(result, made), cause));
    }

    private static void created(RoutingContext context, Started started) {
        JsonObject body = new JsonObject().put("findings", IntakeJson.of(started.findings()));
        JsonObject brackets = started.made().brackets();
        if (brackets != null) {
            body.put("brackets", brackets);
        }
        JsonObject alternatives = started.made().alternatives();
        if (alternatives != null) {
            body.put("alternatives", alternatives);
        }
        CommentsIntake.Brought comments = started.made().comments();
        if (comments != null) {
            body.put("comments", comments.json());
        }
        DraftsApi.created(context, started.made().stream(), body);
    }

    /** The draft is there all the same; who brought the file learns that it is not. */
    private static Started notKept(Made made, List<Finding> findings, Throwable cause) {
        log.atError().addKeyValue("draft", made.stream().id()).setCause(cause).log("intake.originalNotKept");
        List<Finding> all = new ArrayList<>(findings);
        all.add(0, new Finding(NOT_KEPT, 1, null, null));
        return new Started(made, all);
    }

    /** The file that a draft was started from. */
    public void original(RoutingContext context) {
        DraftsApi.find(drafts, context)
                .compose(stream -> originals.find(stream.id()).compose(found -> {
                    Original original = found.orElseThrow(() -> none(stream));
                    return originals
                            .file(stream.id())
                            .map(bytes -> send(context, original, bytes.orElseThrow(() -> none(stream))));
                }))
                .onFailure(context::fail);
    }

    private static JournalException none(Stream stream) {
        return new JournalException(JournalException.Reason.NOT_FOUND, "no original of " + stream.id());
    }

    private static Future<Void> send(RoutingContext context, Original original, byte[] bytes) {
        FileName name = new FileName(original.name().replaceAll("[^A-Za-z0-9._-]+", "_"), original.name());
        HttpServerResponse response = context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, original.format().mediaType())
                .putHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.of(name, false))
                .putHeader("Content-Security-Policy", "sandbox; default-src 'none'")
                .putHeader("X-Content-Type-Options", "nosniff")
                // Compressing it would keep the event loop busy.
                .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
        return Boolean.TRUE.equals(context.get(FileSending.HEAD_ONLY))
                ? response.end()
                : response.end(Buffer.buffer(bytes));
    }

    private static byte[] file(RoutingContext context) {
        Buffer body = context.body().buffer();
        return body == null ? new byte[0] : body.getBytes();
    }

    /** The name of the file; null, and the request has ended, if there is none that can be used. */
    private static @Nullable String name(RoutingContext context) {
        String name = Query.text(context, "name");
        if (name == null || name.isBlank() || name.length() > MAX_NAME_LENGTH) {
            Problem.INVALID_REQUEST.answer(
                    context, "Expected the name of the file as ?name=, of 1 to " + MAX_NAME_LENGTH + " characters.");
            return null;
        }
        return Original.safeName(name);
    }
}
