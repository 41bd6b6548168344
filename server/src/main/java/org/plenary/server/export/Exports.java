package org.plenary.server.export;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plenary.server.export.ExportException.Reason;
import org.plenary.server.history.Histories;
import org.plenary.server.history.History;
import org.plenary.server.history.HistoryException;
import org.plenary.server.history.Moment;
import org.plenary.server.identity.Directory;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.Register;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.Stream;
import org.plenary.server.negotiation.DraftSummary;
import org.plenary.server.record.RecordExport;
import org.plenary.server.signing.SignedHead;
import org.plenary.server.signing.Signing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes drafts into files.
 *
 * <p>What a file tells is read from the past of the draft on the workers of {@link Histories}, as one value; its form
 * is written on a few threads that do nothing else, into a file on disk. The room of a draft is never asked. How many
 * files are made, how many wait, how large they become and how long they take is bounded by {@link ExportConfig}. Safe
 * from any thread; nothing blocks the caller, and futures complete on the caller's context.
 */
public final class Exports {
    private static final Logger log = LoggerFactory.getLogger(Exports.class);

    private final Vertx vertx;
    private final Sources sources;
    private final Map<ExportFormat, EditionWriter> writers;
    private final ExportConfig config;
    private final ExportWorkers workers;
    private final RecordFiles records;

    /** What files are made from. */
    public record Sources(
            Journal journal, Histories histories, Directory directory, Signing signing, RecordExport record) {}

