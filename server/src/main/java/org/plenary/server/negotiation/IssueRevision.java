package org.plenary.server.negotiation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseNumber;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.Fingerprint;
import org.plenary.instrument.HeldNumbers;
import org.plenary.instrument.Instrument;
import org.plenary.server.identity.SymbolPattern;
import org.plenary.server.journal.Hash;

/** The draft as it stands is issued as a revision. */
public record IssueRevision(Revision revision) implements Decision {
    public static final DecisionKind KIND = DecisionKind.of(
            "revision",
            Set.of("number", "correction", "symbol", "title", "note", "corrects", "text", "statuses", "numbers"),
            IssueRevision::read);

    @Override
    public DecisionKind kind() {
        return KIND;
    }

    @Override
    public boolean changes(Situation now) {
        Revisions issued = now.standing().revisions();
        requireNumbers(issued);
        require(
                issued.find(revision.symbol()).isEmpty()
                        && !now.standing().proposals().hasSymbol(revision.symbol()),
                "a symbol that no revision of this draft has, and no proposal about it",
                revision.symbol());
        Instrument instrument = now.text().instrument();
        Hash fingerprint = Hash.of(Fingerprint.of(instrument));
        require(
                fingerprint.equals(revision.text()),
                "the text that the edits make, whose fingerprint is " + fingerprint,
                revision.text());
        List<ClauseState> statuses = now.standing().clauses().statuses(instrument);
        require(statuses.equals(revision.statuses()), "each clause with the status that it has", "others");
        requireNumbersOf(instrument, now.standing());
        return true;
    }

    /** Where numbers hold, it says them; elsewhere those of older versions do not. */
    private void requireNumbersOf(Instrument instrument, Standing now) {
        HeldNumbers said = revision.numbers();
        if (said == null) {
            require(
                    now.numbers().mode() == NumberingMode.RUNNING,
                    "the numbers of its clauses, for numbers hold",
                    "none");
            return;
        }
        require(
                said.equals(Revision.numbersOf(instrument.numberedBy(now.plan()))),
                "each clause that has a number with that, in order",
                "others");
    }

    private void requireNumbers(Revisions issued) {
        String corrects = revision.corrects();
        if (corrects == null) {
            require(revision.number() == issued.nextNumber(), "the number " + issued.nextNumber(), revision.number());
            return;
        }
        IssuedRevision corrected = issued.find(corrects).orElse(null);
        if (corrected == null) {
            throw new DecisionException(
                    DecisionException.Reason.NO_SUCH_REVISION,
                    "This draft has no revision " + corrects + " that could be corrected. Look at its revisions.");
        }
        require(corrected.number() == revision.number(), "the number of what it corrects", revision.number());
        int correction = issued.nextCorrection(revision.number());
        require(
                Objects.equals(revision.correction(), correction),
                "the correction " + correction,
                revision.correction());
        String symbol = SymbolPattern.correction(issued.corrected(corrected).symbol(), correction);
        require(revision.symbol().equals(symbol), "the symbol " + symbol, revision.symbol());
    }

    private static void require(boolean holds, String expected, @org.jspecify.annotations.Nullable Object got) {
        if (!holds) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT,
                    "expected a revision with " + expected + ", got " + got + ". Look at the draft's revisions again.");
        }
    }

    @Override
    public Standing effect(Standing before, Act act) {
        return before.with(before.revisions().with(new IssuedRevision(revision, act.by(), act.atMillis(), act.seq())))
                .with(before.numbers().issued(revision));
    }

    @Override
    public void write(Fields to) {
        to.put("number", revision.number())
                .putIfAny("correction", revision.correction())
                .put("symbol", revision.symbol())
                .put("title", revision.title())
                .putIfAny("note", revision.note())
                .putIfAny("corrects", revision.corrects())
                .put("text", revision.text().hex())
                .putAll(
                        "statuses",
                        revision.statuses().stream()
                                .map(state -> new Fields()
                                        .put("clause", state.clause().value())
                                        .put("status", state.status().name()))
                                .toList());
        HeldNumbers numbers = revision.numbers();
        if (numbers != null) {
            to.putAll(
                    "numbers",
                    numbers.all().stream()
                            .map(held -> new Fields()
                                    .put("clause", held.clause().value())
                                    .put("number", held.number().toString()))
                            .toList());
        }
    }

    private static IssueRevision read(Fields from) {
        return new IssueRevision(new Revision(
                from.count("number"),
                from.has("correction") ? from.count("correction") : null,
                from.text("symbol"),
                from.text("title"),
                from.textIfAny("note"),
                from.textIfAny("corrects"),
                Hash.ofHex(from.text("text")),
                from.objects("statuses").stream().map(IssueRevision::state).toList(),
                from.has("numbers")
                        ? new HeldNumbers(from.objects("numbers").stream()
                                .map(IssueRevision::number)
                                .toList())
                        : null));
    }

    private static HeldNumbers.Held number(Fields from) {
        from.requireNoOthers(Set.of("clause", "number"));
        return new HeldNumbers.Held(new ClauseId(from.text("clause")), ClauseNumber.parse(from.text("number")));
    }

    private static ClauseState state(Fields from) {
        from.requireNoOthers(Set.of("clause", "status"));
        return new ClauseState(new ClauseId(from.text("clause")), from.one(ClauseStatus.class, "status"));
    }

    @Override
    public Optional<Fields> news() {
        return Optional.of(new Fields().put("symbol", revision.symbol()).put("number", revision.number()));
    }

    @Override
    public Fields brief() {
        return new Fields().put("symbol", revision.symbol());
    }
}
