package org.plenary.server.intake;

import org.plenary.server.intake.IntakeException.Reason;

/** The bounds of what is read from one file. A draft's room would take far more; a text of people has far less. */
public final class IntakeLimits {
    /** Bytes of a file: 10 MiB. */
    public static final int MAX_FILE_BYTES = 10 << 20;

    /** Bytes of a fragment: 4 MiB, most of which word processors fill with styles. */
    public static final int MAX_FRAGMENT_BYTES = 4 << 20;

    /** UTF-16 units of a fragment of plain text: some 300 pages. */
    static final int MAX_FRAGMENT_TEXT = 1 << 20;

    /** Paragraphs of a fragment: more than a hundred pages. */
    static final int MAX_FRAGMENT_PARAGRAPHS = 3_000;

    /** Clauses of an instrument. */
    static final int MAX_CLAUSES = 5_000;

    /** Paragraphs of a file, the empty ones among them. */
    static final int MAX_PARAGRAPHS = 50_000;

    /** UTF-16 units of text: some 600 pages. */
    static final int MAX_CHARACTERS = 2_000_000;

    /** Pieces of one style in one paragraph. */
    static final int MAX_RUNS = 20_000;

    private IntakeLimits() {}

    static void require(long count, long max, String what) {
        if (count > max) {
            throw new IntakeException(
                    Reason.TOO_LONG,
                    "Expected at most " + max + " " + what + ", got more. Divide the text into several drafts.");
        }
    }
}
