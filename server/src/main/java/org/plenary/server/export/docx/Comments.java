package org.plenary.server.export.docx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plenary.instrument.ClauseId;
import org.plenary.server.export.Edition;
import org.plenary.server.export.FixedWords;
import org.plenary.server.export.Note;

/** The notes of an edition as Word's comments. */
final class Comments {
    private static final int MAX_INITIALS = 9;

    private final Edition edition;
    private final List<Note> notes;
    private final Map<ClauseId, List<Integer>> byClause = new HashMap<>();

    /** @param notes those to be shown */
    Comments(Edition edition, List<Note> notes) {
        this.edition = edition;
        this.notes = notes;
        for (int i = 0; i < notes.size(); i++) {
            byClause.computeIfAbsent(notes.get(i).clause(), clause -> new ArrayList<>())
                    .add(i);
        }
    }

    boolean isEmpty() {
        return notes.isEmpty();
    }

    /** The numbers of the comments on a clause. */
    List<Integer> of(ClauseId clause) {
        return byClause.getOrDefault(clause, List.of());
    }

    /** The part that has their text. */
    byte[] part(FixedWords wording, boolean rightToLeft) {
        Xml xml = new Xml();
        RunWriter runs = new RunWriter(xml, rightToLeft, new TrackedChanges(edition));
        xml.open("w:comments", "xmlns:w", Parts.WORD);
        for (int i = 0; i < notes.size(); i++) {
            Note note = notes.get(i);
            String author = TrackedChanges.author(edition, note.by());
            xml.open(
                    "w:comment",
                    "w:id",
                    Integer.toString(i),
                    "w:author",
                    author,
                    "w:date",
                    TrackedChanges.date(note.by().at()),
                    "w:initials",
                    initials(note));
            xml.open("w:p").open("w:pPr").value("w:pStyle", "CommentText").close();
            xml.open("w:r").open("w:rPr").value("w:rStyle", "CommentReference").close();
            xml.empty("w:annotationRef").close();
            String status = wording.status(note.status());
            runs.plain(note.reason().isEmpty() ? status : status + ": " + note.reason());
            xml.close().close();
        }
        return xml.close().bytes();
    }

    /** The code of the delegation, or the first letters of the person's names. */
    private static String initials(Note note) {
        String code = note.by().delegation();
        if (code != null) {
            return code;
        }
        StringBuilder initials = new StringBuilder();
        for (String name : note.by().person().strip().split("\\s+", -1)) {
            if (!name.isEmpty() && initials.length() < MAX_INITIALS) {
                initials.appendCodePoint(name.codePointAt(0));
            }
        }
        return initials.toString();
    }
}
