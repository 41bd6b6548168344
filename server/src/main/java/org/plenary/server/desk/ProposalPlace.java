package org.plenary.server.desk;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.server.negotiation.Fields;
import org.plenary.server.negotiation.ProposalId;

/**
 * What of a proposal a thread is about. It is said of the words as they were; what became of the proposal since is told
 * by the draft's record.
 *
 * @param proposal which
 * @param revision that of the tabling which was looked at, from 0; null for one that was being drafted
 * @param clause the one of its clauses; null for the whole proposal
 * @param quote words of that clause as it was proposed, 1 to {@value #MAX_QUOTE} UTF-16 units; null for all of it
 */
public record ProposalPlace(
        ProposalId proposal,
        @Nullable Integer revision,
        @Nullable ClauseId clause,
        @Nullable String quote) {
    /** The most UTF-16 units that are quoted. */
    public static final int MAX_QUOTE = 1_000;

    private static final Set<String> KEYS = Set.of("id", "revision", "clause", "quote");
    private static final int MAX_REVISION = 99;

    /** @throws IllegalArgumentException if a part is out of bounds */
    public ProposalPlace {
        if (revision != null && (revision < 0 || revision > MAX_REVISION)) {
            throw new IllegalArgumentException(
                    "expected a revision of a proposal from 0 to " + MAX_REVISION + ", got " + revision);
        }
        if (quote != null) {
            requireQuote(clause, quote);
        }
    }

    private static void requireQuote(@Nullable ClauseId clause, String quote) {
        if (clause == null) {
            throw new IllegalArgumentException(
                    "expected a quote together with the clause in which it is, got it without");
        }
        if (quote.isBlank()
                || quote.length() > MAX_QUOTE
                || quote.chars().anyMatch(c -> c != '\n' && Character.isISOControl(c))
                || !StandardCharsets.UTF_8.newEncoder().canEncode(quote)) {
            throw new IllegalArgumentException("expected a quote of 1 to " + MAX_QUOTE + " characters, got one of "
                    + quote.length() + " that is blank, too long or holds a control character or half a character");
        }
    }

    int weight() {
        return quote == null ? 0 : quote.length();
    }

    Fields toFields() {
        return new Fields()
                .put("id", proposal.value())
                .putIfAny("revision", revision)
                .putIfAny("clause", clause == null ? null : clause.value())
                .putIfAny("quote", quote);
    }

    /** Numbers that are none of a revision stay so. */
    private static Integer revision(long number) {
        return Math.toIntExact(Math.max(-1, Math.min(number, MAX_REVISION + 1L)));
    }

    static ProposalPlace read(Fields from) {
        from.requireNoOthers(KEYS);
        String clause = from.textIfAny("clause");
        return new ProposalPlace(
                new ProposalId(from.text("id")),
                from.has("revision") ? revision(from.number("revision")) : null,
                clause == null ? null : new ClauseId(clause),
                from.textIfAny("quote"));
    }
}
