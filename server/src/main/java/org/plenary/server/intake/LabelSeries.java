package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.server.intake.Label.Family;
import org.plenary.server.intake.Label.Reading;
import org.plenary.server.intake.Label.Style;

/**
 * Decides of everything in a text that looks like a label what is one.
 *
 * <p>Labels count: after 1 comes 2. Of all that are written alike, such as {@code (#)} with small letters, those are
 * believed that together make the best series: each brings what speaks for it by itself ({@link LabelEvidence}); that
 * it goes on with the one before it speaks for it; that it does neither go on nor begin anew at 1 speaks against it. So
 * "5." between 1 and 2 is left out where the same "5." between 4 and 6 is not. The best series is found in one pass
 * over the candidates: time in proportion to their number. For one thread, one use.
 */
final class LabelSeries {
    /** So that sums of evidence that come out even speak for a label. */
    private static final int UNIT = 10;

    private static final int GOES_ON = 3 * UNIT;
    private static final int JUMPS = -2 * UNIT;
    /** Letters and numerals are more often than digits words that stand by themselves. */
    private static final int JUMPS_IN_LETTERS = -3 * UNIT;
    /** No series begins in the thousands, where years are. */
    private static final int YEAR = 1_000;

    private static final int CERTAIN = 100;

    private final LabelEvidence evidence;
    /** Whether the text may be a piece of a longer one, which begins anywhere. */
    private final boolean fragment;

    private final List<@Nullable Label> labels = new ArrayList<>();
    private final Map<String, List<Candidate>> series = new HashMap<>();
    private final Map<String, Integer> bullets = new HashMap<>();
    private final Set<String> paths = new HashSet<>();
    private final Set<Integer> believed = new HashSet<>();

    /**
     * One reading of what looks like a label.
     *
     * @param at which of all
     * @param value how far it counts
     * @param score what speaks for it by itself
     */
    private record Candidate(int at, Style style, int value, int score) {}

    LabelSeries(Vocabulary words, boolean fragment) {
        this.evidence = new LabelEvidence(words);
        this.fragment = fragment;
    }

    /** The next place of the text, which has no label. */
    void none() {
        labels.add(null);
    }

    /** The next place of the text, which has a label that nobody doubts. */
    void certain(Label label) {
        add(label, CERTAIN);
        believed.add(labels.size() - 1);
    }

    /** The next place of the text, with what may be a label. */
    void candidate(Label label, String rest, Before before) {
        int score = evidence.of(label, rest, before, paths.contains(parent(label)));
        if (score > LabelEvidence.NEVER / 2) {
            add(label, score);
        } else {
            labels.add(null);
        }
    }

    private void add(Label label, int score) {
        int at = labels.size();
        labels.add(label);
        if (label.isAlternative()) {
            // It has the number of another, and so is in no series.
            if (score >= 0) {
                believed.add(at);
            }
            return;
        }
        if (label.family() == Family.BULLET) {
            Integer last = bullets.put(label.sign(), at);
            int more = last != null && last == at - 1 ? 2 : 0;
            if (score + more >= 0) {
                believed.add(at);
                if (more > 0) {
                    believed.add(at - 1);
                }
            }
            return;
        }
        if (label.readings().isEmpty()) {
            if (score >= 0) {
                believed.add(at);
            }
            return;
        }
        for (Reading reading : label.readings()) {
            series.computeIfAbsent(key(label, reading), key -> new ArrayList<>())
                    .add(new Candidate(at, reading.style(), reading.value(), score * UNIT + 1));
        }
        if (score >= 0 && label.readings().get(0).style() == Style.DECIMAL) {
            paths.add(path(label));
        }
    }

    /** Of each place whether its label is believed. */
    boolean[] believed() {
        series.values().forEach(this::best);
        boolean[] result = new boolean[labels.size()];
        believed.forEach(at -> result[at] = true);
        return result;
    }

    private void best(List<Candidate> candidates) {
        int[] total = new int[candidates.size()];
        int[] previous = new int[candidates.size()];
        Map<Integer, Integer> bestOf = new HashMap<>();
        int best = -1;
        for (int i = 0; i < candidates.size(); i++) {
            Candidate one = candidates.get(i);
            int first = one.value() == 1 ? 0 : start(one, fragment && best < 0);
            int jump = best < 0 ? Integer.MIN_VALUE : total[best] + (one.value() == 1 ? 0 : start(one, false));
            Integer before = bestOf.get(one.value() - 1);
            int on = before == null ? Integer.MIN_VALUE : total[before] + GOES_ON;
            int most = Math.max(first, Math.max(jump, on));
            previous[i] = most == on && before != null ? before : most == jump ? best : -1;
            total[i] = most + one.score();
            Integer same = bestOf.get(one.value());
            if (same == null || total[i] >= total[same]) {
                bestOf.put(one.value(), i);
            }
            if (best < 0 || total[i] >= total[best]) {
                best = i;
            }
        }
        if (best >= 0 && total[best] > 0) {
            for (int i = best; i >= 0; i = previous[i]) {
                believed.add(candidates.get(i).at());
            }
        }
    }

    /** Whether it counts so far that it is more likely a year. */
    static boolean isYear(Label label) {
        return label.value() >= YEAR;
    }

    private static int start(Candidate one, boolean anywhere) {
        if (one.value() >= YEAR) {
            return LabelEvidence.NEVER * UNIT;
        }
        return anywhere ? 0 : one.style() == Style.DECIMAL || one.value() == 0 ? JUMPS : JUMPS_IN_LETTERS;
    }

    private static String key(Label label, Reading reading) {
        return label.family() + " " + label.sign() + " " + reading.style() + " " + parent(label);
    }

    /** The numbers of a label such as 1.2.3, with a full stop between them. */
    private static String path(Label label) {
        return label.sign().contains(".#") ? label.text().replaceFirst("\\.$", "") : Integer.toString(label.value());
    }

    private static String parent(Label label) {
        if (!label.sign().contains(".#")) {
            return "";
        }
        String path = path(label);
        return path.substring(0, path.lastIndexOf('.'));
    }
}
