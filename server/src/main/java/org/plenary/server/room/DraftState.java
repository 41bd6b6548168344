package org.plenary.server.room;

import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.IdSet;
import org.plenary.crdt.Update;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.server.journal.Entry;
import org.plenary.server.standing.DecisionCodec;
import org.plenary.server.standing.ParticipantCodec;
import org.plenary.server.standing.Standing;

/** What the entries of a draft's record make, taken one after the other. Single-threaded. */
final class DraftState {
    /** Without the cleanup of marks that have no effect: what it deletes would be a deletion without an author. */
    private final Doc doc = new Doc(new DocOptions().withFormatCleanup(false));

    private final ClientIds clientIds = new ClientIds();
    private final Introductions introductions = new Introductions();
    private Standing standing = Standing.INITIAL;
    private long lastDecisionSeq;
    private long bytes;

    DraftState() {
        DraftClauses.root(doc);
    }

    /**
     * Takes the next entry.
     *
     * @throws RuntimeException if its payload is not what its kind says
     */
    void take(Entry entry) {
        bytes += entry.payload().length;
        switch (entry.kind()) {
            case TEXT -> {
                IdSet inserted = doc.apply(Update.decode(entry.payload()), this).inserted();
                inserted.forEach(range -> clientIds.wrote(range.client(), entry.person()));
            }
            case PERSON -> introductions.said(entry.person(), ParticipantCodec.decode(entry));
            case STATUS, MODE, ACCESS, REVISION, RESTORE -> {
                standing = DecisionCodec.apply(entry, standing);
                lastDecisionSeq = entry.seq();
            }
        }
    }

    Doc doc() {
        return doc;
    }

    ClientIds clientIds() {
        return clientIds;
    }

    Introductions introductions() {
        return introductions;
    }

    Standing standing() {
        return standing;
    }

    /** The sequence number of the last decision, 0 if there was none. */
    long lastDecisionSeq() {
        return lastDecisionSeq;
    }

    /** The size of the payloads taken. */
    long bytes() {
        return bytes;
    }
}
