package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Inline;
import org.plenary.server.intake.Passage.Shape;

/**
 * Finds the title of a text: the first paragraph in the style of titles; else, among the first paragraphs that are not
 * of the kind that stands above a title, the first, if it is a short line that ends no sentence; or one below it that
 * alone stands out. It must stand before the first clause.
 *
 * <p>Nothing is left out because of where it stands. Only lines of a masthead are: those that Plenary wrote, and
 * symbols, dates and the like beside at least one that stands in mastheads alone. They are found as {@link
 * FindingCode#MASTHEAD}, each with all its words. For one thread, one use.
 */
final class TitleSearch {
    /** A title stands among the first so many paragraphs. */
    private static final int REACH = 60;

    private static final int MAX_LENGTH = 500;
    /** What stands below more sentences is no title. */
    private static final int MOST_SENTENCES = 5;

    private final Vocabulary words;
    private final LabelReader labels;
    private final Aside aside;
    private final Tables tables;

    TitleSearch(Vocabulary words, LabelReader labels, Aside aside, Findings findings) {
        this.tables = new Tables(findings);
        this.words = words;
        this.labels = labels;
        this.aside = aside;
    }

    /**
     * A text, divided.
     *
     * @param above what stands above the title and is no masthead
     * @param title the title, or null
     * @param body the rest, without blank paragraphs, tables of contents and mastheads
     */
    record Found(List<Passage> above, @Nullable Passage title, List<Passage> body) {}

    Found find(List<Passage> all) {
        List<Passage> present = unfolded(all.stream().filter(this::isPresent).toList());
        int title = titleIn(present);
        int from = title;
        if (title < 0) {
            from = 0;
            while (from < present.size() && isAbove(present.get(from))) {
                from++;
            }
        }
        List<Passage> head = present.subList(0, from);
        boolean sure =
                head.stream().anyMatch(each -> each.shape() == Shape.MASTHEAD || words.isSurelyMasthead(each.text()));
        List<Passage> above = head.stream()
                .filter(each -> !(sure && isAbove(each) && isReported(each)))
                .toList();
        List<Passage> rest = present.subList(title < 0 ? from : from + 1, present.size());
        return new Found(
                above,
                title < 0 ? null : asTitle(present.get(title)),
                rest.stream()
                        .filter(each -> each.shape() != Shape.MASTHEAD || !isReported(each))
                        .toList());
    }

    /**
     * The same with the rows of tables of which one is surely of a masthead, as far as nothing else stands before them.
     */
    private List<Passage> unfolded(List<Passage> present) {
        List<Passage> unfolded = new ArrayList<>();
        int at = 0;
        while (at < present.size() && (present.get(at).isTable() || isAbove(present.get(at)))) {
            Passage passage = present.get(at++);
            boolean masthead =
                    passage.shape() == Shape.TABLE && passage.text().lines().anyMatch(words::isSurelyMasthead);
            unfolded.addAll(masthead ? tables.rowsOf(passage) : List.of(passage));
        }
        unfolded.addAll(present.subList(at, present.size()));
        return unfolded;
    }

    private boolean isReported(Passage passage) {
        aside.leave(FindingCode.MASTHEAD, passage);
        return true;
    }

    private boolean isPresent(Passage passage) {
        if (passage.shape() == Shape.CONTENTS) {
            aside.leave(FindingCode.CONTENTS, passage);
            return false;
        }
        boolean numbered = passage.mark() != null && !passage.mark().label().isBlank();
        return passage.isTable()
                || !passage.isBlank()
                || (passage.shape().isSure() && (numbered || isBeginning(passage.shape())));
    }

    private static boolean isBeginning(Shape shape) {
        return switch (shape) {
            case PREAMBULAR, OPERATIVE, ARTICLE, ANNEX, SUBPARAGRAPH -> true;
            default -> false;
        };
    }

    private int titleIn(List<Passage> passages) {
        int reach = Math.min(REACH, passages.size());
        int sentences = 0;
        for (int at = 0; at < reach && sentences <= MOST_SENTENCES; at++) {
            Passage passage = passages.get(at);
            if (passage.shape() == Shape.TITLE) {
                return at;
            }
            if (passage.shape().isSure() && !isAbove(passage)) {
                return -1;
            }
            if (begins(passage)) {
                break;
            }
            sentences += !isOfTable(passage) && HeadingSigns.endsSentence(passage.text()) ? 1 : 0;
        }
        boolean rows = false;
        for (int at = 0; at < reach; at++) {
            Passage passage = passages.get(at);
            if (isOfTable(passage)) {
                rows = true;
            } else if (!isAbove(passage)) {
                boolean title = mayBeTitle(passage) && (!rows || HeadingSigns.show(passage));
                return title ? betterBelow(passages, at, reach) : -1;
            }
        }
        return -1;
    }

    private static boolean isOfTable(Passage passage) {
        return passage.isTable() || passage.shape() == Shape.ROW;
    }

    /** Whether it is certainly a clause. */
    private boolean begins(Passage passage) {
        if (passage.isTable()) {
            return false;
        }
        String text = passage.text();
        Label label = labels.typed(text);
        return words.opensPreambular(text) || (label != null && label.family() != Label.Family.ITEM);
    }

    /** Plain lines above the only one that stands out are above the title; where several do, those are headings. */
    private int betterBelow(List<Passage> passages, int first, int reach) {
        Passage top = passages.get(first);
        long shown = passages.stream().limit(reach).filter(HeadingSigns::show).count();
        for (int at = first; at < reach && mayBeTitle(passages.get(at)) && !HeadingSigns.show(top); at++) {
            Passage passage = passages.get(at);
            if (HeadingSigns.show(passage) && !isAbove(passage) && (passage.centred() || shown == 1)) {
                return at;
            }
        }
        return first;
    }

    /**
     * Whether it is of the kind that stands above a title. A row of a table is one only if it cannot be anything else.
     */
    private boolean isAbove(Passage passage) {
        if (passage.isTable()) {
            return false;
        }
        return passage.shape() == Shape.MASTHEAD
                || (passage.shape() == Shape.ROW
                        ? words.isSurelyMasthead(passage.text())
                        : !passage.shape().isSure() && words.isMasthead(passage.text()));
    }

    private boolean mayBeTitle(Passage passage) {
        String text = passage.text();
        Label label = labels.typed(text);
        return !passage.shape().isSure()
                && !isOfTable(passage)
                && passage.mark() == null
                && text.length() <= MAX_LENGTH
                && !HeadingSigns.endsSentence(text)
                && !words.opensPreambular(text)
                && !words.introduces(text)
                && text.codePoints().anyMatch(Character::isLetter)
                && (label == null || (label.family() == Label.Family.ITEM && HeadingSigns.show(passage)));
    }

    private static Passage asTitle(Passage first) {
        boolean strip = first.shape() != Shape.TITLE && InlineText.isAllBold(first.inlines());
        List<Inline> inlines = strip ? InlineText.withBold(first.inlines(), false) : first.inlines();
        return new Passage(Shape.TITLE, 0, inlines, null, 0, true, first.place());
    }
}
