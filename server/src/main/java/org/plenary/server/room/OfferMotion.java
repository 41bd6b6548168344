package org.plenary.server.room;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.Set;
import java.util.function.Supplier;
import org.plenary.crdt.Update;
import org.plenary.instrument.ClauseId;
import org.plenary.server.draft.DraftState;
import org.plenary.server.draft.Refusal;
import org.plenary.server.draft.RivalsEdit;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Head;
import org.plenary.server.negotiation.DecisionException;
import org.plenary.server.negotiation.DecisionException.Reason;
import org.plenary.server.negotiation.OfferAlternative;
import org.plenary.server.negotiation.Ruling;

/**
 * That a copy of a clause compete with it, which is made by an edit of the person. The edit is worked out on a worker,
 * and is then judged like any other change.
 */
record OfferMotion(OfferAlternative decision, Update edit) implements Motion<ClauseId> {
    static Preparation<ClauseId> prepare(OfferAlternative decision, WorkerExecutor workers) {
        return (person, draft, head) -> prepare(decision, workers, person, draft, head);
    }

    private static Future<OfferMotion> prepare(
            OfferAlternative decision, WorkerExecutor workers, Person person, DraftState draft, Head head) {
        Ruling.on(decision, person, draft.situation(head.seq() + 1));
        byte[] state = draft.doc().encodeStateAsUpdate();
        long client = draft.clientIds().unused();
        Set<ClauseId> rivals = Set.copyOf(draft.standing().alternatives().rivals(decision.of()));
        return workers.executeBlocking(
                        () -> RivalsEdit.copying(state, client, decision.of(), decision.clause(), rivals))
                .map(edit -> new OfferMotion(decision, edit));
    }

    @Override
    public Supplier<ClauseId> put(Floor floor) {
        Floor.Judgement judgement = floor.judge(edit);
        Refusal refusal = judgement.refusal();
        if (refusal != null) {
            Reason reason = switch (refusal.reason()) {
                case READ_ONLY, MODE, ARRANGE, NOT_YOUR_CLAUSE -> Reason.NOT_ALLOWED;
                default -> Reason.CONFLICT;
            };
            throw new DecisionException(reason, "Nothing was copied. " + refusal.message());
        }
        floor.decide(decision);
        judgement.make();
        return decision::clause;
    }
}
