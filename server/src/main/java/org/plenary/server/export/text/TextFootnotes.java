package org.plenary.server.export.text;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.PlacedNote;
import org.plenary.instrument.Sign;

/**
 * The footnotes of a file, gathered clause by clause and written behind the text. In the order in which their marks
 * stand, which is that of both moments for those of each.
 */
final class TextFootnotes {
    private final List<Both> all = new ArrayList<>();

    /** A footnote at both moments, or at one. */
    private record Both(
            Slot slot,
            @Nullable PlacedNote before,
            @Nullable PlacedNote after) {}

    /** Takes those of a clause at a place, as they are at the two moments. */
    void add(Slot slot, List<PlacedNote> before, List<PlacedNote> after) {
        Map<Long, PlacedNote> old = byMark(before);
        Map<Long, PlacedNote> now = byMark(after);
        TreeMap<Long, PlacedNote> marks = new TreeMap<>(old);
        marks.putAll(now);
        marks.keySet().forEach(mark -> all.add(new Both(slot, old.get(mark), now.get(mark))));
    }

    private static Map<Long, PlacedNote> byMark(List<PlacedNote> notes) {
        Map<Long, PlacedNote> marks = new TreeMap<>();
        notes.forEach(note -> marks.put(note.origin(), note));
        return marks;
    }

    /** @param heading the words above them */
    void write(TextForm form, String heading, CriticMarkup marks, Writer out) throws IOException {
        String words = form.notesHeading(heading);
        if (!all.isEmpty() && !words.isEmpty()) {
            boolean before = all.stream().anyMatch(note -> note.before != null);
            boolean after = all.stream().anyMatch(note -> note.after != null);
            out.write(before && after ? words : before ? "{--" + words + "--}" : "{++" + words + "++}");
        }
        for (Both note : all) {
            marks.write(note.slot, Overlay.of(signs(note.before, form), signs(note.after, form)));
        }
    }

    private static List<Sign> signs(@Nullable PlacedNote note, TextForm form) {
        return note == null ? List.of() : form.signs(note);
    }
}
