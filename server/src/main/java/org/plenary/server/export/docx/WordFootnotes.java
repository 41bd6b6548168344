package org.plenary.server.export.docx;

import java.util.List;
import org.plenary.server.export.TextDirection;
import org.plenary.server.export.docx.WordParagraph.Piece;

/**
 * The footnotes of a document as Word's own, which it counts by itself. What changed in their words is tracked in them.
 * Not thread-safe.
 */
final class WordFootnotes {
    private final Xml xml = new Xml();
    private final TrackedChanges changes;
    private final RunWriter runs;
    private final boolean rightToLeft;
    private int last;

    WordFootnotes(boolean rightToLeft, TrackedChanges changes) {
        this.rightToLeft = rightToLeft;
        this.changes = changes;
        runs = new RunWriter(xml, rightToLeft, changes);
        xml.open("w:footnotes", "xmlns:w", Parts.WORD);
        separator("separator", "-1");
        separator("continuationSeparator", "0");
    }

    /** What stands between the text of a page and its footnotes. */
    private void separator(String kind, String id) {
        xml.open("w:footnote", "w:type", kind, "w:id", id).open("w:p").open("w:pPr");
        xml.empty("w:spacing", "w:before", "0", "w:after", "0", "w:line", "240", "w:lineRule", "auto")
                .close();
        xml.open("w:r").empty("w:" + kind).close().close().close();
    }

    /** Takes the words of the next footnote; returns its id. */
    String add(List<Piece> words) {
        String id = Integer.toString(++last);
        StringBuilder text = new StringBuilder();
        words.stream().filter(piece -> piece.sign() == null).forEach(piece -> text.append(piece.text()));
        boolean direction = TextDirection.isRightToLeft(text.toString(), rightToLeft);
        xml.open("w:footnote", "w:id", id).open("w:p").open("w:pPr").value("w:pStyle", "FootnoteText");
        runs.direction(direction);
        xml.close();
        xml.open("w:r").open("w:rPr").value("w:rStyle", "FootnoteReference").close();
        xml.empty("w:footnoteRef").close();
        xml.open("w:r").open("w:t", "xml:space", "preserve").text(" ").close().close();
        runs.pieces(words, direction);
        xml.close().close();
        return id;
    }

    /** The changes that are numbered through the document and its footnotes. */
    TrackedChanges changes() {
        return changes;
    }

    boolean isEmpty() {
        return last == 0;
    }

    /** The part that has their words; to be asked for once, at the end. */
    byte[] part() {
        return xml.close().bytes();
    }
}
