package org.plenary.server.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.plenary.crdt.Change;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.Numbering;
import org.plenary.instrument.redline.ClauseRedline;
import org.plenary.server.negotiation.AdReferendum;

/**
 * How a paper shows what became of its clauses: one in brackets stands in brackets, any other that is not open begins
 * with a word such as {@code [parked]}. An adopted text has no marks: that all of it is adopted, its head says once.
 *
 * <p>The marks of a redline came and went as words do, by whoever decided. They stand before the first and behind the
 * last letter of a clause, and belong to no paragraph. Immutable.
 */
public final class StatusMarks {
    private final Edition edition;
    private final FixedWords wording;
    private final boolean allAdopted;
    private final boolean allAdoptedBefore;
    private final Map<ClauseId, Long> decided = new HashMap<>();

    public StatusMarks(Edition edition, FixedWords wording) {
        this.edition = edition;
        this.wording = wording;
        allAdopted = allAdopted(edition, false);
        allAdoptedBefore = allAdopted(edition, true);
        edition.decisions()
                .forEach(
                        decision -> decided.put(decision.clause(), decision.by().seq()));
    }

    /** Titles and headings that nobody decided about do not count. */
    private static boolean allAdopted(Edition edition, boolean before) {
        List<ClauseStatus> statuses = new ArrayList<>();
        for (ClauseRedline clause : edition.redline().clauses()) {
            var form = before ? clause.before() : clause.after();
            ClauseStatus status = before ? edition.statusBefore(clause.id()) : edition.status(clause.id());
            if (form != null && !(form.kind().isOneLine() && status == ClauseStatus.OPEN)) {
                statuses.add(status);
            }
        }
        return !statuses.isEmpty() && statuses.stream().allMatch(ClauseStatus.ADOPTED::equals);
    }

    /**
     * What stands around the text of a clause.
     *
     * @param opening what stands before it, with a space behind if need be, {@code ""} for nothing
     * @param closing what stands behind it, {@code ""} for nothing
     */
    public record Mark(String opening, String closing) {
        /** That of an open clause. */
        public static final Mark NONE = new Mark("", "");
    }

    /**
     * A mark, or what became of one.
     *
     * @param change whether it is at both moments, or at one
     * @param by the entry that decided it, 0 for none or if it is not known
     */
    public record Piece(String text, Change change, long by) {}

    /** The mark of a clause at the first moment; none if it is not there. */
    public Mark before(ClauseRedline clause) {
        return edition.isRedline()
                ? clause.before() == null || allAdoptedBefore ? Mark.NONE : mark(edition.statusBefore(clause.id()))
                : after(clause);
    }

    /** The mark of a clause at the second moment; none if it is not there. */
    public Mark after(ClauseRedline clause) {
        if (clause.after() == null || allAdopted) {
            return Mark.NONE;
        }
        AdReferendum agreement = edition.agreements().adReferendum().get(clause.id());
        return agreement == null
                ? mark(edition.status(clause.id()))
                : new Mark("[" + wording.mark(agreement) + "] ", "");
    }

    private Mark mark(ClauseStatus status) {
        return switch (status) {
            case OPEN -> Mark.NONE;
            case BRACKETED -> new Mark("[", "]");
            case AGREED_AD_REFERENDUM, AGREED, ADOPTED, PARKED -> new Mark("[" + wording.mark(status) + "] ", "");
        };
    }

    /** What stands before the text of a clause, that of the first moment first. */
    public List<Piece> opening(ClauseRedline clause) {
        return pieces(clause, before(clause).opening(), after(clause).opening());
    }

    /** What stands behind the text of a clause, that of the first moment first. */
    public List<Piece> closing(ClauseRedline clause) {
        return pieces(clause, before(clause).closing(), after(clause).closing());
    }

    private List<Piece> pieces(ClauseRedline clause, String before, String after) {
        if (before.equals(after)) {
            return before.isEmpty() ? List.of() : List.of(new Piece(after, Change.KEPT, 0));
        }
        List<Piece> pieces = new ArrayList<>();
        if (!before.isEmpty()) {
            pieces.add(new Piece(before, Change.DELETED, by(clause)));
        }
        if (!after.isEmpty()) {
            pieces.add(new Piece(after, Change.INSERTED, by(clause)));
        }
        return pieces;
    }

    /**
     * The entry by which the mark of a clause came or went: the last decision about it, or what brought or took the
     * clause.
     */
    public long by(ClauseRedline clause) {
        boolean there = clause.before() != null && clause.after() != null;
        Long decision = clause.after() == null ? null : decided.get(clause.id());
        if (decision == null && there && !edition.decisions().isEmpty()) {
            // Its own status is the same: it is marked otherwise because the last of the others was adopted, or opened
            // again.
            decision =
                    edition.decisions().get(edition.decisions().size() - 1).by().seq();
        }
        return decision == null ? clause.seq() : decision;
    }

    /**
     * What the head of a file says of its marks, or that all is adopted, and of its packages; nothing where there is
     * nothing to say.
     */
    public List<String> legend() {
        List<String> lines = new ArrayList<>();
        if (allAdopted) {
            lines.add(wording.allAdopted(edition.instant()));
        }
        Set<ClauseStatus> shown = shown();
        if (!shown.isEmpty()) {
            lines.add(wording.markLegend(
                    edition.instant(), shown.stream().map(wording::markMeans).toList()));
        }
        Map<ClauseId, String> numbers = Numbering.ofClauses(edition.text());
        for (Agreements.Packed each : edition.agreements().packages()) {
            lines.add(wording.packed(
                    each.title(),
                    each.clauses().stream()
                            .map(clause -> numbers.getOrDefault(clause, clause.value()))
                            .toList()));
        }
        return lines;
    }

    /** Whether any clause has a mark at either moment. */
    public boolean any() {
        return !shown().isEmpty();
    }

    private Set<ClauseStatus> shown() {
        Set<ClauseStatus> shown = new TreeSet<>();
        for (ClauseRedline clause : edition.redline().clauses()) {
            if (!before(clause).equals(Mark.NONE)) {
                shown.add(edition.statusBefore(clause.id()));
            }
            if (!after(clause).equals(Mark.NONE)) {
                shown.add(edition.status(clause.id()));
            }
        }
        return shown;
    }
}
