package org.plenary.server.intake;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.plenary.instrument.Clause;
import org.plenary.server.intake.IntakeException.Reason;

/**
 * Reads a fragment of a text, as a clipboard holds it, into parts of a clause and clauses. It is read as a file is, by
 * {@link Recognizer}, except that it has no title and no masthead, that it may begin in the middle of a clause, and
 * that what might be a number or an amount stays among the words. Stateless, safe from any thread.
 */
public final class Fragments {
    /** What is said of files and means nothing here: a fragment is numbered anew wherever it comes to stand. */
    private static final Set<FindingCode> OF_FILES = EnumSet.of(FindingCode.NUMBERS, FindingCode.LABELS);

    private Fragments() {}

    /**
     * Reads a fragment.
     *
     * @throws IntakeException if it is too long or has no text
     */
    public static FragmentReading read(String source, FragmentForm form, FragmentPlace place) {
        int most = form == FragmentForm.TEXT ? IntakeLimits.MAX_FRAGMENT_TEXT : IntakeLimits.MAX_FRAGMENT_BYTES;
        IntakeLimits.require(source.length(), most, "characters");
        Findings findings = new Findings();
        List<Passage> passages = switch (form) {
            case HTML -> HtmlReader.read(source, findings);
            case TEXT -> WrappedTextReader.read(source, findings);
        };
        IntakeLimits.require(passages.size(), IntakeLimits.MAX_FRAGMENT_PARAGRAPHS, "paragraphs");
        Recognizer recognizer = new Recognizer(findings);
        Assembly assembly = recognizer.recognize(passages, place);
        List<Clause> clauses = assembly.instrument().clauses();
        if (clauses.isEmpty() && assembly.leading().isEmpty()) {
            throw new IntakeException(Reason.EMPTY, "Expected text, got a fragment without any.");
        }
        return new FragmentReading(
                assembly.leading(),
                recognizer.leadingLevel(),
                clauses,
                assembly.taken(),
                findings.kinds().stream()
                        .filter(finding -> !OF_FILES.contains(finding.code()))
                        .toList(),
                findings.words());
    }
}
