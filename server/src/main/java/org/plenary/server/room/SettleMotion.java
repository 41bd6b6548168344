package org.plenary.server.room;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Update;
import org.plenary.instrument.anchor.AnchorNow;
import org.plenary.server.draft.DraftState;
import org.plenary.server.draft.Refusal;
import org.plenary.server.draft.WordsDeletion;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Head;
import org.plenary.server.negotiation.DecisionException;
import org.plenary.server.negotiation.DecisionException.Reason;
import org.plenary.server.negotiation.Ruling;
import org.plenary.server.negotiation.SettleBracket;

/**
 * That a bracket be settled by deleting its words, as an edit of the person. It is worked out on a worker, and is then
 * judged like any other change.
 */
record SettleMotion(SettleBracket decision, Update edit) implements Motion<@Nullable Void> {
    static Preparation<@Nullable Void> prepare(SettleBracket decision, WorkerExecutor workers) {
        return (person, draft, head) -> prepare(decision, workers, person, draft, head);
    }

    private static Future<SettleMotion> prepare(
            SettleBracket decision, WorkerExecutor workers, Person person, DraftState draft, Head head) {
        Ruling.on(decision, person, draft.situation(head.seq() + 1));
        List<AnchorNow> parts = draft.places().of(decision.bracket());
        if (draft.places().isGone(decision.bracket())) {
            throw new DecisionException(
                    Reason.CONFLICT,
                    "The words of the bracket " + decision.bracket()
                            + " are deleted already. Settle it as kept: that ends it and changes nothing.");
        }
        byte[] state = draft.doc().encodeStateAsUpdate();
        long client = draft.clientIds().unused();
        return workers.executeBlocking(() -> WordsDeletion.of(state, client, parts))
                .map(edit -> new SettleMotion(decision, edit));
    }

    @Override
    public Supplier<@Nullable Void> put(Floor floor) {
        if (edit.isEmpty()) {
            throw new IllegalStateException("expected an edit that deletes words that are there, got none");
        }
        Floor.Judgement judgement = floor.judge(edit);
        Refusal refusal = judgement.refusal();
        if (refusal != null) {
            throw new DecisionException(
                    Reason.CONFLICT, "Nothing was settled: its words cannot be deleted now. " + refusal.message());
        }
        floor.decide(decision);
        judgement.make();
        return () -> null;
    }
}
