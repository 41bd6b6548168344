package org.plenary.instrument.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.TextPiece;
import org.plenary.crdt.YText;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlText;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.TextRun;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.DraftSchema;
import org.plenary.instrument.crdt.InstrumentWriter;

/**
 * The lines of a clause in a document, into which words of a composition are written, whoever's they are: nothing else
 * is touched. Takes time in the length of the clause.
 */
public final class ComposedLines {
    private ComposedLines() {}

    /**
     * Writes some of the words of a composition into a clause that has all lines of it, and some of its words already;
     * in one transaction.
     *
     * @param there which parts it has
     * @param write which of the others it gets
     * @throws IllegalArgumentException if it does not read like that
     */
    public static void write(
            Doc doc,
            ClauseId clause,
            Composition composition,
            Predicate<Composition.Part> there,
            Predicate<Composition.Part> write) {
        List<YXmlElement> lines = lines(element(doc, clause));
        doc.transact(null, () -> {
            Cursor cursor = null;
            int line = 0;
            for (Composition.Part part : composition.parts()) {
                if (part.piece().kind() == Piece.Kind.LINE) {
                    if (cursor != null) {
                        cursor.flush();
                    }
                    if (line == lines.size()) {
                        throw otherwise(clause);
                    }
                    cursor = new Cursor(lines.get(line++), clause);
                    cursor.pass(part.piece());
                } else if (cursor != null && there.test(part)) {
                    cursor.pass(part.piece());
                } else if (cursor != null && write.test(part)) {
                    cursor.write(part.piece());
                }
            }
            if (cursor != null) {
                cursor.flush();
            }
        });
    }

    private static IllegalArgumentException otherwise(ClauseId clause) {
        return new IllegalArgumentException(
                "expected a clause whose lines are paragraphs, got one of another form: clause=" + clause);
    }

    private static YXmlElement element(Doc doc, ClauseId clause) {
        if (DraftClauses.find(doc, clause) instanceof YXmlElement element) {
            return element;
        }
        throw otherwise(clause);
    }

    /** The elements that hold the text of each line, in order. */
    private static List<YXmlElement> lines(YXmlElement clause) {
        List<YXmlElement> lines = new ArrayList<>();
        if (DraftClauses.kind(clause).filter(kind -> kind.isOneLine()).isPresent()) {
            lines.add(clause);
        } else {
            addLines(clause, lines);
        }
        return lines;
    }

    /** Calls itself for sub-paragraphs, so a few deep. */
    private static void addLines(YXmlElement parent, List<YXmlElement> lines) {
        for (SharedType child : parent.children()) {
            if (child instanceof YXmlElement element) {
                if (element.nodeName().equals(DraftSchema.SUBPARAGRAPH)) {
                    addLines(element, lines);
                } else {
                    lines.add(element);
                }
            }
        }
    }

    /**
     * Who wrote each character of a clause without its footnotes, in order, by their client ids. Pieces of the clause's
     * {@link Wording} stand in the same order.
     */
    public static List<Long> writers(Doc doc, ClauseId clause) {
        List<Long> writers = new ArrayList<>();
        SharedType element = DraftClauses.find(doc, clause);
        if (element instanceof YXmlElement found) {
            addWriters(found, writers);
        }
        return writers;
    }

    /** Calls itself for what is within, as deep as the draft's form allows. */
    private static void addWriters(YXmlElement parent, List<Long> writers) {
        for (SharedType child : parent.children()) {
            if (child instanceof YText text) {
                for (TextPiece piece : text.pieces()) {
                    for (int i = 0; i < piece.text().length(); i++) {
                        writers.add(piece.ids().client());
                    }
                }
            } else if (child instanceof YXmlElement element
                    && !element.nodeName().equals(DraftSchema.FOOTNOTE)
                    && !element.nodeName().equals(DraftSchema.LINE_BREAK)) {
                addWriters(element, writers);
            }
        }
    }

    /** A place in a line: behind a child, or so far into it if that is a text. */
    private static final class Cursor {
        private final YXmlElement line;
        private final List<SharedType> children;
        private final ClauseId clause;
        private int next;
        private @Nullable SharedType last;
        private long offset;
        private final StringBuilder waiting = new StringBuilder();
        private Map<String, Object> marks = Map.of();

        Cursor(YXmlElement line, ClauseId clause) {
            this.line = line;
            this.clause = clause;
            children = line.children();
        }

        /** Goes past what is there. */
        void pass(Piece piece) {
            flush();
            if (piece.kind() == Piece.Kind.BREAK) {
                passElement(DraftSchema.LINE_BREAK);
            }
            for (long rest = piece.text().length(); rest > 0; ) {
                if (last instanceof YXmlText text && offset < text.length()) {
                    long step = Math.min(rest, text.length() - offset);
                    offset += step;
                    rest -= step;
                } else {
                    step();
                }
            }
            piece.notes().forEach(note -> passElement(DraftSchema.FOOTNOTE));
        }

        private void passElement(String name) {
            do {
                step();
            } while (last instanceof YXmlText text && text.length() == 0);
            if (!(last instanceof YXmlElement element) || !element.nodeName().equals(name)) {
                throw otherwise(clause);
            }
        }

        private void step() {
            if (next == children.size()) {
                throw otherwise(clause);
            }
            last = children.get(next++);
            offset = 0;
        }

        void write(Piece piece) {
            for (TextRun run : piece.runs()) {
                Map<String, Object> its = InstrumentWriter.marks(run);
                if (!its.equals(marks)) {
                    flush();
                    marks = its;
                }
                waiting.append(run.text());
            }
        }

        void flush() {
            if (waiting.isEmpty()) {
                return;
            }
            YXmlText text;
            if (last instanceof YXmlText there) {
                text = there;
            } else if (last == null && next < children.size() && children.get(next) instanceof YXmlText there) {
                text = there;
                last = there;
                next++;
            } else {
                text = line.insertTextAfter(last);
                last = text;
            }
            text.insert(offset, waiting.toString(), marks);
            offset += waiting.length();
            waiting.setLength(0);
        }
    }
}
