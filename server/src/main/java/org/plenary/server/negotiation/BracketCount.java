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
        return new BracketCount(standing(brackets, BracketKind.CONTESTED), standing(brackets, BracketKind.PLACEHOLDER));
    }

    private static int standing(Collection<Bracket> brackets, BracketKind kind) {
        return (int) brackets.stream()
                .filter(bracket -> bracket.isStanding() && bracket.kind() == kind)
                .count();
    }

    /** As fields, {@code brackets} and {@code placeholders}. */
    public Fields toFields() {
        return new Fields().put("brackets", contested).put("placeholders", placeholders);
    }
}
