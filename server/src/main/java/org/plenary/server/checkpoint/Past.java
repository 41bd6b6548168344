package org.plenary.server.checkpoint;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Applied;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Snapshot;
import org.plenary.crdt.Update;
import org.plenary.instrument.redline.Attribution;
import org.plenary.instrument.redline.Copies;
import org.plenary.server.draft.BracketTrail;
import org.plenary.server.draft.DraftDocs;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.Head;
import org.plenary.server.negotiation.Author;
import org.plenary.server.negotiation.Decision;
import org.plenary.server.negotiation.OfferAlternative;
import org.plenary.server.negotiation.ParticipantCodec;

/**
 * A draft's whole past up to an entry of its record: every unit that was ever written, who wrote and who deleted it,
 * who did what when, and where the words of brackets were. It takes the entries one after the other. Single-threaded.
 */
public final class Past {
    private final Doc doc;
    private final Attribution attribution;
    private final Copies copies;
    private final EntryTable entries;
    private final BracketTrail brackets;
    private final Map<PersonId, String> names = new HashMap<>();
    private Head head;
    private long payloadBytes;
    private long firstText;

    /** The copy of a clause that the last entry announces, and the next one makes; null for none. */
    private @Nullable OfferAlternative offered;

    /** That of a record without entries. */
    public Past(Head genesis) {
        this(genesis, DraftDocs.keeping());
    }

    private Past(Head genesis, Doc doc) {
        this(genesis, new BracketTrail(doc), doc, new Attribution(), new EntryTable(), 0);
    }

    Past(Head head, BracketTrail brackets, Doc doc, Attribution attribution, EntryTable entries, long payloadBytes) {
        this.head = head;
        this.brackets = brackets;
        this.doc = doc;
        this.attribution = attribution;
        this.copies = new Copies(attribution);
        this.entries = entries;
        this.payloadBytes = payloadBytes;
        for (long seq = 1; seq <= entries.last(); seq++) {
            Author author = entries.author(seq);
            names.put(author.id(), author.name());
            if (firstText == 0 && entries.kind(seq).isText()) {
                firstText = seq;
            }
        }
    }

    /**
     * Takes the next entry, which is known to follow {@link #head()}.
     *
     * @throws RuntimeException if its payload is not what its kind says; nothing more can be taken then
     */
    public void take(Entry entry) {
        OfferAlternative copy = offered;
        offered = null;
        long inserted = 0;
        long deleted = 0;
        if (entry.kind().isText()) {
            Update update = DraftDocs.update(entry);
            Applied applied = brackets.change(entry, update, () -> DraftDocs.apply(doc, update));
            attribution.take(entry.seq(), applied.inserted(), applied.deleted());
            copies.take(doc, entry.seq(), applied);
            if (copy != null) {
                copies.takeCopy(doc, copy.clause(), copy.of());
            }
            inserted = applied.inserted().size();
            deleted = applied.deleted().size();
            firstText = firstText == 0 ? entry.seq() : firstText;
        } else if (entry.kind().isPerson()) {
            names.put(entry.person(), ParticipantCodec.decode(entry).name());
        } else {
            offered = copyIn(brackets.decide(entry));
        }
        String name = Objects.requireNonNullElse(
                names.get(entry.person()), entry.person().value());
        entries.add(
                entry.atMillis(),
                new Author(entry.person(), name, entry.delegation()),
                entry.kind(),
                inserted,
                deleted);
        payloadBytes += entry.payload().length;
        head = entry.head();
    }

    /**
     * Takes a decision of before the checkpoint that this was made from: all of them, one after the other, before the
     * next entry.
     */
    public void takeEarlier(Entry entry) {
        if (!entry.kind().isPerson()) {
            OfferAlternative copy = copyIn(brackets.takeEarlier(entry));
            offered = entry.seq() == head.seq() ? copy : null;
        }
    }

    private static @Nullable OfferAlternative copyIn(Decision decision) {
        return decision instanceof OfferAlternative offer && offer.copy() ? offer : null;
    }

    /** The newest entry that was taken. */
    public Head head() {
        return head;
    }

    /** The document with everything that was ever in it. To be read only. */
    public Doc doc() {
        return doc;
    }

    /** Which entry wrote and which deleted what. */
    public Attribution attribution() {
        return attribution;
    }

    /** Who did what when. */
    public EntryTable entries() {
        return entries;
    }

    /** The first change of the text, 0 if there was none: before it there is no draft. */
    public long firstText() {
        return firstText;
    }

    /** The document at the moment after an entry. */
    public Snapshot at(long seq) {
        return attribution.at(seq);
    }

    /** Where the words of brackets were at each moment. To be read only. */
    public BracketTrail brackets() {
        return brackets;
    }

    /** The size of the payloads taken. */
    public long payloadBytes() {
        return payloadBytes;
    }
}
