package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.http.MetricsConfig;
import org.plenary.server.journal.Stream;
import org.plenary.server.presence.redis.Quick;
import org.plenary.server.presence.redis.RedisServer;

/**
 * Redis is killed, paused, restarted, flushed and cut off while people write: that they can go on writing, that
 * presence is degraded and nothing else, that it heals by itself, and that healing costs few commands.
 */
class PresenceFaultsTest {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private static final String METRICS_TOKEN = "a-token-for-figures";

    @TempDir
    static Path directory;

    private static RedisServer redis;
    private static TestServer near;
    private static TestServer far;
    private static Stream draft;
    private static Stream farDraft;

    private Typing typing;
    private CollabClient daniel;

    @BeforeAll
    static void start() {
        redis = RedisServer.start();
        near = node("near");
        far = node("far");
        draft = near.draft("Near");
        farDraft = far.draft("Far");
    }

    @AfterAll
    static void stop() {
        near.close();
        far.close();
        redis.close();
    }

    private static TestServer node(String name) {
        return TestServer.startAs(
                directory.resolve(name),
                usual -> usual.joinedBy(Quick.config(redis.url(), "faults"))
                        .measuredBy(new MetricsConfig(METRICS_TOKEN)));
    }

    /** Claire writes on one node all the time, Daniel reads on the other, and everybody sees both. */
    @BeforeEach
    void meet() {
        if (!redis.isAlive()) {
            redis.restart();
        }
        typing = new Typing(CollabClient.join(near, draft, TestServer.CLAIRE));
        daniel = CollabClient.join(far, farDraft, TestServer.DANIEL);
        eventually(() -> assertHealed());
    }

    @AfterEach
    void part() {
        typing.stop();
        daniel.close();
    }

    @Test
    void goesOnWhenRedisIsKilledAndHealsWhenItIsBack() {
        redis.kill();
        eventually(() -> assertDegraded(near));
        eventually(() -> assertDegraded(far));

        // then each node shows its own people at once, and the other's until they expire
        assertThat(people(near)).contains("claire");
        eventually(() -> assertThat(people(near)).containsExactly("claire"));
        eventually(() -> assertThat(people(far)).containsExactly("daniel"));
        typing.assertGoesOn();
        assertThat(figure(near, "plenary_presence_up")).isZero();
        assertThat(figure(near, "plenary_people")).isEqualTo(1);
        assertThat(figure(near, "plenary_redis_failures_total")).isPositive();

        // when
        double connects = figure(near, "plenary_redis_connects_total");
        redis.restart();

        // then
        eventually(() -> assertHealed());
        assertThat(figure(near, "plenary_presence_up")).isEqualTo(1);
        assertThat(figure(near, "plenary_redis_connects_total")).isGreaterThan(connects);
        typing.assertGoesOn();
    }

    @Test
    void goesOnWhileRedisIsPausedAndHealsAfterwards() {
        redis.pause();
        try {
            eventually(() -> assertDegraded(near));
            typing.assertGoesOn();
            eventually(() -> assertThat(people(near)).containsExactly("claire"));
            assertThat(figure(near, "plenary_redis_failures_total")).isPositive();
        } finally {
            redis.resume();
        }
        eventually(() -> assertHealed());
        typing.assertGoesOn();
        eventually(() -> assertThat(redis.clients())
                .as("two connections for each node, and none forgotten")
                .isEqualTo(4));
    }

