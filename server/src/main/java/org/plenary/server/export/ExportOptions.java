package org.plenary.server.export;

/**
 * What may be chosen about a file. A format passes over what it has no use for.
 *
 * @param notes whether the file carries what was said of clauses to everybody, as Word comments; see {@link Note}
 * @param protectedChanges whether a redline in Word's form has further changes stay tracked
 * @param lineNumbers whether the lines of a page are numbered
 */
public record ExportOptions(boolean notes, boolean protectedChanges, boolean lineNumbers) {
    /** Nothing of all that. */
    public static final ExportOptions NONE = new ExportOptions(false, false, false);
}
