package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Inline;
import org.plenary.server.intake.Passage.Shape;

/**
 * Keeps what only looks like the number of a paragraph among its words: years, amounts, dates, initials, and references such
 * as "(b) of the annex". Numbers that programs computed, and what follows Plenary's own way of writing, are not doubted. What is
 * kept so is found as {@link FindingCode#DOUBTFUL_NUMBERS}. Stateless but for its findings.
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
        Passage before = null;
        for (Passage passage : passages) {
            Label label = null;
            if (passage.mark() != null) {
                Label shown = labels.automatic(passage.mark().label());
                if (shown == null || isWord(shown, passage)) {
                    series.none();
                } else {
                    series.certain(shown);
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
            all.add(labelled(passages.get(at), typed.get(at), believed[at]));
        }
        return all;
    }

    /** What stands at the start of a line of Markdown may be a year or an amount that was taken for the number of a list. */
    private boolean isWord(Label shown, Passage passage) {
        boolean number = shown.isPlainNumber() && passage.shape() == Shape.BODY;
        return number
                && (LabelSeries.isYear(shown)
                        || words.isAmount(passage.text())
                        || words.isDate(passage.text()));
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
        boolean stands = before.shape() == Shape.TITLE || before.shape() == Shape.SURE_HEADING;
        Label label = labels.typed(before.text());
        boolean alone = label != null && LabelEvidence.isNamed(label) && label.length() >= before.text().length();
        return stands || alone || HeadingSigns.show(before) ? Before.HEADING : Before.of(before.text(), words);
    }

    private Labelled labelled(Passage passage, @Nullable Label label, boolean believed) {
        if (passage.mark() != null) {
            Label shown = labels.automatic(passage.mark().label());
            if (shown == null || !isWord(shown, passage)) {
                return new Labelled(passage, shown, passage.inlines());
            }
            List<Inline> all = InlineText.prefixed(passage.mark().label().strip() + " ", passage.inlines());
            findings.add(FindingCode.DOUBTFUL_NUMBERS, passage.where(), InlineText.plain(all));
            return new Labelled(passage.withoutMark(all), null, all);
        }
        if (label != null && believed) {
            return new Labelled(passage, label, InlineText.after(passage.inlines(), label.length()));
        }
        if (label != null) {
            findings.add(FindingCode.DOUBTFUL_NUMBERS, passage.where(), passage.text());
        }
        return new Labelled(passage, null, passage.inlines());
    }
}
