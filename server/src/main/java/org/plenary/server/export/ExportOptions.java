package org.plenary.server.export;

/**
 * What may be chosen about a file. A format passes over what it has no use for.
 *
 * @param notes whether the file carries what was said of clauses to everybody, as Word comments; see {@link Note}
 * @param protectedChanges whether a redline in Word's form has further changes stay tracked
 * @param lineNumbers whether the lines of a page are numbered
 * @param attribution whether the file tells who holds the brackets of a text
 */
public record ExportOptions(boolean notes, boolean protectedChanges, boolean lineNumbers, boolean attribution) {
    /** Nothing of all that. */
    public static final ExportOptions NONE = new ExportOptions(false, false, false);

    /** One that does not tell who holds brackets. */
    public ExportOptions(boolean notes, boolean protectedChanges, boolean lineNumbers) {
        this(notes, protectedChanges, lineNumbers, false);
    }
}
