package org.plenary.server.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.Instrument;

/**
 * The comments of a file. Immutable.
 *
 * @param letters all letters of the file's text, as {@link CommentPlaces} knows them, with {@code "\n"} between
 *     paragraphs
 * @param threads in the order of the file
 * @param left how many comments are not among them: without words, or too many
 */
public record CommentsInFile(String letters, List<Remarks> threads, int left) {
    /** Those of a file that has none. */
    public static final CommentsInFile NONE = new CommentsInFile("", List.of(), 0);

    /** Keeps a copy of the list. */
    public CommentsInFile {
        threads = List.copyOf(threads);
    }

    /**
     * A comment with its answers.
     *
     * @param said one or more, that which the others answer first
     * @param done whether it is dealt with
     * @param from where the letters begin that it is about
     * @param to where they end; the same as {@code from} if it is about a place between two
     */
    public record Remarks(List<Said> said, boolean done, int from, int to) {
        /** Keeps a copy of the list. */
        public Remarks {
            said = List.copyOf(said);
        }
    }

    /**
     * What somebody said.
     *
     * @param author who, as the file has it; {@code ""} if it does not say
     * @param date when, as {@code 2026-05-03}; {@code ""} if it does not say
     */
    public record Said(String author, String date, String text) {}

    /**
     * Where a thread belongs in a text.
     *
     * @param clause the clause, null for the whole text
     * @param words the words of it, with {@code "\n"} between lines; null for all of it
     * @param occurrence which of the places in the clause that have these words, from 1
     */
    public record Placed(
            Remarks thread,
            @Nullable ClauseId clause,
            @Nullable String words,
            int occurrence) {}

    /** How many comments are in threads. */
    public int count() {
        return threads.stream().mapToInt(thread -> thread.said().size()).sum();
    }

    /** How many people said something. */
    public int authors() {
        return (int) threads.stream()
                .flatMap(thread -> thread.said().stream())
                .map(Said::author)
                .distinct()
                .count();
    }

    /** Each in a text that was made of the file's. */
    public List<Placed> in(Instrument text) {
        CommentPlaces places = new CommentPlaces(text);
        return threads.stream().map(thread -> places.of(thread, letters)).toList();
    }
}
