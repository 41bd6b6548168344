package org.plenary.instrument;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A paragraph that is to be laid out in a file of text.
 *
 * @param kind that of its clause
 * @param depth 0 directly in the clause, 1 to {@value Subparagraph#MAX_DEPTH} in sub-paragraphs
 * @param label the label that it shows, {@code ""} for none
 * @param origin a number of the caller's that tells it from the other paragraphs of its clause
 * @param letters its text
 * @param table what it begins and ends in a table, null if it is in none
 */
public record PlacedParagraph(
        ClauseKind kind,
        int depth,
        String label,
        long origin,
        List<Letter> letters,
        @Nullable TablePlace table) {

    /** A paragraph that is in no table. */
    public PlacedParagraph(ClauseKind kind, int depth, String label, long origin, List<Letter> letters) {
        this(kind, depth, label, origin, letters, null);
    }

    /** The same paragraph in a table, or in none. */
    public PlacedParagraph in(@Nullable TablePlace place) {
        return new PlacedParagraph(kind, depth, label, origin, letters, place);
    }

    /** @param notes takes the footnotes of the paragraph; has those of the paragraphs before it */
    static PlacedParagraph of(NumberedParagraph paragraph, @Nullable TablePlace table, List<PlacedNote> notes) {
        List<Letter> letters = letters(paragraph.paragraph().inlines(), notes);
        return new PlacedParagraph(
                paragraph.clause().kind(),
                paragraph.depth(),
                paragraph.opens() ? paragraph.label() : "",
                0,
                letters,
                table);
    }

    private static List<Letter> letters(List<Inline> inlines, List<PlacedNote> notes) {
        List<Letter> letters = new ArrayList<>();
        Inline.Visitor writer = new Inline.Visitor() {
            @Override
            public void text(TextRun run) {
                Characters.withoutControls(run.text())
                        .codePoints()
                        .forEach(c -> letters.add(new Letter(c, run.bold(), run.italic(), 0)));
            }

            @Override
            public void lineBreak() {
                letters.add(new Letter('\n', false, false, 0));
            }

            @Override
            public void footnote(Footnote footnote) {
                int number = notes.size() + 1;
                letters.add(Letter.mark(number, 0));
                notes.add(new PlacedNote(number, 0, 0, PlacedParagraph.letters(footnote.inlines(), notes)));
            }
        };
        inlines.forEach(inline -> inline.accept(writer));
        return letters;
    }

    /** The lines of its text. */
    List<List<Letter>> lines() {
        return lines(letters);
    }

    /**
     * The lines of letters without the blank ones at their start and end, none if all are blank; a line that is not the
     * first begins with its line break. Control characters have become spaces.
     */
    static List<List<Letter>> lines(List<Letter> letters) {
        List<List<Letter>> lines = new ArrayList<>();
        List<Letter> line = new ArrayList<>();
        for (Letter letter : letters) {
            if (letter.isBreak()) {
                lines.add(line);
                line = new ArrayList<>();
                line.add(letter);
            } else {
                line.add(Characters.isControl(letter.codePoint()) ? space(letter) : letter);
            }
        }
        lines.add(line);
        int first = 0;
        while (first < lines.size() && isBlank(lines.get(first))) {
            first++;
        }
        int end = lines.size();
        while (end > first && isBlank(lines.get(end - 1))) {
            end--;
        }
        List<List<Letter>> shown = new ArrayList<>(lines.subList(first, end));
        if (first > 0 && !shown.isEmpty()) {
            shown.set(0, shown.get(0).subList(1, shown.get(0).size()));
        }
        return shown;
    }

    private static Letter space(Letter letter) {
        return new Letter(' ', letter.bold(), letter.italic(), letter.origin());
    }

    private static boolean isBlank(List<Letter> line) {
        return line.stream().allMatch(letter -> Character.isWhitespace(letter.codePoint()));
    }
}
