package org.plenary.server.room;

import java.time.Instant;
import java.time.ZoneOffset;
import org.plenary.crdt.Doc;
import org.plenary.instrument.Fingerprint;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.crdt.InstrumentReader;
import org.plenary.server.identity.SymbolPattern;
import org.plenary.server.journal.Hash;
import org.plenary.server.standing.DecisionException;
import org.plenary.server.standing.DecisionException.Reason;
import org.plenary.server.standing.IssuedRevision;
import org.plenary.server.standing.Revision;
import org.plenary.server.standing.Standing;

/**
 * Numbers the revisions of one draft.
 *
 * @param pattern how they are called
 * @param place the draft's place among those of its process
 */
record Numbering(SymbolPattern pattern, int place) {

    /** What the next one would be called. */
    NextRevision next(Standing standing, long atMillis) {
        int number = standing.nextNumber();
        int year = Instant.ofEpochMilli(atMillis).atOffset(ZoneOffset.UTC).getYear();
        return new NextRevision(number, pattern.symbol(place, number, year));
    }

    /**
     * The revision that a request makes of a draft.
     *
     * @throws DecisionException if what it corrects is not there, or there is no symbol for it
     */
    Revision revision(IssueRequest request, Doc doc, Standing standing, long atMillis) {
        if (standing.revisions().size() >= Revision.MAX_REVISIONS) {
            throw new DecisionException(
                    Reason.CONFLICT,
                    "A draft has at most " + Revision.MAX_REVISIONS
                            + " revisions, corrections included. Start another draft with the text of this one.");
        }
        NextRevision next = next(standing, atMillis);
        String corrects = request.corrects();
        int number = next.number();
        Integer correction = null;
        String symbol = next.symbol();
        if (corrects != null) {
            IssuedRevision corrected = corrected(corrects, standing);
            number = corrected.number();
            correction = standing.nextCorrection(number);
            symbol = SymbolPattern.correction(base(corrected, standing), correction);
        }
        requireFree(symbol, standing);
        Instrument instrument = InstrumentReader.read(doc);
        return new Revision(
                number,
                correction,
                symbol,
                request.title(),
                request.note(),
                corrects,
                Hash.of(Fingerprint.of(instrument)),
                standing.statuses(instrument));
    }

    private static IssuedRevision corrected(String symbol, Standing standing) {
        return standing.revision(symbol)
                .orElseThrow(() -> new DecisionException(
                        Reason.NO_SUCH_REVISION,
                        "This draft has no revision " + symbol + " that could be corrected. Look at its revisions."));
    }

    /** The symbol of the revision whose corrections are counted together. */
    private static String base(IssuedRevision corrected, Standing standing) {
        return standing.revisions().stream()
                .filter(issued -> issued.number() == corrected.number() && issued.correction() == null)
                .map(IssuedRevision::symbol)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a correction of what was never issued: " + corrected));
    }

    private static void requireFree(String symbol, Standing standing) {
        if (standing.revision(symbol).isPresent()) {
            throw new DecisionException(
                    Reason.CONFLICT,
                    "This draft has a revision " + symbol
                            + " already. Ask the secretariat to choose another pattern of symbols for the process.");
        }
    }
}
