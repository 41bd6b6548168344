package org.plenary.server.intake;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Block;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Inline;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Subparagraph;
import org.plenary.instrument.Table;
import org.plenary.instrument.TableCell;
import org.plenary.instrument.TableRow;
import org.plenary.server.intake.Label.Style;

/**
 * Puts an instrument together, clause by clause, and finds where its computed numbers differ from those in the file.
 * Each clause and sub-paragraph begins with a paragraph. For one thread, one use.
 */
final class Assembly {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 9;
    /** How each level of sub-paragraphs counts: (a), (i), (A), (1). */
    static final List<Style> STYLES = List.of(Style.LOWER_LETTER, Style.LOWER_ROMAN, Style.UPPER_LETTER, Style.DECIMAL);

    private final Findings findings;
    private final List<Clause> clauses = new ArrayList<>();
    private final Map<ClauseId, String> numbers = new LinkedHashMap<>();
    private final Map<ClauseId, List<String>> labels = new LinkedHashMap<>();
    private final Map<ClauseKind, Integer> counts = new EnumMap<>(ClauseKind.class);

    private final List<String> taken = new ArrayList<>();
    /** The labels of the sub-paragraphs of the clause that grows now, in their order. */
    private final List<String> partLabels = new ArrayList<>();

    private @Nullable Part clause;
    private @Nullable ClauseKind kind;
    private @Nullable Label label;
    private boolean leads;
    private List<Block> leading = List.of();
    private int characters;
    private int footnotes;

    Assembly(Findings findings) {
        this.findings = findings;
    }

    /** A clause or sub-paragraph that still grows. */
    private static final class Part {
        private final List<Object> blocks = new ArrayList<>();

        private @Nullable Part last;
        private int count;

        /** The last sub-paragraph directly in it, made if there is none. */
        Part last() {
            return last == null ? add() : last;
        }

        /** Whether a paragraph or a table stands behind its last sub-paragraph. */
        boolean endsWithParagraph() {
            return last != null && blocks.get(blocks.size() - 1) != last;
        }

        Part add() {
            if (blocks.isEmpty()) {
                blocks.add(Paragraph.EMPTY);
            }
            Part part = new Part();
            blocks.add(part);
            last = part;
            count++;
            return part;
        }

        List<Block> build() {
            if (blocks.isEmpty()) {
                return List.of(Paragraph.EMPTY);
            }
            List<Block> built = new ArrayList<>();
            for (Object block : blocks) {
                built.add(block instanceof Part part ? new Subparagraph(part.build()) : (Block) block);
            }
            return built;
        }
    }

    /** The kind of the clause that grows now; null if there is none, as after a heading. */
    @Nullable
    ClauseKind kind() {
        return kind;
    }

    /** How many clauses were begun. */
    int begun() {
        return clauses.size() + (clause == null || leads ? 0 : 1);
    }

    /** Whether the clause that grows now had a number in the file. */
    boolean isNumbered() {
        return label != null;
    }

    /** Whether the clause that grows now has no text yet. */
    boolean isBare() {
        return clause != null && clause.blocks.isEmpty();
    }

    /** Whether nothing was put in yet. */
    boolean isEmpty() {
        return clause == null && clauses.isEmpty() && leading.isEmpty();
    }

    /** Whether what grows now are parts of a clause that is not of this text, but around it. */
    boolean leads() {
        return leads;
    }

    /** Begins with parts of a clause that is around this text. */
    void lead(ClauseKind around, List<Inline> text) {
        open(around, null, text);
        leads = true;
    }

    /** Those parts: first a paragraph that goes on with the words of that clause, if there is one. */
    List<Block> leading() {
        close();
        return !leading.isEmpty() && leading.get(0).equals(Paragraph.EMPTY)
                ? leading.subList(1, leading.size())
                : leading;
    }

    /** The numbers that were taken off the text, in their order: the first {@value FragmentReading#MAX_NUMBERS}. */
    List<String> taken() {
        return taken;
    }

    private void take(@Nullable Label number) {
        if (number != null && number.family() != Label.Family.BULLET && taken.size() < FragmentReading.MAX_NUMBERS) {
            taken.add(number.text());
        }
    }

    /** Begins a clause that may have parts; its first paragraph, if it is not empty, is this. */
    void open(ClauseKind newKind, @Nullable Label newLabel, List<Inline> text) {
        close();
        take(newLabel);
        clause = new Part();
        kind = newKind;
        label = newLabel;
        if (!text.isEmpty()) {
            paragraph(clause, text);
        }
    }

    /** A clause of one line. */
    void line(ClauseKind newKind, List<Inline> text) {
        close();
        clause = new Part();
        kind = newKind;
        paragraph(clause, text);
        close();
    }

    /**
     * Begins a sub-paragraph, {@code depth} levels below the clause that grows now, as far as there are levels above
     * it.
     */
    void subparagraph(int depth, @Nullable Label newLabel, List<Inline> text, Passage passage) {
        int level = Math.min(depth, Subparagraph.MAX_DEPTH);
        if (depth > level) {
            findings.add(FindingCode.DEEP_NESTING, passage.where(), passage.text());
        }
        Part parent = descend(level - 1);
        partLabels.add(newLabel == null || newLabel.family() == Label.Family.BULLET ? "" : newLabel.text());
        Part part = parent.add();
        paragraph(part, text);
        take(newLabel);
        compare(level, parent.count, newLabel, passage);
    }

