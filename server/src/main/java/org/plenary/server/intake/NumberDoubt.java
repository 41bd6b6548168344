package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plenary.server.intake.Label.Family;
import org.plenary.server.intake.Label.Style;

/**
 * Keeps what may be a year, an amount or an abbreviation among the words. Whoever reads a whole text sees whether its numbers
 * count; in a few paragraphs "3.5 million" or "2024. It" looks like one. A number that was typed is believed if the one
 * before or after it goes on with it, or if it is a first one or stands before a capital, and is no year. Stateless but for
 * its findings.
 */
final class NumberDoubt {
    /** No text has so many numbered paragraphs. */
    private static final int YEAR = 1_000;

    private static final Pattern AMOUNT = Pattern.compile("^[\\p{Nd}%‰°€$£¥].*", Pattern.DOTALL);

    private final Findings findings;

    NumberDoubt(Findings findings) {
        this.findings = findings;
    }

    /** The paragraphs, of which those are without a label that one cannot believe. */
    List<Labelled> without(List<Labelled> items) {
        List<Labelled> believed = new ArrayList<>();
        for (int at = 0; at < items.size(); at++) {
            Labelled item = items.get(at);
            Labelled before = at == 0 ? null : items.get(at - 1);
            Labelled after = at + 1 == items.size() ? null : items.get(at + 1);
            if (isDoubtful(item, before, after)) {
                findings.add(
                        FindingCode.DOUBTFUL_NUMBERS,
                        item.passage().where(),
                        item.passage().text());
                believed.add(item.unlabelled());
            } else {
                believed.add(item);
            }
        }
        return believed;
    }

    private static boolean isDoubtful(Labelled item, @Nullable Labelled before, @Nullable Labelled after) {
        Label label = item.label();
        if (label == null
                || label.family() != Family.ITEM
                || label.length() == 0
                || label.readings().isEmpty()) {
            return false;
        }
        if (label.readings().get(0).style() == Style.DECIMAL && (label.value() >= YEAR || isDate(label))) {
            return true;
        }
        if (goesOn(before, item) || goesOn(item, after)) {
            return false;
        }
        String rest = item.text();
        boolean dotted = label.sign().contains(".#");
        boolean decimal = label.readings().get(0).style() == Style.DECIMAL;
        if (decimal && (dotted || AMOUNT.matcher(rest).matches())) {
            return true;
        }
        boolean bracketed = label.sign().startsWith("(");
        return !bracketed && label.value() != 1 && FragmentSetting.beginsSmall(rest);
    }

    /** As in 12.11.2018, which ends with a year. */
    private static boolean isDate(Label label) {
        return label.text().matches("\\p{Nd}{1,2}\\.\\p{Nd}{1,2}\\.\\p{Nd}{2,4}\\.?");
    }

    private static boolean goesOn(@Nullable Labelled one, @Nullable Labelled next) {
        Label first = one == null ? null : one.label();
        Label second = next == null ? null : next.label();
        return first != null
                && second != null
                && first.sign().equals(second.sign())
                && first.readings().stream()
                        .anyMatch(reading ->
                                second.readings().contains(new Label.Reading(reading.style(), reading.value() + 1)));
    }
}
