package org.plenary.server.export;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;

/**
 * A file that somebody asks for. Moments are named as elsewhere: {@code now}, a revision's symbol or number, an entry
 * of the record, a time.
 *
 * @param asker who asks, whose questions wait for their turn among those of others; null for whoever runs the server
 * @param draft the draft as it was found just now
 * @param format the form
 * @param from the first moment of a redline, null for a clean text
 * @param at the moment of the text, the second one of a redline
 * @param options what may be chosen besides
 * @param paper the proposal that is to be a paper; null for the text of the draft
 * @param comments what was said to everybody about the draft, as it is now, if that is to go along; null if not
 * @param url the address of the server as people reach it, without a slash at its end; null if it is not known
 */
public record ExportRequest(
        @Nullable Person asker,
        Stream draft,
        ExportFormat format,
        @Nullable String from,
        String at,
        ExportOptions options,
        @Nullable Paper paper,
        @Nullable List<SharedThread> comments,
        @Nullable String url) {
    /** The text of a draft, or what changed in it. */
    public ExportRequest(
            @Nullable Person asker,
            Stream draft,
            ExportFormat format,
            @Nullable String from,
            String at,
            ExportOptions options,
            @Nullable String url) {
        this(asker, draft, format, from, at, options, null, null, url);
    }

    /** The same with what was said to everybody. */
    public ExportRequest with(List<SharedThread> threads) {
        return new ExportRequest(asker, draft, format, from, at, options, paper, List.copyOf(threads), url);
    }

    /** The paper of a proposal. */
    public static ExportRequest ofProposal(
            Person asker, Stream draft, ExportFormat format, Paper paper, ExportOptions options, @Nullable String url) {
        return new ExportRequest(
                asker, draft, format, null, "seq:" + paper.changes().on(), options, paper, null, url);
    }
}
