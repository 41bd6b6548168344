package org.plenary.server.proposal;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.BiFunction;
import org.plenary.server.history.Histories;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.DraftSummary;
import org.plenary.server.negotiation.Fields;
import org.plenary.server.negotiation.Ruling;
import org.plenary.server.room.Drafts;
import org.plenary.server.room.Rooms;

/** Proposals that become one wording, and the table that tells of what each was made. Safe from any thread. */
public final class Streamlinings {
    private final Drafts drafts;
    private final Rooms rooms;
    private final Histories histories;

    public Streamlinings(Proposing.Sources sources) {
        this.drafts = sources.drafts();
        this.rooms = sources.rooms();
        this.histories = sources.histories();
    }

    private Future<Stream> draft(StreamId draft, Person person) {
        return drafts.find(draft, person)
                .compose(found -> found.map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture(
                                new JournalException(JournalException.Reason.NOT_FOUND, "no draft " + draft))));
    }

    /** A row for each time that proposals about a draft became one wording, the oldest first. */
    public Future<List<Fields>> table(StreamId draft, Person person) {
        return draft(draft, person)
                .compose(stream -> histories.ask(person, stream, history -> new StreamliningTable(history).rows()));
    }

    /**
     * The same as a file.
     *
     * @param writer makes it of the draft's title and the rows; on a worker
     */
    public Future<byte[]> paper(StreamId draft, Person person, BiFunction<String, List<Fields>, byte[]> writer) {
        return draft(draft, person)
                .compose(stream -> histories.ask(
                        person,
                        stream,
                        history ->
                                writer.apply(DraftSummary.of(stream).title(), new StreamliningTable(history).rows())));
    }

    /** What a request would make of a draft, for who leads it; nothing is done. */
    public Future<Fields> look(StreamId draft, Person person, StreamlineRequest request) {
        return draft(draft, person)
                .compose(stream -> drafts.standing(draft).compose(standing -> {
                    Ruling.requireRight(person, standing);
                    return histories.ask(
                            person,
                            stream,
                            history -> new StreamliningTable(history).dry(request, standing.proposals()));
                }));
    }

    /** Makes one wording of proposals, all of it or nothing. */
    public Future<Fields> streamline(StreamId draft, Person person, StreamlineRequest request) {
        return draft(draft, person)
                .compose(stream -> drafts.standing(draft).compose(standing -> {
                    Ruling.requireRight(person, standing);
                    return histories.ask(
                            person,
                            stream,
                            history -> SourceWords.of(new Look(history), standing.proposals(), request.sources()));
                }))
                .compose(sources -> rooms.put(draft, person, Streamlining.prepare(request, sources, rooms.workers())))
                .compose(seq -> draft(draft, person)
                        .compose(stream ->
                                histories.ask(person, stream, history -> new StreamliningTable(history).rowUntil(seq)))
                        .map(row -> new Fields().put("seq", seq).put("streamlined", row)));
    }
}
