package org.plenary.server.record;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.Fingerprint;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.InstrumentReader;
import org.plenary.server.identity.Role;
import org.plenary.server.identity.SymbolPattern;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.Hash;
import org.plenary.server.standing.AccessLevel;
import org.plenary.server.standing.AccessRule;
import org.plenary.server.standing.Decision;
import org.plenary.server.standing.IssuedRevision;
import org.plenary.server.standing.Participant;
import org.plenary.server.standing.Revision;
import org.plenary.server.standing.Standing;

/** Whether a decision that was recorded was possible then; throws {@link IllegalArgumentException} if it was not. */
final class DecisionCheck implements Decision.Visitor<Boolean> {
    private final Doc doc;
    private final Standing standing;
    private final long seq;

    /** @param seq the decision's entry */
    DecisionCheck(Doc doc, Standing standing, long seq) {
        this.doc = doc;
        this.standing = standing;
        this.seq = seq;
    }

    /**
     * Checks that a person could decide, as far as the record tells: in which groups a delegation was, it does not.
     */
    static void requireRight(Standing standing, Entry entry, Participant participant) {
        if (!mayDecide(standing, entry, participant)) {
            throw new IllegalArgumentException("expected a decision of somebody who decides in this draft, got one of "
                    + entry.person() + ", who is " + participant.role());
        }
    }

    private static boolean mayDecide(Standing standing, Entry entry, Participant participant) {
        if (participant.role() == Role.SECRETARIAT || participant.role() == Role.OBSERVER) {
            return participant.role() == Role.SECRETARIAT;
        }
        AccessRule own = null;
        AccessRule ofDelegation = null;
        boolean byGroup = false;
        for (AccessRule rule : standing.access().rules()) {
            switch (rule.scope()) {
                case PERSON -> own = rule.subject().equals(entry.person().value()) ? rule : own;
                case DELEGATION ->
                    ofDelegation = rule.subject().equals(participant.delegationCode()) ? rule : ofDelegation;
                case GROUP -> byGroup |= rule.level() == AccessLevel.CHAIR;
            }
        }
        if (own == null && participant.role().decides()) {
            return true;
        }
        // The most specific rule counts.
        AccessRule counts = own != null ? own : ofDelegation;
        return counts == null ? byGroup : counts.level() == AccessLevel.CHAIR;
    }

    @Override
    public Boolean status(Decision.Status decision) {
        require(DraftClauses.has(doc, decision.clause()), "a clause that the draft has", decision.clause());
        ClauseStatus before = standing.status(decision.clause().value());
        require(
                before.mayBecome(decision.status()),
                "a status that a clause that is " + before + " may get",
                decision.status());
        require(!before.needsReason(decision.status()) || decision.reason() != null, "a reason", "none");
        return true;
    }

    @Override
    public Boolean mode(Decision.Mode decision) {
        require(standing.mode() != decision.mode(), "another mode than before", decision.mode());
        return true;
    }

    @Override
    public Boolean access(Decision.SetAccess decision) {
        require(!standing.access().equals(decision.access()), "other rules than before", "the same");
        return true;
    }

    @Override
    public Boolean archive(Decision.Archive decision) {
        require(standing.archived() != decision.archived(), "a change of whether it is archived", "none");
        return true;
    }

    @Override
    public Boolean issue(Decision.Issue decision) {
        Revision revision = decision.revision();
        requireNumbers(revision);
        require(standing.revision(revision.symbol()).isEmpty(), "a symbol that was not used before", revision.symbol());
        Instrument instrument = InstrumentReader.read(doc);
        Hash text = Hash.of(Fingerprint.of(instrument));
        require(
                text.equals(revision.text()),
                "the revision to be the text that the edits make, whose fingerprint is " + text,
                revision.text());
        require(
                standing.statuses(instrument).equals(revision.statuses()),
                "each clause with the status that it had",
                "others");
        return true;
    }

    private void requireNumbers(Revision revision) {
        String corrects = revision.corrects();
        if (corrects == null) {
            require(revision.number() == standing.nextNumber(), "number " + standing.nextNumber(), revision.number());
            return;
        }
        IssuedRevision corrected = standing.revision(corrects).orElse(null);
        require(corrected != null, "a correction of a revision that was issued", corrects);
        int correction = standing.nextCorrection(revision.number());
        require(
                corrected != null && corrected.number() == revision.number(),
                "the number of what it corrects",
                revision.number());
        require(Objects.equals(revision.correction(), correction), "correction " + correction, revision.correction());
        String base = standing.revisions().stream()
                .filter(issued -> issued.number() == revision.number() && issued.correction() == null)
                .map(IssuedRevision::symbol)
                .findFirst()
                .orElse("");
        require(
                revision.symbol().equals(SymbolPattern.correction(base, correction)),
                "the symbol " + SymbolPattern.correction(base, correction),
                revision.symbol());
    }

    @Override
    public Boolean restore(Decision.Restore decision) {
        require(decision.to() < seq, "an entry before its own, " + seq + ", to be brought back", decision.to());
        String symbol = decision.revision();
        if (symbol != null) {
            require(
                    standing.revision(symbol)
                            .filter(issued -> issued.seq() == decision.to())
                            .isPresent(),
                    "a revision whose entry is " + decision.to(),
                    symbol);
        }
        return true;
    }

    private static void require(boolean holds, String expected, @Nullable Object got) {
        if (!holds) {
            throw new IllegalArgumentException("expected " + expected + ", got " + got);
        }
    }
}
