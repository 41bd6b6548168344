package org.plenary.server.room;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseNumber;
import org.plenary.instrument.Numbering;
import org.plenary.instrument.Renumbered;
import org.plenary.server.draft.DraftState;
import org.plenary.server.negotiation.NumberingMode;
import org.plenary.server.negotiation.Ruling;
import org.plenary.server.negotiation.SetNumbering;

/**
 * That the numbers of a revision hold, or clauses be counted as they stand.
 *
 * @param since the symbol of the revision; null for the newest, or if no numbers are to hold
 */
record NumberingMotion(NumberingMode mode, @Nullable String since) implements Motion<NewNumbers> {
    @Override
    public Supplier<NewNumbers> put(Floor floor) {
        DraftState draft = floor.draft();
        Ruling.requireRight(floor.person(), draft.standing());
        Map<ClauseId, ClauseNumber> before =
                Numbering.ofNumberedClauses(draft.text().instrument());
        floor.decide(SetNumbering.of(mode, since, draft.standing()));
        List<Renumbered> renumbered = Renumbered.since(before, draft.text().instrument());
        NewNumbers answer = new NewNumbers(draft.standing().numbers(), renumbered);
        return () -> answer;
    }
}
