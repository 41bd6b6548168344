package org.plenary.server.room;

import io.vertx.core.Future;
import org.plenary.server.identity.Person;
import org.plenary.server.standing.ClauseDecision;
import org.plenary.server.standing.Decision;
import org.plenary.server.standing.DecisionException;
import org.plenary.server.standing.IssuedRevision;
import org.plenary.server.standing.Revision;

/** A revision that somebody wants to issue. Single-threaded, like the room that owns it. */
final class RevisionIssue implements Step {
    private final Interior room;
    private final Person person;
    private final IssueRequest request;
    private final Numbering numbering;
    private final Answer<Issued> answer;

    RevisionIssue(Interior room, Person person, IssueRequest request, Numbering numbering, Answer<Issued> answer) {
        this.room = room;
        this.person = person;
        this.request = request;
        this.numbering = numbering;
        this.answer = answer;
    }

    Future<Issued> future() {
        return answer.future();
    }

    @Override
    public void take(Batch batch) {
        Revision revision;
        try {
            Replica replica = room.replica();
            Ruling.requireRight(person, replica.standing());
            revision = numbering.revision(request, replica.doc(), replica.standing(), batch.atMillis());
        } catch (DecisionException e) {
            answer.refuse(e);
            return;
        }
        room.decide(new Decision.Issue(revision), person, batch);
        int index = batch.entries().size() - 1;
        IssuedRevision issued = new IssuedRevision(
                revision,
                new ClauseDecision.Author(person.id(), person.name(), person.delegationCode()),
                batch.atMillis(),
                room.replica().nextSeq(batch) - 1);
        batch.afterwards(() -> {
            answer.give(new Issued(issued, batch.headAfter(index)));
            room.notices().tellRevision(issued);
        });
    }

    @Override
    public void abandon(boolean begun) {
        answer.abandon(begun);
    }
}
