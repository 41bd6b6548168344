package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.List;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Inline;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.TextRun;

/**
 * What was read from a file.
 *
 * @param format the form that the file has, as its content says
 * @param sha256 the SHA-256 of its bytes, in hexadecimal
 * @param title the title of the text on one line, or the file's name where the text has none; 1 to 300 UTF-16 units
 * @param instrument the text, with clause ids that nobody else has
 * @param numbers the numbers that were taken off the text
 * @param leftOut what was left out as a whole and can be taken, in its order
 * @param comments what was said in its margin
 * @param findings what did not come as it was, the losses first
 */
public record IntakeResult(
        IntakeFormat format,
        String sha256,
        String title,
        Instrument instrument,
        NumbersInFile numbers,
        List<LeftOut> leftOut,
        CommentsInFile comments,
        List<Finding> findings) {
    /** Keeps copies of the collections. */
    public IntakeResult {
        leftOut = List.copyOf(leftOut);
        findings = List.copyOf(findings);
    }

    /** The same with clauses that somebody corrected, and the numbers that are none of their words. */
    IntakeResult corrected(Instrument other, NumbersInFile left) {
        return new IntakeResult(format, sha256, title, other, left, leftOut, comments, findings);
    }

    /** What did not come as it was but comments, which were taken. */
    public List<Finding> findingsWithoutComments() {
        return findings.stream()
                .filter(finding -> finding.code() != FindingCode.COMMENTS)
                .toList();
    }

    /** The same with another title, which the text gets, too; its footnotes stay. */
    public IntakeResult titled(String newTitle) {
        if (newTitle.equals(title) && instrument.clauses().get(0).kind() == ClauseKind.TITLE) {
            return this;
        }
        List<Clause> clauses = new ArrayList<>(instrument.clauses());
        int at = 0;
        while (at < clauses.size() && clauses.get(at).kind() != ClauseKind.TITLE) {
            at++;
        }
        if (at == clauses.size()) {
            clauses.add(0, Clause.of(Assembly.newId(), ClauseKind.TITLE, newTitle));
        } else {
            Clause old = clauses.get(at);
            List<Inline> text = new ArrayList<>(List.of(TextRun.plain(newTitle)));
            if (old.blocks().get(0) instanceof Paragraph paragraph) {
                paragraph.inlines().stream().filter(Footnote.class::isInstance).forEach(text::add);
            }
            clauses.set(at, new Clause(old.id(), ClauseKind.TITLE, List.of(new Paragraph(text))));
        }
        return new IntakeResult(
                format, sha256, newTitle, new Instrument(clauses), numbers, leftOut, comments, findings);
    }
}
