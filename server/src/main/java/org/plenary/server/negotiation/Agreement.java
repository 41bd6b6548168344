package org.plenary.server.negotiation;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;

/**
 * That nothing is agreed while brackets stand in it: a clause in which something is contested is not agreed at all, and
 * one in which words are to come yet is agreed ad referendum at most. Nor is anything agreed for good while a
 * delegation withholds its confirmation. Stateless.
 */
final class Agreement {
    /** So many brackets, and so many delegations, are named at most. */
    private static final int MOST_NAMED = 20;

    private Agreement() {}

    /** Whether such a clause is agreed, at whatever level. */
    static boolean isAgreed(ClauseStatus status) {
        return switch (status) {
            case AGREED_AD_REFERENDUM, AGREED, ADOPTED -> true;
            case OPEN, BRACKETED, PARKED -> false;
        };
    }

    /** @throws DecisionException if brackets, or delegations, keep a clause from getting a status; it names them */
    static void requireUncontested(ClauseId clause, ClauseStatus status, Situation now) {
        List<Bracket> brackets = bracketsInTheWay(clause, status, now);
        if (!brackets.isEmpty()) {
            throw new DecisionException(
                    DecisionException.Reason.CONTESTED,
                    "In this clause stand brackets: " + inWords(brackets, now.text())
                            + ". It is agreed when those who hold them have left them, or the chair has settled them.");
        }
        List<String> withheld = withheld(clause, status, now);
        if (!withheld.isEmpty()) {
            throw new DecisionException(
                    DecisionException.Reason.CONTESTED,
                    "This clause is agreed ad referendum, and its confirmation is withheld by "
                            + named(withheld.stream())
                            + ". It is agreed when they have confirmed it; or open it again.");
        }
    }

    /** What keeps a clause from getting a status, as people say it; empty if nothing does. */
    static String inTheWay(ClauseId clause, ClauseStatus status, Situation now) {
        List<Bracket> brackets = bracketsInTheWay(clause, status, now);
        List<String> withheld = withheld(clause, status, now);
        return Stream.of(
                        brackets.isEmpty() ? "" : "brackets " + inWords(brackets, now.text()),
                        withheld.isEmpty() ? "" : "a confirmation withheld by " + named(withheld.stream()))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(", and "));
    }

    private static List<Bracket> bracketsInTheWay(ClauseId clause, ClauseStatus status, Situation now) {
        return now.standing().brackets().standing().stream()
                .filter(bracket -> isInTheWay(bracket.kind(), status))
                .filter(bracket -> now.text().clausesOf(bracket).contains(clause))
                .toList();
    }

    private static boolean isInTheWay(BracketKind kind, ClauseStatus status) {
        return switch (status) {
            case AGREED, ADOPTED -> true;
            case AGREED_AD_REFERENDUM -> kind == BracketKind.CONTESTED;
            case OPEN, BRACKETED, PARKED -> false;
        };
    }

    private static List<String> withheld(ClauseId clause, ClauseStatus status, Situation now) {
        ClauseDecision last = now.standing().clauses().last(clause);
        return last == null || !status.isFrozen()
                ? List.of()
                : last.agreement().withheld().stream()
                        .map(AdReferendum.Withholding::delegation)
                        .toList();
    }

    private static String inWords(List<Bracket> brackets, DraftText text) {
        return named(brackets.stream()
                .map(bracket -> bracket.id() + " (" + bracket.holdersInWords() + ")"
                        + (text.isGone(bracket) ? ", whose words are deleted" : "")));
    }

    private static String named(Stream<String> names) {
        List<String> all = names.toList();
        String named = all.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        int others = all.size() - MOST_NAMED;
        return others > 0 ? named + " and " + others + " more" : named;
    }
}
