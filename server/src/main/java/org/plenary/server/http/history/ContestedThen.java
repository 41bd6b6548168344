package org.plenary.server.http.history;

import java.util.List;
import java.util.stream.Collectors;
import org.plenary.instrument.ClauseId;
import org.plenary.server.draft.Contested;
import org.plenary.server.history.BracketThen;
import org.plenary.server.history.History;

/** Reads from a draft's past what was contested then. Stateless; on a worker. */
final class ContestedThen {
    private ContestedThen() {}

    /** What was contested after an entry. */
    static Contested at(History history, long seq) {
        return new Contested(
                history.brackets(seq).stream().map(ContestedThen::bracketed).toList(),
                List.copyOf(history.standing(seq).alternatives().all()));
    }

    private static Contested.Bracketed bracketed(BracketThen bracket) {
        List<ClauseId> clauses = bracket.parts().stream()
                .map(BracketThen.Part::clause)
                .distinct()
                .toList();
        String words = bracket.parts().stream()
                .map(BracketThen.Part::words)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" … "));
        return new Contested.Bracketed(bracket.bracket(), clauses, words);
    }
}
