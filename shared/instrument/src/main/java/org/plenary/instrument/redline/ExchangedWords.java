package org.plenary.instrument.redline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Change;
import org.plenary.instrument.Words;

/**
 * Collects one side of an exchange word by word; neighbouring words that are told as the same entries' work are one
 * run.
 */
final class ExchangedWords {
    private final Change side;
    private final EntryKeys keys;
    private final long changedMost;
    private final List<Run> result = new ArrayList<>();
    private final List<Run> parts = new ArrayList<>();
    private @Nullable Run open;

    /** @param changedMost the entry that changed the most of the whole exchange */
    ExchangedWords(Change side, EntryKeys keys, long changedMost) {
        this.side = side;
        this.keys = keys;
        this.changedMost = changedMost;
    }

    /** Adds a word, or one other character, in its exact parts; where its style changes it is told in several runs. */
    void add(List<Run> word) {
        Run told = told(word);
        for (Run part : word) {
            Style style = side == Change.DELETED ? part.before() : part.after();
            Run whole = new Run(
                    "", side, style, style, told.written(), told.changed(), told.copied(), List.of(), part.footnote());
            if (open != null && keys.alike(open, whole)) {
                open = EntryKeys.joined(open, whole);
            } else {
                end();
                open = whole;
            }
            addPart(part);
        }
    }

    /** As whose work a word is told. What is kept between words goes with the one before it. */
    private Run told(List<Run> word) {
        List<Run> changes = new ArrayList<>(word.size());
        boolean isWord = false;
        for (Run part : word) {
            isWord |= Words.hasWord(part.text());
            if (part.change() == side) {
                changes.add(part);
            }
        }
        if (open != null && changes.isEmpty() && !isWord) {
            return open;
        }
        long changed = changes.isEmpty() ? changedMost : most(changes, Run::changed, changedMost);
        return new Run(
                "",
                side,
                Style.PLAIN,
                Style.PLAIN,
                most(word, Run::written, 0),
                changed,
                most(word, Run::copied, 0),
                List.of(),
                word.get(0).footnote());
    }

    private static long most(List<Run> word, ToLongFunction<Run> entry, long otherwise) {
        if (word.size() == 1) {
            return entry.applyAsLong(word.get(0));
        }
        Map<Long, Integer> counts = new HashMap<>();
        word.forEach(part -> counts.merge(entry.applyAsLong(part), part.text().length(), Integer::sum));
        return WordExchange.most(counts, otherwise);
    }

    private void addPart(Run part) {
        int last = parts.size() - 1;
        if (last >= 0 && parts.get(last).isAlike(part)) {
            parts.set(last, part.withText(parts.get(last).text() + part.text()));
        } else {
            parts.add(part);
        }
    }

    private void end() {
        Run whole = open;
        if (whole == null) {
            return;
        }
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.text()));
        boolean exact = parts.size() == 1 && parts.get(0).isAlike(whole);
        result.add(new Run(
                text.toString(),
                side,
                whole.before(),
                whole.after(),
                whole.written(),
                whole.changed(),
                whole.copied(),
                exact ? List.of() : parts,
                whole.footnote()));
        parts.clear();
        open = null;
    }

    List<Run> finish() {
        end();
        return result;
    }
}
