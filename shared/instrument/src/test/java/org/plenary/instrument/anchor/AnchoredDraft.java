package org.plenary.instrument.anchor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.Update;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlFragment;
import org.plenary.crdt.YXmlText;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.InstrumentWriter;

/**
 * A draft that one editor changes entry by entry, as a room keeps it, and the language in which tests tell of anchors.
 */
final class AnchoredDraft {
    final Doc editor = new Doc(new DocOptions(1, true, false));
    final Doc room = AnchorGame.doc(true);
    final Anchors anchors = new Anchors();
    private final List<byte[]> made = new ArrayList<>();
    long seq;

    AnchoredDraft(Clause... clauses) {
        editor.onUpdate((update, origin) -> made.add(update));
        entry(() -> InstrumentWriter.write(new Instrument(List.of(clauses)), editor));
    }

    long entry(Runnable change) {
        made.clear();
        editor.transact("test", change);
        return take();
    }

    /** Makes an entry of what others sent, and lets the editor hear of it. */
    long hear(byte[] update) {
        made.clear();
        editor.applyUpdate(update, "test");
        return take();
    }

    private long take() {
        seq++;
        for (byte[] update : made) {
            Update decoded = Update.decode(update);
            anchors.take(room, seq, decoded, () -> room.apply(decoded, null));
        }
        return seq;
    }

    void place(String owner, String clause, String words) {
        place(owner, Passages.find(room, new ClauseId(clause), words, 1));
    }

    void place(String owner, Anchor anchor) {
        anchors.place(room, seq, owner, List.of(anchor));
    }

    YXmlFragment root() {
        return DraftClauses.root(editor);
    }

    YXmlElement clause(int index) {
        return (YXmlElement) root().get(index);
    }

    YXmlElement paragraph(int clause, int index) {
        return (YXmlElement) clause(clause).get(index);
    }

    YXmlText text(int clause, int paragraph) {
        return (YXmlText) paragraph(clause, paragraph).get(0);
    }

    static void delete(YXmlText text, String words) {
        text.delete(text.text().indexOf(words), words.length());
    }

    static void insertBehind(YXmlText text, String before, String words) {
        text.insert(text.text().indexOf(before) + before.length(), words);
    }

    /** Moves all from some words on to a new paragraph behind. */
    void split(int clause, int paragraph, String words) {
        YXmlText text = text(clause, paragraph);
        int at = text.text().indexOf(words);
        String tail = text.text().substring(at);
        text.delete(at, tail.length());
        clause(clause).insertElement(paragraph + 1, "paragraph").insertText(0).insert(0, tail);
    }

    /** {@code HELD a[words]}, with the entry if the anchor is not held. */
    String show(String owner) {
        List<AnchorNow> now = anchors.of(room, owner);
        AnchorNow first = now.get(0);
        return first.state()
                + (first.seq() == 0 ? "" : "@" + first.seq())
                + now.stream()
                        .map(piece -> " " + piece.clause() + "[" + piece.words().replace("\n", "/") + "]")
                        .collect(Collectors.joining());
    }
}
