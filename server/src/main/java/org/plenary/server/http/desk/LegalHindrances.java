package org.plenary.server.http.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.Numbering;
import org.plenary.server.desk.DeskException;
import org.plenary.server.draft.DraftState;
import org.plenary.server.negotiation.AdReferendum;
import org.plenary.server.negotiation.Bracket;
import org.plenary.server.negotiation.BracketId;
import org.plenary.server.negotiation.BracketKind;
import org.plenary.server.negotiation.ClausePackage;
import org.plenary.server.negotiation.ClauseView;
import org.plenary.server.negotiation.DraftText;
import org.plenary.server.negotiation.Fields;
import org.plenary.server.negotiation.Standing;

/** What the law of a draft puts in the way of agreeing a clause, or of agreeing it for good, at one moment. */
final class LegalHindrances {
    /** So much of words is told. */
    private static final int MAX_QUOTE = 200;

    private final DraftText text;
    private final Standing standing;
    private final ClauseView view;
    private final Map<ClauseId, String> numbers;
    private final Map<ClauseId, List<BracketId>> brackets;

    private LegalHindrances(DraftText text, Standing standing, ClauseView view) {
        this.text = text;
        this.standing = standing;
        this.view = view;
        this.numbers = Numbering.ofClauses(text.instrument().numberedBy(standing.plan()));
        this.brackets = standing.brackets().byClause(text);
    }

    /** @throws DeskException if the draft has no such clause */
    static LegalHindrances of(DraftState draft, ClauseId clause) {
        DraftText text = draft.text();
        ClauseView view = ClauseView.of(text, draft.standing(), clause)
                .orElseThrow(() -> new DeskException(DeskException.Reason.NO_SUCH_CLAUSE));
        return new LegalHindrances(text, draft.standing(), view);
    }

    /** The brackets that stand in the clause. */
    Set<String> brackets() {
        return view.brackets().stream().map(BracketId::value).collect(Collectors.toSet());
    }

    /** {@code clause, number, status, brackets, alternatives, withheld, pending, package}. */
    Fields told() {
        ClauseId clause = view.clause().id();
        AdReferendum agreement = standing.clauses().agreement(clause);
        return new Fields()
                .put("clause", clause.value())
                .put("number", number(clause))
                .put("status", view.status().name())
                .putAll(
                        "brackets",
                        standing.brackets().standing().stream()
                                .filter(bracket -> view.brackets().contains(bracket.id()))
                                .map(this::told)
                                .toList())
                .putAll(
                        "alternatives",
                        standing.alternatives().rivals(clause).stream()
                                .filter(rival -> !rival.equals(clause))
                                .map(this::named)
                                .toList())
                .putAll(
                        "withheld",
                        agreement.withheld().stream()
                                .map(each -> new Fields()
                                        .put("delegation", each.delegation())
                                        .put("reason", each.reason()))
                                .toList())
                .put("pending", agreement.pending())
                .put("package", standing.packages().of(clause).map(this::told).orElse(null));
    }

    private @Nullable String number(ClauseId clause) {
        String number = numbers.getOrDefault(clause, "");
        return number.isEmpty() ? null : number;
    }

    private Fields named(ClauseId clause) {
        return new Fields().put("clause", clause.value()).put("number", number(clause));
    }

    private Fields told(Bracket bracket) {
        String quote = bracket.on().get(0).quote();
        return new Fields()
                .put("bracket", bracket.id().value())
                .put("placeholder", bracket.kind() == BracketKind.PLACEHOLDER)
                .put(
                        "holders",
                        bracket.holders().stream()
                                .map(hold -> hold.holder().code())
                                .toList())
                .put("quote", quote.length() <= MAX_QUOTE ? quote : quote.substring(0, MAX_QUOTE) + "…")
                .put("gone", text.isGone(bracket));
    }

    /** The package that the clause is in, with those of the others that could not be agreed with it now. */
    private Fields told(ClausePackage bundle) {
        List<Fields> hindered = new ArrayList<>();
        for (ClauseId other : bundle.clausesIn(text)) {
            int inBrackets = brackets.getOrDefault(other, List.of()).size();
            int rivals = Math.max(0, standing.alternatives().rivals(other).size() - 1);
            List<String> withheld = standing.clauses().agreement(other).withheld().stream()
                    .map(AdReferendum.Withholding::delegation)
                    .toList();
            if (!other.equals(view.clause().id()) && (inBrackets > 0 || rivals > 0 || !withheld.isEmpty())) {
                hindered.add(named(other)
                        .put("brackets", inBrackets)
                        .put("alternatives", rivals)
                        .put("withheld", withheld));
            }
        }
        return new Fields()
                .put("package", bundle.id().value())
                .put("title", bundle.title())
                .putAll("hindered", hindered);
    }
}