    /**
     * Makes files in a directory, and deletes first what an earlier server left there. Blocks.
     *
     * @param writers the forms that there are; a bundle has all of them
     * @throws UncheckedIOException if there can be no such directory
     */
    public Exports(
            Vertx vertx,
            Sources sources,
            Map<ExportFormat, EditionWriter> writers,
            ExportConfig config,
            Path directory) {
        this.vertx = vertx;
        this.sources = sources;
        this.writers = Map.copyOf(writers);
        this.config = config;
        try {
            Scratch scratch = Scratch.in(directory);
            this.workers = new ExportWorkers(vertx, config, scratch);
            this.records = new RecordFiles(vertx, sources.record(), config, scratch);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "files cannot be made in " + directory + "; check that it can be written", e);
        }
    }

    /** The forms that there are, in the order of the enum. */
    public Set<ExportFormat> formats() {
        Set<ExportFormat> formats = new TreeSet<>(writers.keySet());
        formats.add(ExportFormat.ZIP);
        return formats;
    }

    /**
     * Finds what a file will be about. Costs little.
     *
     * <p>Fails with {@link ExportException} if there is no such form of it, with {@link HistoryException} if a moment
     * is none, and with {@link JournalException}.
     */
    public Future<ExportPlan> plan(ExportRequest request) {
        ExportException unsupported = unsupported(request);
        if (unsupported != null) {
            return Future.failedFuture(unsupported);
        }
        Stream draft = request.draft();
        return ask(request, history -> Moments.of(request, history))
                .compose(moments -> commented(request, moments))
                .compose(moments -> head(draft, moments.at)
                        .compose(head -> signature(request, moments.at)
                                .compose(signature -> sources.directory()
                                        .of(draft.process())
                                        .map(register -> plan(request, moments, head, signature.value, register)))));
    }

    /** What was said is known as it is now, and about words as they are now. */
    private static Future<Moments> commented(ExportRequest request, Moments moments) {
        return request.comments() == null
                        || moments.at.seq() >= request.draft().head().seq()
                ? Future.succeededFuture(moments)
                : Future.failedFuture(new ExportException(
                        Reason.UNSUPPORTED,
                        "Comments go along with the text as it is now, and entry "
                                + moments.at.seq() + " of the record is earlier. Ask for the text of now, or leave out"
                                + " comments=."));
    }

    private <T> Future<T> ask(ExportRequest request, Function<History, T> question) {
        Person asker = request.asker();
        return asker == null
                ? sources.histories().ask(request.draft(), question)
                : sources.histories().ask(asker, request.draft(), question);
    }

    /** Something that may not be there. */
    private record Maybe<T>(@Nullable T value) {}

    private record Moments(@Nullable Moment from, Moment at) {
        static Moments of(ExportRequest request, History history) {
            Moment at = history.moment(history.find(request.at()));
            Paper paper = request.paper();
            if (paper != null) {
                return new Moments(null, new Moment(at.seq(), paper.atMillis(), paper.symbol()));
            }
            if (request.from() == null) {
                return new Moments(null, at);
            }
            Moment from = history.moment(history.find(request.from()));
            if (from.seq() > at.seq()) {
                throw new HistoryException(
                        HistoryException.Reason.INVALID,
                        "Expected from= to be no later than to=, got entry " + from.seq() + " and entry " + at.seq()
                                + " of the record. Exchange them.");
            }
            return new Moments(from, at);
        }
    }

    private @Nullable ExportException unsupported(ExportRequest request) {
        ExportFormat format = request.format();
        if (!formats().contains(format)) {
            return new ExportException(Reason.UNSUPPORTED, "This server does not write " + format.wireName() + ".");
        }
        if (request.paper() != null && !format.hasPaper()) {
            return new ExportException(
                    Reason.UNSUPPORTED,
                    "There is no paper of a proposal as " + format.wireName() + ". Ask for another form.");
        }
        if (request.comments() != null && format != ExportFormat.DOCX) {
            return new ExportException(
                    Reason.UNSUPPORTED,
                    "Comments go along in docx alone, not as " + format.wireName()
                            + ". Ask for docx, or leave out comments=.");
        }
        return request.from() == null || format.hasRedline()
                ? null
                : new ExportException(
                        Reason.UNSUPPORTED,
                        "There is no redline as " + format.wireName()
                                + ". Ask for the text at one moment, or for another form.");
    }

    private Future<Head> head(Stream draft, Moment at) {
        if (at.seq() == draft.head().seq()) {
            return Future.succeededFuture(draft.head());
        }
        return sources.journal().read(draft.id(), at.seq() - 1, 1, 1).compose(entries -> {
            if (entries.isEmpty()) {
                return Future.failedFuture(new JournalException(
                        JournalException.Reason.CORRUPT,
                        "expected an entry " + at.seq() + " in the record, found none; stream=" + draft.id()));
            }
            Entry entry = entries.get(0);
            return Future.succeededFuture(entry.head());
        });
    }

    /** That of an issued revision. One that was not signed, because the server ended in between, is signed now. */
    private Future<Maybe<SignedHead>> signature(ExportRequest request, Moment at) {
        Stream draft = request.draft();
        if (at.revision() == null || request.paper() != null) {
            return Future.succeededFuture(new Maybe<>(null));
        }
        return sources.signing()
                .signMissing(draft.id())
                .compose(count -> sources.signing().of(draft.id(), at.seq()))
                .map(signatures -> new Maybe<>(signatures.heads().stream()
                        .filter(signed -> signed.subject().head().seq() == at.seq())
                        .findFirst()
                        .orElse(null)));
    }

    private static ExportPlan plan(
            ExportRequest request, Moments moments, Head head, @Nullable SignedHead signature, Register register) {
        Stream draft = request.draft();
        // What nobody signed, nobody can verify there.
        String verification = request.url() == null || signature == null
                ? null
                : request.url() + "/verify?head=" + head.hash().hex();
        EditionReader.Surroundings around = new EditionReader.Surroundings(
                draft,
                register.process(),
                register.masthead(),
                register.delegations(),
                register.groups(),
                head,
                signature,
                verification,
                Objects.requireNonNullElse(request.comments(), List.of()));
        String title = DraftSummary.of(draft).title();
        Paper paper = request.paper();
        FileNames names = paper == null
                ? FileNames.of(moments.from, moments.at, title.isEmpty() ? draft.title() : title)
                : FileNames.of(moments.at, paper.title(), paper.redline());
        return ExportPlan.of(request, moments.from, moments.at, around, names);
    }

    /** Begins to make the file. */
    public ExportJob make(ExportPlan plan) {
        ExportJob job = new ExportJob(vertx.getOrCreateContext());
        if (!workers.enter(job)) {
            job.fail(new ExportException(
                    Reason.BUSY, "Too many files are being made at once. Try again in half a minute."));
            return job;
        }
        ask(plan.request(), history -> editions(plan, history))
                .compose(editions -> content(plan, editions, job))
                .onSuccess(content -> workers.work(job, content))
                .onFailure(cause -> {
                    job.fail(cause);
                    workers.exit();
                });
        return job;
    }

    /** What a file is made of: the text, and for a bundle of a redline the clean text beside it. */
    private record Editions(Edition main, @Nullable Edition clean) {}

    private Editions editions(ExportPlan plan, History history) {
        EditionReader reader = new EditionReader(history);
        Paper paper = plan.request().paper();
        if (paper != null) {
            return new Editions(fit(new PaperReader(history).read(paper, plan.around())), null);
        }
        Moment from = plan.from();
        if (from == null) {
            return new Editions(fit(reader.clean(plan.at().seq(), plan.around())), null);
        }
        Edition redline = fit(reader.redline(from.seq(), plan.at().seq(), plan.around()));
        boolean bundle = plan.request().format() == ExportFormat.ZIP;
        return new Editions(redline, bundle ? reader.clean(plan.at().seq(), plan.around()) : null);
    }

    private Edition fit(Edition edition) {
        long characters = TextSize.of(edition.redline());
        if (characters > config.maxCharacters()) {
            throw new ExportException(
                    Reason.TOO_LARGE,
                    "The text has " + characters + " characters; this server makes files of at most "
                            + config.maxCharacters() + ".");
        }
        return edition;
    }

    private Future<ExportWorkers.Content> content(ExportPlan plan, Editions editions, ExportJob job) {
        ExportOptions options = plan.request().options();
        EditionWriter writer = writers.get(plan.request().format());
        if (writer != null) {
            return Future.succeededFuture(ExportWorkers.Content.of(out -> writer.write(editions.main, options, out)));
        }
        return records.make(plan, job)
                .map(record -> new ExportWorkers.Content(
                        out -> new BundleWriter(writers, options)
                                .write(new BundleWriter.Parts(plan, editions.main, editions.clean, record), out),
                        record));
    }

    /** Deletes a file that was made, if it is still there. */
    public Future<Void> discard(ExportFile file) {
        return vertx.<Boolean>executeBlocking(() -> Files.deleteIfExists(file.path()), false)
                .<Void>mapEmpty()
                .onFailure(cause -> log.atWarn()
                        .addKeyValue("file", file.path())
                        .addKeyValue("cause", cause.toString())
                        .log("export.notDeleted"));
    }

    /** Takes nothing more, and ends what is being made. */
    public void close() {
        workers.close();
    }
}
