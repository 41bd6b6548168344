package org.plenary.instrument.compose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.crdt.Tokens;

/**
 * A wording that is put together of what a clause says and what others have proposed, with where each piece is from.
 *
 * <p>What can stay of the clause as it is does, in order, with style and footnotes. Of what is new, the longest row of
 * pieces in one line that stands like this in a source is from there, then the longest of the rest, and so on; a word
 * at least is in each. Where several sources have it, it is from the first. What is left is the writer's own.
 *
 * @param parts in order
 */
public record Composition(List<Part> parts) {
    /** So many comparisons of pieces are made at most. */
    private static final long MAX_COMPARISONS = 150_000_000;

    /** Keeps a copy of the list. */
    public Composition {
        parts = List.copyOf(parts);
    }

    /** Where a piece is from. */
    public enum From {
        /** It stays as it is. */
        CLAUSE,
        /** It is from a source. */
        SOURCE,
        /** It is the writer's own. */
        OWN
    }

    /**
     * A piece of it.
     *
     * @param from where it is from
     * @param source which source, from 0; −1 for none
     * @param at which piece of the source, from 0; −1 for none
     */
    public record Part(Piece piece, From from, int source, int at) {}

    /**
     * Finds out where each piece of a wording is from.
     *
     * @param before what the clause says now; {@link Wording#NONE} for a new one
     * @param wanted what it is to say
     * @throws IllegalArgumentException if that would take too long
     */
    public static Composition of(Wording before, Wording wanted, List<Wording> sources) {
        List<Piece> pieces = wanted.pieces();
        int[] partners = Tokens.match(before.keys(), wanted.keys());
        @Nullable Found[] found = new Rows(pieces, partners, sources).found();
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            @Nullable Found source = found[i];
            if (partners[i] >= 0) {
                parts.add(new Part(before.pieces().get(partners[i]), From.CLAUSE, -1, -1));
            } else if (source != null) {
                Piece there = sources.get(source.source).pieces().get(source.at);
                parts.add(new Part(pieces.get(i).styledAs(there), From.SOURCE, source.source, source.at));
            } else {
                parts.add(new Part(pieces.get(i), From.OWN, -1, -1));
            }
        }
        return new Composition(parts);
    }

    /** The whole wording. */
    public Wording wording() {
        return wording(part -> true);
    }

    /** What of the wording is so. */
    public Wording wording(Predicate<Part> which) {
        return new Wording(parts.stream().filter(which).map(Part::piece).toList());
    }

    private record Found(int source, int at) {}

    /** The rows of pieces that stand in a source, too. */
    private static final class Rows {
        private final List<Piece> pieces;
        private final int[] partners;
        private final List<Wording> sources;
        /** For each source and each piece, how long the longest row from it on is, and where it is in the source. */
        private final int[][] length;

        private final int[][] at;
        /** How many characters, and words, are before each piece. */
        private final int[] characters;

        private final int[] words;

        Rows(List<Piece> pieces, int[] partners, List<Wording> sources) {
            this.pieces = pieces;
            this.partners = partners;
            this.sources = sources;
            length = new int[sources.size()][pieces.size()];
            at = new int[sources.size()][pieces.size()];
            characters = new int[pieces.size() + 1];
            words = new int[pieces.size() + 1];
            for (int i = 0; i < pieces.size(); i++) {
                characters[i + 1] = characters[i] + pieces.get(i).text().length();
                words[i + 1] = words[i] + (pieces.get(i).isWord() ? 1 : 0);
            }
        }

        @Nullable
        Found[] found() {
            requireFew();
            for (int i = 0; i < sources.size(); i++) {
                compare(sources.get(i).pieces(), length[i], at[i]);
            }
            @Nullable Found[] found = new Found[pieces.size()];
            for (@Nullable Row row = longest(); row != null; row = longest()) {
                for (int i = 0; i < row.length; i++) {
                    found[row.first + i] = new Found(row.source, at[row.source][row.first] + i);
                }
                take(row);
            }
            return found;
        }

        private void requireFew() {
            long free = 0;
            for (int i = 0; i < pieces.size(); i++) {
                free += isFree(i) ? 1 : 0;
            }
            long others = 0;
            for (Wording source : sources) {
                others += source.pieces().size();
            }
            if (free * others > MAX_COMPARISONS) {
                throw new IllegalArgumentException(
                        "expected fewer or shorter sources, got so many words that it would take too long to find each");
            }
        }

        private boolean isFree(int i) {
            return partners[i] < 0 && pieces.get(i).isText();
        }

        private void compare(List<Piece> other, int[] lengths, int[] places) {
            List<String> texts = other.stream().map(Piece::text).toList();
            int[] below = new int[other.size() + 1];
            for (int i = pieces.size() - 1; i >= 0; i--) {
                int[] row = new int[other.size() + 1];
                String text = isFree(i) ? pieces.get(i).text() : "";
                for (int j = 0; j < texts.size() && !text.isEmpty(); j++) {
                    if (text.equals(texts.get(j))) {
                        row[j] = below[j + 1] + 1;
                        if (row[j] > lengths[i]) {
                            lengths[i] = row[j];
                            places[i] = j;
                        }
                    }
                }
                below = row;
            }
        }

        private record Row(int source, int first, int length) {}

        /** The longest row that has a word in it, of those the first, of the first source; null if there is none. */
        private @Nullable Row longest() {
            @Nullable Row best = null;
            int most = 0;
            for (int i = 0; i < pieces.size(); i++) {
                for (int source = 0; source < length.length; source++) {
                    int end = i + length[source][i];
                    if (words[end] > words[i] && characters[end] - characters[i] > most) {
                        best = new Row(source, i, length[source][i]);
                        most = characters[end] - characters[i];
                    }
                }
            }
            return best;
        }

        /** A row that would go on into one that is taken ends before it. */
        private void take(Row row) {
            for (int[] lengths : length) {
                for (int i = 0; i < row.first; i++) {
                    lengths[i] = Math.min(lengths[i], row.first - i);
                }
                Arrays.fill(lengths, row.first, row.first + row.length, 0);
            }
        }
    }
}
