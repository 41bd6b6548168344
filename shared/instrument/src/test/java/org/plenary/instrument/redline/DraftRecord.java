package org.plenary.instrument.redline;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.plenary.crdt.Applied;
import org.plenary.crdt.Change;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.IdSet;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlFragment;
import org.plenary.crdt.YXmlText;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.InstrumentWriter;

/** A small record that one editor makes entry by entry, and the language in which a test says what it shows of it. */
final class DraftRecord {
    final Doc editor = new Doc(new DocOptions(1, true, false));
    final Doc doc = new Doc(new DocOptions(99, false, false));
    final Attribution attribution = new Attribution();
    private final Copies copies = new Copies(attribution);
    private final List<byte[]> made = new ArrayList<>();
    private long seq;

    /** What the last entry did. */
    Applied last = new Applied(IdSet.EMPTY, IdSet.EMPTY, IdSet.EMPTY);

    DraftRecord() {
        editor.onUpdate((update, origin) -> made.add(update));
    }

    /** Begins with a text, in entry 1. */
    static DraftRecord of(Clause... clauses) {
        DraftRecord record = new DraftRecord();
        record.entry(() -> InstrumentWriter.write(new Instrument(List.of(clauses)), record.editor));
        return record;
    }

    /** Makes one entry of what is changed; returns its number. */
    long entry(Runnable change) {
        made.clear();
        editor.transact("test", change);
        seq++;
        made.forEach(this::take);
        return seq;
    }

    /** Says of the last entry that it made a clause as a copy of another. */
    void madeCopy(String clause, String of) {
        copies.takeCopy(doc, new ClauseId(clause), new ClauseId(of));
    }

    /** Makes one entry of what another editor sends, and lets this one hear of it. */
    long hear(byte[] update) {
        made.clear();
        editor.applyUpdate(update, "test");
        seq++;
        take(update);
        return seq;
    }

    private void take(byte[] update) {
        last = doc.applyUpdate(update, "test");
        attribution.take(seq, last.inserted(), last.deleted());
        copies.take(doc, seq, last);
    }

    YXmlFragment root() {
        return DraftClauses.root(editor);
    }

    YXmlElement clause(int index) {
        return (YXmlElement) root().get(index);
    }

    /** The first text of a paragraph of a clause. */
    YXmlText text(int clause, int paragraph) {
        return (YXmlText) ((YXmlElement) clause(clause).get(paragraph)).get(0);
    }

    /** Exchanges text of a paragraph. */
    long replace(YXmlText text, String old, String fresh) {
        return entry(() -> {
            int at = text.text().indexOf(old);
            text.delete(at, old.length());
            text.insert(at, fresh);
        });
    }

    DraftRedline between(long from, long to) {
        return DraftRedline.between(doc, attribution, from, to);
    }

    /**
     * Text with deletions in [-…-] and insertions in {+…+}; paragraphs as lines, with the sign of their beginning.
     * Footnotes in double brackets, with the sign of their mark and their numbers at the two moments.
     */
    static String show(ClauseRedline clause) {
        return clause.paragraphs().stream()
                .map(paragraph -> sign(paragraph.change()) + show(paragraph.runs()))
                .collect(Collectors.joining("\n"));
    }

    private static String show(List<Run> runs) {
        StringBuilder shown = new StringBuilder();
        FootnotePlace open = null;
        for (Run run : runs) {
            FootnotePlace footnote = run.footnote();
            if (open != null && !open.equals(footnote)) {
                shown.append("⟧");
            }
            open = footnote;
            if (run.isMark()) {
                shown.append(sign(run.change()).strip())
                        .append("⟦")
                        .append(open.before() == 0 ? "" : open.before())
                        .append(">")
                        .append(open.after() == 0 ? "" : open.after())
                        .append(" ");
            } else {
                shown.append(show(run));
            }
        }
        return shown.append(open == null ? "" : "⟧").toString();
    }

    private static String sign(Change change) {
        return switch (change) {
            case KEPT -> "";
            case INSERTED -> "+ ";
            case DELETED -> "- ";
        };
    }

    private static String show(Run run) {
        return switch (run.change()) {
            case KEPT -> run.text();
            case INSERTED -> "{+" + run.text() + "+}";
            case DELETED -> "[-" + run.text() + "-]";
        };
    }
}
