package org.plenary.server.room;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.Instrument;
import org.plenary.server.draft.DraftState;
import org.plenary.server.draft.Refusal;
import org.plenary.server.draft.Restoration;
import org.plenary.server.draft.RestoreRequest;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Head;
import org.plenary.server.negotiation.DecisionException;
import org.plenary.server.negotiation.DecisionException.Reason;
import org.plenary.server.negotiation.PutAlternativesBack;
import org.plenary.server.negotiation.Ruling;

/**
 * That the choice among clauses that competed be put back, and those that went by it come back, as an edit of the
 * person. It is worked out on a worker, and is then judged like any other change.
 */
record ChoiceAgainMotion(PutAlternativesBack decision, Restoration restoration) implements Motion<List<ClauseId>> {
    /**
     * Works it out.
     *
     * @param of the clause with which the others competed
     * @param then the text before the choice
     */
    static Preparation<List<ClauseId>> prepare(ClauseId of, Instrument then, WorkerExecutor workers) {
        return (person, draft, head) -> prepare(of, then, workers, person, draft, head);
    }

    private static Future<ChoiceAgainMotion> prepare(
            ClauseId of, Instrument then, WorkerExecutor workers, Person person, DraftState draft, Head head) {
        Set<ClauseId> there =
                then.clauses().stream().map(clause -> clause.id()).collect(java.util.stream.Collectors.toSet());
        List<ClauseId> missing = draft.standing().alternatives().choice(of).stream()
                .flatMap(choice -> choice.rivals().stream())
                .filter(rival -> there.contains(rival) && !draft.text().has(rival))
                .toList();
        PutAlternativesBack decision = new PutAlternativesBack(of, missing);
        Ruling.on(decision, person, draft.situation(head.seq() + 1));
        Restoration.Now now = Restoration.Now.of(draft);
        return workers.executeBlocking(
                        () -> Restoration.of(now, then, RestoreRequest.missing(Set.copyOf(missing), then)))
                .map(restoration -> new ChoiceAgainMotion(decision, restoration));
    }

    @Override
    public Supplier<List<ClauseId>> put(Floor floor) {
        List<ClauseId> clauses = decision.clauses();
        if (clauses.isEmpty()) {
            floor.decide(decision);
            return () -> clauses;
        }
        Floor.Judgement judgement = floor.judge(restoration.update());
        Refusal refusal = judgement.refusal();
        if (refusal != null) {
            throw new DecisionException(
                    Reason.CONFLICT, "Nothing was put back: the clauses cannot come back now. " + refusal.message());
        }
        floor.decide(decision);
        judgement.make();
        return () -> clauses;
    }
}
