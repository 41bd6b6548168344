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
import org.plenary.instrument.crdt.DraftEditor;
import org.plenary.instrument.crdt.InstrumentReader;
import org.plenary.server.negotiation.DecisionException;
import org.plenary.server.negotiation.DecisionException.Reason;
import org.plenary.server.negotiation.Standing;

/**
 * The edit that makes a draft read as it did, worked out on a copy of it. To compare a whole draft word by word takes
 * up to some tenths of a second, so it belongs on a worker.
 *
 * @param update the edit; empty if the draft reads so already
 * @param clauses which clauses a reader finds different after it
 * @param brackets what it does to the words of the brackets that stand
 * @param numbers how clauses were called before it
 */
public record Restoration(
        Update update, List<ClauseId> clauses, List<BracketFate> brackets, Map<ClauseId, String> numbers) {
    /**
     * A draft as it is, in values that a worker may take.
     *
     * @param state its document
     * @param places what {@link BracketPlaces#encode} gave
     * @param standing what is decided about it
     * @param client a client id under which nobody has written
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, and never compared
    public record Now(byte[] state, byte[] places, Standing standing, long client) {
        /** That of a draft. */
        public static Now of(DraftState draft) {
            return new Now(
                    draft.doc().encodeStateAsUpdate(),
                    draft.places().encode(),
                    draft.standing(),
                    draft.clientIds().unused());
        }
    }

    /**
     * Works out the edit.
     *
     * @param now the draft
     * @param target what it is to read as
     */
    public static Restoration of(Now now, Instrument target, RestoreRequest request) {
        Doc copy = new Doc(new DocOptions(now.client(), true, false));
        copy.restore(Update.decode(now.state()));
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
        List<BracketFate> brackets =
                BracketFate.of(now.state(), now.places(), now.standing().brackets(), update);
        Instrument numbered = before.numberedBy(now.standing().plan());
        return new Restoration(update, clauses, brackets, new HashMap<>(Numbering.ofClauses(numbered)));
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
