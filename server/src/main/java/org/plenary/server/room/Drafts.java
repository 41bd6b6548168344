package org.plenary.server.room;

import io.vertx.core.Future;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.server.draft.BracketRequest;
import org.plenary.server.draft.DraftSeed;
import org.plenary.server.draft.DraftState;
import org.plenary.server.draft.DraftStory;
import org.plenary.server.draft.IssueRequest;
import org.plenary.server.draft.NextRevision;
import org.plenary.server.draft.RestoreRequest;
import org.plenary.server.draft.RevisionNumbering;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.NewEntry;
import org.plenary.server.journal.NewStream;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.journal.StreamKind;
import org.plenary.server.negotiation.BracketId;
import org.plenary.server.negotiation.ClauseView;
import org.plenary.server.negotiation.ConfirmAgreement;
import org.plenary.server.negotiation.Decision;
import org.plenary.server.negotiation.DraftSummary;
import org.plenary.server.negotiation.MakePackage;
import org.plenary.server.negotiation.NumberingMode;
import org.plenary.server.negotiation.OfferAlternative;
import org.plenary.server.negotiation.PackageId;
import org.plenary.server.negotiation.Participant;
import org.plenary.server.negotiation.ParticipantCodec;
import org.plenary.server.negotiation.SettleBracket;
import org.plenary.server.negotiation.Standing;

/**
 * The drafts of this server: started once, with their seed, by the server alone; listed; read. Safe from any thread.
 */
public final class Drafts {
    private static final int ID_BYTES = 9;
    private static final int LINEAGE_BYTES = 12;

    private final Journal journal;
    private final Rooms rooms;
    private final Issuing issuing;
    private final SecureRandom random = new SecureRandom();

    /** Drafts whose revisions have usual symbols. */
    public Drafts(Journal journal, Rooms rooms) {
        this(journal, rooms, Issuing.USUAL);
    }

    public Drafts(Journal journal, Rooms rooms, Issuing issuing) {
        this.journal = journal;
        this.rooms = rooms;
        this.issuing = issuing;
    }

    /** The drafts of a process, the one that changed last first. */
    public Future<List<Stream>> of(ProcessId process) {
        return journal.streams(process, StreamKind.DRAFT);
    }

    /** The drafts that a person may read, the one that changed last first. */
    public Future<List<Stream>> of(Person person) {
        return journal.streams(person.process().id(), StreamKind.DRAFT)
                .map(streams -> streams.stream()
                        .filter(stream -> mayRead(stream, person))
                        .toList());
    }

    /** A draft, if there is one of that id in the person's process that the person may read. */
    public Future<Optional<Stream>> find(StreamId draft, Person person) {
        return journal.find(draft).map(found -> found.filter(stream -> mayRead(stream, person)));
    }

    /** Of each draft of the person's process that this node holds, whether the person may read it. */
    public Future<Map<StreamId, Boolean>> readable(Person person) {
        return journal.streams(person.process().id(), StreamKind.DRAFT)
                .map(streams -> streams.stream().collect(Collectors.toMap(Stream::id, s -> mayRead(s, person))));
    }

    /** The drafts of a process that this node holds and everybody of the process may read. */
    public Future<Set<StreamId>> open(ProcessId process) {
        return journal.streams(process, StreamKind.DRAFT)
                .map(streams -> streams.stream()
                        .filter(stream -> DraftSummary.of(stream).access().isOpen())
                        .map(Stream::id)
                        .collect(Collectors.toSet()));
    }

    private static boolean mayRead(Stream stream, Person person) {
        return stream.kind().equals(StreamKind.DRAFT)
                && stream.process().equals(person.process().id())
                && DraftSummary.of(stream).rights(person).mayRead();
    }

    /** Starts a draft that holds one clause, its title. */
    public Future<Stream> create(Person person, String title) {
        ClauseId id = new ClauseId(randomId(ID_BYTES));
        return create(person, title, new Instrument(List.of(Clause.of(id, ClauseKind.TITLE, title))));
    }

    /** Starts a draft that holds {@code instrument}. */
    public Future<Stream> create(Person person, String title, Instrument instrument) {
        DraftSeed seed = new DraftSeed(instrument);
        long now = System.currentTimeMillis();
        String delegation = person.delegationCode();
        byte[] who = ParticipantCodec.encode(Participant.of(person));
        NewEntry author = new NewEntry(now, person.id(), delegation, EntryKind.PERSON, who);
        NewEntry first = new NewEntry(now, person.id(), delegation, EntryKind.TEXT, seed.update());
        return journal.create(new NewStream(
                new StreamId(randomId(ID_BYTES)),
                StreamKind.DRAFT,
                new Lineage(randomId(LINEAGE_BYTES)),
                person.process().id(),
                title,
                List.of(author, first),
                seed.summary(person).encode()));
    }

