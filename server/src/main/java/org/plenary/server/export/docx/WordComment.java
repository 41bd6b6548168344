package org.plenary.server.export.docx;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.anchor.Passage;
import org.plenary.server.export.Edition;
import org.plenary.server.export.FixedWords;
import org.plenary.server.export.Note;
import org.plenary.server.export.PlacedThread;
import org.plenary.server.export.SharedThread;

/**
 * A comment as Word has it.
 *
 * @param author at most 255 characters
 * @param text its lines
 * @param parent the index of the comment that it answers, -1 for none
 * @param done whether its thread is dealt with
 * @param clause where it stands; null if at the head of the text
 * @param passage the words of the clause that it is about; null for all of it
 */
record WordComment(
        String author,
        String initials,
        Instant at,
        String text,
        int parent,
        boolean done,
        @Nullable ClauseId clause,
        @Nullable Passage passage) {
    private static final int MAX_INITIALS = 9;

    /** First the notes, then threads: each comment of one behind that which it answers. */
    static List<WordComment> all(Edition edition, List<Note> notes, FixedWords wording) {
        List<WordComment> all = new ArrayList<>();
        for (Note note : notes) {
            String status = wording.status(note.status());
            all.add(new WordComment(
                    TrackedChanges.author(edition, note.by()),
                    initials(note.by().delegation(), note.by().person()),
                    note.by().at(),
                    note.reason().isEmpty() ? status : status + ": " + note.reason(),
                    -1,
                    false,
                    note.clause(),
                    null));
        }
        edition.threads().forEach(thread -> add(thread, wording, all));
        return all;
    }

    private static void add(PlacedThread placed, FixedWords wording, List<WordComment> to) {
        int first = to.size();
        for (SharedThread.Remark remark : placed.thread().remarks()) {
            boolean begins = to.size() == first;
            to.add(new WordComment(
                    author(remark),
                    initials(remark.delegation(), remark.person()),
                    remark.at(),
                    begins && placed.needsQuote() ? quote(placed, wording) + "\n" + remark.text() : remark.text(),
                    begins ? -1 : first,
                    placed.thread().resolved(),
                    placed.clause(),
                    placed.passage()));
        }
    }

    private static String quote(PlacedThread placed, FixedWords wording) {
        String quote = placed.thread().quote();
        return switch (placed.state()) {
            case HELD -> wording.commentOn(quote);
            case CHANGED -> wording.commentOnChanged(quote);
            case GONE -> wording.commentOnGone(quote);
        };
    }

    /** The person, and for whom they spoke. */
    private static String author(SharedThread.Remark remark) {
        String delegation = remark.delegation() == null ? "" : " (" + remark.delegation() + ")";
        return TrackedChanges.shortened(remark.person() + delegation);
    }

    /** The code of the delegation, or the first letters of the person's names. */
    private static String initials(@Nullable String delegation, String person) {
        if (delegation != null) {
            return delegation;
        }
        StringBuilder initials = new StringBuilder();
        for (String name : person.strip().split("\\s+", -1)) {
            if (!name.isEmpty() && initials.length() < MAX_INITIALS) {
                initials.appendCodePoint(name.codePointAt(0));
            }
        }
        return initials.toString();
    }
}
