package org.plenary.server.room;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.function.Supplier;
import org.plenary.server.draft.Contested;
import org.plenary.server.draft.DraftState;
import org.plenary.server.draft.Refusal;
import org.plenary.server.draft.Restoration;
import org.plenary.server.draft.RestoreRequest;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Head;
import org.plenary.server.negotiation.Fields;
import org.plenary.server.negotiation.Restore;
import org.plenary.server.negotiation.Ruling;

/**
 * That the draft, or a clause of it, read again as it did, as an edit of the person. It is worked out on a worker, and
 * is then judged like any other change. One that changes nothing is not recorded.
 */
record RestoreMotion(RestoreRequest request, Restoration restoration) implements Motion<Restored> {
    /** Works it out. Whoever puts one that is a decision has to lead the draft. */
    static Preparation<Restored> prepare(RestoreRequest request, WorkerExecutor workers) {
        return (person, draft, head) -> prepare(request, workers, person, draft, head);
    }

    private static Future<RestoreMotion> prepare(
            RestoreRequest request, WorkerExecutor workers, Person person, DraftState draft, Head head) {
        if (request.decision() != null) {
            Ruling.requireRight(person, draft.standing());
        }
        Restoration.Now now = Restoration.Now.of(draft);
        return request.target()
                .at(head.seq())
                .compose(target -> workers.executeBlocking(() -> Restoration.of(now, target, request)))
                .map(restoration -> new RestoreMotion(request, restoration));
    }

    @Override
    public Supplier<Restored> put(Floor floor) {
        Contested left = request.then().goneFrom(floor.draft().standing());
        if (restoration.update().isEmpty()) {
            Supplier<Head> head = floor.head();
            return () -> new Restored(head.get().seq(), List.of(), left, List.of());
        }
        Floor.Judgement judgement = floor.judge(restoration.update());
        Refusal refusal = judgement.refusal();
        if (refusal != null) {
            throw restoration.refused(refusal);
        }
        Restore decision = request.decision();
        if (decision != null) {
            floor.decide(decision, left.isEmpty() ? new Fields() : new Fields().put("left", left.inBrief()));
        }
        judgement.make();
        Supplier<Head> head = floor.head();
        return () -> new Restored(head.get().seq(), restoration.clauses(), left, restoration.brackets());
    }
}
