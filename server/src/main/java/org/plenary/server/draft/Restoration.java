package org.plenary.server.draft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.Update;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Numbering;
import org.plenary.instrument.NumberingPlan;
import org.plenary.instrument.crdt.DraftEditor;
import org.plenary.instrument.crdt.InstrumentReader;
import org.plenary.server.negotiation.DecisionException;
import org.plenary.server.negotiation.DecisionException.Reason;

/**
 * The edit that makes a draft read as it did, worked out on a copy of it. To compare a whole draft word by word takes
 * up to some tenths of a second, so it belongs on a worker.
 *
 * @param update the edit; empty if the draft reads so already
 * @param clauses which clauses a reader finds different after it
 * @param numbers how clauses were called before it
 */
public record Restoration(Update update, List<ClauseId> clauses, Map<ClauseId, String> numbers) {
    /**
     * Works out the edit.
     *
     * @param state the draft
     * @param client the client id under which the edit is made
     * @param target what the draft is to read as
     * @param plan by what its clauses are numbered now
     */
    public static Restoration of(
            byte[] state, long client, Instrument target, RestoreRequest request, NumberingPlan plan) {
        Doc copy = new Doc(new DocOptions(client, true, false));
        copy.restore(Update.decode(state));
        Instrument before = InstrumentReader.read(copy);
        List<byte[]> made = new ArrayList<>();
        copy.onUpdate((bytes, origin) -> made.add(bytes));
        Set<ClauseId> missing = request.missing();
        if (missing == null) {
            DraftEditor.become(copy, target, request.only());
        } else {
            DraftEditor.bringBack(copy, target, missing);
        }
        Update update = made.isEmpty() ? Update.EMPTY : Update.decode(made.get(0));
        List<ClauseId> clauses = made.isEmpty() ? List.of() : DraftEditor.changed(before, InstrumentReader.read(copy));
        return new Restoration(update, clauses, new HashMap<>(Numbering.ofClauses(before.numberedBy(plan))));
    }

    /** What to say to the person when the edit is refused. */
    public DecisionException refused(Refusal refusal) {
        if (refusal.clause() == null) {
            Reason reason = switch (refusal.reason()) {
                case READ_ONLY, MODE, ARRANGE, NOT_YOUR_CLAUSE -> Reason.NOT_ALLOWED;
                default -> Reason.CONFLICT;
            };
            return new DecisionException(reason, "Nothing was restored. " + refusal.message());
        }
        String name =
                ClauseId.isValid(refusal.clause()) ? numbers.getOrDefault(new ClauseId(refusal.clause()), "") : "";
        String called = name.isEmpty() ? "clause " + refusal.clause() : name + " (clause " + refusal.clause() + ")";
        String why = switch (refusal.reason()) {
            case FROZEN ->
                called + " would be changed, and is agreed or adopted. Open it again first, or restore the"
                        + " other clauses one by one.";
            default -> called + " would be changed. " + refusal.message();
        };
        return new DecisionException(Reason.CONFLICT, "Nothing was restored: " + why);
    }
}
