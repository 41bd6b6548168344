package org.plenary.server.export.docx;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseNumber;
import org.plenary.instrument.redline.ClauseRedline;
import org.plenary.instrument.redline.Form;

/**
 * The numbers of clauses that Word does not find by counting, such as {@code OP7bis}, or {@code OP9} behind {@code
 * OP7}. Where there are some, at either moment, each clause has a list of its own, whose first level says its number,
 * and whose others count its sub-paragraphs. Where there are none, Word counts.
 */
final class WordNumbers {
    /** The lists of {@code numbering.xml} have the ids 1 to 4. */
    private static final int FIRST_LIST = 5;

    private static final int LEVELS = 5;

    private final Map<String, Integer> lists = new LinkedHashMap<>();
    private final Map<String, ClauseKind> kinds = new LinkedHashMap<>();

    private WordNumbers() {}

    static WordNumbers of(List<ClauseRedline> clauses) {
        WordNumbers numbers = new WordNumbers();
        List<Form> after = clauses.stream()
                .map(ClauseRedline::after)
                .filter(Objects::nonNull)
                .toList();
        List<Form> before = clauses.stream()
                .sorted(Comparator.comparingInt(ClauseRedline::placeBefore))
                .map(ClauseRedline::before)
                .filter(Objects::nonNull)
                .toList();
        if (!isCounted(after) || !isCounted(before)) {
            Stream.concat(after.stream(), before.stream()).forEach(numbers::add);
        }
        return numbers;
    }

    /** Whether the numbers are those that one gets by counting. */
    private static boolean isCounted(List<Form> forms) {
        Map<ClauseKind, Integer> counts = new EnumMap<>(ClauseKind.class);
        for (Form form : forms) {
            if (form.number().isEmpty()) {
                continue;
            }
            int count = counts.merge(form.kind(), 1, Integer::sum);
            ClauseNumber counted = new ClauseNumber(form.kind(), count, false, 1, 0);
            if (!form.number().equals(counted.toString())) {
                return false;
            }
        }
        return true;
    }

    private void add(Form form) {
        if (!form.number().isEmpty()) {
            lists.computeIfAbsent(form.number(), number -> FIRST_LIST + lists.size());
            kinds.put(form.number(), form.kind());
        }
    }

    /** The list in which a clause, or its sub-paragraphs, are counted by themselves; null for that of the style. */
    @Nullable
    Integer list(String number) {
        return lists.get(number);
    }

    /** The part of the package, with those lists behind those of all documents. */
    byte[] part() {
        byte[] common = StyleSheet.numbering();
        if (lists.isEmpty()) {
            return common;
        }
        String xml = new String(common, StandardCharsets.UTF_8);
        StringBuilder added = new StringBuilder();
        lists.forEach((number, list) -> append(added, list, number, xml));
        return xml.replace("</w:numbering>", added + "</w:numbering>").getBytes(StandardCharsets.UTF_8);
    }

    private void append(StringBuilder to, int list, String number, String common) {
        int kind = abstractList(Objects.requireNonNull(kinds.get(number)));
        to.append("<w:num w:numId=\"").append(list).append("\"><w:abstractNumId w:val=\"");
        to.append(kind).append("\"/><w:lvlOverride w:ilvl=\"0\">");
        to.append(firstLevel(common, kind)
                .replaceFirst("<w:pStyle [^>]*/>\\s*", "")
                .replaceFirst("<w:lvlText w:val=\"[^\"]*\"/>", "<w:lvlText w:val=\"" + number + "\"/>"));
        to.append("</w:lvlOverride>");
        for (int level = 1; level < LEVELS; level++) {
            to.append("<w:lvlOverride w:ilvl=\"")
                    .append(level)
                    .append("\"><w:startOverride w:val=\"1\"/></w:lvlOverride>");
        }
        to.append("</w:num>");
    }

    private static int abstractList(ClauseKind kind) {
        return switch (kind) {
            case PREAMBULAR -> 1;
            case OPERATIVE -> 2;
            case ARTICLE -> 3;
            case ANNEX -> 4;
            case TITLE, HEADING -> throw new IllegalArgumentException("expected a kind that has numbers, got " + kind);
        };
    }

    private static String firstLevel(String xml, int list) {
        int from = xml.indexOf("<w:lvl w:ilvl=\"0\">", xml.indexOf("<w:abstractNum w:abstractNumId=\"" + list + "\">"));
        String end = "</w:lvl>";
        return xml.substring(from, xml.indexOf(end, from) + end.length());
    }
}
