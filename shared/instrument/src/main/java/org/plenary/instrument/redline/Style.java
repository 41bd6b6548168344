package org.plenary.instrument.redline;

/**
 * How text looks.
 *
 * @param bold whether it is bold
 * @param italic whether it is italic
 */
public record Style(boolean bold, boolean italic) {
    /** Neither bold nor italic. */
    public static final Style PLAIN = new Style(false, false);
}
