package org.plenary.server.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.plenary.instrument.redline.ClauseChange;
import org.plenary.instrument.redline.DraftRedline;
import org.plenary.instrument.redline.Form;
import org.plenary.server.history.Moment;
import org.plenary.server.negotiation.ProposalState;
import org.plenary.server.negotiation.Proposer;

/**
 * What stands at the head of a proposal's paper.
 *
 * @param paper the proposal
 * @param on the moment of the draft whose text it changes
 * @param names what delegations and groups are called, by code
 * @param removed what the clauses are called that it removes, as far as the paper does not show them
 */
public record PaperHead(Paper paper, Moment on, Map<String, String> names, List<String> removed) {
    /** Keeps copies. */
    public PaperHead {
        names = Map.copyOf(names);
        removed = List.copyOf(removed);
    }

    /** Whether the proposal was submitted as the paper shows it. */
    boolean isSubmitted() {
        return paper.state() != null;
    }

    /** A line at the head; one that stands out has the paper's name, or what a passage is about. */
    public record Line(String words, boolean strong) {}

    /** The lines, in order, in the words of a language. */
    List<Line> lines(FixedWords wording) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(paper.title(), true));
        if (paper.late()) {
            lines.add(new Line(wording.say("proposal.late"), true));
        }
        lines.add(new Line(wording.say("proposal.by", proposer(wording)), false));
        if (!paper.sponsors().isEmpty()) {
            List<String> sponsors = paper.sponsors().stream().map(this::name).toList();
            lines.add(new Line(wording.say("proposal.sponsors", String.join(", ", sponsors)), false));
        }
        state(lines, wording);
        if (!paper.redline()) {
            lines.add(new Line(wording.say("proposal.on", wording.moment(on)), false));
        }
        if (!paper.whole()) {
            lines.add(new Line(wording.say("proposal.excerpt"), false));
        }
        if (!removed.isEmpty()) {
            lines.add(new Line(wording.say("proposal.removes", String.join(", ", removed)), false));
        }
        String rationale = paper.rationale();
        if (rationale != null && !rationale.isBlank()) {
            lines.add(new Line(wording.say("proposal.rationale"), true));
            rationale.lines().filter(line -> !line.isBlank()).forEach(line -> lines.add(new Line(line.strip(), false)));
        }
        return lines;
    }

    private void state(List<Line> lines, FixedWords wording) {
        ProposalState state = paper.state();
        if (state == null) {
            lines.add(new Line(wording.say("proposal.unsubmitted"), true));
        } else {
            String words = wording.say("proposal.state." + state.name());
            String reason = paper.reason();
            lines.add(new Line(
                    reason == null || reason.isBlank() ? words : words + " – " + wording.because(reason),
                    state == ProposalState.WITHDRAWN || state == ProposalState.NOT_TAKEN));
        }
    }

    private String proposer(FixedWords wording) {
        String code = paper.by().code();
        return code == null || paper.by().kind() == Proposer.Kind.CHAIR ? wording.say("bracket.chair") : name(code);
    }

    private String name(String code) {
        return names.getOrDefault(code, code);
    }

    /** What clauses are called that a proposal removes. */
    static List<String> removed(DraftRedline redline, FixedWords wording) {
        List<String> removed = new ArrayList<>();
        redline.clauses().forEach(clause -> {
            Form before = clause.before();
            if (clause.change() == ClauseChange.REMOVED && before != null) {
                removed.add(before.number().isEmpty() ? wording.kind(before.kind()) : before.number());
            }
        });
        return removed;
    }
}
