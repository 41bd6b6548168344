package org.plenary.server.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.redline.DraftRedline;
import org.plenary.instrument.redline.Figures;
import org.plenary.server.negotiation.Author;
import org.plenary.server.negotiation.Branch;

/**
 * What changed between two moments, in figures.
 *
 * @param all all of it
 * @param delegations each delegation's part, that which changed most first; code null for people without one
 */
public record ChangeFigures(Figures all, List<Part> delegations) {
    /** Keeps a copy of the list. */
    public ChangeFigures {
        delegations = List.copyOf(delegations);
    }

    /**
     * The part of one delegation.
     *
     * @param ofDraft whether it is no delegation's, but came along with the draft that a branch follows
     */
    public record Part(@Nullable String delegation, boolean ofDraft, Figures figures) {
        private long size() {
            return figures.inserted() + figures.deleted();
        }
    }

    static ChangeFigures of(DraftRedline redline, History history) {
        List<Part> parts = new ArrayList<>();
        redline.figuresBy(seq -> Key.of(history.author(seq)))
                .forEach((key, figures) -> parts.add(new Part(key.delegation, key.ofDraft, figures)));
        parts.sort(Comparator.comparingLong(Part::size)
                .reversed()
                .thenComparing(part -> String.valueOf(part.delegation())));
        return new ChangeFigures(redline.figures(), parts);
    }

    /** A key of a map, where null cannot be one. */
    private record Key(@Nullable String delegation, boolean ofDraft) {
        static Key of(Author author) {
            return new Key(author.delegation(), Branch.isBy(author));
        }
    }
}
