package org.plenary.server.desk;

import java.util.ArrayList;
import java.util.List;
import org.plenary.server.negotiation.Fields;

/**
 * What somebody said in a thread.
 *
 * @param words as they read now
 * @param sinceMillis since when they read so, milliseconds since 1970 UTC
 * @param said who made it, and when
 * @param older its older wordings, the oldest first; fewer than {@value #MAX_WORDINGS}
 */
record Comment(CommentId id, Words words, long sinceMillis, Said said, List<Wording> older) {
    /** The most wordings of one comment. */
    static final int MAX_WORDINGS = 100;

    /**
     * A wording that is no longer the present one.
     *
     * @param atMillis since when it read so, milliseconds since 1970 UTC
     */
    record Wording(Words words, long atMillis) {}

    /** Keeps a copy of the list. */
    Comment {
        older = List.copyOf(older);
    }

    /** One that was just made. */
    static Comment of(Words words, Said said) {
        return new Comment(new CommentId(said.seq()), words, said.atMillis(), said, List.of());
    }

    /** It reads otherwise from a moment on. */
    Comment reworded(Words now, long atMillis) {
        List<Wording> all = new ArrayList<>(older);
        all.add(new Wording(words, sinceMillis));
        return new Comment(id, now, atMillis, said, all);
    }

    /** As it is told to people. */
    Fields told() {
        return new Fields()
                .put("id", id.value())
                .put("seq", said.seq())
                .put("text", words.text())
                .put("at", said.atMillis())
                .put("by", said.by().toFields())
                .put("mentions", words.mentions())
                .putAll(
                        "edited",
                        older.stream()
                                .map(wording -> new Fields()
                                        .put("text", wording.words().text())
                                        .put("at", wording.atMillis()))
                                .toList());
    }
}