    @Test
    void missesNobodyWhenRedisIsFlushed() throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            redis.send(Command.FLUSHALL);
            Thread.sleep(Quick.HEARTBEAT.toMillis() / 2);
            assertThat(people(near)).containsExactly("claire", "daniel");
            assertThat(people(far)).containsExactly("claire", "daniel");
        }
        eventually(() -> assertThat(redis.send(Command.KEYS, "faults:*").size()).isEqualTo(3));
        assertThat(state(near)).isEqualTo("UP");
        typing.assertGoesOn();
    }

    @Test
    void showsAReservedDraftOnItsOwnNodeAlone() {
        Rules.set(
                far,
                farDraft,
                "[{\"subject\":{\"delegation\":\"KEN\"},\"level\":\"NONE\",\"clauses\":null,\"arrange\":false}]");
        try {
            eventually(() -> assertThat(people(near)).containsExactly("claire"));
            assertThat(people(far)).containsExactly("claire", "daniel");
        } finally {
            Rules.set(far, farDraft, "[]");
        }
        eventually(() -> assertHealed());
    }

    @Test
    void takesUpBrokenConnectionsAgain() {
        for (String type : List.of("normal", "pubsub", "normal", "pubsub")) {
            double before = figure(near, "plenary_redis_connects_total");
            redis.send(Command.CLIENT, "KILL", "TYPE", type, "SKIPME", "yes");
            eventually(() ->
                    assertThat(figure(near, "plenary_redis_connects_total")).isGreaterThan(before));
            eventually(() -> assertHealed());
        }
        eventually(() -> assertThat(redis.clients()).isEqualTo(4));
        typing.assertGoesOn();
    }

    @Test
    void takesARefusalByRedisForAnOutage() {
        double before = figure(near, "plenary_redis_connects_total");
        redis.send(Command.ACL, "SETUSER", "default", "resetchannels");
        try {
            eventually(() -> assertDegraded(near));
            typing.assertGoesOn();
        } finally {
            redis.send(Command.ACL, "SETUSER", "default", "allchannels");
        }
        eventually(() -> assertHealed());
        assertThat(figure(near, "plenary_redis_connects_total")).isGreaterThan(before);
    }

    @Test
    void comesBackWithFewCommandsHoweverMuchHasHappened() {
        double failuresBefore = figure(near, "plenary_redis_failures_total");
        redis.kill();
        eventually(() -> assertDegraded(near));
        long outage = System.nanoTime();
        try (CollabClient mover = CollabClient.join(near, draft, TestServer.CHAIR)) {
            for (int i = 0; i < 3_000; i++) {
                mover.announce(5, i + 1, "{\"clause\":\"c-" + i % 7 + "\"}");
            }
            mover.settle();
            List<CollabClient> crowd = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                crowd.add(CollabClient.join(near, draft, TestServer.CHAIR));
            }
            eventually(() ->
                    assertThat(Duration.ofNanos(System.nanoTime() - outage)).isGreaterThan(Duration.ofSeconds(4)));
            double attempts = figure(near, "plenary_redis_failures_total") - failuresBefore;
            assertThat(attempts).as("attempts in 4 s, with pauses of up to 1 s").isBetween(2.0, 14.0);

            // when
            redis.restart();
            eventually(() -> assertThat(people(far)).contains("chair", "claire", "daniel"));
            eventually(() -> assertThat(state(near)).isEqualTo("UP"));

            // then: for each of the two nodes, its connections, one beat, one index, one report; then the usual beats
            long scripts = redis.calls("eval");
            long handshakes = redis.calls("hello");
            System.out.println("PresenceFaultsTest after an outage: eval=" + scripts + " hello=" + handshakes
                    + " connections=" + redis.connectionsReceived() + " attemptsDuringOutage=" + attempts);
            assertThat(scripts).isLessThan(60);
            assertThat(handshakes).isLessThanOrEqualTo(10);
            crowd.forEach(CollabClient::close);
        }
    }

    @Test
    void startsWithoutRedisAndJoinsWhenItComes() {
        redis.kill();
        try (TestServer late = node("late")) {
            assertDegraded(late);
            Stream lateDraft = late.draft("Late");
            try (CollabClient chair = CollabClient.join(late, lateDraft, TestServer.CHAIR)) {
                chair.type(0, "already");
                chair.untilSaved();
                assertThat(people(late)).containsExactly("chair");
                redis.restart();
                eventually(() -> assertThat(people(late)).containsExactly("chair", "claire", "daniel"));
                eventually(() -> assertThat(people(far)).containsExactly("chair", "claire", "daniel"));
            }
        }
        // then, when it has stopped in good order, nobody waits for anything to expire
        eventually(() -> assertThat(people(far)).containsExactly("claire", "daniel"));
        eventually(() -> assertHealed());
    }

    private static void assertHealed() {
        for (TestServer node : List.of(near, far)) {
            assertThat(state(node)).isEqualTo("UP");
            assertThat(people(node)).containsExactly("claire", "daniel");
            assertThat(health(node).getString("presence")).isEqualTo("up");
        }
    }

    private static void assertDegraded(TestServer node) {
        assertThat(health(node))
                .isEqualTo(new JsonObject().put("status", "ready").put("presence", "degraded"));
        assertThat(state(node)).isEqualTo("DEGRADED");
    }

    private static JsonObject health(TestServer node) {
        return new JsonObject(get(node, "/health/ready", null));
    }

    private static String state(TestServer node) {
        return presence(node).getString("state");
    }

    /** The ids of the people that a node shows, in all drafts. */
    private static List<String> people(TestServer node) {
        List<String> ids = new ArrayList<>();
        JsonArray drafts = presence(node).getJsonArray("drafts");
        for (int i = 0; i < drafts.size(); i++) {
            JsonArray people = drafts.getJsonObject(i).getJsonArray("people");
            for (int k = 0; k < people.size(); k++) {
                ids.add(people.getJsonObject(k).getString("id"));
            }
        }
        ids.sort(null);
        return ids;
    }

    private static JsonObject presence(TestServer node) {
        return new JsonObject(get(node, "/api/presence", TestServer.token(TestServer.WATCHER)));
    }

    private static double figure(TestServer node, String name) {
        return get(node, "/metrics", METRICS_TOKEN)
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no figure " + name));
    }

    private static String get(TestServer node, String path, @Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + node.port() + path))
                .timeout(Duration.ofSeconds(5));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(path).isEqualTo(200);
            return response.body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(path, e);
        }
    }

    private static void eventually(Runnable check) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(check::run);
    }

    /** Somebody who types, one letter after the other, each once the one before is saved; in a thread of its own. */
    private static final class Typing {
        private final AtomicInteger saved = new AtomicInteger();
        private final Thread thread;
        private volatile boolean stopped;
        private volatile @Nullable Throwable fault;

        Typing(CollabClient client) {
            this.thread = new Thread(() -> type(client), "typing");
            thread.start();
        }

        private void type(CollabClient client) {
            try (client) {
                for (int i = 0; !stopped; i++) {
                    client.type(0, String.valueOf((char) ('a' + i % 26)));
                    client.announce(9, i + 1, "{\"clause\":\"c-" + i % 5 + "\"}");
                    client.untilSaved();
                    saved.incrementAndGet();
                }
            } catch (Throwable e) {
                fault = e;
            }
        }

        /** More is saved from now on, without a break of more than a second. */
        void assertGoesOn() {
            for (int i = 0; i < 3; i++) {
                int before = saved.get();
                Awaitility.await("a letter is saved")
                        .atMost(Duration.ofSeconds(1))
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> saved.get() > before + 10 || fault != null);
                assertThat(fault).isNull();
            }
        }

        void stop() {
            stopped = true;
            try {
                thread.join(Duration.ofSeconds(30).toMillis());
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            assertThat(fault).isNull();
            assertThat(saved.get()).isPositive();
        }
    }
}
