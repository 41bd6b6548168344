package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plenary.server.intake.TextReader.Line;

/**
 * The footnotes behind a plain text that Plenary wrote: below a heading, each begins with its number in square
 * brackets, in order.
 *
 * @param begin the line of their heading
 * @param notes the lines of each, without its number and margin
 */
record OwnNotes(int begin, List<List<String>> notes) {
    private static final Pattern NUMBER = Pattern.compile("\\[(\\d{1,3})\\](?: +(.*))?", Pattern.DOTALL);
    /** Where their words stand. */
    private static final int COLUMN = 6;

    /** Those in these lines, behind all else; none if there are none. */
    static OwnNotes in(List<Line> lines) {
        for (int at = lines.size() - 1; at > 1; at--) {
            boolean first = lines.get(at).column() == 0 && number(lines.get(at)) == 1;
            if (first && lines.get(at - 1).isBlank() && isUnderlined(lines, at - 2)) {
                List<List<String>> notes = read(lines.subList(at, lines.size()));
                return notes.isEmpty() ? none(lines) : new OwnNotes(at - 3, notes);
            }
        }
        return none(lines);
    }

    private static OwnNotes none(List<Line> lines) {
        return new OwnNotes(lines.size(), List.of());
    }

    private static boolean isUnderlined(List<Line> lines, int rule) {
        if (rule < 1) {
            return false;
        }
        String heading = lines.get(rule - 1).text();
        return !heading.isEmpty()
                && lines.get(rule).text().equals("-".repeat(heading.codePointCount(0, heading.length())));
    }

    private static int number(Line line) {
        Matcher number = NUMBER.matcher(line.text());
        return number.matches() ? Integer.parseInt(number.group(1)) : 0;
    }

    private static List<List<String>> read(List<Line> lines) {
        List<List<String>> notes = new ArrayList<>();
        for (Line line : lines) {
            if (line.column() == 0 && number(line) == notes.size() + 1) {
                Matcher number = NUMBER.matcher(line.text());
                List<String> note = new ArrayList<>();
                note.add(number.matches() && number.group(2) != null ? number.group(2) : "");
                notes.add(note);
            } else if (line.isBlank() || line.column() >= COLUMN) {
                notes.get(notes.size() - 1).add(line.text());
            } else {
                return List.of();
            }
        }
        for (List<String> note : notes) {
            while (note.size() > 1 && note.get(note.size() - 1).isBlank()) {
                note.remove(note.size() - 1);
            }
        }
        return notes;
    }
}
