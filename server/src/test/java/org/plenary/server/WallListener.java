package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;

/**
 * A connection to the desks of a draft, with all that a model says that it is to hear, in order. Everything that comes
 * has to be the next of that.
 */
final class WallListener implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 20_000;
    private static final int NOT_ALLOWED = 4403;

    final String person;
    private final RawSocket socket;
    private final ArrayDeque<Expected> expected = new ArrayDeque<>();
    private final Set<String> known = new HashSet<>();
    private JsonArray seats = new JsonArray();
    private boolean ends;
    int heard;

    /** @param mayMiss whether it may not come, for it was said while the person left */
    private record Expected(JsonObject message, boolean mayMiss) {}

    private WallListener(String person, RawSocket socket) {
        this.person = person;
        this.socket = socket;
    }

    static RawSocket.Answer request(TestServer server, String path, Person person) {
        return RawSocket.request(server.port(), path + "?token=" + TestServer.token(person), List.of());
    }

    static WallListener join(TestServer server, Stream draft, Person person) {
        return new WallListener(
                person.id().value(),
                request(server, "/desks/" + draft.id(), person).opened());
    }

    boolean isOpen() {
        return !ends;
    }

    /** The person is to hear no more. */
    void toEnd() {
        ends = true;
    }

    /** The person is in these audiences now: says so if they are others. */
    void toHear(JsonArray seatsNow, JsonArray desks) {
        if (!ends && !seats.equals(seatsNow)) {
            seats = seatsNow;
            known.clear();
            desks.forEach(desk -> known.add(((JsonObject) desk).getString("id")));
            expect(place(desks), false);
        }
    }

    /** Something was said on a desk that the person is to hear of. */
    void toHear(JsonObject news, JsonArray desks, boolean mayMiss) {
        if (!ends) {
            if (known.add(news.getString("desk"))) {
                expect(place(desks), mayMiss);
            }
            expect(news, mayMiss);
        }
    }

    /** Of some proposals that the person may know of there is news. */
    void toHearOfProposals() {
        if (!ends) {
            expect(new JsonObject().put("kind", "proposals"), false);
        }
    }

    boolean knows(String desk) {
        return known.contains(desk);
    }

    private JsonObject place(JsonArray desks) {
        return new JsonObject().put("kind", "desks").put("desks", desks).put("audiences", seats);
    }

    private void expect(JsonObject message, boolean mayMiss) {
        expected.add(new Expected(plain(message), mayMiss));
    }

    /** Without what depends on when exactly it was said: how far the other desks had come, and their order. */
    private static JsonObject plain(JsonObject message) {
        if (!"desks".equals(message.getString("kind"))) {
            return message;
        }
        Map<String, Object> desks = new HashMap<>();
        message.getJsonArray("desks").forEach(each -> {
            JsonObject desk = (JsonObject) each;
            desks.put(desk.getString("id"), desk.getJsonObject("audience"));
        });
        return message.copy().put("desks", new JsonObject(desks));
    }

    /** Waits until all that is to be heard was heard, and nothing else. */
    void settle(String game) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        try {
            while (isWaiting()) {
                assertThat(System.nanoTime())
                        .as("%s: %s is to hear %s; then the end: %s", game, person, expected.peek(), ends)
                        .isLessThan(deadline);
                byte[] next = socket.next(ends ? 50 : PATIENCE_MILLIS);
                if (next != null) {
                    take(new JsonObject(new String(next, StandardCharsets.UTF_8)), game);
                } else if (!ends) {
                    throw new AssertionError(game + ": " + person + " did not hear " + expected.peek());
                } else if (socket.closeCode() != 0 && socket.waiting() == 0) {
                    assertThat(socket.closeCode()).as("%s: %s", game, person).isEqualTo(NOT_ALLOWED);
                    expected.clear();
                    return;
                }
            }
            for (byte[] next = socket.next(0); next != null; next = socket.next(0)) {
                take(new JsonObject(new String(next, StandardCharsets.UTF_8)), game);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private boolean isWaiting() {
        return ends
                ? socket.closeCode() == 0 || socket.waiting() > 0
                : expected.stream().anyMatch(each -> !each.mayMiss);
    }

    /** Of what was said while the person left nothing comes any more. */
    void nothingMoreOfTheRace() {
        expected.removeIf(Expected::mayMiss);
    }

    private void take(JsonObject message, String game) {
        JsonObject plain = plain(message);
        while (!expected.isEmpty()
                && expected.peek().mayMiss
                && !expected.peek().message.equals(plain)) {
            expected.poll();
        }
        assertThat(expected)
                .as("%s: %s was to hear no more, and heard %s", game, person, message)
                .isNotEmpty();
        assertThat(plain).as("%s: %s", game, person).isEqualTo(expected.poll().message);
        heard++;
    }

    @Override
    public void close() {
        socket.close();
    }
}
