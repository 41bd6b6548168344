package org.plenary.server.negotiation;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.Numbering;

/**
 * That nothing is agreed while it competes with something else, nor while brackets stand in it: a clause in which
 * something is contested is not agreed at all, and one in which words are to come yet is agreed ad referendum at most.
 * Stateless.
 */
final class Agreement {
    /** So many brackets are named at most. */
    private static final int MOST_NAMED = 20;

    private Agreement() {}

    /** @throws DecisionException if brackets keep a clause from getting a status; it names them */
    static void requireUncontested(ClauseId clause, ClauseStatus status, Situation now) {
        requireUnrivalled(clause, status, now);
        List<Bracket> inTheWay = now.standing().brackets().standing().stream()
                .filter(bracket -> isInTheWay(bracket.kind(), status))
                .filter(bracket -> now.text().clausesOf(bracket).contains(clause))
                .toList();
        if (!inTheWay.isEmpty()) {
            throw new DecisionException(
                    DecisionException.Reason.CONTESTED,
                    "In this clause stand brackets: " + inWords(inTheWay, now.text())
                            + ". It is agreed when those who hold them have left them, or the chair has settled them.");
        }
    }

    private static void requireUnrivalled(ClauseId clause, ClauseStatus status, Situation now) {
        List<ClauseId> rivals = now.standing().alternatives().rivals(clause);
        boolean agrees = switch (status) {
            case AGREED, ADOPTED, AGREED_AD_REFERENDUM -> true;
            case OPEN, BRACKETED, PARKED -> false;
        };
        if (agrees && !rivals.isEmpty()) {
            throw DecisionException.contested(
                    "This clause is one of " + rivals.size() + " of which one is to be chosen: "
                            + inWords(rivals, now)
                            + ". It is agreed when the chair has chosen, or the others are set apart from it.",
                    rivals);
        }
    }

    private static String inWords(List<ClauseId> rivals, Situation now) {
        Map<ClauseId, String> numbers = Numbering.ofClauses(
                now.text().instrument().numberedBy(now.standing().plan()));
        return rivals.stream()
                .map(rival -> numbers.getOrDefault(rival, "clause " + rival + ", which is deleted"))
                .collect(Collectors.joining(", "));
    }

    private static boolean isInTheWay(BracketKind kind, ClauseStatus status) {
        return switch (status) {
            case AGREED, ADOPTED -> true;
            case AGREED_AD_REFERENDUM -> kind == BracketKind.CONTESTED;
            case OPEN, BRACKETED, PARKED -> false;
        };
    }

    private static String inWords(List<Bracket> brackets, DraftText text) {
        String named = brackets.stream()
                .limit(MOST_NAMED)
                .map(bracket -> bracket.id() + " (" + bracket.holdersInWords() + ")"
                        + (text.isGone(bracket) ? ", whose words are deleted" : ""))
                .collect(Collectors.joining(", "));
        int others = brackets.size() - MOST_NAMED;
        return others > 0 ? named + " and " + others + " more" : named;
    }
}
