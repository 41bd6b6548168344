package org.plenary.server.export.text;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Change;
import org.plenary.server.export.Contribution;
import org.plenary.server.export.Edition;
import org.plenary.server.export.FixedWords;
import org.plenary.server.export.Note;
import org.plenary.server.export.StatusMarks;

/**
 * Writes what became of a text with the marks of CriticMarkup: <code>{--deleted--}</code>, <code>{++inserted++}</code>
 * and, after changes that stand in a row and were made by one person in one minute, <code>{&gt;&gt;who and
 * when&lt;&lt;}</code>.
 */
final class CriticMarkup {
    private final Edition edition;
    private final TextForm form;
    private final StatusMarks statuses;
    private final FixedWords wording;
    private final Writer out;

    CriticMarkup(Edition edition, TextForm form, StatusMarks statuses, Writer out) {
        this.edition = edition;
        this.form = form;
        this.statuses = statuses;
        this.wording = FixedWords.of(edition.locale());
        this.out = out;
    }

    /** Writes a clause at a place. */
    void write(Slot slot, List<Overlay.Step> steps) throws IOException {
        @Nullable Authors authors = null;
        for (int at = 0; at < steps.size(); ) {
            int end = at;
            while (end < steps.size() && steps.get(end).change() != Change.KEPT) {
                end++;
            }
            if (end > at) {
                authors = authors == null ? new Authors(slot, statuses.by(slot.clause())) : authors;
                List<Overlay.Step> row = steps.subList(at, end);
                changes(slot, row, authors.of(row));
            } else {
                out.write(steps.get(at).sign().source());
                end++;
            }
            at = end;
        }
    }

    /** Writes a remark on the text before it. */
    void write(Note note) throws IOException {
        String decided = who(note.by()) + ": " + wording.status(note.status());
        comment(note.reason().isEmpty() ? decided : decided + ". " + note.reason());
    }

    /** Writes changes in a row. */
    private void changes(Slot slot, List<Overlay.Step> row, List<Long> entries) throws IOException {
        for (int at = 0; at < row.size(); ) {
            Change change = row.get(at).change();
            String comment = comment(slot, entries.get(at));
            StringBuilder text = new StringBuilder();
            while (at < row.size()
                    && row.get(at).change() == change
                    && comment(slot, entries.get(at)).equals(comment)) {
                text.append(row.get(at).sign().source());
                at++;
            }
            String mark = change == Change.DELETED ? "--" : "++";
            out.write("{" + mark + text + mark + "}");
            boolean goesOn = at < row.size() && comment(slot, entries.get(at)).equals(comment);
            if (!goesOn && !comment.isEmpty()) {
                comment(comment);
            }
        }
    }

    private String comment(Slot slot, long entry) {
        if (entry == 0) {
            return slot.isMove() ? wording.clauseMoved() : "";
        }
        Contribution by = edition.contribution(entry);
        boolean moves = slot.isMove() && entry == slot.clause().seq();
        return moves ? wording.clauseMovedBy(who(by)) : who(by);
    }

    private String who(Contribution by) {
        return who(by, wording);
    }

    /** A person, their delegation and when. */
    static String who(Contribution by, FixedWords wording) {
        String person = by.delegation() == null ? by.person() : by.delegation() + " (" + by.person() + ")";
        return person + ", " + wording.dateTime(by.at());
    }

    private void comment(String text) throws IOException {
        List<String> lines = new ArrayList<>();
        text.lines().filter(line -> !line.isBlank()).forEach(line -> lines.add(form.words(line.strip())));
        out.write("{>>" + String.join(" ", lines) + "<<}");
    }
}
