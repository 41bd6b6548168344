package org.plenary.server.negotiation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The revisions of a draft.
 *
 * @param all those that were issued, in that order
 */
public record Revisions(List<IssuedRevision> all) {
    /** None was issued. */
    static final Revisions INITIAL = new Revisions(List.of());

    /** Keeps a copy of the list. */
    public Revisions {
        all = List.copyOf(all);
    }

    /** The revision with this symbol, if it was issued. */
    public Optional<IssuedRevision> find(String symbol) {
        return all.stream().filter(issued -> issued.symbol().equals(symbol)).findFirst();
    }

    /** The revision that was issued last, null if there is none. */
    public @Nullable IssuedRevision last() {
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }

    /** The number of the next revision that is no correction. */
    public int nextNumber() {
        return 1 + all.stream().mapToInt(IssuedRevision::number).max().orElse(0);
    }

    /** What the next correction of the revision with this number counts. */
    public int nextCorrection(int number) {
        return 1
                + (int) all.stream()
                        .filter(issued -> issued.number() == number && issued.correction() != null)
                        .count();
    }

    /** The revision whose corrections are counted together with those of one that was issued. */
    public IssuedRevision corrected(IssuedRevision issued) {
        return all.stream()
                .filter(each -> each.number() == issued.number() && each.correction() == null)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a correction of what was never issued: " + issued));
    }

    Revisions with(IssuedRevision issued) {
        List<IssuedRevision> next = new ArrayList<>(all);
        next.add(issued);
        return new Revisions(next);
    }
}
