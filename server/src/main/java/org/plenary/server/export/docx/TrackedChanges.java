package org.plenary.server.export.docx;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.plenary.server.export.Contribution;
import org.plenary.server.export.Edition;

/** Says who made a tracked change and when, and numbers them through the document. Not thread-safe. */
final class TrackedChanges {
    private static final int MAX_AUTHOR_LENGTH = 255;

    private final Edition edition;
    private int last;

    TrackedChanges(Edition edition) {
        this.edition = edition;
    }

    /**
     * The attributes of a change that an entry made; if it is not known which, the process did it at the second moment.
     */
    String[] attributes(long seq) {
        Contribution by = edition.contributions().get(seq);
        return new String[] {
            "w:id", id(), "w:author", author(edition, by), "w:date", date(by == null ? edition.instant() : by.at())
        };
    }

    /** Who made an entry, as Word's author. */
    String author(long seq) {
        return author(edition, edition.contributions().get(seq));
    }

    /** An id that nothing else in the document has. */
    String id() {
        return Integer.toString(++last);
    }

    /** The delegation by code and name, or the person who speaks for none, at most 255 characters. */
    static String author(Edition edition, @Nullable Contribution by) {
        String author;
        if (by == null) {
            author = edition.process().name();
        } else if (by.delegation() == null) {
            author = by.person();
        } else {
            String name = edition.delegationName(by.delegation());
            author = name.equals(by.delegation()) ? name : by.delegation() + " (" + name + ")";
        }
        return shortened(author);
    }

    /** An author's name as long as Word takes it, at most 255 characters. */
    static String shortened(String author) {
        int length = Math.min(author.length(), MAX_AUTHOR_LENGTH);
        boolean halves = length < author.length() && Character.isHighSurrogate(author.charAt(length - 1));
        return author.substring(0, halves ? length - 1 : length);
    }

    static String date(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
