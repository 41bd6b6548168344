package org.plenary.instrument;

/** A part of a clause. */
public sealed interface Block permits Paragraph, Subparagraph, Table {

    /** How many levels of sub-paragraphs there are in this block, itself included; 0 for a paragraph or a table. */
    int height();

    /** Calls the visitor's method for this kind of block. */
    void accept(Visitor visitor);

    /** Has one method for each kind of block. */
    interface Visitor {
        /** Called for a paragraph. */
        void paragraph(Paragraph paragraph);

        /** Called for a sub-paragraph; its own blocks are not visited. */
        void subparagraph(Subparagraph subparagraph);

        /** Called for a table; what is in its cells is not visited. */
        void table(Table table);
    }
}
