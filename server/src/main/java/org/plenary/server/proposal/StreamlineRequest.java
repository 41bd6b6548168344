package org.plenary.server.proposal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.server.negotiation.Streamline;
import org.plenary.server.negotiation.StreamlinedSource;
import org.plenary.server.negotiation.TableProposal;

/**
 * Of what somebody wants to make one wording.
 *
 * @param clause the clause that is to read so, null for a new one
 * @param after the clause behind which a new one stands, null if it is none
 * @param kind what kind of clause a new one is, null for that of the first source
 * @param sources what it is made of
 * @param wording as text: a line for each paragraph, sub-paragraphs with their labels; at most {@value #MAX_LENGTH}
 *     UTF-16 units
 * @param was how the clause read without its footnotes when the wording was made, null if nobody says
 * @param rationale why, or null
 */
public record StreamlineRequest(
        @Nullable ClauseId clause,
        @Nullable ClauseId after,
        @Nullable ClauseKind kind,
        List<StreamlinedSource> sources,
        String wording,
        @Nullable String was,
        @Nullable String rationale) {
    /** The longest wording. */
    public static final int MAX_LENGTH = 20_000;

    /** @throws IllegalArgumentException if a part is out of bounds */
    public StreamlineRequest {
        if ((clause == null) == (after == null)) {
            throw new IllegalArgumentException(
                    "expected a clause that is to read so, or else the one behind which a new one stands, got both or none");
        }
        if (wording.length() > MAX_LENGTH || wording.chars().anyMatch(c -> c != '\n' && Character.isISOControl(c))) {
            throw new IllegalArgumentException("expected a wording of at most " + MAX_LENGTH
                    + " characters with no control characters but line breaks, got " + wording.length()
                    + " characters or others");
        }
        sources = List.copyOf(sources);
        if (sources.isEmpty() || sources.size() > Streamline.MAX_SOURCES) {
            throw new IllegalArgumentException("expected 1 to " + Streamline.MAX_SOURCES
                    + " clauses of proposals that become one, got " + sources.size());
        }
        TableProposal.requireRationale(rationale);
    }

    /** The same with another wording. */
    StreamlineRequest saying(String other) {
        return new StreamlineRequest(clause, after, kind, sources, other, was, rationale);
    }
}
