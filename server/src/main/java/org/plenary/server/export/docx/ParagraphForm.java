package org.plenary.server.export.docx;

import org.plenary.instrument.ClauseKind;

/**
 * What a paragraph is in the document. Its style says it all, the list and the level that its number is counted in
 * included.
 *
 * @param style the id of a style of {@code styles.xml}
 */
record ParagraphForm(String style) {
    /**
     * The form of a paragraph of a clause.
     *
     * @param depth 0 directly in the clause, up to 4 in sub-paragraphs
     * @param opens whether the clause or the sub-paragraph begins with it
     */
    static ParagraphForm of(ClauseKind kind, int depth, boolean opens) {
        if (depth > 0) {
            return new ParagraphForm((opens ? opening(kind) : "") + "Subparagraph" + depth + (opens ? "" : "Text"));
        }
        return new ParagraphForm(opens ? opening(kind) : continuing(kind));
    }

    /** The form of a paragraph of a table. */
    static ParagraphForm ofCell(boolean header) {
        return new ParagraphForm(header ? "TableHeading" : "TableText");
    }

    private static String opening(ClauseKind kind) {
        return switch (kind) {
            case TITLE -> "Title";
            case HEADING -> "Heading1";
            case PREAMBULAR -> "Preambular";
            case OPERATIVE -> "Operative";
            case ARTICLE -> "Article";
            case ANNEX -> "Annex";
        };
    }

    private static String continuing(ClauseKind kind) {
        return kind == ClauseKind.ARTICLE || kind == ClauseKind.ANNEX ? "ArticleText" : "Continuation";
    }

    void writeTo(Xml xml) {
        xml.value("w:pStyle", style);
    }
}
