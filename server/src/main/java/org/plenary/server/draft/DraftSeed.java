package org.plenary.server.draft;

import org.plenary.crdt.Doc;
import org.plenary.crdt.Update;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.crdt.DraftSchema;
import org.plenary.instrument.crdt.InstrumentWriter;
import org.plenary.server.identity.Person;
import org.plenary.server.negotiation.DraftSummary;

/** The first change of a draft's text, which the server makes, once. */
public final class DraftSeed {
    /** The version of the document schema that a draft's text follows. */
    public static final int SCHEMA = DraftSchema.VERSION;

    private final byte[] update;

    /** That of a draft which begins with this text. */
    public DraftSeed(Instrument text) {
        Doc doc = new Doc();
        InstrumentWriter.write(text, doc);
        this.update = doc.encodeStateAsUpdate();
    }

    /** As a Yjs update, version 1. Not to be changed. */
    public byte[] update() {
        return update;
    }

    /** What lists show of a draft that somebody has just begun so. */
    public DraftSummary summary(Person author) {
        DraftState draft = new DraftState();
        draft.change(Update.decode(update), author.id(), 1);
        return draft.summary();
    }
}
