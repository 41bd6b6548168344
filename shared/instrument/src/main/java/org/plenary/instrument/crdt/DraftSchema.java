package org.plenary.instrument.crdt;

/** The names that a draft's shared document consists of, besides the wire names of the clause kinds. */
public final class DraftSchema {
    /** The root XML fragment; its children are the clauses. */
    public static final String ROOT = "text";

    /** The version of this schema, which editors state when they join. */
    public static final int VERSION = 1;

    /** The attribute of a clause that holds its id. */
    public static final String ID = "id";

    /** The element of a paragraph. */
    public static final String PARAGRAPH = "paragraph";

    /** The element of a sub-paragraph. */
    public static final String SUBPARAGRAPH = "subparagraph";

    /** The element of a line break. */
    public static final String LINE_BREAK = "hardBreak";

    /** The mark of bold text. */
    public static final String BOLD = "bold";

    /** The mark of italic text. */
    public static final String ITALIC = "italic";

    private DraftSchema() {}
}
