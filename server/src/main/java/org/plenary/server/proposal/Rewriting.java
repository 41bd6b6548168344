package org.plenary.server.proposal;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Update;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.crdt.DraftEditor;
import org.plenary.instrument.crdt.InstrumentReader;
import org.plenary.server.draft.Refusal;
import org.plenary.server.negotiation.DecisionException;
import org.plenary.server.room.Floor;
import org.plenary.server.room.Motion;
import org.plenary.server.room.Preparation;

/**
 * That a draft or a branch read otherwise, as an edit of the person. It is worked out on a worker, and is then judged
 * like any other change.
 */
record Rewriting(Update edit) implements Motion<Boolean> {
    /**
     * Works it out.
     *
     * @param wording what is made of the text; on the worker
     */
    static Preparation<Boolean> prepare(UnaryOperator<Instrument> wording, WorkerExecutor workers) {
        return (person, draft, head) -> {
            byte[] state = draft.doc().encodeStateAsUpdate();
            long client = draft.standing().branch() == null
                    ? draft.clientIds().unused()
                    : draft.clientIds().unusedOfBranch();
            Future<Update> edit = workers.executeBlocking(() -> edit(state, client, wording));
            return edit.map(Rewriting::new);
        };
    }

    private static Update edit(byte[] state, long client, UnaryOperator<Instrument> wording) {
        Doc copy = BranchTexts.doc(state, client);
        List<byte[]> made = new ArrayList<>();
        copy.onUpdate((bytes, origin) -> made.add(bytes));
        DraftEditor.become(copy, wording.apply(InstrumentReader.read(copy)), null);
        return made.isEmpty() ? Update.EMPTY : Update.decode(made.get(0));
    }

    /** Tells whether anything reads otherwise now. */
    @Override
    public Supplier<Boolean> put(Floor floor) {
        if (edit.isEmpty()) {
            return () -> false;
        }
        Floor.Judgement judgement = floor.judge(edit);
        Refusal refusal = judgement.refusal();
        if (refusal != null) {
            throw new DecisionException(DecisionException.Reason.CONFLICT, "Nothing was written. " + refusal.message());
        }
        judgement.make();
        return () -> true;
    }
}
