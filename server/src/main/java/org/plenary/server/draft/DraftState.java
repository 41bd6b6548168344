package org.plenary.server.draft;

import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Applied;
import org.plenary.crdt.Doc;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.Update;
import org.plenary.instrument.anchor.Anchors;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.JournalException;
import org.plenary.server.negotiation.DecisionCodec;
import org.plenary.server.negotiation.DraftSummary;
import org.plenary.server.negotiation.DraftText;
import org.plenary.server.negotiation.Participant;
import org.plenary.server.negotiation.ParticipantCodec;
import org.plenary.server.negotiation.Situation;
import org.plenary.server.negotiation.Standing;
import org.plenary.server.negotiation.TakenDecision;

/**
 * A draft: what the entries of its record make, taken one after the other. There are three of them, a change of the
 * text, who somebody is, and a decision; each is taken by one method, live by a room as well as from a record.
 * Single-threaded.
 */
public final class DraftState {
    private final Doc doc;
    private final SharedType root;
    private final ClientIds clientIds = new ClientIds();
    private final Introductions introductions = new Introductions();
    private final BracketPlaces places;
    private Standing standing = Standing.INITIAL;
    private long lastDecisionSeq;
    /** The encoded document is no larger. */
    private long sizeBound;

    /** That of a record without entries. */
    public DraftState() {
        this(DraftDocs.live(), new Anchors());
    }

    private DraftState(Doc doc, Anchors anchors) {
        this.doc = doc;
        this.root = DraftClauses.root(doc);
        this.places = new BracketPlaces(doc, anchors);
    }

    /**
     * That of the entries up to one of them, of which all is known but what is no change of the text: {@link #take}
     * takes that first.
     *
     * @param doc the document that the changes of the text make
     * @param owners who has written under each client id
     * @param payloadBytes the size of the entries' payloads
     * @param places what {@link BracketPlaces#encode} gave
     */
    public static DraftState of(Doc doc, java.util.Map<Long, PersonId> owners, long payloadBytes, byte[] places) {
        DraftState state = new DraftState(doc, Anchors.decode(places));
        owners.forEach(state.clientIds::wrote);
        state.sizeBound = payloadBytes;
        return state;
    }

    /**
     * Takes the next entry.
     *
     * @throws RuntimeException if its payload is not what its kind says, or builds on what no entry before it brought
     */
    public void take(Entry entry) {
        if (entry.kind().isText()) {
            change(DraftDocs.update(entry), entry.person(), entry.seq());
        } else {
            sizeBound += entry.payload().length;
            if (entry.kind().isPerson()) {
                introductions.said(entry.person(), ParticipantCodec.decode(entry));
            } else {
                decide(DecisionCodec.decode(entry));
            }
        }
    }

    /**
     * Takes an entry that is no change of the text, of which the rest is known already.
     *
     * @throws JournalException {@link JournalException.Reason#CORRUPT} if it is nothing of the kind
     */
    public void takeEarlier(Entry entry) {
        if (entry.kind().isPerson()) {
            introductions.said(entry.person(), ParticipantCodec.decode(entry));
        } else {
            stand(DecisionCodec.decode(entry));
        }
    }

    /**
     * Takes a change of the text that is complete.
     *
     * @param author who made it: to whom the client ids of all that is new in it belong from now on
     * @param seq its entry in the record
     * @throws JournalException {@link JournalException.Reason#CORRUPT} if it builds on something that is not here; this
     *     draft is of no use then
     */
    public Applied change(Update update, PersonId author, long seq) {
        sizeBound += update.size();
        Applied applied = places.take(update, seq, () -> DraftDocs.apply(doc, update));
        applied.inserted().forEach(range -> clientIds.wrote(range.client(), author));
        return applied;
    }

    /** Takes a decision; whether it could be taken is not looked at. */
    public void decide(TakenDecision taken) {
        Standing before = standing;
        stand(taken);
        places.follow(before.brackets(), standing.brackets(), taken.act().seq());
    }

    private void stand(TakenDecision taken) {
        standing = taken.after(standing);
        lastDecisionSeq = taken.act().seq();
    }

    /**
     * What the record is to say of somebody before their next entry, which it is taken to say from now on; null if
     * nothing.
     */
    public @Nullable Participant introduce(Person person) {
        return introductions.dueFor(person);
    }

    /**
     * Whether the record is to say who somebody was, before an entry in their name; it is taken to say so from now on.
     */
    public boolean introduce(PersonId person, Participant as) {
        return introductions.isDue(person, as);
    }

    /** What the record last said of somebody, null if nothing. */
    public @Nullable Participant participant(PersonId person) {
        return introductions.lastOf(person);
    }

    /** Who took part, as the record last says. */
    public java.util.Map<PersonId, Participant> participants() {
        return introductions.all();
    }

    /** The document. To be changed by {@link #change} alone. */
    public Doc doc() {
        return doc;
    }

    /** The type whose children the clauses are. */
    public SharedType root() {
        return root;
    }

    /** The text as it is now, for decisions. */
    public DraftText text() {
        return new DocText(doc, places, standing.plan());
    }

    /** Where the words of brackets are now. */
    public BracketPlaces places() {
        return places;
    }

    /**
     * How things stand, for a decision that is to be taken now.
     *
     * @param seq the entry that the decision is to be, or one before it
     */
    public Situation situation(long seq) {
        return situation(seq, System.currentTimeMillis());
    }

    /**
     * How things stand, for a decision that is, or was, taken at a time.
     *
     * @param seq the entry that the decision is to be, or one before it
     * @param atMillis that time, milliseconds since 1970 UTC
     */
    public Situation situation(long seq, long atMillis) {
        return new Situation(standing, text(), seq, atMillis);
    }

    /** To whom client ids belong. */
    public ClientIds clientIds() {
        return clientIds;
    }

    /** What stands. */
    public Standing standing() {
        return standing;
    }

    /** The sequence number of the last decision, 0 if there was none. */
    public long lastDecisionSeq() {
        return lastDecisionSeq;
    }

    /** What lists show of the draft. */
    public DraftSummary summary() {
        return DraftSummaries.of(doc, standing, places);
    }

    /** Whether the encoded document stays within {@code max} when it takes {@code bytes} more. */
    public boolean hasRoomFor(int bytes, long max) {
        if (sizeBound + bytes > max) {
            sizeBound = doc.encodeStateAsUpdate().length;
        }
        return sizeBound + bytes <= max;
    }

    /** The encoded document was measured, and has so many bytes. */
    public void measured(long bytes) {
        sizeBound = bytes;
    }

    /** What the encoded document takes at most, in bytes. */
    public long sizeBound() {
        return sizeBound;
    }
}
