package org.plenary.server;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;

/**
 * An honest person beside an attack: types a letter 20 times a second, and measures how long each waits to be saved.
 */
final class Typist implements AutoCloseable {
    private static final long BETWEEN_MILLIS = 50;

    private final CollabClient client;
    private final List<Long> nanos = Collections.synchronizedList(new ArrayList<>());
    private final Thread thread = new Thread(this::type, "typist");
    private volatile boolean done;

    Typist(TestServer server, Stream draft, Person person) {
        client = CollabClient.join(server, draft, person).untilSaved();
        thread.start();
    }

    private void type() {
        try {
            while (!done) {
                long start = System.nanoTime();
                client.type(0, "x");
                client.untilSaved();
                nanos.add(System.nanoTime() - start);
                Thread.sleep(BETWEEN_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends; what was seen, in milliseconds. */
    Waits stop() {
        done = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<Long> sorted = nanos.stream().sorted().toList();
        int last = sorted.size() - 1;
        return new Waits(
                sorted.size(),
                millis(sorted.get(last / 2)),
                millis(sorted.get((int) (last * 0.99))),
                millis(sorted.get(last)));
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    /** How long letters waited, in milliseconds. */
    record Waits(int letters, long median, long p99, long longest) {}

    @Override
    public void close() {
        done = true;
        client.close();
    }
}
