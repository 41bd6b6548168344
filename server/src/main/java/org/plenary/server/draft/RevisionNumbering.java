package org.plenary.server.draft;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseNumber;
import org.plenary.instrument.Fingerprint;
import org.plenary.instrument.HeldNumbers;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Renumbered;
import org.plenary.server.identity.SymbolPattern;
import org.plenary.server.journal.Hash;
import org.plenary.server.negotiation.DecisionException;
import org.plenary.server.negotiation.DecisionException.Reason;
import org.plenary.server.negotiation.DraftText;
import org.plenary.server.negotiation.IssuedRevision;
import org.plenary.server.negotiation.Revision;
import org.plenary.server.negotiation.Standing;

/**
 * Numbers the revisions of one draft.
 *
 * @param pattern how they are called
 * @param place the draft's place among those of its process
 */
public record RevisionNumbering(SymbolPattern pattern, int place) {

    /** What the next one would be called, and which clauses would be called otherwise in it than in the last. */
    public NextRevision next(DraftText text, Standing standing, long atMillis) {
        int number = standing.revisions().nextNumber();
        return new NextRevision(number, symbol(number, atMillis), renumbered(text, standing));
    }

    private String symbol(int number, long atMillis) {
        int year = Instant.ofEpochMilli(atMillis).atOffset(ZoneOffset.UTC).getYear();
        return pattern.symbol(place, number, year);
    }

    /**
     * What a proposal about the draft is called: as its revisions are, with {@code Amend.} and the proposal's number in
     * place of what comes behind the last slash.
     *
     * @param number which of the draft's proposals it is, from 1
     * @param revision how often it was tabled again
     */
    public String amendment(int number, int revision, long atMillis) {
        String paper = symbol(0, atMillis);
        int slash = paper.lastIndexOf('/');
        String draft = slash > 0 ? paper.substring(0, slash) : paper;
        return draft + "/Amend." + number + (revision == 0 ? "" : "/Rev." + revision);
    }

    private static List<Renumbered> renumbered(DraftText text, Standing standing) {
        IssuedRevision last = standing.revisions().last();
        HeldNumbers numbers = last == null ? null : last.numbers();
        if (numbers == null) {
            return List.of();
        }
        Map<ClauseId, ClauseNumber> before = new HashMap<>();
        numbers.all().forEach(held -> before.put(held.clause(), held.number()));
        return Renumbered.since(before, text.instrument());
    }

    /**
     * The revision that a request makes of a draft.
     *
     * @throws DecisionException if what it corrects is not there, or there is no symbol for it
     */
    public Revision revision(IssueRequest request, DraftText text, Standing standing, long atMillis) {
        if (standing.revisions().all().size() >= Revision.MAX_REVISIONS) {
            throw new DecisionException(
                    Reason.CONFLICT,
                    "A draft has at most " + Revision.MAX_REVISIONS
                            + " revisions, corrections included. Start another draft with the text of this one.");
        }
        String corrects = request.corrects();
        int number = standing.revisions().nextNumber();
        Integer correction = null;
        String symbol = symbol(number, atMillis);
        if (corrects != null) {
            IssuedRevision corrected = corrected(corrects, standing);
            number = corrected.number();
            correction = standing.revisions().nextCorrection(number);
            symbol = SymbolPattern.correction(
                    standing.revisions().corrected(corrected).symbol(), correction);
        }
        requireFree(symbol, standing);
        Instrument instrument = text.instrument();
        return new Revision(
                number,
                correction,
                symbol,
                request.title(),
                request.note(),
                corrects,
                Hash.of(Fingerprint.of(instrument)),
                standing.clauses().statuses(instrument),
                Revision.numbersOf(instrument.numberedBy(standing.plan())));
    }

    private static IssuedRevision corrected(String symbol, Standing standing) {
        return standing.revisions()
                .find(symbol)
                .orElseThrow(() -> new DecisionException(
                        Reason.NO_SUCH_REVISION,
                        "This draft has no revision " + symbol + " that could be corrected. Look at its revisions."));
    }

    private static void requireFree(String symbol, Standing standing) {
        if (standing.revisions().find(symbol).isPresent()) {
            throw new DecisionException(
                    Reason.CONFLICT,
                    "This draft has a revision " + symbol
                            + " already. Ask the secretariat to choose another pattern of symbols for the process.");
        }
    }
}
