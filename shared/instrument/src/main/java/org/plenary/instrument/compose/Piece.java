package org.plenary.instrument.compose;

import java.util.List;
import java.util.stream.Collectors;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.TextRun;
import org.plenary.instrument.Words;

/**
 * The least part of a wording: a word, a character between words, or where a line begins.
 *
 * @param kind which of these it is
 * @param depth of a line: 0 directly in the clause, more in sub-paragraphs; else 0
 * @param opens of a line: whether its clause or sub-paragraph begins with it
 * @param runs the text in its styles; empty if it is none
 * @param notes the footnotes right behind it, which stay and go with it
 */
public record Piece(Kind kind, int depth, boolean opens, List<TextRun> runs, List<Footnote> notes) {
    /** What a piece is. */
    public enum Kind {
        /** A word, or one character that is in none. */
        TEXT,
        /** A paragraph begins. */
        LINE,
        /** A line breaks within a paragraph. */
        BREAK
    }

    /** Keeps copies of the lists. */
    public Piece {
        runs = List.copyOf(runs);
        notes = List.copyOf(notes);
    }

    static Piece line(int depth, boolean opens) {
        return new Piece(Kind.LINE, depth, opens, List.of(), List.of());
    }

    static Piece text(List<TextRun> runs) {
        return new Piece(Kind.TEXT, 0, false, runs, List.of());
    }

    /** The characters, without footnotes; empty of what is no text. */
    public String text() {
        return runs.stream().map(TextRun::text).collect(Collectors.joining());
    }

    /** Whether it is a word. */
    public boolean isWord() {
        return kind == Kind.TEXT && Words.hasWord(text());
    }

    /** Whether it is text. */
    public boolean isText() {
        return kind == Kind.TEXT;
    }

    /** What is the same of pieces that are the same to a reader: style and footnotes are not compared. */
    String key() {
        return switch (kind) {
            case TEXT -> text();
            case BREAK -> "\n";
            case LINE -> opens ? "\n(" + depth : "\n";
        };
    }

    /** The same text in the style of another piece. */
    Piece styledAs(Piece other) {
        return new Piece(kind, depth, opens, other.runs, notes);
    }
}
