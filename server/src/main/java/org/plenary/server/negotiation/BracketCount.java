package org.plenary.server.negotiation;

import java.util.Collection;

/**
 * How many brackets stand.
 *
 * @param contested in so many words are contested
 * @param placeholders for so many words are to come
 */
public record BracketCount(int contested, int placeholders) {
    /** None stands. */
    public static final BracketCount NONE = new BracketCount(0, 0);

    /** That of brackets, of which those that are settled do not count. */
    public static BracketCount of(Collection<Bracket> brackets) {
        int[] counts = new int[BracketKind.values().length];
        brackets.stream()
                .filter(Bracket::isStanding)
                .forEach(bracket -> counts[bracket.kind().ordinal()]++);
        return new BracketCount(counts[BracketKind.CONTESTED.ordinal()], counts[BracketKind.PLACEHOLDER.ordinal()]);
    }

    /** As fields, {@code brackets} and {@code placeholders}. */
    public Fields toFields() {
        return new Fields().put("brackets", contested).put("placeholders", placeholders);
    }
}
