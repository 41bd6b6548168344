package org.plenary.server.http.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.Numbering;
import org.plenary.server.draft.DraftState;
import org.plenary.server.negotiation.BracketId;
import org.plenary.server.negotiation.DraftText;
import org.plenary.server.negotiation.Standing;

/**
 * What positions can be about at one moment of a draft: in which order, and what it is called. Brackets stand at their
 * clause. Immutable.
 */
final class PositionPlaces {
    private static final List<String> KINDS = List.of("CLAUSE", "ALTERNATIVE", "BRACKET", "PACKAGE", "PROPOSAL");

    private final Map<String, Integer> order = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final int clauses;

    private PositionPlaces(DraftText text, Standing standing) {
        Map<ClauseId, String> numbers = Numbering.ofClauses(text.instrument().numberedBy(standing.plan()));
        Map<ClauseId, List<BracketId>> brackets = standing.brackets().byClause(text);
        List<Clause> all = text.instrument().clauses();
        clauses = all.size();
        for (int i = 0; i < all.size(); i++) {
            int at = i;
            ClauseId id = all.get(i).id();
            String number = numbers.getOrDefault(id, "");
            put("CLAUSE", id.value(), at, number);
            put("ALTERNATIVE", id.value(), at, number);
            brackets.getOrDefault(id, List.of()).forEach(bracket -> put("BRACKET", bracket.value(), at, number));
        }
        standing.packages().all().forEach(each -> put("PACKAGE", each.id().value(), all.size(), each.title()));
        standing.proposals().all().forEach(each -> put("PROPOSAL", each.id().value(), all.size() + 1, each.symbol()));
    }

    static PositionPlaces of(DraftState draft) {
        return new PositionPlaces(draft.text(), draft.standing());
    }

    private static String key(String kind, @Nullable String id) {
        return kind + " " + id;
    }

    private void put(String kind, String id, int at, String name) {
        order.putIfAbsent(key(kind, id), at);
        names.putIfAbsent(key(kind, id), name);
    }

    /** What comes before what; clauses and brackets that are there no more stand behind those that are. */
    int order(String kind, @Nullable String id) {
        int last = clauses
                + switch (kind) {
                    case "CLAUSE", "ALTERNATIVE", "BRACKET", "PACKAGE" -> 0;
                    case "PROPOSAL" -> 1;
                    default -> 2;
                };
        return order.getOrDefault(key(kind, id), last);
    }

    /** Of what stands at one place, what comes before what. */
    static int rank(String kind) {
        int rank = KINDS.indexOf(kind);
        return rank < 0 ? KINDS.size() : rank;
    }

    /** The number of a clause or of that of a bracket, the title of a package, the symbol of a proposal; null if none. */
    @Nullable
    String name(String kind, @Nullable String id) {
        return names.get(key(kind, id));
    }
}
