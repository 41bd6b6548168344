package org.plenary.server.proposal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseText;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Numbering;

/**
 * Which clauses of two texts are the same, by their words and numbers, where they have no ids in common. First, in the
 * order of both, those that read alike and those that have most words in common, where the same number is worth a word
 * or two; then those that stand elsewhere and read nearly alike. Takes time in the product of both, which is bounded.
 * Stateless.
 */
final class ClauseMatching {
    /** From this share of common words on two clauses at one place are the same. */
    private static final double ALIKE = 0.5;
    /** From this one on they are wherever they stand. */
    private static final double ALIKE_ANYWHERE = 0.8;
    /** What the same number is worth. */
    private static final double NUMBERED = 0.1;
    /** The most pairs that are compared by their words. */
    private static final long MAX_PAIRS = 1_000_000;

    private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final List<Item> left;
    private final List<Item> right;
    private final Map<ClauseId, ClauseId> pairs = new LinkedHashMap<>();

    /** A clause in terms in which it is compared. */
    private record Item(Clause clause, String number, String words, Map<String, Integer> counts, int size) {
        static List<Item> of(Instrument text) {
            Map<ClauseId, String> numbers = Numbering.ofClauses(text);
            List<Item> items = new ArrayList<>();
            for (Clause clause : text.clauses()) {
                String words = ClauseMatching.words(clause);
                Map<String, Integer> counts = new HashMap<>();
                int size = 0;
                for (String word : WORDS.split(words.toLowerCase(Locale.ROOT), -1)) {
                    if (!word.isEmpty()) {
                        counts.merge(word, 1, Integer::sum);
                        size++;
                    }
                }
                items.add(new Item(clause, numbers.getOrDefault(clause.id(), ""), words, counts, size));
            }
            return items;
        }

        /** The share of words that two have in common, from 0 to 1. */
        double like(Item other) {
            if (size + other.size == 0) {
                return words.equals(other.words) ? 1 : 0;
            }
            int common = 0;
            for (Map.Entry<String, Integer> each : counts.entrySet()) {
                common += Math.min(each.getValue(), other.counts.getOrDefault(each.getKey(), 0));
            }
            return 2.0 * common / (size + other.size);
        }

        boolean isTitle() {
            return clause.kind() == ClauseKind.TITLE;
        }
    }

    private ClauseMatching(Instrument left, Instrument right) {
        this.left = Item.of(left);
        this.right = Item.of(right);
    }

    /** The clauses on the right by those on the left that they are. */
    static Map<ClauseId, ClauseId> of(Instrument left, Instrument right) {
        ClauseMatching matching = new ClauseMatching(left, right);
        matching.titles();
        matching.inOrder();
        matching.elsewhere();
        return matching.pairs;
    }

    /** The words of a clause, whatever stands between them. */
    static String words(Clause clause) {
        return ClauseText.of(clause).replaceAll("\\s+", " ").strip();
    }

    /** A text has one title. */
    private void titles() {
        Item ours = left.stream().filter(Item::isTitle).findFirst().orElse(null);
        Item theirs = right.stream().filter(Item::isTitle).findFirst().orElse(null);
        if (ours != null && theirs != null) {
            pairs.put(ours.clause.id(), theirs.clause.id());
        }
    }

    private void inOrder() {
        int rows = left.size();
        int columns = right.size();
        if ((long) rows * columns > MAX_PAIRS) {
            throw new ProposalException(
                    ProposalException.Reason.CONFLICT,
                    "The file and the draft have too many clauses to be compared, " + rows + " and " + columns
                            + ". Propose one part at a time.");
        }
        double[][] best = new double[rows + 1][columns + 1];
        double[][] worth = new double[rows][columns];
        for (int row = rows - 1; row >= 0; row--) {
            for (int column = columns - 1; column >= 0; column--) {
                double here = worth(left.get(row), right.get(column));
                worth[row][column] = here;
                best[row][column] = Math.max(
                        here > 0 ? best[row + 1][column + 1] + here : 0,
                        Math.max(best[row + 1][column], best[row][column + 1]));
            }
        }
        int row = 0;
        int column = 0;
        while (row < rows && column < columns) {
            if (worth[row][column] > 0 && best[row][column] == best[row + 1][column + 1] + worth[row][column]) {
                pair(left.get(row++), right.get(column++));
            } else if (best[row][column] == best[row + 1][column]) {
                row++;
            } else {
                column++;
            }
        }
    }

    /** What it is worth to take two for the same, 0 if they cannot be; the same words are worth most. */
    private double worth(Item ours, Item theirs) {
        if (ours.isTitle() || theirs.isTitle() || pairs.containsKey(ours.clause.id())) {
            return 0;
        }
        if (ours.words.equals(theirs.words)) {
            return 2;
        }
        double like = ours.like(theirs) + (isSameNumber(ours, theirs) ? NUMBERED : 0);
        return like >= ALIKE ? like : 0;
    }

    private static boolean isSameNumber(Item ours, Item theirs) {
        return !ours.number.isEmpty() && ours.number.equals(theirs.number);
    }

    private void elsewhere() {
        List<Item> free = right.stream()
                .filter(each -> !pairs.containsValue(each.clause.id()))
                .collect(Collectors.toCollection(ArrayList::new));
        for (Item ours : left) {
            if (pairs.containsKey(ours.clause.id()) || free.isEmpty()) {
                continue;
            }
            Item nearest = null;
            double most = ALIKE_ANYWHERE;
            for (Item theirs : free) {
                double like = ours.isTitle() || theirs.isTitle() ? 0 : ours.like(theirs);
                if (like >= most) {
                    most = like;
                    nearest = theirs;
                }
            }
            if (nearest != null) {
                pair(ours, nearest);
                free.remove(nearest);
            }
        }
    }

    private void pair(Item ours, Item theirs) {
        pairs.put(ours.clause.id(), theirs.clause.id());
    }
}
