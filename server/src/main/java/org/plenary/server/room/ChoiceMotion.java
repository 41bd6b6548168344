package org.plenary.server.room;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Update;
import org.plenary.instrument.ClauseId;
import org.plenary.server.draft.DraftState;
import org.plenary.server.draft.Refusal;
import org.plenary.server.draft.RivalsEdit;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Head;
import org.plenary.server.negotiation.DecisionException;
import org.plenary.server.negotiation.DecisionException.Reason;
import org.plenary.server.negotiation.Ruling;
import org.plenary.server.negotiation.SettleAlternatives;

/**
 * That one of the clauses that compete be chosen, or none, and the others be removed, as an edit of the person. It is
 * worked out on a worker, and is then judged like any other change.
 *
 * @param removed the clauses that go
 */
record ChoiceMotion(SettleAlternatives decision, List<ClauseId> removed, Update edit)
        implements Motion<List<ClauseId>> {
    /**
     * Works it out.
     *
     * @param of one of those that compete
     * @param choose the one that stays; null if none does
     * @param reason why, or null
     */
    static Preparation<List<ClauseId>> prepare(
            ClauseId of, @Nullable ClauseId choose, @Nullable String reason, WorkerExecutor workers) {
        return (person, draft, head) -> {
            ClauseId first = draft.standing().alternatives().firstOf(of);
            return prepare(new SettleAlternatives(first, choose, reason), workers, person, draft, head);
        };
    }

    private static Future<ChoiceMotion> prepare(
            SettleAlternatives decision, WorkerExecutor workers, Person person, DraftState draft, Head head) {
        Ruling.on(decision, person, draft.situation(head.seq() + 1));
        List<ClauseId> removed = decision.removed(draft.situation(head.seq() + 1));
        byte[] state = draft.doc().encodeStateAsUpdate();
        long client = draft.clientIds().unused();
        return workers.executeBlocking(() -> RivalsEdit.removing(state, client, removed))
                .map(edit -> new ChoiceMotion(decision, removed, edit));
    }

    @Override
    public Supplier<List<ClauseId>> put(Floor floor) {
        if (removed.isEmpty()) {
            floor.decide(decision);
            return () -> removed;
        }
        Floor.Judgement judgement = floor.judge(edit);
        Refusal refusal = judgement.refusal();
        if (refusal != null) {
            throw new DecisionException(
                    Reason.CONFLICT,
                    "Nothing was settled: what was not chosen cannot be removed now. " + refusal.message());
        }
        floor.decide(decision);
        judgement.make();
        return () -> removed;
    }
}
