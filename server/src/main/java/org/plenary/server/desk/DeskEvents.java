package org.plenary.server.desk;

import io.vertx.core.Future;
import java.util.List;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.StreamId;

/**
 * A part of what was done on a desk, as its record has it.
 *
 * @param events in order
 * @param more whether there are others behind them; then there is one here at least
 */
public record DeskEvents(StreamId desk, Audience audience, List<DeskEvent> events, boolean more) {
    private static final long PAGE_BYTES = 1L << 20;

    /** Keeps a copy of the list. */
    public DeskEvents {
        events = List.copyOf(events);
    }

    /** Reads what was done after an entry, up to what the desk is the state of. */
    static Future<DeskEvents> read(DeskWriter.Shared shared, Desk desk, long after, int limit) {
        if (after >= desk.seq()) {
            return Future.succeededFuture(new DeskEvents(desk.id(), desk.audience(), List.of(), false));
        }
        return shared.journal()
                .read(desk.id(), after, limit, PAGE_BYTES)
                .compose(page -> shared.vertx()
                        .executeBlocking(() -> of(desk, page), false)
                        .compose(events -> events.events.isEmpty() && events.more
                                ? read(shared, desk, page.get(page.size() - 1).seq(), limit)
                                : Future.succeededFuture(events)));
    }

    private static DeskEvents of(Desk desk, List<Entry> page) {
        List<DeskEvent> events = page.stream()
                .filter(entry -> entry.seq() > OpenDesk.SEQ
                        && entry.seq() <= desk.seq()
                        && !entry.kind().isPerson())
                .map(entry -> DeskEvent.of(desk, entry))
                .toList();
        boolean more = !page.isEmpty() && page.get(page.size() - 1).seq() < desk.seq();
        return new DeskEvents(desk.id(), desk.audience(), events, more);
    }
}
