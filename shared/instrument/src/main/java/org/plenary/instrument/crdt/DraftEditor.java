package org.plenary.instrument.crdt;

import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.Instrument;

/** Edits a draft's document so that it reads as another text. */
public final class DraftEditor {
    private DraftEditor() {}

    /**
     * Edits a document until it reads as the target, in one transaction.
     *
     * @param onlyClause if not null, only this clause becomes what it is in the target
     */
    public static void become(Doc doc, Instrument target, @Nullable ClauseId onlyClause) {}
}
