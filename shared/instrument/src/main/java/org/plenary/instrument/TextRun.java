package org.plenary.instrument;

/**
 * Text in one style.
 *
 * @param text any characters, as they were typed
 * @param bold whether it is bold
 * @param italic whether it is italic
 */
public record TextRun(String text, boolean bold, boolean italic) implements Inline {

    /** Text that is neither bold nor italic. */
    public static TextRun plain(String text) {
        return new TextRun(text, false, false);
    }

    boolean hasStyleOf(TextRun other) {
        return bold == other.bold && italic == other.italic;
    }

    @Override
    public void accept(Visitor visitor) {
        visitor.text(this);
    }
}
