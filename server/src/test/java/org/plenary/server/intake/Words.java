package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plenary.instrument.Block;
import org.plenary.instrument.Clause;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Subparagraph;
import org.plenary.instrument.Table;

/**
 * The words' measure: each word of a file, with its changes accepted, stands in the draft, in order, or in the words of
 * a finding; and the draft has no other.
 *
 * @param words how many the file has
 * @param lost those that are neither in the draft nor in a finding
 * @param invented those of the draft that the file does not have, or not at that place
 */
record Words(int words, List<String> lost, List<String> invented) {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");

    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(word.group());
        }
        return words;
    }

    /** What was read from a file. */
    record Reading(String draft, String report) {}

    static Reading reading(List<Passage> passages, Findings findings) {
        Assembly assembly = new Recognizer(findings).recognize(passages);
        StringBuilder draft = new StringBuilder();
        Instrument instrument = assembly.instrument();
        for (Clause clause : instrument.clauses()) {
            clause.blocks().forEach(block -> write(block, draft));
        }
        StringBuilder report = new StringBuilder();
        findings.words()
                .values()
                .forEach(words -> words.forEach(each -> report.append(each).append('\n')));
        assembly.numbers().values().forEach(number -> report.append(number).append('\n'));
        findings.list().forEach(finding -> report.append(finding.excerpt()).append('\n'));
        return new Reading(draft.toString(), report.toString());
    }

    private static void write(Block block, StringBuilder text) {
        if (block instanceof Subparagraph part) {
            part.blocks().forEach(each -> write(each, text));
        } else if (block instanceof Table table) {
            table.rows().stream()
                    .flatMap(row -> row.cells().stream())
                    .forEach(cell -> cell.paragraphs().forEach(each -> write(each, text)));
        } else {
            text.append(NoteWords.all(((Paragraph) block).inlines())).append('\n');
        }
    }

    /** Puts the words of a file beside what was read from it. */
    static Words measure(List<String> file, Reading read) {
        List<String> draft = of(read.draft());
        Map<String, Integer> told = new HashMap<>();
        of(read.report()).forEach(word -> told.merge(word, 1, Integer::sum));
        List<String> lost = new ArrayList<>();
        List<String> invented = new ArrayList<>();
        int[][] common = common(file, draft);
        int i = 0;
        int j = 0;
        while (i < file.size() || j < draft.size()) {
            if (i < file.size() && j < draft.size() && file.get(i).equals(draft.get(j))) {
                i++;
                j++;
            } else if (j == draft.size() || (i < file.size() && common[i + 1][j] >= common[i][j + 1])) {
                String word = file.get(i++);
                if (told.merge(word, -1, Integer::sum) < 0) {
                    lost.add(word);
                }
            } else {
                invented.add(draft.get(j++));
            }
        }
        return new Words(file.size(), lost, invented);
    }

    /** How many words two rests of texts have in common, in order. */
    private static int[][] common(List<String> file, List<String> draft) {
        int[][] common = new int[file.size() + 1][draft.size() + 1];
        for (int i = file.size() - 1; i >= 0; i--) {
            for (int j = draft.size() - 1; j >= 0; j--) {
                common[i][j] = file.get(i).equals(draft.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
