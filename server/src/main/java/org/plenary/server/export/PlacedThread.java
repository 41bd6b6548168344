package org.plenary.server.export;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Id;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.anchor.AnchorNow;
import org.plenary.instrument.anchor.AnchorState;
import org.plenary.instrument.anchor.Passage;
import org.plenary.instrument.anchor.PastWords;
import org.plenary.server.history.History;

/**
 * A thread at its place in a text.
 *
 * @param thread what was said
 * @param clause the clause of the text in which it stands; null if it is about the whole draft, or about words of which
 *     nothing is left, nor of their clause
 * @param passage the words there; null if it is about all of the clause, or has no other place in it
 * @param state what has become of the words that it was begun on; {@link AnchorState#HELD} of the whole draft
 */
public record PlacedThread(
        SharedThread thread,
        @Nullable ClauseId clause,
        @Nullable Passage passage,
        AnchorState state) {

    /** Each at its place in the text after an entry. */
    static List<PlacedThread> all(History history, long seq, List<SharedThread> threads) {
        Set<ClauseId> clauses = new HashSet<>();
        for (SharedThread thread : threads) {
            if (thread.about() != null) {
                clauses.add(thread.about());
            }
            thread.now().forEach(part -> clauses.add(part.clause()));
        }
        PastWords words = history.words(seq, clauses);
        return threads.stream().map(thread -> of(thread, words)).toList();
    }

    private static PlacedThread of(SharedThread thread, PastWords words) {
        ClauseId about = thread.about();
        if (about == null) {
            return new PlacedThread(thread, null, null, AnchorState.HELD);
        }
        List<Passage> passages = new ArrayList<>();
        AnchorState state = thread.now().isEmpty()
                ? AnchorState.CHANGED
                : thread.now().get(0).state();
        ClauseId clause = thread.now().isEmpty() ? about : thread.now().get(0).clause();
        for (AnchorNow part : thread.now()) {
            Id from = part.from();
            Id to = part.to();
            if (from != null && to != null) {
                find(part.clause(), from, to, words).ifPresent(passages::add);
            }
        }
        if (!words.has(clause)) {
            clause = about;
        }
        if (!words.has(clause)) {
            return new PlacedThread(thread, null, null, AnchorState.GONE);
        }
        if (thread.whole()) {
            return new PlacedThread(thread, clause, null, AnchorState.HELD);
        }
        if (passages.isEmpty()) {
            return new PlacedThread(thread, clause, null, state == AnchorState.HELD ? AnchorState.CHANGED : state);
        }
        return new PlacedThread(thread, passages.get(0).clause(), around(passages), state);
    }

    private static Optional<Passage> find(ClauseId clause, Id from, Id to, PastWords words) {
        return words.find(clause, from, to).filter(passage -> passage.from() < passage.to());
    }

    /** From the first of those that are in one text with the first, to the last: Word has one stretch for a comment. */
    private static Passage around(List<Passage> passages) {
        Passage first = passages.get(0);
        int from = first.from();
        int to = first.to();
        for (Passage each : passages) {
            if (each.clause().equals(first.clause()) && each.footnote() == first.footnote()) {
                from = Math.min(from, each.from());
                to = Math.max(to, each.to());
            }
        }
        return new Passage(first.clause(), first.footnote(), from, to);
    }

    /** Whether the words that it was begun on cannot be seen at its place, and have to be said. */
    public boolean needsQuote() {
        Passage there = passage;
        return state != AnchorState.HELD || (there != null && there.footnote() > 0);
    }
}
