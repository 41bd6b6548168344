package org.plenary.server.export;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.redline.DraftRedline;
import org.plenary.server.history.BracketThen;
import org.plenary.server.history.Moment;
import org.plenary.server.identity.Masthead;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.IssuedRevision;
import org.plenary.server.negotiation.Party;
import org.plenary.server.signing.SignedHead;

/**
 * The text of a draft at a moment, or what changed in it between two, with all that a file tells of it. A value that no
 * longer depends on the draft, and may be handed to any thread.
 *
 * <p>{@link #redline} is there in both cases, so that a format has one way through the text: of a clean text nothing in
 * it changed, and its runs are joined whoever wrote them. Of a redline it reads word by word.
 *
 * @param draft the draft
 * @param begun when its record began
 * @param process the process it belongs to
 * @param masthead what the papers of the process say at their head
 * @param title the title of the draft: that of its text, or else the one that it was started with
 * @param from the first moment of a redline, null for a clean text
 * @param at the moment of the text, the second one of a redline
 * @param revision the revision that this moment is, null if none was issued there
 * @param text the text at the moment
 * @param redline the same clause by clause and run by run, with what changed
 * @param statuses the status that each clause of the text had
 * @param statusesBefore the status that each clause had at the first moment of a redline; of a clean text the same as
 *     {@code statuses}
 * @param agreements on what the agreements of a clean text depend; of a redline nothing, for a mark in it has who made
 *     it
 * @param decisions what was decided about the status of clauses between the two moments, in the order of time
 * @param contributions who made the entries that the redline names, and those decisions, by their numbers
 * @param revisions all that were issued up to the moment, in order
 * @param notes what was said of clauses of the text to everybody, in the order of time
 * @param delegations those that contributed to what the redline shows, decided or issued, by code, in the order of
 *     their codes; without those that the process does not know any more
 * @param head the entry of the record after which the text was so
 * @param signature the server's signature of this head, null if there is none
 * @param verification where anybody can verify the head, an absolute URL; null if nobody signed it, or the server does
 *     not know its own address
 * @param brackets those that stood at the moment, of a redline at the second one, the oldest first
 * @param bracketsBefore those that stood at the first moment of a redline; of a clean text the same as {@code brackets}
 * @param bracketActs what was done about brackets between the two moments of a redline, in the order of time
 * @param clauseActs what was done about packages, alternatives, agreements ad referendum and proposals between
 *     them
 * @param threads what was said to everybody about the draft, each at its place; none unless that was asked for
 * @param proposal what the head of a proposal's paper says, null for the text of a draft; {@code text} is the whole of
 *     what is proposed then, and {@code redline} may be an excerpt
 */
public record Edition(
        StreamId draft,
        Instant begun,
        Negotiation process,
        Masthead masthead,
        String title,
        @Nullable Moment from,
        Moment at,
        @Nullable IssuedRevision revision,
        Instrument text,
        DraftRedline redline,
        Map<ClauseId, ClauseStatus> statuses,
        Map<ClauseId, ClauseStatus> statusesBefore,
        Agreements agreements,
        List<Decided> decisions,
        Map<Long, Contribution> contributions,
        List<IssuedRevision> revisions,
        List<Note> notes,
        Map<String, Party> delegations,
        Head head,
        @Nullable SignedHead signature,
        @Nullable String verification,
        List<BracketThen> brackets,
        List<BracketThen> bracketsBefore,
        List<BracketAct> bracketActs,
        List<ClauseAct> clauseActs,
        List<PlacedThread> threads,
        @Nullable PaperHead proposal) {

    /** Keeps copies of lists and maps; that of the delegations as it is ordered. */
    public Edition {
        statuses = Map.copyOf(statuses);
        statusesBefore = Map.copyOf(statusesBefore);
        decisions = List.copyOf(decisions);
        contributions = Map.copyOf(contributions);
        revisions = List.copyOf(revisions);
        notes = List.copyOf(notes);
        brackets = List.copyOf(brackets);
        bracketsBefore = List.copyOf(bracketsBefore);
        bracketActs = List.copyOf(bracketActs);
        clauseActs = List.copyOf(clauseActs);
        threads = List.copyOf(threads);
        delegations = Collections.unmodifiableMap(new TreeMap<>(delegations));
    }

    /** The same with its text shown otherwise. */
    Edition withRedline(DraftRedline other) {
        return new Edition(
                draft,
                begun,
                process,
                masthead,
                title,
                from,
                at,
                revision,
                text,
                other,
                statuses,
                statusesBefore,
                agreements,
                decisions,
                contributions,
                revisions,
                notes,
                delegations,
                head,
                signature,
                verification,
                brackets,
                bracketsBefore,
                bracketActs,
                clauseActs,
                threads,
                proposal);
    }

    /** Whether it shows what changed between two moments. */
    public boolean isRedline() {
        return from != null;
    }

    /** How many decisions a redline lists, on clauses and on what is about them. */
    public int decisionCount() {
        return decisions.size() + bracketActs.size() + clauseActs.size();
    }

    /** When the text was so. */
    public Instant instant() {
        return Instant.ofEpochMilli(at.atMillis());
    }

    /** When the text was as a redline begins with it; of a clean text the same as {@link #instant()}. */
    public Instant fromInstant() {
        return Instant.ofEpochMilli(from == null ? at.atMillis() : from.atMillis());
    }

    /** The language of the text. */
    public Locale locale() {
        return masthead.locale();
    }

    /** The symbol of the revision that it is, or of the proposal; null if it is none of them. */
    public @Nullable String symbol() {
        if (proposal != null) {
            return proposal.paper().symbol();
        }
        return revision == null ? null : revision.symbol();
    }

    /** The status of a clause of the text. */
    public ClauseStatus status(ClauseId clause) {
        return statuses.getOrDefault(clause, ClauseStatus.OPEN);
    }

    /**
     * The status of a clause as it is told: one about which nothing else was decided is BRACKETED while a bracket
     * stands in it. Not in a redline: there a mark has who made it, and brackets are no decisions about a clause.
     */
    public ClauseStatus toldStatus(ClauseId clause) {
        ClauseStatus decided = status(clause);
        return decided == ClauseStatus.OPEN
                        && !isRedline()
                        && brackets.stream()
                                .flatMap(bracket -> bracket.parts().stream())
                                .anyMatch(part -> part.clause().equals(clause))
                ? ClauseStatus.BRACKETED
                : decided;
    }

    /** The status that a clause had at the first moment. */
    public ClauseStatus statusBefore(ClauseId clause) {
        return statusesBefore.getOrDefault(clause, ClauseStatus.OPEN);
    }

    /** The name of a delegation; its code if the process does not know it any more. */
    public String delegationName(String code) {
        Party party = delegations.get(code);
        return party == null ? code : party.name();
    }

    /**
     * Who made an entry that the redline names.
     *
     * @throws NullPointerException if it names no such entry
     */
    public Contribution contribution(long seq) {
        return Objects.requireNonNull(contributions.get(seq), () -> "no contribution for seq=" + seq);
    }
}
