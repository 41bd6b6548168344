package org.plenary.server.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Inline;
import org.plenary.instrument.Table;

/**
 * A paragraph as a file has it, before it is known what it is in an instrument.
 *
 * @param shape what the file says that it is
 * @param depth of a heading its level, of a part of a clause how deep it stands there; else 0
 * @param inlines its text; numbers that were typed are a part of it
 * @param mark its automatic number, or null
 * @param indent where its text stands, in twentieths of a point from the margin
 * @param centred whether it stands in the middle of the line
 * @param place its number in the file, from 1
 * @param table the table that it is, of which {@code inlines} are the words; null for a paragraph
 */
record Passage(
        Shape shape,
        int depth,
        List<Inline> inlines,
        @Nullable ListMark mark,
        int indent,
        boolean centred,
        int place,
        @Nullable Table table) {

    Passage {
        inlines = List.copyOf(inlines);
    }

    /** A paragraph. */
    Passage(
            Shape shape,
            int depth,
            List<Inline> inlines,
            @Nullable ListMark mark,
            int indent,
            boolean centred,
            int place) {
        this(shape, depth, inlines, mark, indent, centred, place, null);
    }

    /** What a file says of a paragraph. Those that say {@code sure} follow Plenary's own way of writing. */
    enum Shape {
        /** Nothing but its text. */
        BODY(false),
        /** A row of a table that became paragraphs. */
        ROW(false),
        /** A table. */
        TABLE(false),
        /** A table of which the file says where it stands. */
        SURE_TABLE(true),
        /** A heading of some level. */
        HEADING(false),
        /** A line of a table of contents. */
        CONTENTS(true),
        /** A line of what stands above the title. */
        MASTHEAD(true),
        TITLE(true),
        SURE_HEADING(true),
        PREAMBULAR(true),
        OPERATIVE(true),
        ARTICLE(true),
        ANNEX(true),
        /** The beginning of a sub-paragraph. */
        SUBPARAGRAPH(true),
        /** A further paragraph of a clause or sub-paragraph. */
        CONTINUATION(true);

        private final boolean sure;

        Shape(boolean sure) {
            this.sure = sure;
        }

        boolean isSure() {
            return sure;
        }
    }

    /**
     * A number that the program which wrote the file computes.
     *
     * @param label as it is shown, such as {@code 1.} or {@code (a)} or a bullet; {@code ""} if it is not shown
     * @param list which list counts it
     * @param level how deep it is in its list, from 0
     */
    record ListMark(String label, String list, int level) {}

    /** A paragraph of which nothing is known but its text and its place on the page. */
    static Passage body(List<Inline> inlines, int indent, int place) {
        return new Passage(Shape.BODY, 0, inlines, null, indent, false, place);
    }

    /** A paragraph that the file says is this. */
    static Passage of(Shape shape, int depth, List<Inline> inlines, int place) {
        return new Passage(shape, depth, inlines, null, 0, false, place);
    }

    /** The same with this text, which has no automatic number. */
    Passage withoutMark(List<Inline> text) {
        return new Passage(shape, depth, text, null, indent, centred, place);
    }

    /** A table that nobody numbered; {@code depth} says where it stands if its shape is sure. */
    static Passage of(Shape shape, int depth, Table table, int indent, int place) {
        return new Passage(shape, depth, TableWords.of(table), null, indent, false, place, table);
    }

    /** The same with this text. */
    Passage with(List<Inline> text) {
        return new Passage(shape, depth, text, mark, indent, centred, place, table);
    }

    /** The same with another table. */
    Passage with(Table other) {
        return new Passage(shape, depth, TableWords.of(other), mark, indent, centred, place, other);
    }

    /** What it is besides the table: a paragraph without text. */
    Passage withoutTable() {
        return new Passage(Shape.BODY, depth, List.of(), mark, indent, centred, place);
    }

    boolean isTable() {
        return table != null;
    }

    String text() {
        return InlineText.plain(inlines);
    }

    boolean isBlank() {
        return InlineText.isBlank(inlines);
    }

    /** Where it stands, for people. */
    String where() {
        return "paragraph " + place;
    }
}
