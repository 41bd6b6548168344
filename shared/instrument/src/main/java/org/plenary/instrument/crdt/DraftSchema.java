package org.plenary.instrument.crdt;

/** The names that a draft's shared document consists of, besides the wire names of the clause kinds. */
public final class DraftSchema {
    /** The root XML fragment; its children are the clauses. */
    public static final String ROOT = "text";

    /** The version of this schema, which editors state when they join. */
    public static final int VERSION = 1;

    /** The attribute of a clause that holds its id. */
    public static final String ID = "id";

    static final String PARAGRAPH = "paragraph";
    static final String SUBPARAGRAPH = "subparagraph";
    static final String LINE_BREAK = "hardBreak";
    static final String BOLD = "bold";
    static final String ITALIC = "italic";

    private DraftSchema() {}
}
