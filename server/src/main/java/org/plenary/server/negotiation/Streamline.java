package org.plenary.server.negotiation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;
import org.plenary.server.identity.PersonId;

/**
 * Who leads the draft makes one wording of what several proposals say, and of what the draft says: by the changes of
 * the text that are recorded next, each in the name of the person whose words it brings. What the proposals say in
 * these clauses is taken with it.
 *
 * @param clause the clause that reads so afterwards, be it a new one
 * @param sources what it is made of, 1 to {@value #MAX_SOURCES}, each once
 * @param rationale why, or null
 * @param edits the person of each change that follows, in order, at most {@value Incorporate#MAX_EDITS}: writers of the
 *     sources, who tabled them, or who takes this decision
 */
public record Streamline(
        ClauseId clause,
        List<StreamlinedSource> sources,
        @Nullable String rationale,
        List<PersonId> edits) implements Decision {
    /** The most clauses of proposals that become one. */
    public static final int MAX_SOURCES = 50;

    static final DecisionKind KIND =
            DecisionKind.of("streamline", Set.of("clause", "sources", "rationale", "edits"), Streamline::read);

    /** @throws IllegalArgumentException if a part is out of bounds */
    public Streamline {
        sources = List.copyOf(sources);
        edits = List.copyOf(edits);
        Set<List<Object>> names = new LinkedHashSet<>();
        sources.forEach(source -> names.add(List.of(source.proposal(), source.clause())));
        if (sources.isEmpty() || sources.size() > MAX_SOURCES || names.size() < sources.size()) {
            throw new IllegalArgumentException("expected 1 to " + MAX_SOURCES
                    + " clauses of proposals that become one, each once, got " + sources.size() + " or one twice");
        }
        TableProposal.requireRationale(rationale);
        if (edits.size() > Incorporate.MAX_EDITS) {
            throw new IllegalArgumentException("expected at most " + Incorporate.MAX_EDITS
                    + " changes that make one wording of proposals, got " + edits.size());
        }
    }

    @Override
    public DecisionKind kind() {
        return KIND;
    }

    @Override
    public boolean isByTheIntroduced() {
        return true;
    }

    /** Whoever leads the draft; in no other names but of those whose words these are, and their own. */
    @Override
    public void requireRight(Actor by, Standing now) {
        Ruling.requireLead(by, now);
        List<Proposal> proposals = sources.stream()
                .map(source -> now.proposals().require(source.proposal()))
                .toList();
        for (PersonId person : edits) {
            if (!person.equals(by.id()) && proposals.stream().noneMatch(each -> each.isBy(person))) {
                throw new DecisionException(
                        DecisionException.Reason.NOT_ALLOWED,
                        "Words of proposals are taken in the names of those who wrote them, and " + person
                                + " wrote none of these.");
            }
        }
    }

    @Override
    public List<AnnouncedEdit> announces(Situation now, PersonId by) {
        List<AnnouncedEdit> announced = new ArrayList<>(edits.stream()
                .map(each -> new AnnouncedEdit(each, Announcement.ANY))
                .toList());
        if (!announced.isEmpty()) {
            PersonId last = edits.get(edits.size() - 1);
            announced.set(announced.size() - 1, new AnnouncedEdit(last, this::requireDone));
        }
        return Collections.unmodifiableList(announced);
    }

    @Override
    public boolean changes(Situation now) {
        sources.forEach(source -> requireFree(source, now.standing()));
        ClauseStatus status = now.standing().clauses().status(clause.value());
        if (status.isFrozen()) {
            throw Proposals.conflict("The clause " + clause + " is "
                    + (status == ClauseStatus.ADOPTED ? "adopted" : "agreed")
                    + " and stays as it is. Open it again first.");
        }
        if (edits.isEmpty()) {
            requireDone(now.text());
        }
        return true;
    }

    private static void requireFree(StreamlinedSource source, Standing standing) {
        Proposal proposal = standing.proposals().require(source.proposal());
        if (proposal.state().isOver()) {
            throw Proposals.conflict("The proposal " + proposal.symbol() + " is " + proposal.state()
                    + ", and no more of it is taken. Look at the draft's proposals again.");
        }
        if (source.revision() != proposal.revision()) {
            throw Proposals.conflict("The proposal " + proposal.symbol()
                    + " was tabled again. Look at it as it is now, and then make one wording of what it says.");
        }
        ProposedChange change = proposal.changeOf(source.clause())
                .orElseThrow(() -> new DecisionException(
                        DecisionException.Reason.NO_SUCH_CLAUSE,
                        "The proposal " + proposal.symbol() + " does not change the clause " + source.clause()
                                + ". Look at it again."));
        if (change == ProposedChange.REMOVED) {
            throw Proposals.conflict("The proposal " + proposal.symbol() + " deletes the clause " + source.clause()
                    + " and has no wording for it. Take that as proposed.");
        }
        if (proposal.taken().containsKey(source.clause())) {
            throw Proposals.conflict("What the proposal " + proposal.symbol() + " says in the clause " + source.clause()
                    + " was taken already. Look at the draft's proposals again.");
        }
    }

    /** How it reads is not looked at, but that it is there. */
    private void requireDone(DraftText after) {
        if (!after.has(clause)) {
            throw Proposals.conflict("Expected the draft to have the clause " + clause
                    + " afterwards, in which proposals became one wording, got none.");
        }
    }

    @Override
    public Standing effect(Standing before, Act act) {
        Map<ProposalId, List<ClauseId>> taken = new LinkedHashMap<>();
        sources.forEach(source -> taken.computeIfAbsent(source.proposal(), id -> new ArrayList<>())
                .add(source.clause()));
        Proposals after = before.proposals();
        for (Map.Entry<ProposalId, List<ClauseId>> each : taken.entrySet()) {
            Optional<Proposal> found = after.find(each.getKey());
            if (found.isPresent()) {
                after = after.with(found.get().streamlined(each.getValue(), clause, act));
            }
        }
        return before.with(after);
    }

    @Override
    public void write(Fields to) {
        to.put("clause", clause.value())
                .putAll(
                        "sources",
                        sources.stream().map(StreamlinedSource::toFields).toList())
                .putIfAny("rationale", rationale)
                .put("edits", edits.stream().map(PersonId::value).toList());
    }

    private static Streamline read(Fields from) {
        return new Streamline(
                new ClauseId(from.text("clause")),
                from.objects("sources").stream().map(StreamlinedSource::read).toList(),
                from.textIfAny("rationale"),
                from.texts("edits").stream().map(PersonId::new).toList());
    }

    @Override
    public Optional<Fields> news() {
        return Optional.of(brief());
    }

    @Override
    public Fields brief() {
        return new Fields()
                .put("clause", clause.value())
                .putAll(
                        "sources",
                        sources.stream().map(StreamlinedSource::toFields).toList());
    }

    /** {@code symbols} of the proposals, each once. */
    @Override
    public Fields named(Standing before) {
        List<String> symbols = sources.stream()
                .flatMap(source -> before.proposals().find(source.proposal()).stream())
                .map(Proposal::symbol)
                .distinct()
                .toList();
        return new Fields().put("symbols", symbols);
    }
}
