package org.plenary.server.http.record;

import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import org.plenary.server.export.ExportRequest;
import org.plenary.server.export.Exports;
import org.plenary.server.export.Paper;
import org.plenary.server.http.exchange.Query;
import org.plenary.server.http.exchange.SignIn;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.Proposal;
import org.plenary.server.proposal.ProposedWording;
import org.plenary.server.proposal.Proposing;

/** The papers of proposals, for whoever may read them. */
public final class PaperApi {
    private final Proposing proposing;
    private final Exports exports;
    private final ExportApi files;

    /** @param files sends them */
    public PaperApi(Proposing proposing, Exports exports, ExportApi files) {
        this.proposing = proposing;
        this.exports = exports;
        this.files = files;
    }

    public void export(RoutingContext context) {
        StreamId proposal = new StreamId(context.pathParam("proposalId"));
        files.answerPlanned(
                context,
                () -> proposing
                        .wording(proposal, SignIn.person(context), version(context))
                        .compose(wording -> exports.plan(ExportRequest.ofProposal(
                                SignIn.person(context),
                                wording.draft(),
                                ExportApi.format(context),
                                paper(wording, context),
                                ExportApi.options(context),
                                files.address(context)))));
    }

    private static Proposing.@Nullable Version version(RoutingContext context) {
        String of = Query.text(context, "of");
        return of == null ? null : of.equals("branch") ? Proposing.Version.BRANCH : Proposing.Version.SUBMITTED;
    }

    private static Paper paper(ProposedWording wording, RoutingContext context) {
        Proposal tabled = wording.tabled();
        return new Paper(
                wording.stream().id().value(),
                wording.branch().by(),
                tabled == null ? wording.branch().title() : tabled.title(),
                tabled == null ? wording.branch().sponsors().stream().toList() : tabled.sponsorCodes(),
                tabled == null ? null : tabled.rationale(),
                tabled == null ? null : tabled.symbol(),
                tabled == null ? null : tabled.state(),
                tabled != null && tabled.late(),
                tabled == null ? null : tabled.reason(),
                wording.atMillis(),
                wording.changes(),
                !"clean".equals(Query.text(context, "as")),
                "whole".equals(Query.text(context, "scope")));
    }
}
