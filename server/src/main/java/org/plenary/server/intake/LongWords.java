package org.plenary.server.intake;

import org.jspecify.annotations.Nullable;
import org.plenary.server.intake.FindingCode.Severity;

/** Tells of words that do not fit into one finding, in as many as they need, line by line. Stateless. */
final class LongWords {
    /** UTF-16 units of the words of one finding: of a loss, and of anything else. */
    private static final int MAX_LOST = 3_900;

    private static final int MAX_OTHER = 390;

    private LongWords() {}

    static void tell(Findings findings, FindingCode code, @Nullable String where, String words) {
        int most = code.severity() == Severity.LOST ? MAX_LOST : MAX_OTHER;
        String rest = words.strip();
        while (rest.length() > most) {
            int end = rest.lastIndexOf(' ', most);
            end = end <= 0 ? most : end;
            end -= Character.isHighSurrogate(rest.charAt(end - 1)) ? 1 : 0;
            findings.add(code, where, rest.substring(0, end));
            rest = rest.substring(end).strip();
        }
        findings.add(code, where, rest);
    }
}
