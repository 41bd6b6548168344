package org.plenary.server.intake;

import org.plenary.server.intake.Passage.Shape;

/** Tells by its looks whether a paragraph is a heading. Stateless. */
final class HeadingSigns {
    private static final int MAX_LENGTH = 200;

    /** Headings that end with a full stop are as short as this. */
    static final int FEW_WORDS = 3;

    private HeadingSigns() {}

    /** Whether it could be a heading: short, on a line or two, and not the end of a sentence or an item of a list. */
    static boolean allow(Passage passage) {
        String text = passage.text().strip();
        return !text.isEmpty() && !passage.isTable() && isShort(text) && !endsSentence(text);
    }

    /** Whether it also stands out: by a style, in the middle, in bold throughout, or in capitals. */
    static boolean show(Passage passage) {
        return passage.shape() == Shape.HEADING
                || (allow(passage)
                        && (passage.centred()
                                || InlineText.isAllBold(passage.inlines())
                                || isCapitals(passage.text())));
    }

    static boolean isShort(String text) {
        return text.length() <= MAX_LENGTH;
    }

    static boolean endsSentence(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() || ".;,:؛،。；，：、".indexOf(stripped.charAt(stripped.length() - 1)) >= 0;
    }

    /** Whether a paragraph in the style of headings is a clause or an item of one: a sentence, or the piece of one. */
    static boolean isSentence(Labelled item, Vocabulary words) {
        String text = item.text();
        Label label = item.label();
        boolean few = text.strip().split("\\s+", FEW_WORDS + 1).length <= FEW_WORDS;
        boolean verb = words.hasVerbOfSentence(text);
        boolean ends = endsSentence(text) || Before.of(text, words) == Before.LISTING;
        if (label == null) {
            return ends && !few && verb;
        }
        boolean part = !label.isPlainNumber();
        return ends
                ? part || !few || verb
                : (!few && verb) || (label.isBracketed() && FragmentSetting.beginsSmall(text));
    }

    /** Whether a label is of the kind that sections have: a capital letter or numeral with a full stop. */
    static boolean isSection(Label label) {
        return label.sign().equals("#.")
                && label.readings().stream()
                        .anyMatch(reading -> reading.style() == Label.Style.UPPER_LETTER
                                || reading.style() == Label.Style.UPPER_ROMAN);
    }

    private static boolean isCapitals(String text) {
        return text.codePoints().filter(Character::isLetter).count() >= 3
                && text.codePoints().noneMatch(Character::isLowerCase)
                && text.codePoints().anyMatch(Character::isUpperCase);
    }
}
