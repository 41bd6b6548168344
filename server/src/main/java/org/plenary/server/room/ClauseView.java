package org.plenary.server.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.ClauseText;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Numbering;
import org.plenary.instrument.crdt.InstrumentReader;
import org.plenary.server.standing.ClauseDecision;
import org.plenary.server.standing.Standing;

/**
 * A clause as it stood at one moment.
 *
 * @param clause the clause
 * @param number its number, empty if its kind has none
 * @param text its text, a line for each paragraph
 * @param status how far it had come
 * @param decision the decision that said so, null if there was none
 */
public record ClauseView(
        Clause clause,
        String number,
        String text,
        ClauseStatus status,
        @Nullable ClauseDecision decision) {

    /** All clauses of a draft, in order. */
    static List<ClauseView> of(Doc doc, Standing standing) {
        Instrument instrument = InstrumentReader.read(doc);
        Map<ClauseId, String> numbers = Numbering.ofClauses(instrument);
        List<ClauseView> views = new ArrayList<>();
        for (Clause clause : instrument.clauses()) {
            views.add(new ClauseView(
                    clause,
                    numbers.getOrDefault(clause.id(), ""),
                    ClauseText.of(clause),
                    standing.status(clause.id().value()),
                    standing.decision(clause.id())));
        }
        return views;
    }
}
