package org.plenary.server.export.docx;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.redline.Style;
import org.plenary.server.export.docx.WordParagraph.Piece;

/** Writes text as Word's runs, each in one direction. */
final class RunWriter {
    private final Xml xml;
    private final boolean rightToLeft;
    private final TrackedChanges changes;

    RunWriter(Xml xml, boolean rightToLeft, TrackedChanges changes) {
        this.xml = xml;
        this.rightToLeft = rightToLeft;
        this.changes = changes;
    }

    /** Text that is nobody's change, and begins in the direction of its first letter. */
    void plain(String text) {
        styled(text, null);
    }

    /** The same in a character style. */
    void styled(String text, @Nullable String style) {
        runs(text, Directions.ofFirst(text, rightToLeft), "w:t", properties -> {
            if (style != null) {
                xml.value("w:rStyle", style);
            }
            properties.run();
        });
    }

    /** Text of a clause. */
    void piece(Piece piece) {
        Tracking tracking = piece.tracking();
        if (tracking != Tracking.NONE) {
            xml.open(tracking.element(), changes.attributes(piece.by()));
        }
        runs(piece.text(), rightToLeft, tracking == Tracking.DELETED ? "w:delText" : "w:t", direction -> {
            if (piece.isStatus()) {
                xml.value("w:rStyle", "ClauseStatus");
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

    private void look(Style style) {
        if (style.bold()) {
            xml.empty("w:b").empty("w:bCs");
        }
        if (style.italic()) {
            xml.empty("w:i").empty("w:iCs");
        }
    }

    /** @param properties writes the properties of a run; is given what writes its direction */
    private void runs(String text, boolean direction, String element, Consumer<Runnable> properties) {
        for (Directions.Stretch stretch : Directions.of(text, direction)) {
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
