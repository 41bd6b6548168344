package org.plenary.server.export.html;

import java.util.ArrayList;
import java.util.List;
import org.plenary.server.export.Edition;
import org.plenary.server.export.Stretch;

/**
 * The footnotes of a page: numbered in the order in which they are shown, and gathered for those who put them behind
 * the text. Not thread-safe.
 */
final class Footnotes {
    /** How many characters of footnotes one paragraph may have at the feet of pages; more do not fit beside text. */
    private static final int MAX_AT_FOOT = 2_000;

    private final boolean atFeet;
    private final List<Stretch> shown = new ArrayList<>();

    private Footnotes(boolean atFeet) {
        this.atFeet = atFeet;
    }

    /** Those of an edition that is written for a medium. */
    static Footnotes of(Edition edition, Medium medium) {
        boolean fit = edition.redline().clauses().stream()
                .flatMap(clause -> clause.paragraphs().stream())
                .allMatch(paragraph -> paragraph.runs().stream()
                                .filter(Stretch::isInFootnote)
                                .mapToInt(run -> 1 + run.text().length())
                                .sum()
                        <= MAX_AT_FOOT);
        return new Footnotes(medium == Medium.PAPER && fit);
    }

    /** Whether they stand at the feet of pages, and not behind the text. */
    boolean areAtFeet() {
        return atFeet;
    }

    /** Takes the next one; returns its place among those shown, from 1. */
    int add(Stretch footnote) {
        shown.add(footnote);
        return shown.size();
    }

    /** Those taken so far. */
    List<Stretch> shown() {
        return shown;
    }
}
