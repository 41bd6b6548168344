package org.plenary.server.proposal;

import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.server.history.Histories;
import org.plenary.server.history.History;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.Proposer;
import org.plenary.server.negotiation.Standing;
import org.plenary.server.room.Drafts;

/**
 * Files of people who worked at home, as proposals: looked at first, and then made. Safe from any thread.
 *
 * <p>A proposal begins on the text that the file was made from, with one edit by which it reads as the file does; what
 * happened in the draft since then it takes in as any branch does.
 */
public final class Uploading {
    private final Proposing proposing;
    private final Journal journal;
    private final Drafts drafts;
    private final Histories histories;

    /** With what proposals are made of. */
    public Uploading(Proposing proposing, Proposing.Sources sources) {
        this.proposing = proposing;
        this.journal = sources.journal();
        this.drafts = sources.drafts();
        this.histories = sources.histories();
    }

    /** What was made of a file. */
    public record Made(StreamId proposal, UploadLook look) {}

    /** Fails as it does if there is no such draft for a person. */
    public Future<Void> requireDraft(StreamId draft, Person person) {
        return draft(draft, person).mapEmpty();
    }

    /**
     * What a file would become; nothing is written.
     *
     * @param on the moment of the draft from which the file was made, null to find it
     */
    public Future<UploadLook> look(StreamId draft, Person person, @Nullable String on, FileTexts file) {
        return draft(draft, person)
                .compose(stream -> histories.ask(person, stream, history -> UploadLook.of(history, on, file)));
    }

    /**
     * Makes a proposal of it, which only its own people see.
     *
     * @param title what it is called
     * @param by in whose name it is
     */
    public Future<Made> make(
            StreamId draft, Person person, @Nullable String on, FileTexts file, String title, Proposer by) {
        return draft(draft, person)
                .compose(stream -> histories
                        .ask(person, stream, history -> begun(UploadLook.of(history, on, file), history))
                        .compose(begun -> make(stream, person, title, by, begun)));
    }

    /** A file, and the draft on which it is taken. */
    private record Begun(UploadLook look, Doc doc) {}

    private static Begun begun(UploadLook look, History history) {
        if (look.isEmpty()) {
            throw new ProposalException(
                    ProposalException.Reason.CONFLICT,
                    "The file changes nothing of the draft. Change it, and then upload it again.");
        }
        return new Begun(look, history.doc(look.on().seq()));
    }

    private Future<Made> make(Stream stream, Person person, String title, Proposer by, Begun begun) {
        return proposing
                .begin(stream.id(), person, title, by, () -> at(stream, begun))
                .compose(branch -> proposing
                        .rewrite(branch, person, text -> begun.look.wording().text())
                        .map(rewritten -> new Made(branch, begun.look))
                        .recover(cause -> proposing.discard(branch).transform(gone -> Future.failedFuture(cause))));
    }

    private Future<DraftNow> at(Stream stream, Begun begun) {
        long seq = begun.look.on().seq();
        return Future.all(drafts.standing(stream.id()), head(stream.id(), seq)).map(both -> {
            Standing standing = both.resultAt(0);
            Head head = both.resultAt(1);
            return new DraftNow(begun.doc.encodeStateAsUpdate(), begun.doc.deleteSet(), standing, head);
        });
    }

    private Future<Head> head(StreamId draft, long seq) {
        return journal.read(draft, seq - 1, 1, 1).map(entries -> entries.get(0).head());
    }

    private Future<Stream> draft(StreamId draft, Person person) {
        return drafts.find(draft, person)
                .map(found -> found.orElseThrow(
                        () -> new JournalException(JournalException.Reason.NOT_FOUND, "no draft " + draft)));
    }
}
