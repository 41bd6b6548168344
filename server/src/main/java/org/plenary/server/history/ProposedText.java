package org.plenary.server.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plenary.crdt.Applied;
import org.plenary.crdt.Doc;
import org.plenary.crdt.IdRange;
import org.plenary.crdt.IdSet;
import org.plenary.crdt.Update;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.NumberingPlan;
import org.plenary.instrument.crdt.InstrumentReader;
import org.plenary.instrument.redline.Attribution;
import org.plenary.instrument.redline.Copies;
import org.plenary.instrument.redline.DraftRedline;
import org.plenary.server.draft.DraftDocs;
import org.plenary.server.negotiation.ProposalWriter;

/**
 * A draft's text with what a proposal changes on top, and what that is word by word. Its redlines name the text of the
 * draft as entry {@value #DRAFT}, and what each of the writers did by entries of their own behind it: these are none of
 * any record.
 *
 * @param text the text as proposed
 * @param redline what changes in it
 * @param clean the same text with nothing changed
 * @param writers who made the entries that the redline names
 */
public record ProposedText(
        Instrument text, DraftRedline redline, DraftRedline clean, Map<Long, ProposalWriter> writers) {
    /** The entry by which all stands in the redline that the draft has. */
    public static final long DRAFT = 1;

    /** Keeps a copy of the map. */
    public ProposedText {
        writers = Map.copyOf(writers);
    }

    /** Who made an entry that the redline names: entries of one person are as one. */
    public Object writerOf(long seq) {
        ProposalWriter writer = writers.get(seq);
        return writer == null ? "" : writer.person();
    }

    /**
     * Works it out.
     *
     * @param doc the document of the draft alone, which forgets nothing; it is changed
     */
    static ProposedText of(Doc doc, ProposedChanges proposed, NumberingPlan plan) {
        Reading reading = new Reading(doc);
        Doc whole = whole(doc, proposed.changes());
        proposed.writers().forEach(writer -> reading.take(part(whole, proposed.changes(), writer), proposed.writers()));
        reading.take(proposed.changes(), proposed.writers());
        long last = reading.seq;
        return new ProposedText(
                InstrumentReader.read(doc).numberedBy(plan),
                DraftRedline.between(doc, reading.attribution, DRAFT, last, seq -> plan),
                DraftRedline.between(doc, reading.attribution, last, last, seq -> plan),
                reading.made);
    }

    private static Doc whole(Doc draft, Update changes) {
        Doc whole = DraftDocs.keeping();
        whole.apply(Update.decode(draft.encodeStateAsUpdate()), null);
        whole.apply(changes, null);
        return whole;
    }

    /** What one of the writers did. */
    private static Update part(Doc whole, Update changes, ProposalWriter writer) {
        IdSet own = of(changes.structIds(), writer);
        IdSet gone = writer.deletes().union(of(changes.deletes(), writer)).intersection(whole.deleteSet());
        return Update.decode(whole.encodeChange(own, gone));
    }

    private static IdSet of(IdSet units, ProposalWriter writer) {
        List<IdRange> own = new ArrayList<>();
        units.forEach(range -> {
            if (writer.clients().contains(range.client())) {
                own.add(range);
            }
        });
        return IdSet.of(own);
    }

    /** The document on its way, and who did what to it. */
    private static final class Reading {
        private final Doc doc;
        private final Attribution attribution = new Attribution();
        private final Copies copies = new Copies(attribution);
        private final Map<Long, ProposalWriter> made = new HashMap<>();
        private long seq = DRAFT;

        Reading(Doc doc) {
            this.doc = doc;
            List<IdRange> known = new ArrayList<>();
            for (long client : doc.stateVector().clients()) {
                known.add(new IdRange(client, 0, doc.stateVector().get(client)));
            }
            attribution.take(DRAFT, IdSet.of(known), doc.deleteSet());
        }

        /** What waited for another's words comes with those, and is still of who wrote it. */
        void take(Update change, List<ProposalWriter> writers) {
            Applied applied = doc.apply(change, null);
            IdSet inserted = applied.inserted();
            IdSet deleted = applied.deleted();
            for (ProposalWriter writer : writers) {
                IdSet written = of(inserted, writer);
                IdSet gone = deleted.intersection(writer.deletes()).union(of(deleted, writer));
                if (!written.isEmpty() || !gone.isEmpty()) {
                    attribution.take(++seq, written, gone);
                    made.put(seq, writer);
                    inserted = inserted.difference(written);
                    deleted = deleted.difference(gone);
                }
            }
            if (!inserted.isEmpty() || !deleted.isEmpty()) {
                attribution.take(++seq, inserted, deleted);
            }
            if (!applied.inserted().isEmpty() || !applied.deleted().isEmpty()) {
                copies.take(doc, seq, applied);
            }
        }
    }
}
