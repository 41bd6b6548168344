package org.plenary.instrument.crdt;

/** The names that a draft's shared document consists of, besides the wire names of the clause kinds. */
public final class DraftSchema {
    /** The root XML fragment; its children are the clauses. */
    public static final String ROOT = "text";

    /** The version of this schema, which editors state when they join. */
    public static final int VERSION = 3;

    /** The attribute of a clause that holds its id. */
    public static final String ID = "id";

    /** The element of a paragraph. */
    public static final String PARAGRAPH = "paragraph";

    /** The element of a sub-paragraph. */
    public static final String SUBPARAGRAPH = "subparagraph";

    /** The element of a table, which holds rows. */
    public static final String TABLE = "table";

    /** The element of a row of a table, which holds cells. */
    public static final String ROW = "row";

    /** The element of a row of a table that is a header. */
    public static final String HEADER_ROW = "headerRow";

    /** The element of a cell of a table, which holds paragraphs. */
    public static final String CELL = "cell";

    /** The element of a line break. */
    public static final String LINE_BREAK = "hardBreak";

    /** The element of a footnote, which stands in a line and holds text and line breaks. */
    public static final String FOOTNOTE = "footnote";

    /** The mark of bold text. */
    public static final String BOLD = "bold";

    /** The mark of italic text. */
    public static final String ITALIC = "italic";

    private DraftSchema() {}

    /** Whether an element with this name is a row of a table. */
    public static boolean isRow(String name) {
        return name.equals(ROW) || name.equals(HEADER_ROW);
    }
}
