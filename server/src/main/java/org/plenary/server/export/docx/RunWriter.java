package org.plenary.server.export.docx;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.redline.Style;
import org.plenary.server.export.TextDirection;
import org.plenary.server.export.docx.WordParagraph.Piece;

/** Writes text as Word's runs, each in one direction. */
final class RunWriter {
    private final Xml xml;
    private final boolean rightToLeft;
    private final TrackedChanges changes;
    private final @Nullable WordFootnotes footnotes;

    /** Writes text that has no footnotes. */
    RunWriter(Xml xml, boolean rightToLeft, TrackedChanges changes) {
        this(xml, rightToLeft, changes, null);
    }

    /** @param footnotes takes the words of footnotes */
    RunWriter(Xml xml, boolean rightToLeft, TrackedChanges changes, @Nullable WordFootnotes footnotes) {
        this.footnotes = footnotes;
        this.xml = xml;
        this.rightToLeft = rightToLeft;
        this.changes = changes;
    }

    /** A whole paragraph in a style, in the direction of its first letter. */
    void paragraph(String style, String text) {
        xml.open("w:p").open("w:pPr").value("w:pStyle", style);
        direction(TextDirection.isRightToLeft(text, rightToLeft));
        xml.close();
        plain(text);
        xml.close();
    }

    /** The property of a paragraph that tells its direction; none where all text goes from left to right. */
    void direction(boolean ofParagraph) {
        if (ofParagraph) {
            xml.empty("w:bidi");
        } else if (rightToLeft) {
            xml.value("w:bidi", "0");
        }
    }

    /** Text that is nobody's change, in the direction of its first letter. */
    void plain(String text) {
        styled(text, null);
    }

    /** The same in a character style. */
    void styled(String text, @Nullable String style) {
        Directions directions = new Directions(text, TextDirection.isRightToLeft(text, rightToLeft));
        runs(directions.between(0, text.length()), "w:t", properties -> {
            if (style != null) {
                xml.value("w:rStyle", style);
            }
            properties.run();
        });
    }

    /** The text of a paragraph that goes in a direction. */
    void pieces(List<Piece> pieces, boolean ofParagraph) {
        pieces(pieces, ofParagraph, index -> {});
    }

    /**
     * The text of a paragraph that goes in a direction as a whole, whatever stands in it.
     *
     * @param before writes what stands before each piece, and what behind the last
     */
    void pieces(List<Piece> pieces, boolean ofParagraph, IntConsumer before) {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.text()));
        Directions directions = new Directions(text.toString(), ofParagraph);
        int begin = 0;
        int index = 0;
        for (Piece piece : pieces) {
            before.accept(index++);
            int end = begin + piece.text().length();
            if (piece.footnote() == null) {
                piece(piece, directions.between(begin, end));
            } else {
                reference(piece, piece.footnote());
            }
            begin = end;
        }
        before.accept(index);
    }

    private void piece(Piece piece, List<Directions.Stretch> stretches) {
        Tracking tracking = piece.tracking();
        if (tracking != Tracking.NONE) {
            xml.open(tracking.element(), changes.attributes(piece.by()));
        }
        runs(stretches, tracking == Tracking.DELETED ? "w:delText" : "w:t", direction -> {
            if (piece.sign() != null) {
                xml.value("w:rStyle", piece.sign().style());
            }
            look(piece.style());
            direction.run();
            Style before = piece.styleBefore();
            if (before != null) {
                xml.open("w:rPrChange", changes.attributes(piece.by())).open("w:rPr");
                look(before);
                direction.run();
                xml.close().close();
            }
        });
        if (tracking != Tracking.NONE) {
            xml.close();
        }
    }

    private void reference(Piece piece, List<Piece> words) {
        String id =
                Objects.requireNonNull(footnotes, "text that has no footnotes").add(words);
        Tracking tracking = piece.tracking();
        if (tracking != Tracking.NONE) {
            xml.open(tracking.element(), changes.attributes(piece.by()));
        }
        xml.open("w:r").open("w:rPr").value("w:rStyle", "FootnoteReference").close();
        xml.empty("w:footnoteReference", "w:id", id).close();
        if (tracking != Tracking.NONE) {
            xml.close();
        }
    }

    private void look(Style style) {
        if (style.bold()) {
            xml.empty("w:b").empty("w:bCs");
        }
        if (style.italic()) {
            xml.empty("w:i").empty("w:iCs");
        }
    }

    /** @param properties writes the properties of a run; is given what writes its direction */
    private void runs(List<Directions.Stretch> stretches, String element, Consumer<Runnable> properties) {
        for (Directions.Stretch stretch : stretches) {
            xml.open("w:r").open("w:rPr");
            properties.accept(() -> {
                if (stretch.rightToLeft()) {
                    xml.empty("w:rtl");
                }
            });
            xml.closeUnlessEmpty();
            content(stretch.text(), element);
            xml.close();
        }
    }

    private void content(String text, String element) {
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean end = i == text.length();
            if (end || text.charAt(i) == '\n' || text.charAt(i) == '\t') {
                if (i > start) {
                    xml.open(element, "xml:space", "preserve")
                            .text(text.substring(start, i))
                            .close();
                }
                if (!end) {
                    xml.empty(text.charAt(i) == '\n' ? "w:br" : "w:tab");
                }
                start = i + 1;
            }
        }
    }
}
