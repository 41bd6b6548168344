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

    static PlacedParagraph of(NumberedParagraph paragraph, @Nullable TablePlace table) {
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
                letters.add(new Letter('[', false, false, 0));
                footnote.inlines().forEach(inline -> inline.accept(this));
                letters.add(new Letter(']', false, false, 0));
            }
        };
        paragraph.paragraph().inlines().forEach(inline -> inline.accept(writer));
        return new PlacedParagraph(
                paragraph.clause().kind(),
                paragraph.depth(),
                paragraph.opens() ? paragraph.label() : "",
                0,
                letters,
                table);
    }

    /**
     * Its lines without the blank ones at its start and end, none if all are blank; a line that is not the first begins with
     * its line break. Control characters have become spaces.
     */
    List<List<Letter>> lines() {
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
