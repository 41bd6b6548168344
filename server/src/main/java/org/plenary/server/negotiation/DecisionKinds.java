package org.plenary.server.negotiation;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.server.journal.EntryKind;

/** The kinds of decisions that there are. Stateless. */
final class DecisionKinds {
    /** A new kind is a class that says everything of itself, and a line here. */
    static final List<DecisionKind> ALL = List.of(
            SetStatus.KIND,
            SetMode.KIND,
            SetAccess.KIND,
            IssueRevision.KIND,
            Restore.KIND,
            Archive.KIND,
            PlaceBracket.KIND,
            HoldBracket.KIND,
            LeaveBracket.KIND,
            SettleBracket.KIND,
            PutBracketBack.KIND,
            SetNumbering.KIND,
            MakePackage.KIND,
            ChangePackage.KIND,
            DissolvePackage.KIND,
            SetPackageStatus.KIND,
            ConfirmAgreement.KIND,
            OfferAlternative.KIND,
            SettleAlternatives.KIND,
            SetApart.KIND,
            PutAlternativesBack.KIND,
            OpenBranch.KIND,
            FollowDraft.KIND,
            InviteDelegation.KIND,
            JoinBranch.KIND,
            SetProposalRules.KIND,
            TableProposal.KIND,
            SponsorProposal.KIND,
            WithdrawProposal.KIND,
            DeclineProposal.KIND,
            Incorporate.KIND,
            Streamline.KIND);

    private static final Map<EntryKind, DecisionKind> BY_ENTRY =
            ALL.stream().collect(Collectors.toUnmodifiableMap(DecisionKind::entry, Function.identity()));

    private DecisionKinds() {}

    /** The kind whose decisions such entries record; null if there is none. */
    static @Nullable DecisionKind of(EntryKind entry) {
        return BY_ENTRY.get(entry);
    }
}
