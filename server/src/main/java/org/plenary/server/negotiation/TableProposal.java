package org.plenary.server.negotiation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.IdRange;
import org.plenary.instrument.ClauseId;
import org.plenary.server.identity.Checks;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.SymbolPattern;

/**
 * A proposal is tabled: what it changes is before all who read the draft from now on. Which clauses those are and on
 * which entry it was made is what the server says that tabled it; that the draft's text can take the changes is
 * checked.
 *
 * @param proposal which; one that was tabled before is tabled again
 * @param number which one of the draft's proposals it is, from 1
 * @param revision how often it was tabled before, at most {@value #MAX_REVISION}
 * @param symbol under which symbol it is tabled
 * @param by whose it is
 * @param title what it is called, one line
 * @param rationale why, or null
 * @param sponsors the codes of the delegations that sponsor it, without the one whose it is
 * @param base the entry of the draft's record on which it was made
 * @param clauses the clauses that it changes, 1 to {@value #MAX_CLAUSES}
 * @param writers who wrote it, 1 to {@value #MAX_WRITERS}
 * @param changes what it changes
 */
public record TableProposal(
        ProposalId proposal,
        int number,
        int revision,
        String symbol,
        Proposer by,
        String title,
        @Nullable String rationale,
        List<String> sponsors,
        long base,
        List<ProposedClause> clauses,
        List<ProposalWriter> writers,
        ProposedEdits changes)
        implements ProposalDecision {
    /** The most times that one is tabled again. */
    public static final int MAX_REVISION = 99;
    /** The most UTF-16 units of a title. */
    public static final int MAX_TITLE_LENGTH = 200;
    /** The most UTF-16 units of a rationale. */
    public static final int MAX_RATIONALE_LENGTH = 10_000;
    /** The most delegations that sponsor one. */
    public static final int MAX_SPONSORS = 200;
    /** The most clauses that one changes. */
    public static final int MAX_CLAUSES = 500;
    /** The most people who write one. */
    public static final int MAX_WRITERS = 200;

    static final DecisionKind KIND = DecisionKind.of(
            "proposal",
            Set.of(
                    "proposal",
                    "number",
                    "revision",
                    "symbol",
                    "proposer",
                    "title",
                    "rationale",
                    "sponsors",
                    "base",
                    "clauses",
                    "writers",
                    "changes"),
            TableProposal::read);

    /** @throws IllegalArgumentException if a part is out of bounds or contradicts another */
    public TableProposal {
        sponsors = List.copyOf(sponsors);
        clauses = List.copyOf(clauses);
        writers = List.copyOf(writers);
        if (number < 1 || number > Proposals.MAX || revision < 0 || revision > MAX_REVISION || base < 1) {
            throw new IllegalArgumentException("expected a number from 1 to " + Proposals.MAX
                    + ", a revision from 0 to " + MAX_REVISION + " and a base from 1, got number=" + number
                    + " revision=" + revision + " base=" + base);
        }
        SymbolPattern.requireSymbol(symbol);
        requireTitle(title);
        requireRationale(rationale);
        requireEachOnce("sponsors", sponsors, 0, MAX_SPONSORS);
        for (String sponsor : sponsors) {
            Delegation.requireCode(sponsor);
            if (by.isDelegation(sponsor)) {
                throw new IllegalArgumentException("expected sponsors besides the delegation that proposes, got it");
            }
        }
        List<ClauseId> ids = clauses.stream().map(ProposedClause::clause).toList();
        requireEachOnce("clauses", ids, 1, MAX_CLAUSES);
        List<PersonId> people = writers.stream().map(ProposalWriter::person).toList();
        requireEachOnce("writers", people, 1, MAX_WRITERS);
        requireWritten(writers, changes);
    }

    /**
     * Checks that this can be the title of a proposal.
     *
     * @throws IllegalArgumentException if it is not
     */
    public static void requireTitle(String title) {
        Checks.line("title of the proposal", title, MAX_TITLE_LENGTH);
    }

    /**
     * Checks that this can be the rationale of a proposal, or is none.
     *
     * @throws IllegalArgumentException if it is not
     */
    public static void requireRationale(@Nullable String rationale) {
        if (rationale != null
                && (rationale.isBlank()
                        || rationale.length() > MAX_RATIONALE_LENGTH
                        || rationale.chars().anyMatch(c -> c != '\n' && Character.isISOControl(c))
                        || !StandardCharsets.UTF_8.newEncoder().canEncode(rationale))) {
            throw new IllegalArgumentException("expected a rationale of 1 to " + MAX_RATIONALE_LENGTH
                    + " characters with no control characters but line breaks, got one of " + rationale.length()
                    + " characters that is blank, too long or holds others");
        }
    }

    static <T> void requireEachOnce(String what, List<T> all, int least, int most) {
        if (all.size() < least || all.size() > most || new HashSet<>(all).size() < all.size()) {
            throw new IllegalArgumentException("expected " + least + " to " + most + " " + what
                    + " of a proposal, each once, got " + all.size() + " or one twice");
        }
    }

    /** Whatever the changes add was written by one of the writers, each of whose client ids added something. */
    private static void requireWritten(List<ProposalWriter> writers, ProposedEdits changes) {
        List<Long> named =
                writers.stream().flatMap(writer -> writer.clients().stream()).toList();
        Set<Long> written = changes.update().structIds().ranges().stream()
                .map(IdRange::client)
                .collect(Collectors.toSet());
        if (new HashSet<>(named).size() < named.size() || !written.equals(new HashSet<>(named))) {
            throw new IllegalArgumentException(
                    "expected each client id of the changes with one of the writers, and no other, got others");
        }
    }

    @Override
    public DecisionKind kind() {
        return KIND;
    }

    @Override
    public void requireRight(Actor actor, Standing now) {
        by.requireSpokenForBy(actor, now);
    }

    @Override
    public boolean changes(Situation now) {
        Proposals proposals = now.standing().proposals();
        Optional<Proposal> before = proposals.find(proposal);
        if (before.isPresent()) {
            requireNext(before.get());
        } else {
            require(
                    proposals.all().size() < Proposals.MAX,
                    "at most " + Proposals.MAX + " proposals about a draft",
                    "one more");
            require(number == proposals.nextNumber(), "the number " + proposals.nextNumber(), number);
            require(revision == 0, "the revision 0 of a new proposal", revision);
            requireInTime(proposals.rules(), now.atMillis());
        }
        boolean isFree = !proposals.hasSymbol(symbol)
                && now.standing().revisions().find(symbol).isEmpty();
        require(isFree, "a symbol that nothing of this draft has", symbol);
        require(base <= now.seq(), "a base before its own entry " + now.seq(), base);
        long bytes = proposals.bytesBesides(proposal) + changes.size();
        require(
                bytes <= Proposals.MAX_BYTES,
                "at most " + (Proposals.MAX_BYTES >> 20) + " MiB of changes in all proposals about a draft",
                bytes + " bytes");
        require(now.text().canTake(changes.update()), "changes of this draft's text", "some of another");
        return true;
    }

    private void requireInTime(ProposalRules rules, long atMillis) {
        if (rules.isEarly(by, atMillis)) {
            throw Proposals.conflict(
                    "Proposals are submitted from " + Instant.ofEpochMilli(Objects.requireNonNull(rules.opensMillis()))
                            + " on (" + rules.zone() + "). Submit it then; nothing of it is lost.");
        }
        if (rules.isLate(by, atMillis) && rules.late() == ProposalRules.Late.REFUSED) {
            throw Proposals.conflict("Proposals were to be submitted before "
                    + Instant.ofEpochMilli(Objects.requireNonNull(rules.closesMillis())) + " (" + rules.zone()
                    + "), and it came later. Ask the chair or the secretariat for more time; nothing of it is lost.");
        }
    }

    private void requireNext(Proposal before) {
        if (before.state().isOver()) {
            throw Proposals.conflict("The proposal " + before.symbol() + " is " + before.state()
                    + ", and is not tabled again. Begin another one.");
        }
        require(number == before.number(), "the number " + before.number(), number);
        require(revision == before.revision() + 1, "the revision " + (before.revision() + 1), revision);
        require(by.equals(before.by()), "the proposer of the proposal before", "another");
    }

    private static void require(boolean holds, String expected, Object got) {
        if (!holds) {
            throw Proposals.conflict(
                    "Expected a proposal with " + expected + ", got " + got + ". Look at the draft's proposals again.");
        }
    }

    @Override
    public Standing effect(Standing before, Act act) {
        Proposals proposals = before.proposals();
        Proposal tabled = proposals
                .find(proposal)
                .map(found -> found.again(this, act))
                .orElseGet(() -> Proposal.tabled(this, act, proposals.rules().isLate(by, act.atMillis())));
        return before.with(proposals.with(tabled));
    }

    @Override
    public void write(Fields to) {
        to.put("proposal", proposal.value())
                .put("number", number)
                .put("revision", revision)
                .put("symbol", symbol)
                .put("proposer", by.toFields())
                .put("title", title)
                .putIfAny("rationale", rationale)
                .put("sponsors", sponsors)
                .put("base", base)
                .putAll("clauses", clauses.stream().map(TableProposal::fields).toList())
                .putAll(
                        "writers",
                        writers.stream().map(ProposalWriter::toFields).toList())
                .put("changes", changes.base64());
    }

    private static Fields fields(ProposedClause proposed) {
        return new Fields()
                .put("clause", proposed.clause().value())
                .put("change", proposed.change().name());
    }

    private static TableProposal read(Fields from) {
        return new TableProposal(
                new ProposalId(from.text("proposal")),
                from.count("number"),
                revision(from),
                from.text("symbol"),
                Proposer.read(from.object("proposer")),
                from.text("title"),
                from.textIfAny("rationale"),
                from.texts("sponsors"),
                from.number("base"),
                from.objects("clauses").stream().map(TableProposal::clause).toList(),
                from.objects("writers").stream().map(ProposalWriter::read).toList(),
                ProposedEdits.ofBase64(from.text("changes")));
    }

    /** How often a proposal was tabled before, as it is recorded. */
    static int revision(Fields from) {
        long revision = from.number("revision");
        if (revision < 0 || revision > MAX_REVISION) {
            throw new IllegalArgumentException(
                    "expected a revision of a proposal from 0 to " + MAX_REVISION + ", got " + revision);
        }
        return (int) revision;
    }

    private static ProposedClause clause(Fields from) {
        from.requireNoOthers(Set.of("clause", "change"));
        return new ProposedClause(new ClauseId(from.text("clause")), from.one(ProposedChange.class, "change"));
    }

    /** What it changes is not told: who wants to read it asks for it. */
    @Override
    public Optional<Fields> news() {
        return Optional.of(brief().put("state", state().name()));
    }

    private ProposalState state() {
        return revision == 0 ? ProposalState.SUBMITTED : ProposalState.REVISED;
    }

    @Override
    public Fields brief() {
        return new Fields()
                .put("proposal", proposal.value())
                .put("symbol", symbol)
                .put("title", title)
                .put("proposer", by.toFields());
    }

    @Override
    public Fields named(Standing before) {
        return new Fields();
    }
}
