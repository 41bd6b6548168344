package org.plenary.server.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;
import org.plenary.server.negotiation.AdReferendum;
import org.plenary.server.negotiation.ChangePackage;
import org.plenary.server.negotiation.ClausePackage;
import org.plenary.server.negotiation.ConfirmAgreement;
import org.plenary.server.negotiation.Decision;
import org.plenary.server.negotiation.DeclineProposal;
import org.plenary.server.negotiation.DissolvePackage;
import org.plenary.server.negotiation.Incorporate;
import org.plenary.server.negotiation.MakePackage;
import org.plenary.server.negotiation.OfferAlternative;
import org.plenary.server.negotiation.PackageId;
import org.plenary.server.negotiation.Proposal;
import org.plenary.server.negotiation.ProposalId;
import org.plenary.server.negotiation.ProposedClause;
import org.plenary.server.negotiation.PutAlternativesBack;
import org.plenary.server.negotiation.SetApart;
import org.plenary.server.negotiation.SetPackageStatus;
import org.plenary.server.negotiation.SetStatus;
import org.plenary.server.negotiation.SettleAlternatives;
import org.plenary.server.negotiation.SponsorProposal;
import org.plenary.server.negotiation.Standing;
import org.plenary.server.negotiation.Streamline;
import org.plenary.server.negotiation.TableProposal;
import org.plenary.server.negotiation.Taking;
import org.plenary.server.negotiation.WithdrawProposal;

/**
 * What a decision did to the packages of clauses, to the alternatives among them, to what an agreement ad referendum
 * depends on, or about what is proposed. What status a clause got by it is told by {@link History.StatusChange}.
 *
 * @param seq the decision's entry
 * @param what what was done
 * @param clauses the clauses that it is about, one at least: of a package all of them; of an alternative it and then
 *     what it competes with; of a choice what was chosen, if anything was, and then its rivals; of a proposal those
 *     that it changes, or that were taken
 * @param symbol the symbol of the proposal, of several all of them, {@code ""} if it is about none
 * @param title what the package is called since, or the proposal, {@code ""} if it is about none
 * @param titleBefore what the package was called, if otherwise; {@code ""} if not
 * @param status what the clauses of a package became; null if it is about something else
 * @param forum where an agreement was reached; null if nobody said
 * @param parties the codes of the delegations that are asked to confirm an agreement; of a confirmation, the one whose
 *     it is; of a proposal that is tabled whose it is, be it a group, and who sponsors it; of sponsors, the one that
 *     joins or leaves
 * @param note what was said of it, or null
 */
