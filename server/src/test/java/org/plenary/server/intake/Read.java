package org.plenary.server.intake;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.Markdown;
import org.plenary.instrument.Numbering;

/** What a test asks of a file that was read. */
final class Read {
    private Read() {}

    static IntakeResult docx(WordFile file) {
        return Intake.read(file.bytes(), "file.docx");
    }

    static IntakeResult md(String text) {
        return Intake.read(text.getBytes(StandardCharsets.UTF_8), "file.md");
    }

    static IntakeResult txt(String text) {
        return Intake.read(text.getBytes(StandardCharsets.UTF_8), "file.txt");
    }

    /** The instrument as Markdown without blank lines. */
    static String text(IntakeResult result) {
        return Markdown.render(result.instrument()).replaceAll("\n+", "\n");
    }

    /** How many findings there are of each kind, as {@code code count}. */
    static List<String> findings(IntakeResult result) {
        Map<FindingCode, Integer> counts = new LinkedHashMap<>();
        result.findings().forEach(finding -> counts.merge(finding.code(), finding.count(), Integer::sum));
        return counts.entrySet().stream()
                .map(each -> each.getKey().wireName() + " " + each.getValue())
                .toList();
    }

    /** The findings of a kind one by one, as {@code place: excerpt}. */
    static List<String> all(IntakeResult result, FindingCode code) {
        return result.findings().stream()
                .filter(finding -> finding.code() == code)
                .map(finding -> finding.place() + ": " + finding.excerpt())
                .toList();
    }

    /** The excerpt of the finding of a kind. */
    static String excerpt(IntakeResult result, FindingCode code) {
        return result.findings().stream()
                .filter(finding -> finding.code() == code)
                .map(finding -> String.valueOf(finding.excerpt()))
                .findFirst()
                .orElse("");
    }

    /** The computed number of each numbered clause beside that in the file. */
    static List<String> numbers(IntakeResult result) {
        Map<ClauseId, String> computed = Numbering.ofClauses(result.instrument());
        return result.instrument().clauses().stream()
                .filter(clause -> !result.numbers().of(clause.id()).isEmpty())
                .map(clause ->
                        computed.get(clause.id()) + " was " + result.numbers().of(clause.id()))
                .toList();
    }
}
