package org.plenary.server.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Change;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.redline.ClauseRedline;
import org.plenary.instrument.redline.ParagraphRedline;
import org.plenary.instrument.redline.Run;
import org.plenary.server.history.Decisions.Taken;
import org.plenary.server.history.HistoryException.Reason;
import org.plenary.server.identity.PersonId;
import org.plenary.server.negotiation.Author;
import org.plenary.server.negotiation.IssuedRevision;
import org.plenary.server.negotiation.StatusDecision;

/**
 * The life of one clause.
 *
 * @param id its id
 * @param wordings what it said at each revision and says now, in order
 * @param statuses what was decided about its status, in order
 * @param people who wrote in it, who wrote most first
 */
public record ClauseHistory(ClauseId id, List<At> wordings, List<StatusChange> statuses, List<Share> people) {
    /** Keeps copies of the lists. */
    public ClauseHistory {
        wordings = List.copyOf(wordings);
        statuses = List.copyOf(statuses);
        people = List.copyOf(people);
    }

    /** What the clause said at a moment; null if it was not there. */
    public record At(Moment moment, @Nullable Wording wording) {}

    /** A decision about its status. */
    public record StatusChange(
            ClauseStatus status, @Nullable String reason, Author by, long atMillis, long seq) {}

    /**
     * What one person did to the text.
     *
     * @param by who, as named last
     * @param inserted how many characters they wrote that stand in the clause or were deleted from it
     * @param deleted how many characters they deleted
     * @param firstMillis when they wrote or deleted first, milliseconds since 1970 UTC
     * @param lastMillis when they did last
     */
    public record Share(Author by, long inserted, long deleted, long firstMillis, long lastMillis) {}

    static ClauseHistory of(ClauseId clause, History history) {
        List<At> wordings = new ArrayList<>();
        for (IssuedRevision revision : history.revisions()) {
            wordings.add(at(clause, revision.seq(), history));
        }
        wordings.add(at(clause, history.last(), history));
        List<StatusChange> statuses = new ArrayList<>();
        for (Taken taken : history.decisions().all()) {
            if (taken.decision() instanceof StatusDecision status
                    && status.clauses().contains(clause)) {
                statuses.add(
                        new StatusChange(status.status(), status.reason(), taken.by(), taken.atMillis(), taken.seq()));
            }
        }
        List<Share> people = people(clause, history);
        if (people.isEmpty() && statuses.isEmpty() && wordings.stream().allMatch(at -> at.wording() == null)) {
            throw new HistoryException(
                    Reason.NO_SUCH_CLAUSE,
                    "The draft never had a clause with the id " + clause.value() + ". Look at its clauses.");
        }
        return new ClauseHistory(clause, wordings, statuses, people);
    }

    private static At at(ClauseId clause, long seq, History history) {
        return new At(history.moment(seq), history.wording(clause, seq));
    }

    private static List<Share> people(ClauseId id, History history) {
        Map<PersonId, Share> shares = new LinkedHashMap<>();
        for (ClauseRedline clause : history.blame(history.last(), true).clauses()) {
            if (clause.id().equals(id)) {
                for (ParagraphRedline paragraph : clause.paragraphs()) {
                    for (Run run : paragraph.runs()) {
                        add(shares, run.written(), run.text().length(), 0, history);
                        if (run.change() == Change.DELETED) {
                            add(shares, run.changed(), 0, run.text().length(), history);
                        }
                    }
                }
            }
        }
        return shares.values().stream()
                .sorted(Comparator.comparingLong((Share share) -> share.inserted() + share.deleted())
                        .reversed())
                .toList();
    }

    private static void add(Map<PersonId, Share> shares, long seq, long inserted, long deleted, History history) {
        Author by = history.author(seq);
        long at = history.atMillis(seq);
        shares.merge(
                by.id(),
                new Share(by, inserted, deleted, at, at),
                (one, other) -> new Share(
                        one.lastMillis() > other.lastMillis() ? one.by() : other.by(),
                        one.inserted() + other.inserted(),
                        one.deleted() + other.deleted(),
                        Math.min(one.firstMillis(), other.firstMillis()),
                        Math.max(one.lastMillis(), other.lastMillis())));
    }
}
