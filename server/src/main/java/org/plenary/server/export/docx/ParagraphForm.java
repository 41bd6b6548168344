package org.plenary.server.export.docx;

import org.plenary.instrument.ClauseKind;

/**
 * What a paragraph is in the document: its style, and its place in a list where the style alone does not say that.
 *
 * @param style the id of a style of {@code styles.xml}
 * @param list the list of {@code numbering.xml} that its number is counted in, 0 if the style says it, or it has none
 * @param level the level of the list, from 0
 */
record ParagraphForm(String style, int list, int level) {
    /**
     * The form of a paragraph of a clause.
     *
     * @param depth 0 directly in the clause, up to 4 in sub-paragraphs
     * @param opens whether the clause or the sub-paragraph begins with it
     */
    static ParagraphForm of(ClauseKind kind, int depth, boolean opens) {
        if (depth > 0) {
            return opens
                    ? new ParagraphForm("Subparagraph" + depth, list(kind), depth)
                    : new ParagraphForm("Subparagraph" + depth + "Text", 0, 0);
        }
        return new ParagraphForm(opens ? opening(kind) : continuing(kind), 0, 0);
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

    /** The list that counts clauses of a kind and their sub-paragraphs. */
    private static int list(ClauseKind kind) {
        return switch (kind) {
            case TITLE, HEADING -> 0;
            case PREAMBULAR -> 1;
            case OPERATIVE -> 2;
            case ARTICLE -> 3;
            case ANNEX -> 4;
        };
    }

    void writeTo(Xml xml) {
        xml.value("w:pStyle", style);
        if (list > 0) {
            xml.open("w:numPr")
                    .value("w:ilvl", Integer.toString(level))
                    .value("w:numId", Integer.toString(list))
                    .close();
        }
    }
}