    /** Begins the story of a draft, to be told and then started; for one at a time in a process. */
    public Future<DraftStory> story(Person person, String title) {
        ProcessId process = person.process().id();
        return journal.streams(process, StreamKind.DRAFT)
                .compose(others -> numbering(process, others.size() + 1))
                .map(numbering -> new DraftStory(
                        new StreamId(randomId(ID_BYTES)),
                        new Lineage(randomId(LINEAGE_BYTES)),
                        person,
                        title,
                        numbering));
    }

    /** Starts a draft that has lived before. */
    public Future<Stream> create(DraftStory story) {
        return journal.create(story.toStream()).onSuccess(stream -> issuing.issued(stream.id()));
    }

    /** Reads a draft as it is on disk; {@link Room#read} tells the rest. */
    public <T> Future<T> read(StreamId draft, Function<DraftState, T> reader) {
        return rooms.read(draft, reader);
    }

    /** Reads a draft as it is on disk; {@link Room#readAt} tells the rest. */
    public <T> Future<T> readAt(StreamId draft, BiFunction<DraftState, Long, T> reader) {
        return rooms.readAt(draft, reader);
    }

    /**
     * An entry of a draft's record. Fails with {@link JournalException.Reason#NOT_FOUND} if there is no such draft or
     * entry.
     *
     * @param seq its number, 1 or more
     */
    public Future<Entry> entry(StreamId draft, long seq) {
        return journal.read(draft, seq - 1, 1, 1)
                .compose(page -> page.isEmpty()
                        ? Future.failedFuture(new JournalException(
                                JournalException.Reason.NOT_FOUND, "no entry " + seq + " of draft " + draft))
                        : Future.succeededFuture(page.get(0)));
    }

    /** The text of a draft as it is on disk. */
    public Future<Instrument> text(StreamId draft) {
        return read(draft, state -> state.text().instrument());
    }

    /** The clauses of a draft as they are on disk. */
    public Future<List<ClauseView>> clauses(StreamId draft) {
        return read(draft, state -> ClauseView.of(state.text(), state.standing()));
    }

    /** What was decided about a draft. */
    public Future<Standing> standing(StreamId draft) {
        return read(draft, DraftState::standing);
    }

    /** Puts a motion to a draft; {@link Room#put(Person, Motion)} tells the rest. */
    public <R extends @Nullable Object> Future<R> put(StreamId draft, Person person, Motion<R> motion) {
        return rooms.put(draft, person, motion);
    }

    /** Takes a decision about a draft; one that changes nothing is not recorded. Fails as {@link #put} does. */
    public Future<Standing> decide(StreamId draft, Person person, Decision decision) {
        return decide(draft, person, decision, DraftState::standing);
    }

    /**
     * Takes a decision, as above.
     *
     * @param answer what is told of the draft as it is once the decision is on disk; quick, and changes nothing
     */
    public <R extends @Nullable Object> Future<R> decide(
            StreamId draft, Person person, Decision decision, Function<DraftState, R> answer) {
        return put(draft, person, new DecisionMotion<>(decision, answer));
    }

    /**
     * Holds the numbers of a revision from now on, or counts clauses as they stand. Fails as {@link #put} does.
     *
     * @param since the symbol of the revision; null for the newest, or if no numbers are to hold
     */
    public Future<NewNumbers> number(StreamId draft, Person person, NumberingMode mode, @Nullable String since) {
        return put(draft, person, new NumberingMotion(mode, since));
    }

    /**
     * Issues a revision of a draft as it is when its turn comes. Fails with {@link
     * org.plenary.server.negotiation.DecisionException} if the person does not decide in it, or what is to be corrected
     * was never issued.
     */
    public Future<Issued> issue(StreamId draft, Person person, IssueRequest request) {
        return numbering(draft)
                .compose(numbering -> put(draft, person, new IssueMotion(request, numbering)))
                .onSuccess(issued -> issuing.issued(draft));
    }

    /**
     * Makes a draft, or a clause of it, read again as it did, as an edit of the person. Fails with {@link
     * org.plenary.server.negotiation.DecisionException} if the person does not decide in the draft, unless the request
     * is for what anybody may do by hand, or may not change what would be changed, such as a clause that is agreed:
     * then nothing is restored.
     */
    public Future<Restored> restore(StreamId draft, Person person, RestoreRequest request) {
        return rooms.put(draft, person, RestoreMotion.prepare(request, rooms.workers()));
    }