    /** A further paragraph, in the last part that is {@code depth} levels below the clause that grows now. */
    void continuation(int depth, List<Inline> text) {
        paragraph(descend(Math.min(depth, Subparagraph.MAX_DEPTH)), text);
    }

    /** A table, in the last part that is at most {@code depth} levels below the clause that grows now. */
    void table(int depth, Table table) {
        Part at = growing();
        for (int i = 0; i < depth && at.last != null && !at.endsWithParagraph(); i++) {
            at = at.last;
        }
        if (at.blocks.isEmpty()) {
            at.blocks.add(Paragraph.EMPTY);
        }
        at.blocks.add(new Table(table.rows().stream().map(this::counted).toList()));
    }

    private TableRow counted(TableRow row) {
        return new TableRow(
                row.header(),
                row.cells().stream()
                        .map(cell -> new TableCell(cell.paragraphs().stream()
                                .map(each -> new Paragraph(counted(each.inlines())))
                                .toList()))
                        .toList());
    }

    private Part growing() {
        if (clause == null) {
            throw new IllegalStateException("there is no clause to add to");
        }
        return clause;
    }

    private Part descend(int levels) {
        Part at = growing();
        // What stands behind a further paragraph is not put before it.
        for (int i = 0; i < levels && !at.endsWithParagraph(); i++) {
            if (at.last == null) {
                partLabels.add("");
            }
            at = at.last();
        }
        return at;
    }

    private void paragraph(Part part, List<Inline> text) {
        List<Inline> bounded = counted(text);
        part.blocks.add(bounded.isEmpty() ? Paragraph.EMPTY : new Paragraph(bounded));
    }

    /** Counts a text; without the footnotes that are more than a draft takes. */
    private List<Inline> counted(List<Inline> text) {
        List<Inline> bounded = new ArrayList<>();
        for (Inline inline : text) {
            if (!(inline instanceof Footnote note)) {
                characters += InlineText.plain(List.of(inline)).length();
                bounded.add(inline);
            } else if (footnotes < Footnote.MAX) {
                characters += InlineText.plain(note.inlines()).length();
                footnotes++;
                bounded.add(inline);
            } else {
                findings.add(FindingCode.FOOTNOTES, null, InlineText.plain(note.inlines()));
            }
        }
        IntakeLimits.require(characters, IntakeLimits.MAX_CHARACTERS, "characters of text");
        return bounded;
    }

    /** Ends the clause that grows now. */
    void close() {
        if (clause == null || kind == null) {
            return;
        }
        if (leads) {
            leads = false;
            leading = clause.blocks.isEmpty() ? List.of() : clause.build();
            clause = null;
            kind = null;
            partLabels.clear();
            return;
        }
        IntakeLimits.require(clauses.size() + 1L, IntakeLimits.MAX_CLAUSES, "clauses");
        ClauseId id = newId();
        clauses.add(new Clause(id, kind, clause.build()));
        if (partLabels.stream().anyMatch(each -> !each.isEmpty())) {
            labels.put(id, List.copyOf(partLabels));
        }
        partLabels.clear();
        boolean alternative = label != null && label.isAlternative();
        int count = alternative ? 0 : counts.merge(kind, 1, Integer::sum);
        if (label != null) {
            numbers.put(id, label.text());
        }
        if (label != null && !alternative) {
            boolean dotted = label.sign().contains(".#");
            if (dotted || (label.value() > 0 && label.value() != count)) {
                findings.add(FindingCode.NUMBERS, label.text(), InlineText.plain(firstLine(clause)));
            }
        }
        clause = null;
        kind = null;
        label = null;
    }

    private static List<Inline> firstLine(Part part) {
        return part.blocks.isEmpty() || !(part.blocks.get(0) instanceof Paragraph first) ? List.of() : first.inlines();
    }

    private void compare(int level, int count, @Nullable Label shown, Passage passage) {
        if (shown == null) {
            return;
        }
        if (shown.family() == Label.Family.BULLET) {
            findings.add(FindingCode.BULLETS, passage.where(), passage.text());
        } else if (!shown.readings().contains(new Label.Reading(STYLES.get(level - 1), count))) {
            boolean typed = passage.text().startsWith(shown.text());
            findings.add(
                    FindingCode.LABELS, passage.where(), typed ? passage.text() : shown.text() + " " + passage.text());
        }
    }

    /** An id that nobody else has. */
    static ClauseId newId() {
        byte[] id = new byte[ID_BYTES];
        RANDOM.nextBytes(id);
        return new ClauseId(Base64.getUrlEncoder().withoutPadding().encodeToString(id));
    }

    /** The instrument so far. */
    Instrument instrument() {
        close();
        return new Instrument(clauses);
    }

    /** What the clauses were numbered by in the file. */
    Map<ClauseId, String> numbers() {
        return numbers;
    }

    /** What their sub-paragraphs were numbered by in the file: of each in its order, {@code ""} where it had none. */
    Map<ClauseId, List<String>> labels() {
        return labels;
    }
}
