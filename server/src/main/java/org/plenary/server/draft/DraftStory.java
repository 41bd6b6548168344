package org.plenary.server.draft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.crdt.StateVector;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.anchor.Anchor;
import org.plenary.instrument.anchor.Passages;
import org.plenary.instrument.crdt.DraftEditor;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.NewEntry;
import org.plenary.server.journal.NewStream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.journal.StreamKind;
import org.plenary.server.negotiation.BracketId;
import org.plenary.server.negotiation.BracketKind;
import org.plenary.server.negotiation.Decision;
import org.plenary.server.negotiation.DecisionCodec;
import org.plenary.server.negotiation.DecisionException;
import org.plenary.server.negotiation.HoldBracket;
import org.plenary.server.negotiation.Holder;
import org.plenary.server.negotiation.IssueRevision;
import org.plenary.server.negotiation.Participant;
import org.plenary.server.negotiation.ParticipantCodec;
import org.plenary.server.negotiation.PlaceBracket;
import org.plenary.server.negotiation.Ruling;
import org.plenary.server.negotiation.Stance;
import org.plenary.server.negotiation.Standing;
import org.plenary.server.room.Drafts;

/**
 * The record of a draft that has lived before it came to the server: who changed and decided what, when. Demonstrations
 * and measurements begin with one, and drafts of files in which brackets were typed. It is told in the order of time,
 * by one thread at a time, and then started once by {@link Drafts#create(DraftStory)}.
 */
public final class DraftStory {
    /**
     * Words of the text, by where they are in it.
     *
     * @param whole whether the whole clause is meant
     * @param text in which text of the clause they are: 0 for its own, from 1 for that of its footnotes, in their order
     * @param from where they begin there, in UTF-16 units, with one between lines
     * @param quote what they are
     */
    public record Words(ClauseId clause, boolean whole, int text, int from, String quote) {
        private Anchor in(Doc doc) {
            return whole ? Passages.clause(doc, clause) : Passages.at(doc, clause, text, from, quote);
        }
    }

    private final StreamId stream;
    private final Lineage lineage;
    private final Person author;
    private final String title;
    private final RevisionNumbering numbering;
    private final List<NewEntry> entries = new ArrayList<>();
    private final DraftState state = new DraftState();
    private final Map<PersonId, Doc> desks = new HashMap<>();
    private Head head;

    public DraftStory(StreamId stream, Lineage lineage, Person author, String title, RevisionNumbering numbering) {
        this.stream = stream;
        this.lineage = lineage;
        this.author = author;
        this.title = title;
        this.numbering = numbering;
        this.head = HashChain.genesis(stream, lineage);
    }

    /** The draft begins with this text. */
    public void begins(long atMillis, Instrument text) {
        writes(author, atMillis, new DraftSeed(text).update());
    }

    /** Somebody edits the text so that it reads as this one. */
    public void becomes(Person person, long atMillis, Instrument text) {
        Doc desk = desks.computeIfAbsent(person.id(), id -> new Doc());
        desk.applyUpdate(state.doc().encodeStateAsUpdate(desk.stateVector()), this);
        StateVector before = desk.stateVector();
        DraftEditor.become(desk, text, null);
        writes(person, atMillis, desk.encodeStateAsUpdate(before));
    }

    private void writes(Person person, long atMillis, byte[] update) {
        introduce(person, atMillis);
        add(new NewEntry(atMillis, person.id(), person.delegationCode(), EntryKind.TEXT, update));
    }

    /**
     * Somebody takes a decision.
     *
     * @throws DecisionException if it cannot be taken
     */
    public void decides(Person person, long atMillis, Decision decision) {
        Ruling.on(decision, person, state.situation(head.seq() + 1, atMillis));
        record(person, atMillis, decision);
    }

    /**
     * Somebody puts words in brackets.
     *
     * @return the bracket's name
     * @throws DecisionException if they cannot be
     */
    public BracketId brackets(Person person, long atMillis, BracketRequest request) {
        decides(person, atMillis, request.decision(state));
        return new BracketId(head.seq());
    }

    /**
     * Somebody puts words in brackets that some hold, or nobody knows who, each with a reservation.
     *
     * @param words what is in brackets
     * @param holders who holds it; 1 or more
     * @param note what those say of it, or null
     * @throws DecisionException if it cannot be decided
     * @throws IllegalArgumentException if the words are not there
     */
    public void brackets(Person person, long atMillis, List<Words> words, List<Holder> holders, @Nullable String note) {
        List<Anchor> on =
                words.stream().map(each -> each.in(state.doc())).distinct().toList();
        decides(person, atMillis, new PlaceBracket(BracketKind.CONTESTED, on, holders.get(0), Stance.RESERVE, note));
        BracketId bracket = new BracketId(head.seq());
        for (Holder holder : holders.subList(1, holders.size())) {
            decides(person, atMillis, new HoldBracket(bracket, holder, Stance.RESERVE, note));
        }
    }

    /**
     * Somebody issues a revision.
     *
     * @throws DecisionException if it cannot be issued
     */
    public void issues(Person person, long atMillis, IssueRequest request) {
        record(
                person,
                atMillis,
                new IssueRevision(numbering.revision(request, state.text(), state.standing(), atMillis)));
    }

    /**
     * Words of the text as it is, for a decision about them.
     *
     * @param quote the words, which are looked for from the beginning of the clause; null for the whole clause
     * @throws IllegalArgumentException if the clause does not have them
     */
    public Anchor words(ClauseId clause, @Nullable String quote) {
        return quote == null ? Passages.clause(state.doc(), clause) : Passages.find(state.doc(), clause, quote, 1);
    }

    /** What was decided so far. */
    public Standing standing() {
        return state.standing();
    }

    private void record(Person person, long atMillis, Decision decision) {
        introduce(person, atMillis);
        DecisionCodec.Recorded recorded = DecisionCodec.encode(decision, person.name());
        add(new NewEntry(atMillis, person.id(), person.delegationCode(), recorded.kind(), recorded.payload()));
    }

    private void introduce(Person person, long atMillis) {
        Participant participant = state.introduce(person);
        if (participant != null) {
            byte[] payload = ParticipantCodec.encode(participant);
            add(new NewEntry(atMillis, person.id(), person.delegationCode(), EntryKind.PERSON, payload));
        }
    }

    private void add(NewEntry entry) {
        Entry placed = HashChain.next(head, entry);
        state.take(placed);
        entries.add(entry);
        head = placed.head();
    }

    public NewStream toStream() {
        return new NewStream(
                stream,
                StreamKind.DRAFT,
                lineage,
                author.process().id(),
                title,
                entries,
                state.summary().encode());
    }
}
