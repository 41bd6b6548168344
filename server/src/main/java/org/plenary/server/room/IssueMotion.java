package org.plenary.server.room;

import java.util.function.Supplier;
import org.plenary.server.draft.DraftState;
import org.plenary.server.draft.IssueRequest;
import org.plenary.server.draft.RevisionNumbering;
import org.plenary.server.journal.Head;
import org.plenary.server.negotiation.IssueRevision;
import org.plenary.server.negotiation.IssuedRevision;
import org.plenary.server.negotiation.Revision;
import org.plenary.server.negotiation.Ruling;
import org.plenary.server.negotiation.TakenDecision;

/** That the draft as it stands be issued as a revision. */
record IssueMotion(IssueRequest request, RevisionNumbering numbering) implements Motion<Issued> {
    @Override
    public Supplier<Issued> put(Floor floor) {
        DraftState draft = floor.draft();
        Ruling.requireRight(floor.person(), draft.standing());
        Revision revision = numbering.revision(request, draft.text(), draft.standing(), floor.atMillis());
        TakenDecision taken = floor.decide(new IssueRevision(revision));
        if (taken == null) {
            throw new IllegalStateException("expected a revision to change what stands");
        }
        IssuedRevision issued = new IssuedRevision(
                revision, taken.act().by(), taken.act().atMillis(), taken.act().seq());
        Supplier<Head> head = floor.head();
        return () -> new Issued(issued, head.get());
    }
}
