package org.plenary.server.proposal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plenary.crdt.Doc;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.compose.ComposedLines;
import org.plenary.instrument.compose.Piece;
import org.plenary.instrument.compose.Wording;
import org.plenary.instrument.crdt.InstrumentReader;
import org.plenary.server.negotiation.DecisionException;
import org.plenary.server.negotiation.Proposal;
import org.plenary.server.negotiation.ProposalWriter;
import org.plenary.server.negotiation.Proposals;
import org.plenary.server.negotiation.StreamlinedSource;

/**
 * What a proposal says in a clause, and whose each word is: whoever wrote it in the branch; words of the draft that
 * stand there are of who wrote most of the clause in the branch.
 *
 * @param proposal as it was tabled
 * @param clause as it was tabled
 * @param wording of it
 * @param writers one for each piece of the wording
 */
record SourceWords(Proposal proposal, Clause clause, Wording wording, List<ProposalWriter> writers) {
    /** Keeps a copy of the list. */
    SourceWords {
        writers = List.copyOf(writers);
    }

    /**
     * Reads sources. Takes time in the length of the draft's life: for workers.
     *
     * @param proposals those that stand
     * @throws DecisionException if one of them is not there
     */
    static List<SourceWords> of(Look look, Proposals proposals, List<StreamlinedSource> sources) {
        Map<Proposal, Doc> docs = new HashMap<>();
        List<SourceWords> words = new ArrayList<>();
        for (StreamlinedSource source : sources) {
            Proposal proposal = proposals
                    .find(source.proposal())
                    .filter(each -> each.revision() == source.revision())
                    .orElseThrow(() -> new DecisionException(
                            DecisionException.Reason.CONFLICT,
                            "One of these proposals was submitted again, or is not there. Look at them again."));
            words.add(of(proposal, docs.computeIfAbsent(proposal, look::tabledDoc), source.clause()));
        }
        return words;
    }

    private static SourceWords of(Proposal proposal, Doc doc, ClauseId id) {
        Clause clause = BranchTexts.byId(InstrumentReader.read(doc)).get(id);
        if (clause == null || proposal.changeOf(id).isEmpty()) {
            throw new DecisionException(
                    DecisionException.Reason.NO_SUCH_CLAUSE,
                    "The proposal " + proposal.symbol() + " has no wording for the clause " + id
                            + ". Look at it again.");
        }
        Wording wording = wording(clause);
        return new SourceWords(proposal, clause, wording, writers(proposal, wording, ComposedLines.writers(doc, id)));
    }

    /**
     * What a clause says.
     *
     * @throws DecisionException if it has a table
     */
    static Wording wording(Clause clause) {
        try {
            return Wording.of(clause);
        } catch (IllegalArgumentException e) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT,
                    "Clauses with tables do not become one wording here: " + e.getMessage()
                            + ". Take them as proposed, and write in the draft.");
        }
    }

    private static List<ProposalWriter> writers(Proposal proposal, Wording wording, List<Long> clients) {
        Map<Long, ProposalWriter> byClient = new HashMap<>();
        proposal.writers().forEach(writer -> writer.clients().forEach(client -> byClient.put(client, writer)));
        Map<ProposalWriter, Integer> counts = new HashMap<>();
        clients.stream()
                .filter(byClient::containsKey)
                .forEach(client -> counts.merge(byClient.get(client), 1, Integer::sum));
        ProposalWriter most = proposal.writers().get(0);
        for (ProposalWriter writer : proposal.writers()) {
            if (counts.getOrDefault(writer, 0) > counts.getOrDefault(most, 0)) {
                most = writer;
            }
        }
        List<ProposalWriter> writers = new ArrayList<>();
        int at = 0;
        for (Piece piece : wording.pieces()) {
            int length = piece.text().length();
            boolean isThere = length > 0 && at < clients.size();
            writers.add(isThere ? byClient.getOrDefault(clients.get(at), most) : most);
            at += length;
        }
        return writers;
    }
}
