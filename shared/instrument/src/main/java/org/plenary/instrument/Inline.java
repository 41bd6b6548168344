package org.plenary.instrument;

/** A piece of a paragraph. */
public sealed interface Inline permits TextRun, LineBreak, Footnote {

    /** Calls the visitor's method for this kind of piece. */
    void accept(Visitor visitor);

    /** Has one method for each kind of piece. */
    interface Visitor {
        /** Called for text. */
        void text(TextRun run);

        /** Called for a line break. */
        void lineBreak();

        /** Called for a footnote; its own pieces are not visited. */
        void footnote(Footnote footnote);
    }
}
