package org.plenary.server.intake;

import java.util.List;
import org.plenary.instrument.ClauseKind;
import org.plenary.server.intake.Label.Family;

/**
 * How the paragraphs of a fragment belong to the clause that it comes to stand in.
 *
 * <p>A fragment may begin in the middle of a clause: its first paragraph goes on with the words there unless it has a
 * number, is a heading, or begins as a clause does, with a capital. Plain numbers are those of clauses, unless the
 * fragment comes to stand in an article or annex; or, where no paragraph with such a number begins as a clause does, if
 * a list would be one of parts there or if all of them begin with small letters, as items do. Immutable.
 */
final class FragmentSetting {
    private final FragmentPlace place;
    private final Vocabulary words;
    private final boolean numbersAreOfParts;

    FragmentSetting(FragmentPlace place, List<Labelled> items, Vocabulary words) {
        this.place = place;
        this.words = words;
        List<Labelled> numbered =
                items.stream().filter(FragmentSetting::isNumbered).toList();
        boolean clauses = numbered.stream().anyMatch(this::opensClause);
        boolean small = numbered.stream().allMatch(item -> beginsSmall(item.text()));
        this.numbersAreOfParts = isHeaded() || (!clauses && (place.item() || small));
    }

    ClauseKind within() {
        return place.within();
    }

    /** Whether the label is of a clause, and not of a part of one. */
    boolean isOfClause(Label label) {
        return label.isPlainNumber() && !numbersAreOfParts;
    }

    /**
     * Whether an item is a clause after one without a number, of which it could be a part; more likely after the first.
     */
    boolean isClause(Labelled item, Label label, boolean afterFirst) {
        return isOfClause(label) && (afterFirst || opensClause(item));
    }

    /**
     * Whether the first paragraph of the fragment, which has no label and is no heading, goes on with the words around
     * it.
     */
    boolean goesOn(Labelled first) {
        return isHeaded() || beginsSmall(first.text()) || !(opensClause(first) || words.introduces(first.text()));
    }

    /** How many of the paragraphs are preambular if they do not say by themselves what they are. */
    int firstOperative(List<Labelled> items) {
        int afterPreambular = 0;
        for (int at = 0; at < items.size(); at++) {
            Labelled item = items.get(at);
            if (item.passage().isTable()) {
                continue;
            }
            if (isOperative(at, item)) {
                return within() == ClauseKind.PREAMBULAR ? at : afterPreambular;
            }
            if (item.passage().shape() == Passage.Shape.PREAMBULAR || words.opensPreambular(item.text())) {
                afterPreambular = at + 1;
            }
        }
        return within() == ClauseKind.PREAMBULAR ? items.size() : afterPreambular;
    }

    /** At which level of sub-paragraphs Plenary would give such a label; 0 if nothing tells. */
    static int level(Label label) {
        return label.readings().stream()
                .filter(reading -> reading.value() == 1)
                .findFirst()
                .or(() -> label.readings().stream().findFirst())
                .map(reading -> Assembly.STYLES.indexOf(reading.style()) + 1)
                .orElse(0);
    }

    private boolean isOperative(int at, Labelled item) {
        Label label = item.label();
        if (label == null) {
            return words.opensOperative(item.text()) && !(at == 0 && beginsSmall(item.text()));
        }
        boolean named = label.family() == Family.OPERATIVE
                || label.family() == Family.ARTICLE
                || label.family() == Family.ANNEX;
        return named || (isNumbered(item) && isOfClause(label) && !words.opensPreambular(item.text()));
    }

    private boolean isHeaded() {
        return within() == ClauseKind.ARTICLE || within() == ClauseKind.ANNEX;
    }

    private boolean opensClause(Labelled item) {
        return words.opensOperative(item.text()) || words.opensPreambular(item.text());
    }

    private static boolean isNumbered(Labelled item) {
        return item.label() != null && item.label().isPlainNumber();
    }

    static boolean beginsSmall(String text) {
        return text.codePoints().filter(Character::isLetterOrDigit).limit(1).anyMatch(Character::isLowerCase);
    }
}
