package org.plenary.instrument.redline;

import java.util.Arrays;

/**
 * All that ever stood in one clause, in order: units, as indexes of a reading, and beginnings of paragraphs, as what is
 * left of -1 when the index of a paragraph is taken away.
 *
 * <p>A clause whose element was written anew has had several elements. The text of a later one is put behind that of
 * the earlier ones so that what was copied comes to stand in one place, and between it what was only in one of them.
 */
final class EverText {
    private final Origins ever;
    private final Writers writers;
    private int[] tokens = new int[16];
    private int size;

    EverText(Origins ever, Writers writers) {
        this.ever = ever;
        this.writers = writers;
    }

    int size() {
        return size;
    }

    int token(int index) {
        return tokens[index];
    }

    private void add(int token) {
        if (size == tokens.length) {
            tokens = Arrays.copyOf(tokens, size * 2);
        }
        tokens[size++] = token;
    }

    /** Puts the text of the clause's next element to it. */
    void take(Reading.ClauseAt clause) {
        EverText next = new EverText(ever, writers);
        for (int paragraph = clause.firstParagraph(); paragraph < clause.endParagraph(); paragraph++) {
            Reading.ParagraphAt at = ever.reading().paragraph(paragraph);
            next.add(-1 - paragraph);
            for (int unit = at.from(); unit < at.to(); unit++) {
                next.add(unit);
            }
        }
        if (size == 0) {
            tokens = next.tokens;
            size = next.size;
        } else {
            merge(next);
        }
    }

    private void merge(EverText next) {
        UnitIndex index = new UnitIndex(next.size);
        for (int i = 0; i < next.size; i++) {
            int unit = next.tokens[i];
            if (unit >= 0) {
                index.put(ever.client(unit), ever.clock(unit), i);
            }
        }
        int[] partners = new int[size];
        boolean[] used = new boolean[next.size];
        for (int i = 0; i < size; i++) {
            int unit = tokens[i];
            int partner = unit < 0 ? -1 : index.get(ever.client(unit), ever.clock(unit));
            partners[i] = partner < 0 || used[partner] ? -1 : partner;
            if (partners[i] >= 0) {
                used[partner] = true;
            }
        }
        Matching.keepInOrder(partners);
        int[] old = tokens;
        int oldSize = size;
        tokens = new int[oldSize + next.size];
        size = 0;
        int done = 0;
        for (int i = 0; i < oldSize; i++) {
            if (partners[i] < 0) {
                if (old[i] < 0 || !isCopied(old[i])) {
                    add(old[i]);
                }
                continue;
            }
            for (; done <= partners[i]; done++) {
                add(next.tokens[done]);
            }
        }
        for (; done < next.size; done++) {
            add(next.tokens[done]);
        }
    }

    private boolean isCopied(int unit) {
        return writers.wasCopied(ever.reading().client(unit), ever.reading().clock(unit));
    }
}
