package org.plenary.server.export.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.CriticMarks;
import org.plenary.instrument.Letter;
import org.plenary.instrument.PlacedNote;
import org.plenary.instrument.PlacedParagraph;
import org.plenary.instrument.PlainText;
import org.plenary.instrument.Sign;
import org.plenary.instrument.Sign.Role;

/** Plain text, with the convention that {@link PlainTextWriter} describes. */
final class PlainTextForm implements TextForm {
    /** Longer than the mark of any status. */
    private static final int MAX_MARK = 40;

    private static final Pattern LIKE_A_MARK = Pattern.compile("\\\\*(?:\\[|[\\p{L} .]{1,30}\\])");
    private static final String RULE = "_".repeat(72) + "\n";

    @Override
    public List<Sign> signs(PlacedParagraph paragraph) {
        return withoutMarks(PlainText.signs(paragraph));
    }

    @Override
    public List<Sign> signs(PlacedNote note) {
        return withoutMarks(PlainText.note(note));
    }

    @Override
    public String notesHeading(String words) {
        return PlainText.notesHeading(words);
    }

    /**
     * Puts a backslash where a character beside a brace, or beside backslashes beside one, would make a mark possible.
     */
    private static List<Sign> withoutMarks(List<Sign> signs) {
        List<Sign> result = new ArrayList<>(signs.size());
        int before = -1;
        for (Sign sign : signs) {
            int c = sign.role() == Role.TEXT ? sign.source().codePointAt(0) : -1;
            if (CriticMarks.meet(before, c)) {
                result.add(new Sign("\\" + sign.source(), sign.role(), sign.origin()));
            } else {
                result.add(sign);
            }
            before = c == '\\' ? before : c;
        }
        return result;
    }

    @Override
    public String status(String mark) {
        return mark;
    }

    /**
     * Puts a backslash before a bracket at its beginning, and before what together with one would be the mark of a
     * status.
     */
    @Override
    public List<Sign> unmarked(List<Sign> paragraph) {
        StringBuilder text = new StringBuilder();
        int first = -1;
        for (int i = 0; i < paragraph.size() && text.length() < MAX_MARK; i++) {
            Sign sign = paragraph.get(i);
            if (sign.role() == Role.TEXT) {
                first = first < 0 ? i : first;
                text.append(sign.source());
            }
        }
        if (!LIKE_A_MARK.matcher(text).lookingAt()) {
            return paragraph;
        }
        List<Sign> signs = new ArrayList<>(paragraph);
        Sign sign = signs.get(first);
        signs.set(first, new Sign("\\" + sign.source(), sign.role(), sign.origin()));
        return signs;
    }

    @Override
    public String words(String line) {
        List<Letter> letters = line.codePoints()
                .mapToObj(c -> new Letter(c == '\n' ? ' ' : c, false, false, 0))
                .toList();
        // An article's text stands in the column where its number would.
        StringBuilder words = new StringBuilder();
        signs(new PlacedParagraph(ClauseKind.ARTICLE, 0, "", 0, letters)).stream()
                .filter(sign -> sign.role() == Role.TEXT)
                .forEach(sign -> words.append(sign.source()));
        return words.toString();
    }

    /** Indented, so that it is not taken for a line of underscores between the parts of the file. */
    @Override
    public String quoted(String line) {
        return "  " + words(line);
    }

    @Override
    public String strong(String line) {
        return words(line);
    }

    @Override
    public String code(String value) {
        return words(value);
    }

    @Override
    public String link(String url) {
        return words(url);
    }

    @Override
    public String head(List<String> lines) {
        return String.join("\n", lines) + "\n" + RULE + "\n";
    }

    @Override
    public String foot(List<String> lines) {
        return "\n\n" + RULE + String.join("\n", lines) + "\n";
    }
}