public record ClauseEvent(
        long seq,
        What what,
        List<ClauseId> clauses,
        String symbol,
        String title,
        String titleBefore,
        @Nullable ClauseStatus status,
        @Nullable String forum,
        List<String> parties,
        @Nullable String note) {
    /** Keeps copies of the lists. */
    public ClauseEvent {
        clauses = List.copyOf(clauses);
        parties = List.copyOf(parties);
    }

    /** What was done. The names are sent: they never change. */
    public enum What {
        /** Clauses became a package. */
        PACKAGE_MADE,
        /** A package is called otherwise, or has other clauses. */
        PACKAGE_CHANGED,
        /** A package is no more. */
        PACKAGE_DISSOLVED,
        /** All clauses of a package got a status. */
        PACKAGE_DECIDED,
        /** It was said where an agreement ad referendum was reached, and who is to confirm it. */
        AD_REFERENDUM,
        /** A delegation confirmed that a clause is agreed. */
        CONFIRMED,
        /** A delegation withholds its confirmation. */
        WITHHELD,
        /** A clause competes with another. */
        OFFERED,
        /** A copy of a clause competes with it. */
        COPIED,
        /** One of the clauses that competed was chosen. */
        CHOSEN,
        /** None of the clauses that competed was. */
        NONE_CHOSEN,
        /** A choice was put back: the clauses compete again. */
        CHOICE_PUT_BACK,
        /** A clause competes no more. */
        SET_APART,
        /** A proposal was tabled. */
        TABLED,
        /** A proposal was tabled again. */
        TABLED_AGAIN,
        /** A delegation sponsors a proposal. */
        SPONSORED,
        /** A delegation sponsors a proposal no more. */
        SPONSORED_NO_MORE,
        /** Its proposer withdrew a proposal. */
        WITHDRAWN,
        /** A proposal was not taken, or no more of it. */
        NOT_TAKEN,
        /** Clauses of a proposal were taken as they were proposed. */
        TAKEN_PROPOSED,
        /** Clauses of a proposal were taken with what had changed in them since. */
        TAKEN_MERGED,
        /** Clauses of a proposal were taken in brackets. */
        TAKEN_BRACKETED,
        /** Clauses of a proposal were taken as alternatives. */
        TAKEN_ALTERNATIVE,
        /** What one proposal says became one wording with what others say. */
        STREAMLINED
    }

    /** What the decisions between two entries did, the second one's included, in order. */
    static List<ClauseEvent> between(Decisions decisions, long from, long to) {
        List<ClauseEvent> events = new ArrayList<>();
        Standing standing = decisions.at(from);
        for (Decisions.Taken taken : decisions.all()) {
            if (taken.seq() > from && taken.seq() <= to) {
                events.addAll(of(taken.seq(), taken.decision(), standing));
                standing = taken.after(standing);
            }
        }
        return events;
    }

    private static List<ClauseEvent> of(long seq, Decision decision, Standing before) {
        Optional<ClauseEvent> event = ofPackage(seq, decision, before)
                .or(() -> ofRivals(seq, decision, before))
                .or(() -> ofStreamlined(seq, decision, before))
                .or(() -> ofProposal(seq, decision, before));
        if (event.isPresent()) {
            return decision instanceof SetPackageStatus set && asks(set.terms())
                    ? List.of(event.get(), asked(seq, set.clauses(), set.terms()))
                    : List.of(event.get());
        }
        if (decision instanceof SetStatus set && asks(set.terms())) {
            return List.of(asked(seq, set.clauses(), set.terms()));
        }
        return decision instanceof ConfirmAgreement confirm
                ? List.of(of(seq, confirm.confirms() ? What.CONFIRMED : What.WITHHELD, List.of(confirm.clause()))
                        .asking(null, List.of(confirm.delegation()))
                        .saying(confirm.reason()))
                : List.of();
    }

    private static Optional<ClauseEvent> ofPackage(long seq, Decision decision, Standing before) {
        if (decision instanceof MakePackage make) {
            return Optional.of(of(seq, What.PACKAGE_MADE, make.clauses()).called(make.title(), ""));
        }
        if (decision instanceof ChangePackage change) {
            String was =
                    packed(change.bundle(), before).map(ClausePackage::title).orElse("");
            return Optional.of(of(seq, What.PACKAGE_CHANGED, change.clauses())
                    .called(change.title(), was.equals(change.title()) ? "" : was));
        }
        if (decision instanceof DissolvePackage dissolve) {
            return packed(dissolve.bundle(), before)
                    .map(packed ->
                            of(seq, What.PACKAGE_DISSOLVED, packed.clauses()).called(packed.title(), ""));
        }
        return decision instanceof SetPackageStatus set
                ? packed(set.bundle(), before)
                        .map(packed -> of(seq, What.PACKAGE_DECIDED, set.clauses())
                                .called(packed.title(), "")
                                .becoming(set.status())
                                .saying(set.reason()))
                : Optional.empty();
    }

    private static Optional<ClausePackage> packed(PackageId id, Standing before) {
        return before.packages().find(id);
    }

    private static Optional<ClauseEvent> ofRivals(long seq, Decision decision, Standing before) {
        if (decision instanceof OfferAlternative offer) {
            List<ClauseId> both = List.of(offer.clause(), before.alternatives().firstOf(offer.of()));
            return Optional.of(of(seq, offer.copy() ? What.COPIED : What.OFFERED, both));
        }
        if (decision instanceof SettleAlternatives settle) {
            ClauseId chosen = settle.choose();
            List<ClauseId> rivals = before.alternatives().rivals(settle.of());
            List<ClauseId> others =
                    rivals.stream().filter(rival -> !rival.equals(chosen)).toList();
            return Optional.of((chosen == null
                            ? of(seq, What.NONE_CHOSEN, others)
                            : of(
                                    seq,
                                    What.CHOSEN,
                                    Stream.concat(Stream.of(chosen), others.stream())
                                            .toList()))
                    .saying(settle.reason()));
        }
        if (decision instanceof PutAlternativesBack back) {
            return before.alternatives()
                    .choice(back.of())
                    .map(choice -> of(seq, What.CHOICE_PUT_BACK, choice.rivals()));
        }
        return decision instanceof SetApart apart
                ? Optional.of(of(seq, What.SET_APART, List.of(apart.clause())))
                : Optional.empty();
    }

    private static Optional<ClauseEvent> ofProposal(long seq, Decision decision, Standing before) {
        if (decision instanceof TableProposal tabled) {
            List<String> parties = Stream.concat(Stream.ofNullable(tabled.by().code()), tabled.sponsors().stream())
                    .toList();
            What what = tabled.revision() == 0 ? What.TABLED : What.TABLED_AGAIN;
            return Optional.of(of(seq, what, ofAll(tabled)).proposed(tabled).asking(null, parties));
        }
        if (decision instanceof SponsorProposal sponsor) {
            What what = sponsor.joins() ? What.SPONSORED : What.SPONSORED_NO_MORE;
            return about(seq, what, sponsor.proposal(), before)
                    .map(event -> event.asking(null, List.of(sponsor.delegation())));
        }
        if (decision instanceof WithdrawProposal withdrawn) {
            return about(seq, What.WITHDRAWN, withdrawn.proposal(), before)
                    .map(event -> event.saying(withdrawn.reason()));
        }
        if (decision instanceof DeclineProposal declined) {
            return about(seq, What.NOT_TAKEN, declined.proposal(), before)
                    .map(event -> event.saying(declined.reason()));
        }
        return decision instanceof Incorporate taken
                ? before.proposals()
                        .find(taken.proposal())
                        .map(found ->
                                of(seq, taken(taken.as()), taken.clauses()).proposed(found.tabling()))
                : Optional.empty();
    }

    /** Of several proposals it says the symbols in one, and no title. */
    private static Optional<ClauseEvent> ofStreamlined(long seq, Decision decision, Standing before) {
        if (!(decision instanceof Streamline streamline)) {
            return Optional.empty();
        }
        List<Proposal> proposals = streamline.sources().stream()
                .flatMap(source -> before.proposals().find(source.proposal()).stream())
                .distinct()
                .toList();
        String symbols = proposals.stream().map(Proposal::symbol).collect(Collectors.joining(", "));
        List<String> parties = proposals.stream()
                .flatMap(proposal -> Stream.ofNullable(proposal.by().code()))
                .distinct()
                .toList();
        return Optional.of(of(seq, What.STREAMLINED, List.of(streamline.clause()))
                .under(symbols)
                .asking(null, parties)
                .saying(streamline.rationale()));
    }

    private static What taken(Taking as) {
        return switch (as) {
            case PROPOSED -> What.TAKEN_PROPOSED;
            case MERGED -> What.TAKEN_MERGED;
            case BRACKETED -> What.TAKEN_BRACKETED;
            case ALTERNATIVE -> What.TAKEN_ALTERNATIVE;
            case STREAMLINED -> What.STREAMLINED;
        };
    }

    private static Optional<ClauseEvent> about(long seq, What what, ProposalId proposal, Standing before) {
        return before.proposals()
                .find(proposal)
                .map(found -> of(seq, what, ofAll(found.tabling())).proposed(found.tabling()));
    }

    private static List<ClauseId> ofAll(TableProposal tabled) {
        return tabled.clauses().stream().map(ProposedClause::clause).toList();
    }

    private static boolean asks(AdReferendum.Terms terms) {
        return !terms.equals(AdReferendum.Terms.NONE);
    }

    private static ClauseEvent asked(long seq, List<ClauseId> clauses, AdReferendum.Terms terms) {
        return of(seq, What.AD_REFERENDUM, clauses).asking(terms.forum(), terms.pending());
    }

    private static ClauseEvent of(long seq, What what, List<ClauseId> clauses) {
        return new ClauseEvent(seq, what, clauses, "", "", "", null, null, List.of(), null);
    }

    private ClauseEvent called(String name, String before) {
        return new ClauseEvent(seq, what, clauses, symbol, name, before, status, forum, parties, note);
    }

    private ClauseEvent proposed(TableProposal tabled) {
        return new ClauseEvent(
                seq, what, clauses, tabled.symbol(), tabled.title(), titleBefore, status, forum, parties, note);
    }

    private ClauseEvent under(String symbols) {
        return new ClauseEvent(seq, what, clauses, symbols, title, titleBefore, status, forum, parties, note);
    }

    private ClauseEvent becoming(ClauseStatus next) {
        return new ClauseEvent(seq, what, clauses, symbol, title, titleBefore, next, forum, parties, note);
    }

    private ClauseEvent asking(@Nullable String where, List<String> whom) {
        return new ClauseEvent(seq, what, clauses, symbol, title, titleBefore, status, where, whom, note);
    }

    private ClauseEvent saying(@Nullable String reason) {
        return new ClauseEvent(seq, what, clauses, symbol, title, titleBefore, status, forum, parties, reason);
    }
}
