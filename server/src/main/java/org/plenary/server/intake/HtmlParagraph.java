package org.plenary.server.intake;

import java.util.List;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Inline;

/**
 * The text of one paragraph of HTML: white space is one space, except for a no-break space by itself. Characters
 * without a width that programs leave on clipboards are dropped. For one thread.
 */
final class HtmlParagraph {
    private static final char NO_BREAK = '\u00A0';

    private final InlineBuilder builder = new InlineBuilder();
    private final StringBuilder spaces = new StringBuilder();
    private boolean begun;

    void text(String text, HtmlLook look) {
        StringBuilder piece = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (look.pre() && c == '\n') {
                write(piece, look);
                lineBreak();
            } else if (Character.isWhitespace(c) || c == NO_BREAK) {
                spaces.append(c);
            } else if (c != '\uFEFF' && c != '\u200B') {
                if (begun && spaces.length() > 0) {
                    piece.append(spaces.length() == 1 && spaces.charAt(0) == NO_BREAK ? NO_BREAK : ' ');
                }
                spaces.setLength(0);
                begun = true;
                piece.append(c);
            }
        }
        write(piece, look);
    }

    private void write(StringBuilder piece, HtmlLook look) {
        builder.text(piece.toString(), look.bold(), look.italic());
        piece.setLength(0);
    }

    void footnote(Footnote note) {
        begun = true;
        builder.footnote(note);
    }

    void lineBreak() {
        spaces.setLength(0);
        begun = false;
        builder.lineBreak();
    }

    int replaced() {
        return builder.replaced();
    }

    List<Inline> build() {
        return builder.build();
    }
}
