package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.server.intake.Passage.Shape;

/**
 * Finds the title of a text: the first paragraph in the style of titles; else, among the first paragraphs that are not of the
 * kind that stands above a title, a heading or a line in the middle; else the first of them, if it is a short line that ends
 * no sentence. It must stand before the first clause. For one thread, one use.
 */
final class TitleSearch {
    /** A title stands among the first so many paragraphs. */
    private static final int REACH = 60;

    private static final int MAX_LENGTH = 500;

    private final Vocabulary words;
    private final LabelReader labels;
    private final Aside aside;

    TitleSearch(Vocabulary words, LabelReader labels, Aside aside) {
        this.words = words;
        this.labels = labels;
        this.aside = aside;
    }

    /** All passages with the title first, if there is one, and without those above it, blank ones and tables of contents. */
    List<Passage> without(List<Passage> all) {
        List<Passage> present = all.stream().filter(this::isPresent).toList();
        int title = find(present);
        int from = 0;
        if (title >= 0) {
            from = title;
        } else {
            while (from < present.size() && isAbove(present.get(from))) {
                from++;
            }
        }
        present.subList(0, from).forEach(passage -> aside.leave(FindingCode.MASTHEAD, passage));
        List<Passage> rest = present.subList(from, present.size());
        rest = rest.stream().filter(this::isBelow).toList();
        return title < 0 ? rest : withTitle(rest);
    }

    /** The title that {@link #without} put first, or null. */
    static @Nullable Passage titleOf(List<Passage> passages) {
        return passages.isEmpty() || passages.get(0).shape() != Shape.TITLE ? null : passages.get(0);
    }

    private boolean isPresent(Passage passage) {
        if (passage.shape() == Shape.CONTENTS) {
            aside.leave(FindingCode.CONTENTS, passage);
            return false;
        }
        boolean numbered = passage.mark() != null && !passage.mark().label().isBlank();
        return !passage.isBlank() || (passage.shape().isSure() && (numbered || isBeginning(passage.shape())));
    }

    private static boolean isBeginning(Shape shape) {
        return switch (shape) {
            case PREAMBULAR, OPERATIVE, ARTICLE, ANNEX, SUBPARAGRAPH -> true;
            default -> false;
        };
    }

    private boolean isBelow(Passage passage) {
        if (passage.shape() == Shape.MASTHEAD) {
            aside.leave(FindingCode.MASTHEAD, passage);
            return false;
        }
        return true;
    }

    private int find(List<Passage> passages) {
        int reach = Math.min(REACH, passages.size());
        for (int at = 0; at < reach; at++) {
            if (passages.get(at).shape() == Shape.TITLE) {
                return at;
            }
            if (passages.get(at).shape().isSure() && !isAbove(passages.get(at))) {
                return -1;
            }
            if (begins(passages.get(at))) {
                break;
            }
        }
        for (int at = 0; at < reach; at++) {
            Passage passage = passages.get(at);
            if (!isAbove(passage)) {
                if (!mayBeTitle(passage)) {
                    return -1;
                }
                return betterBelow(passages, at, reach);
            }
        }
        return -1;
    }

    /** Whether it is certainly a clause. */
    private boolean begins(Passage passage) {
        String text = passage.text();
        Label label = labels.typed(text);
        return words.opensPreambular(text) || (label != null && label.family() != Label.Family.ITEM);
    }

    /** Plain lines above a line that stands out are above the title. */
    private int betterBelow(List<Passage> passages, int first, int reach) {
        for (int at = first; at < reach && mayBeTitle(passages.get(at)); at++) {
            Passage passage = passages.get(at);
            if (HeadingSigns.show(passage) && !isAbove(passage)) {
                return at;
            }
        }
        return first;
    }

    private boolean isAbove(Passage passage) {
        return passage.shape() == Shape.MASTHEAD
                || (!passage.shape().isSure() && (passage.shape() == Shape.ROW || words.isMasthead(passage.text())));
    }

    private boolean mayBeTitle(Passage passage) {
        String text = passage.text();
        Label label = labels.typed(text);
        return !passage.shape().isSure()
                && passage.shape() != Shape.ROW
                && passage.mark() == null
                && text.length() <= MAX_LENGTH
                && !HeadingSigns.endsSentence(text)
                && !words.opensPreambular(text)
                && !words.introduces(text)
                && (label == null || (label.family() == Label.Family.ITEM && HeadingSigns.show(passage)));
    }

    private static List<Passage> withTitle(List<Passage> passages) {
        Passage first = passages.get(0);
        boolean strip = first.shape() != Shape.TITLE && InlineText.isAllBold(first.inlines());
        Passage title = new Passage(
                Shape.TITLE,
                0,
                strip ? InlineText.withBold(first.inlines(), false) : first.inlines(),
                null,
                0,
                true,
                first.place());
        List<Passage> list = new ArrayList<>(passages);
        list.set(0, title);
        return list;
    }
}
