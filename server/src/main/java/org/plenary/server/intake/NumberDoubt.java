package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Inline;
import org.plenary.server.intake.Passage.Shape;

/**
 * Keeps what only looks like the number of a paragraph among its words: years, amounts, dates, initials, and references
 * such as "(b) of the annex". Numbers that programs computed, and what follows Plenary's own way of writing, are not
 * doubted. What is kept so is found as {@link FindingCode#DOUBTFUL_NUMBERS}. Stateless but for its findings.
 */
final class NumberDoubt {
    private final Vocabulary words;
    private final LabelReader labels;
    private final Findings findings;

    NumberDoubt(Vocabulary words, LabelReader labels, Findings findings) {
        this.words = words;
        this.labels = labels;
        this.findings = findings;
    }

    /** Paragraphs with the labels that one can believe: of a whole text, or of a fragment of one. */
    List<Labelled> labelled(List<Passage> passages, boolean fragment) {
        LabelSeries series = new LabelSeries(words, fragment);
        List<@Nullable Label> typed = new ArrayList<>();
        boolean[] amounts = new boolean[passages.size()];
        int last = 0;
        Passage before = null;
        for (int at = 0; at < passages.size(); at++) {
            Passage passage = passages.get(at);
            Label label = null;
            if (passage.mark() != null) {
                Label shown = labels.automatic(passage.mark().label());
                amounts[at] = shown != null && isAmount(shown, passage, last);
                if (shown == null || amounts[at]) {
                    series.none();
                } else {
                    series.certain(shown);
                    last = shown.isPlainNumber() ? shown.value() : last;
                }
            } else {
                label = typed(passage);
                if (label == null) {
                    series.none();
                } else if (passage.shape().isSure()) {
                    series.certain(label);
                } else {
                    series.candidate(label, passage.text().substring(label.length()), end(before));
                }
            }
            typed.add(label);
            before = passage.isBlank() ? before : passage;
        }
        boolean[] believed = series.believed();
        List<Labelled> all = new ArrayList<>();
        for (int at = 0; at < passages.size(); at++) {
            Passage passage = passages.get(at);
            all.add(
                    passage.mark() == null
                            ? labelled(passage, typed.get(at), believed[at])
                            : numbered(passage, passage.mark(), amounts[at]));
        }
        return all;
    }

    /**
     * What stands at the start of a line of Markdown may be a year or an amount that was taken for the number of a
     * list.
     */
    private boolean isAmount(Label shown, Passage passage, int last) {
        boolean year = LabelSeries.isYear(shown) && shown.value() != last + 1;
        return shown.isPlainNumber()
                && passage.shape() == Shape.BODY
                && (year || words.isAmount(passage.text()) || words.isDate(passage.text()));
    }

    private @Nullable Label typed(Passage passage) {
        return switch (passage.shape()) {
            case BODY, HEADING -> labels.candidate(passage.text());
            case PREAMBULAR, OPERATIVE, ARTICLE, ANNEX, SUBPARAGRAPH -> labels.typed(passage.text());
            default -> null;
        };
    }

    private Before end(@Nullable Passage before) {
        if (before == null) {
            return Before.NOTHING;
        }
        if (before.isTable()) {
            return Before.ENDED;
        }
        boolean stands = before.shape() == Shape.TITLE || before.shape() == Shape.SURE_HEADING;
        Label label = labels.typed(before.text());
        boolean alone = label != null
                && LabelEvidence.isNamed(label)
                && label.length() >= before.text().length();
        return stands || alone || HeadingSigns.show(before) ? Before.HEADING : Before.of(before.text(), words);
    }

    private Labelled numbered(Passage passage, Passage.ListMark mark, boolean amount) {
        if (!amount) {
            return new Labelled(passage, labels.automatic(mark.label()), passage.inlines());
        }
        List<Inline> all = InlineText.prefixed(mark.label().strip() + " ", passage.inlines());
        findings.add(FindingCode.DOUBTFUL_NUMBERS, passage.where(), InlineText.plain(all));
        return new Labelled(passage.withoutMark(all), null, all);
    }

    private Labelled labelled(Passage passage, @Nullable Label label, boolean believed) {
        if (label != null && believed) {
            List<Inline> rest = InlineText.withoutLabel(passage.inlines(), label.length());
            // [OP6 alt. The words]: the bracket is around the words.
            boolean bracket = label.isAlternative()
                    && passage.text().startsWith("[")
                    && !label.text().startsWith("[");
            return new Labelled(passage, label, bracket ? InlineText.prefixed("[", rest) : rest);
        }
        if (label != null) {
            findings.add(FindingCode.DOUBTFUL_NUMBERS, passage.where(), passage.text());
        }
        return new Labelled(passage, null, passage.inlines());
    }
}
