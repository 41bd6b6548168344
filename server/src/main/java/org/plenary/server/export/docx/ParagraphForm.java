package org.plenary.server.export.docx;

import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseKind;

/**
 * What a paragraph is in the document. Its style says it all, the list and the level that its number is counted in
 * included, but for clauses with {@linkplain WordNumbers lists of their own}.
 *
 * @param style the id of a style of {@code styles.xml}
 * @param list the list that its number is of, null for that of its style, or none
 * @param level the level in that list, 0 for the clause's own number
 */
record ParagraphForm(String style, @Nullable Integer list, int level) {
    private ParagraphForm(String style) {
        this(style, null, 0);
    }

    /**
     * The form of a paragraph of a clause.
     *
     * @param depth 0 directly in the clause, up to 4 in sub-paragraphs
     * @param opens whether the clause or the sub-paragraph begins with it
     * @param list the clause's own list, null if it has none
     */
    static ParagraphForm of(ClauseKind kind, int depth, boolean opens, @Nullable Integer list) {
        if (!opens) {
            return new ParagraphForm(depth > 0 ? "Subparagraph" + depth + "Text" : continuing(kind));
        }
        String style = opening(kind) + (depth > 0 ? "Subparagraph" + depth : "");
        return list == null ? new ParagraphForm(style) : new ParagraphForm(style, list, depth);
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
        if (list != null) {
            xml.open("w:numPr")
                    .value("w:ilvl", Integer.toString(level))
                    .value("w:numId", Integer.toString(list))
                    .close();
        }
    }
}
