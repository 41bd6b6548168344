package org.plenary.server.room;

import org.plenary.crdt.Doc;
import org.plenary.server.checkpoint.Checkpoint;
import org.plenary.server.checkpoint.DraftDocs;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.standing.DecisionCodec;
import org.plenary.server.standing.ParticipantCodec;
import org.plenary.server.standing.Standing;

/** What the entries of a draft's record make, taken one after the other. Single-threaded. */
final class DraftState {
    private final Doc doc;
    private final ClientIds clientIds = new ClientIds();
    private final Introductions introductions = new Introductions();
    private Standing standing = Standing.INITIAL;
    private long lastDecisionSeq;
    private long bytes;

    /** That of a record without entries. */
    DraftState() {
        doc = DraftDocs.live();
    }

    /** That of the entries up to a checkpoint; their decisions are still to be taken by {@link #takeEarlier}. */
    DraftState(Checkpoint checkpoint) {
        doc = checkpoint.live();
        checkpoint.owners().forEach(clientIds::wrote);
        bytes = checkpoint.payloadBytes();
    }

    /**
     * Takes the next entry.
     *
     * @throws RuntimeException if its payload is not what its kind says, or builds on what no entry before it brought
     */
    void take(Entry entry) {
        bytes += entry.payload().length;
        if (entry.kind() == EntryKind.TEXT) {
            DraftDocs.apply(doc, entry).inserted().forEach(range -> clientIds.wrote(range.client(), entry.person()));
        } else {
            takeEarlier(entry);
        }
    }

    /** Takes an entry that is no change of the text, of which the rest is known already. */
    void takeEarlier(Entry entry) {
        switch (entry.kind()) {
            case TEXT -> throw new IllegalArgumentException("expected no change of the text, got one: " + entry);
            case PERSON -> introductions.said(entry.person(), ParticipantCodec.decode(entry));
            case STATUS, MODE, ACCESS, REVISION, RESTORE, ARCHIVE -> {
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
