package org.plenary.server.http.desk;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * Events of several streams as one list, in the order of time. Those of one stream keep their order whatever a clock
 * said; of two at the same moment that of the stream that is named first comes first.
 *
 * @param events the first of them
 * @param taken how many of each stream are among them
 * @param more whether there are others behind them
 */
record EventList(List<Event> events, List<Integer> taken, boolean more) {
    /**
     * What happened.
     *
     * @param atMillis when, milliseconds since 1970 UTC
     */
    record Event(long seq, long atMillis, JsonObject told) {}

    /**
     * The next events of one stream.
     *
     * @param more whether there are others behind them
     */
    record Source(List<Event> events, boolean more) {}

    EventList {
        events = List.copyOf(events);
        taken = List.copyOf(taken);
    }

    /** The first of them, as many as are certain to be the first and {@code limit} at most. */
    static EventList merge(List<Source> sources, int limit) {
        List<Event> merged = new ArrayList<>();
        int[] taken = new int[sources.size()];
        while (merged.size() < limit) {
            int next = -1;
            for (int i = 0; i < taken.length; i++) {
                Source source = sources.get(i);
                if (taken[i] == source.events.size()) {
                    if (source.more) {
                        // What this one has next may be earlier than what the others have.
                        return of(merged, taken, true);
                    }
                } else if (next < 0
                        || source.events.get(taken[i]).atMillis
                                < sources.get(next).events.get(taken[next]).atMillis) {
                    next = i;
                }
            }
            if (next < 0) {
                return of(merged, taken, false);
            }
            merged.add(sources.get(next).events.get(taken[next]++));
        }
        boolean more = false;
        for (int i = 0; i < taken.length; i++) {
            more |= sources.get(i).more || taken[i] < sources.get(i).events.size();
        }
        return of(merged, taken, more);
    }

    private static EventList of(List<Event> merged, int[] taken, boolean more) {
        return new EventList(merged, java.util.Arrays.stream(taken).boxed().toList(), more);
    }

    JsonArray told() {
        JsonArray told = new JsonArray();
        events.forEach(event -> told.add(event.told));
        return told;
    }
}
