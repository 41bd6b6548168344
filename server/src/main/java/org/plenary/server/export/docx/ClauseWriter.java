package org.plenary.server.export.docx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plenary.instrument.ClauseId;
import org.plenary.server.export.StatusMarks;
import org.plenary.server.export.docx.BodyOrder.Place;
import org.plenary.server.export.docx.BodyOrder.Placed;

/** Writes clauses as paragraphs with their tracked changes, bookmarks and anchors of comments. */
final class ClauseWriter {
    private final Xml xml;
    private final TrackedChanges changes;
    private final Comments comments;
    private final StatusMarks marks;
    private final RunWriter runs;
    private final boolean rightToLeft;
    private final BookmarkNames names = new BookmarkNames();
    private int moves;

    ClauseWriter(Xml xml, boolean rightToLeft, TrackedChanges changes, Beside beside, StatusMarks marks) {
        this.marks = marks;
        this.rightToLeft = rightToLeft;
        this.xml = xml;
        this.changes = changes;
        this.comments = beside.comments;
        this.runs = new RunWriter(xml, rightToLeft, changes, beside.footnotes);
    }

    /** What stands beside the text, and is referred to from it. */
    record Beside(Comments comments, WordFootnotes footnotes) {}

    void write(List<Placed> clauses, WordNumbers numbers) {
        Map<ClauseId, String> moveNames = new HashMap<>();
        List<List<WordParagraph>> paragraphs = Seams.close(
                clauses.stream()
                        .map(placed -> WordParagraphs.of(placed, marks, numbers))
                        .toList(),
                changes::author);
        for (int i = 0; i < clauses.size(); i++) {
            Placed placed = clauses.get(i);
            if (placed.place() == Place.ONLY) {
                write(placed, paragraphs.get(i), Range.NONE);
            } else {
                String name = moveNames.computeIfAbsent(placed.clause().id(), id -> "move" + ++moves);
                write(
                        placed,
                        paragraphs.get(i),
                        new Range(placed.place() == Place.OLD ? "w:moveFromRange" : "w:moveToRange", name));
            }
        }
    }

    /** The range of a move: what its elements are called, and what joins its two ends. */
    private record Range(String element, String name) {
        static final Range NONE = new Range("", "");

        boolean isMove() {
            return !element.isEmpty();
        }
    }

    private void write(Placed placed, List<WordParagraph> paragraphs, Range range) {
        boolean marked = placed.place() != Place.OLD;
        boolean there = marked && placed.clause().after() != null;
        List<Integer> notes = there ? comments.of(placed.clause().id()) : List.of();
        CommentRange.Cursor ranges = there ? comments.in(placed.clause().id()) : new CommentRange.Cursor(List.of());
        String bookmark = marked ? changes.id() : "";
        String move = range.isMove() ? changes.id() : "";
        TableWriter tables = new TableWriter(xml, rightToLeft, changes);
        for (int i = 0; i < paragraphs.size(); i++) {
            WordParagraph paragraph = paragraphs.get(i);
            tables.goTo(paragraph.cell());
            xml.open("w:p");
            properties(paragraph);
            if (i == 0) {
                begin(placed, range, move, bookmark, notes);
            }
            text(paragraph, ranges.cut(paragraph.runs(), i == paragraphs.size() - 1));
            if (i == paragraphs.size() - 1) {
                end(placed, bookmark, notes);
            }
            xml.close();
        }
        tables.goTo(null);
        if (range.isMove()) {
            xml.empty(range.element + "End", "w:id", move);
        }
    }

    private void begin(Placed placed, Range range, String move, String bookmark, List<Integer> notes) {
        if (range.isMove()) {
            String[] made = changes.attributes(placed.clause().seq());
            xml.empty(range.element + "Start", "w:id", move, made[2], made[3], made[4], made[5], "w:name", range.name);
        }
        if (!bookmark.isEmpty()) {
            xml.empty(
                    "w:bookmarkStart",
                    "w:id",
                    bookmark,
                    "w:name",
                    names.name(placed.clause().id()));
        }
        notes.forEach(note -> xml.empty("w:commentRangeStart", "w:id", Integer.toString(note)));
    }

    /** The references to comments come with the clause. */
    private void end(Placed placed, String bookmark, List<Integer> notes) {
        boolean added = placed.clause().before() == null;
        Tracking tracking = placed.place() == Place.NEW ? Tracking.MOVED_TO : added ? Tracking.INSERTED : Tracking.NONE;
        notes.forEach(note -> endComment(note, tracking, placed.clause().seq()));
        if (!bookmark.isEmpty()) {
            xml.empty("w:bookmarkEnd", "w:id", bookmark);
        }
    }

    private void text(WordParagraph paragraph, CommentRange.Cut cut) {
        runs.pieces(cut.pieces(), paragraph.isRightToLeft(rightToLeft), before -> {
            for (CommentRange.Mark mark : cut.marks()) {
                if (mark.before() == before && mark.begins()) {
                    xml.empty("w:commentRangeStart", "w:id", Integer.toString(mark.comment()));
                } else if (mark.before() == before) {
                    endComment(mark.comment(), mark.tracking(), mark.by());
                }
            }
        });
    }

    /** The end of what a comment is about, with the reference to it, which is tracked as the words there. */
    private void endComment(int comment, Tracking tracking, long by) {
        String id = Integer.toString(comment);
        xml.empty("w:commentRangeEnd", "w:id", id);
        if (tracking != Tracking.NONE) {
            xml.open(tracking.element(), changes.attributes(by));
        }
        xml.open("w:r").open("w:rPr").value("w:rStyle", "CommentReference").close();
        xml.empty("w:commentReference", "w:id", id).close();
        if (tracking != Tracking.NONE) {
            xml.close();
        }
    }

    private void properties(WordParagraph paragraph) {
        xml.open("w:pPr");
        paragraph.form().writeTo(xml);
        runs.direction(paragraph.isRightToLeft(rightToLeft));
        if (paragraph.mark() != Tracking.NONE) {
            xml.open("w:rPr")
                    .empty(paragraph.mark().element(), changes.attributes(paragraph.markedBy()))
                    .close();
        }
        ParagraphForm before = paragraph.formBefore();
        if (before != null) {
            xml.open("w:pPrChange", changes.attributes(paragraph.formedBy())).open("w:pPr");
            before.writeTo(xml);
            runs.direction(paragraph.isRightToLeft(rightToLeft));
            xml.close().close();
        }
        xml.close();
    }
}