    /** Puts words of a draft in brackets. Fails as {@link #put} does. */
    public Future<BracketId> place(StreamId draft, Person person, BracketRequest request) {
        return put(draft, person, new PlaceMotion(request));
    }

    /**
     * Settles a bracket; its words are deleted by an edit of the person, if that is decided. Fails as {@link #put}
     * does.
     */
    public <R extends @Nullable Object> Future<R> settle(
            StreamId draft, Person person, SettleBracket decision, Function<DraftState, R> answer) {
        return decision.deletes()
                ? rooms.put(draft, person, SettleMotion.prepare(decision, rooms.workers()))
                        .compose(settled -> read(draft, answer))
                : decide(draft, person, decision, answer);
    }

    /** Makes a package of clauses of a draft. Fails as {@link #put} does. */
    public Future<PackageId> pack(StreamId draft, Person person, MakePackage decision) {
        return put(draft, person, new PackMotion(decision));
    }

    /** Decides of all clauses of a package what becomes of them. Fails as {@link #put} does. */
    public <R extends @Nullable Object> Future<R> decidePackage(
            StreamId draft, Person person, PackageRequest request, Function<DraftState, R> answer) {
        return put(draft, person, new PackageStatusMotion<>(request, answer));
    }

    /**
     * Says for a delegation of all clauses of a package that wait for it whether it confirms. Fails as {@link #put}
     * does.
     */
    public <R extends @Nullable Object> Future<R> confirmPackage(
            StreamId draft, Person person, PackageId bundle, Confirming confirming, Function<DraftState, R> answer) {
        return put(
                draft,
                person,
                new ConfirmPackageMotion<>(
                        bundle, confirming.delegation, confirming.confirms, confirming.reason, answer));
    }

    /**
     * What a delegation says of an agreement.
     *
     * @param confirms whether it confirms; otherwise it withholds
     * @param reason why; null for nothing, where it confirms
     */
    public record Confirming(
            String delegation, boolean confirms, @Nullable String reason) {
        /** @throws IllegalArgumentException if a part is out of bounds, or there is no reason to withhold */
        public Confirming {
            ConfirmAgreement.require(delegation, confirms, reason);
        }
    }

    /**
     * Puts a copy of a clause beside it, as an edit of the person: the two compete from now on. Fails as {@link #put}
     * does.
     *
     * @return the copy
     */
    public Future<ClauseId> offerCopy(StreamId draft, Person person, ClauseId of) {
        OfferAlternative decision = new OfferAlternative(new ClauseId(randomId(ID_BYTES)), of, true);
        return rooms.put(draft, person, OfferMotion.prepare(decision, rooms.workers()));
    }

    /**
     * Chooses one of the clauses that compete, or none; the others are removed by an edit of the person. Fails as
     * {@link #put} does.
     *
     * @param of one of them
     * @param choose the one that stays; null if none does
     * @param reason why, or null
     * @return the clauses that were removed
     */
    public Future<List<ClauseId>> choose(
            StreamId draft, Person person, ClauseId of, @Nullable ClauseId choose, @Nullable String reason) {
        return rooms.put(draft, person, ChoiceMotion.prepare(of, choose, reason, rooms.workers()));
    }

    /**
     * Puts the choice among clauses that competed back; those that went by it come back by an edit of the person. Fails
     * as {@link #put} does.
     *
     * @param of the clause with which the others competed
     * @param then the text before the choice
     * @return the clauses that came back
     */
    public Future<List<ClauseId>> putBack(StreamId draft, Person person, ClauseId of, Instrument then) {
        return rooms.put(draft, person, ChoiceAgainMotion.prepare(of, then, rooms.workers()));
    }

    /** What the next revision of a draft would be called. */
    public Future<NextRevision> nextRevision(StreamId draft) {
        return numbering(draft)
                .compose(numbering -> read(
                        draft, state -> numbering.next(state.text(), state.standing(), System.currentTimeMillis())));
    }

    /** How the papers of a draft are numbered. */
    public Future<RevisionNumbering> numberingOf(Stream draft) {
        return numbering(draft.process(), draft.place());
    }

    private Future<RevisionNumbering> numbering(StreamId draft) {
        return journal.find(draft)
                .compose(found -> found.map(stream -> numbering(stream.process(), stream.place()))
                        .orElseGet(() -> Future.failedFuture(
                                new JournalException(JournalException.Reason.NOT_FOUND, "no draft " + draft))));
    }

    /** How the revisions of the draft at a place of a process are numbered. */
    private Future<RevisionNumbering> numbering(ProcessId process, int place) {
        return issuing.pattern(process).map(pattern -> new RevisionNumbering(pattern, place));
    }

    private String randomId(int bytes) {
        byte[] id = new byte[bytes];
        random.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }
}
