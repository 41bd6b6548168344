package org.plenary.server.intake;

import java.util.regex.Pattern;
import org.plenary.server.intake.Label.Family;
import org.plenary.server.intake.Label.Reading;
import org.plenary.server.intake.Label.Style;

/**
 * How much speaks for it that what looks like a label is one, by itself: by what stands before it and by how the text
 * behind it begins. {@link LabelSeries} adds what its neighbours say. Above 0 speaks for it, below 0 against it.
 * Stateless.
 */
final class LabelEvidence {
    /** It is no label, whatever its neighbours say. */
    static final int NEVER = -1_000;

    private static final Pattern AMOUNT = Pattern.compile("^[\\p{Nd}%‰°€$£¥].*", Pattern.DOTALL);
    private static final Pattern DATE = Pattern.compile("\\p{Nd}{1,2}\\.\\p{Nd}{1,2}\\.\\p{Nd}{2,4}\\.?");
    private static final String DASHES = "-–—";

    private final Vocabulary words;

    LabelEvidence(Vocabulary words) {
        this.words = words;
    }

    /**
     * What speaks for a label.
     *
     * @param rest the text behind it
     * @param parent whether a label before it is the beginning of this one, as 1 is of 1.1
     */
    int of(Label label, String rest, Before before, boolean parent) {
        if (before == Before.REFERENCE) {
            return NEVER;
        }
        if (label.isAlternative()) {
            return 4 + standing(before) + (words.refersOn(rest) ? -6 : 0);
        }
        return switch (label.family()) {
            case PREAMBULAR, OPERATIVE -> 4 + standing(before) + (words.refersOn(rest) ? -6 : 0);
            case ARTICLE, ANNEX -> headed(label, rest, before);
            case ITEM -> item(label, rest, before, parent);
            case BULLET -> bullet(label, rest, before);
        };
    }

    private static int standing(Before before) {
        return switch (before) {
            case NOTHING, HEADING, ENDED, LISTING -> 1;
            case COMMA, SHORT -> 0;
            case LONG -> -2;
            case FULL, OPEN -> -3;
            case REFERENCE -> NEVER;
        };
    }

    private int headed(Label label, String rest, Before before) {
        int evidence = standing(before) + (label.value() == 1 ? 1 : 0) + (label.isRepeated() ? 2 : 0);
        if (rest.isBlank()) {
            return evidence + 4;
        }
        if (FragmentSetting.beginsSmall(rest) || words.refersOn(rest)) {
            return evidence - 3;
        }
        if (HeadingSigns.isShort(rest) && !HeadingSigns.endsSentence(rest)) {
            return evidence + 2;
        }
        return label.separated() ? evidence : evidence - 3;
    }

    private int item(Label label, String rest, Before before, boolean parent) {
        if (label.readings().isEmpty()) {
            return standing(before);
        }
        boolean decimal = label.readings().get(0).style() == Style.DECIMAL;
        boolean dotted = label.sign().contains(".#");
        if (before == Before.OPEN && !isOfItems(label) && !FragmentSetting.beginsSmall(rest)) {
            return NEVER;
        }
        if (decimal && !label.isBracketed() && (words.isAmount(rest) || words.isDate(rest))) {
            return NEVER;
        }
        int evidence = standing(before) + (label.value() == 1 ? 1 : 0) + (label.isRepeated() ? 2 : 0);
        if (dotted) {
            evidence += (parent ? 1 : -2) + (before == Before.FULL ? -1 : 0) + (label.value() == 1 ? 0 : -2);
            evidence += DATE.matcher(label.text()).matches() ? -4 : 0;
        }
        if (AMOUNT.matcher(rest).matches()) {
            evidence += -3;
        } else if (FragmentSetting.beginsSmall(rest)) {
            evidence += small(label, before);
        } else {
            evidence += 1;
        }
        if (words.opensOperative(rest) || words.opensPreambular(rest)) {
            evidence += 1;
        }
        if (words.refersOn(rest)) {
            evidence += before == Before.LISTING && isOfItems(label) ? -1 : -4;
        }
        if (decimal && words.beginsWithMonth(rest)) {
            evidence += -3;
        }
        boolean heading = HeadingSigns.isShort(rest) && !HeadingSigns.endsSentence(rest);
        return evidence + (isInitial(label) ? heading ? -3 : -4 : 0);
    }

    /** Items begin with small letters, clauses do not. */
    private static int small(Label label, Before before) {
        if (label.isPlainNumber()) {
            return label.value() == 1 ? -1 : -2;
        }
        return before == Before.NOTHING || before == Before.LISTING || before == Before.COMMA ? 0 : -1;
    }

    /** A letter with a full stop may be the initial of a name. */
    private static boolean isInitial(Label label) {
        if (!label.sign().equals("#.")
                || label.text().codePoints().filter(Character::isLetter).count() != 1) {
            return false;
        }
        Style style = label.readings().get(0).style();
        return style == Style.UPPER_LETTER || style == Style.UPPER_ROMAN;
    }

    /** A dash may stand in a sentence, and before a number below zero. */
    private static int bullet(Label label, String rest, Before before) {
        boolean dash = DASHES.contains(label.text());
        int evidence = 1 + standing(before);
        if (dash && AMOUNT.matcher(rest).matches()) {
            evidence -= 3;
        }
        return dash && FragmentSetting.beginsSmall(rest) ? evidence - 1 : evidence;
    }

    /** Whether the second of two labels of one sign counts on from the first in some way. */
    static boolean goesOn(Label first, Label second) {
        return first.family() == second.family()
                && first.sign().equals(second.sign())
                && first.readings().stream()
                        .anyMatch(reading ->
                                second.readings().contains(new Reading(reading.style(), reading.value() + 1)));
    }

    /** Whether it is of a kind that items have, rather than clauses: in brackets, or a letter. */
    static boolean isOfItems(Label label) {
        return label.family() == Family.BULLET
                || (label.family() == Family.ITEM
                        && !label.isPlainNumber()
                        && !label.sign().contains(".#"));
    }

    /** Whether it is of a kind that says by itself what it numbers. */
    static boolean isNamed(Label label) {
        return label.family() != Family.ITEM && label.family() != Family.BULLET;
    }
}
