package org.plenary.server.export;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.redline.ClauseRedline;
import org.plenary.instrument.redline.DraftRedline;
import org.plenary.server.history.BracketThen;
import org.plenary.server.history.FollowedBrackets;
import org.plenary.server.history.History;
import org.plenary.server.history.Moment;
import org.plenary.server.history.ProposedText;
import org.plenary.server.negotiation.ProposalWriter;
import org.plenary.server.negotiation.Proposer;
import org.plenary.server.negotiation.Standing;

/** Reads the papers of proposals out of the past of their draft. To be used on the worker that it is lent to. */
final class PaperReader {
    private final History history;

    PaperReader(History history) {
        this.history = history;
    }

    /**
     * A proposal as its paper tells it: of a redline the first moment is that of the text that it changes.
     *
     * @param around with the entry of the draft's record by which it was submitted, or else on which it builds
     */
    Edition read(Paper paper, EditionReader.Surroundings around) {
        long on = paper.changes().on();
        ProposedText proposed = history.proposed(paper.changes());
        DraftRedline read = paper.redline()
                ? proposed.redline().joined(proposed::writerOf).wordByWord()
                : proposed.clean().joined(seq -> "");
        Set<ClauseId> excerpt = Excerpt.of(proposed.redline());
        DraftRedline shown = paper.whole() ? read : Excerpt.cut(read, excerpt);
        Standing standing = history.standing(on);
        Map<ClauseId, ClauseStatus> statuses = EditionReader.statuses(proposed.text(), standing);
        Moment base = history.moment(on);
        List<BracketThen> before = shown(history.brackets(on), shown);
        List<BracketThen> after = FollowedBrackets.of(proposed.redline(), before);
        Map<Long, Contribution> contributions = paper.redline() ? contributions(read, proposed, paper) : Map.of();
        return new Edition(
                around.stream().id(),
                Instant.ofEpochMilli(history.atMillis(1)),
                around.process(),
                around.masthead(),
                EditionReader.title(proposed.text(), around.stream()),
                paper.redline() ? base : null,
                new Moment(on, paper.atMillis(), paper.symbol()),
                null,
                proposed.text(),
                GatheredFootnotes.of(shown),
                statuses,
                statuses,
                Agreements.NONE,
                List.of(),
                contributions,
                standing.revisions().all(),
                List.of(),
                EditionReader.parties(contributions, List.of(), standing, around.delegations()),
                around.head(),
                null,
                around.verification(),
                after,
                paper.redline() ? before : after,
                List.of(),
                List.of(),
                List.of(),
                head(paper, proposed, base, around));
    }

    /** The brackets that stand in what is shown. */
    private static List<BracketThen> shown(List<BracketThen> brackets, DraftRedline shown) {
        Set<ClauseId> clauses = shown.clauses().stream().map(ClauseRedline::id).collect(Collectors.toSet());
        return brackets.stream()
                .filter(bracket -> bracket.parts().stream().anyMatch(part -> clauses.contains(part.clause())))
                .toList();
    }

    private static PaperHead head(Paper paper, ProposedText proposed, Moment base, EditionReader.Surroundings around) {
        FixedWords wording = FixedWords.of(around.masthead().locale());
        Map<String, String> names = new HashMap<>();
        around.groups().forEach(group -> names.put(group.code(), group.name()));
        around.delegations().forEach(delegation -> names.put(delegation.code(), delegation.name()));
        return new PaperHead(
                paper, base, names, paper.redline() ? List.of() : PaperHead.removed(proposed.redline(), wording));
    }

    /** Who wrote what the redline shows; of what nobody is known to have written, in whose name it is proposed. */
    private static Map<Long, Contribution> contributions(DraftRedline redline, ProposedText proposed, Paper paper) {
        Instant at = Instant.ofEpochMilli(paper.atMillis());
        Map<Long, Contribution> contributions = new HashMap<>();
        for (long seq : EditionReader.entries(redline)) {
            ProposalWriter writer = proposed.writers().get(seq);
            if (writer != null) {
                contributions.put(
                        seq,
                        new Contribution(
                                seq,
                                writer.participant().name(),
                                writer.participant().delegationCode(),
                                at));
            } else if (seq != ProposedText.DRAFT) {
                contributions.put(seq, new Contribution(seq, paper.title(), delegation(paper.by()), at));
            }
        }
        return contributions;
    }

    private static @Nullable String delegation(Proposer by) {
        return by.kind() == Proposer.Kind.DELEGATION ? by.code() : null;
    }
}
