package org.plenary.server.http.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plenary.server.http.desk.EventList.Event;
import org.plenary.server.http.desk.EventList.Source;
import org.plenary.server.journal.StreamId;

class EventListTest {
    private static Source source(boolean more, long... times) {
        return new Source(
                java.util.Arrays.stream(times)
                        .mapToObj(at -> new Event(at, at, new JsonObject().put("at", at)))
                        .toList(),
                more);
    }

    private static List<Long> times(EventList list) {
        return list.events().stream().map(Event::atMillis).toList();
    }

    @Test
    void mergesByTimeAndKeepsTheOrderOfAStreamWhoseClockWentBack() {
        EventList list = EventList.merge(List.of(source(false, 1, 9, 2), source(false, 3, 9)), 10);
        assertThat(times(list)).containsExactly(1L, 3L, 9L, 2L, 9L);
        assertThat(list.taken()).containsExactly(3, 2);
        assertThat(list.more()).isFalse();
    }

    @Test
    void tellsNothingThatWhatWasNotReadYetMayComeBefore() {
        EventList list = EventList.merge(List.of(source(true, 1, 2), source(false, 4)), 10);
        assertThat(times(list)).containsExactly(1L, 2L);
        assertThat(list.more()).isTrue();
    }

    @Test
    void endsAtItsLimitAndSaysWhetherThereIsMore() {
        assertThat(EventList.merge(List.of(source(false, 1, 3), source(false, 2)), 3)
                        .more())
                .isFalse();
        EventList list = EventList.merge(List.of(source(false, 1, 3), source(false, 2)), 2);
        assertThat(list.taken()).containsExactly(1, 1);
        assertThat(list.more()).isTrue();
    }

    @Test
    void aCursorOfAllDesksThatOnePersonCanBeInFitsIntoAnAddress() {
        Map<StreamId, Long> desks = new java.util.HashMap<>();
        for (int i = 0; i < 103; i++) {
            desks.put(new StreamId("desk-%07d".formatted(i)), 1_000_000L + i);
        }
        EventCursor cursor = new EventCursor(123_456_789, desks);
        assertThat(cursor.encode().length()).isLessThan(EventCursor.MAX_LENGTH);
        assertThat(EventCursor.decode(cursor.encode())).isEqualTo(cursor);
        assertThat(EventCursor.decode(EventCursor.START.encode())).isEqualTo(EventCursor.START);
    }
}
