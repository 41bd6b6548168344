package org.plenary.server.presence.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.Role;
import org.plenary.server.presence.Attendee;
import org.plenary.server.presence.OpenDrafts;
import org.plenary.server.presence.Presence;
import org.plenary.server.presence.PresenceContract;
import org.plenary.server.presence.PresenceDirectory;
import org.plenary.server.presence.PresenceState;
import org.plenary.server.sql.Await;

/** Two nodes on a real Redis, in good times. */
class RedisPresenceTest extends PresenceContract {
    private static final OpenDrafts OPEN = process -> Future.succeededFuture(Set.of(DRAFT));

    private static RedisServer redis;
    private static int tests;

    private final Vertx vertx = Vertx.vertx();
    private final List<PresenceDirectory> nodes = new ArrayList<>();
    private String prefix;
    private PresenceDirectory near;
    private PresenceDirectory far;

    @BeforeAll
    static void startRedis() {
        redis = RedisServer.start();
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @BeforeEach
    void startNodes() {
        prefix = "test-" + tests++;
        near = node(InstantSource.system());
        far = node(InstantSource.system());
        eventually(() -> {
            assertThat(near.state()).isEqualTo(PresenceState.UP);
            assertThat(far.state()).isEqualTo(PresenceState.UP);
        });
    }

    @AfterEach
    void stopNodes() {
        nodes.forEach(node -> Await.await(node.close()));
        Await.await(vertx.close());
    }

    private RedisPresence node(InstantSource clock) {
        return node(vertx, Quick.lasting(redis.url(), prefix), clock);
    }

    /** A node whose people expire soon. */
    private RedisPresence mortal(Vertx its, InstantSource clock) {
        return node(its, Quick.config(redis.url(), prefix), clock);
    }

    private RedisPresence node(Vertx its, RedisConfig config, InstantSource clock) {
        RedisPresence node = new RedisPresence(its, config, clock, OPEN);
        nodes.add(node);
        return node;
    }

    @Override
    protected PresenceDirectory near() {
        return near;
    }

    @Override
    protected PresenceDirectory far() {
        return far;
    }

    @Test
    void addsUpThePeopleOfAllNodes() {
        near.enter(CLAIRE, DRAFT).at(FIRST);
        near.enter(AYAN, DRAFT);
        Presence onTheOther = far.enter(CLAIRE, DRAFT);
        for (PresenceDirectory node : nodes) {
            eventually(() -> {
                assertThat(people(node.of(PROCESS.id()), DRAFT)).containsExactly(CLAIRE, AYAN);
                assertThat(node.of(PROCESS.id()).in(DRAFT).get(0).devices()).isEqualTo(2);
            });
        }
        onTheOther.at(SECOND);
        for (PresenceDirectory node : nodes) {
            eventually(() ->
                    assertThat(node.of(PROCESS.id()).in(DRAFT).get(0).clause()).isEqualTo(SECOND));
        }
        assertThat(near.statistics().nodes()).isEqualTo(1);
        assertThat(near.of(PROCESS.id()).drafts())
                .isEqualTo(far.of(PROCESS.id()).drafts());
    }

    @Test
    void showsANewNodeWhoIsThereAlready() {
        near.enter(CLAIRE, DRAFT);
        far.enter(AYAN, DRAFT);
        eventually(() -> assertThat(people(near.of(PROCESS.id()), DRAFT)).hasSize(2));

        PresenceDirectory late = node(InstantSource.system());
        eventually(() -> assertThat(late.state()).isEqualTo(PresenceState.UP));
        assertThat(people(late.of(PROCESS.id()), DRAFT)).containsExactly(CLAIRE, AYAN);
    }

    @Test
    void keepsPeopleForAsLongAsTheirNodeIsThere() throws InterruptedException {
        mortal(vertx, InstantSource.system()).enter(CLAIRE, DRAFT);
        eventually(() -> only(far));
        for (int i = 0; i < 30; i++) {
            Thread.sleep(Quick.EXPIRY.toMillis() / 10);
            assertThat(only(far).person()).isEqualTo(CLAIRE);
        }
    }

    @Test
    void dropsThePeopleOfANodeThatFallsSilentAndTakesThemBack() {
        Vertx doomed = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        CountDownLatch silence = new CountDownLatch(1);
        RedisPresence node = mortal(doomed, InstantSource.system());
        node.enter(CLAIRE, DRAFT);
        near.enter(AYAN, DRAFT);
        eventually(() -> assertThat(people(far.of(PROCESS.id()), DRAFT)).containsExactly(CLAIRE, AYAN));
        assertThat(redis.send(Command.KEYS, prefix + ":presence:p:*").size()).isEqualTo(2);

        // when, without a word of farewell
        long before = System.nanoTime();
        doomed.runOnContext(nothing -> Await.await(silence));

        // then
        eventually(() -> assertThat(people(far.of(PROCESS.id()), DRAFT)).containsExactly(AYAN));
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isBetween(Quick.EXPIRY.minus(Quick.HEARTBEAT.multipliedBy(2)), Quick.EXPIRY.plusSeconds(2));
        eventually(() -> assertThat(
                        redis.send(Command.ZCARD, prefix + ":presence:index").toInteger())
                .isEqualTo(1));
        assertThat(redis.send(Command.KEYS, prefix + ":presence:p:*").size()).isEqualTo(1);

        // when it wakes up again
        silence.countDown();
        eventually(() -> assertThat(people(far.of(PROCESS.id()), DRAFT)).containsExactly(CLAIRE, AYAN));
        eventually(() -> assertThat(people(node.of(PROCESS.id()), DRAFT)).containsExactly(CLAIRE, AYAN));
        Await.await(node.close());
        nodes.remove(node);
        Await.await(doomed.close());
    }

    @Test
    void beginsEveryKeyAndChannelWithItsPrefix() {
        long keys = redis.send(Command.KEYS, "*").size();
        near.enter(CLAIRE, DRAFT);
        eventually(() -> only(far));
        assertThat(redis.send(Command.KEYS, prefix + ":*").size()).isEqualTo(2);
        assertThat(redis.send(Command.KEYS, "*").size()).isLessThanOrEqualTo((int) keys + 2);
        redis.send(Command.KEYS, prefix + ":*")
                .forEach(key -> assertThat(redis.send(Command.PTTL, key).toLong())
                        .as(key + " expires")
                        .isBetween(1L, Duration.ofMinutes(5).toMillis()));
        assertThat(redis.send(Command.PUBSUB, "CHANNELS", prefix + "*").toString())
                .isEqualTo("[" + prefix + ":presence]");
    }

    @Test
    void leavesNothingInRedisWhenEverybodyHasGone() {
        Presence claire = near.enter(CLAIRE, DRAFT);
        eventually(() -> only(far));
        claire.leave();
        eventually(
                () -> assertThat(redis.send(Command.KEYS, prefix + ":*").size()).isZero());
    }

    @Test
    void saysWhichDraftsEverybodyMayRead() {
        near.enter(CLAIRE, DRAFT);
        near.enter(CLAIRE, OTHER_DRAFT);
        eventually(() -> {
            assertThat(far.of(PROCESS.id()).drafts()).containsOnlyKeys(DRAFT, OTHER_DRAFT);
            assertThat(far.of(PROCESS.id()).open()).containsExactly(DRAFT);
        });
        assertThat(near.of(PROCESS.id()).open()).isEmpty();
    }

    @Test
    void seesNobodyUnderAnotherPrefix() {
        near.enter(CLAIRE, DRAFT);
        eventually(() -> only(far));
        prefix = prefix + "-other";
        PresenceDirectory stranger = node(InstantSource.system());
        eventually(() -> assertThat(stranger.state()).isEqualTo(PresenceState.UP));
        assertThat(stranger.of(PROCESS.id()).drafts()).isEmpty();
    }

    @Test
    void doesNotMindClocksThatAreHoursApart() throws InterruptedException {
        PresenceDirectory slow = mortal(vertx, InstantSource.offset(InstantSource.system(), Duration.ofHours(-5)));
        PresenceDirectory fast = mortal(vertx, InstantSource.offset(InstantSource.system(), Duration.ofHours(5)));
        eventually(() -> {
            assertThat(slow.state()).isEqualTo(PresenceState.UP);
            assertThat(fast.state()).isEqualTo(PresenceState.UP);
        });
        slow.enter(CLAIRE, DRAFT).at(FIRST);
        fast.enter(AYAN, DRAFT).at(SECOND);
        for (PresenceDirectory node : nodes) {
            eventually(() -> assertThat(people(node.of(PROCESS.id()), DRAFT)).containsExactly(CLAIRE, AYAN));
            assertThat(node.of(PROCESS.id()).in(DRAFT))
                    .extracting(Attendee::since)
                    .allSatisfy(since -> assertThat(since)
                            .isBetween(
                                    Instant.now().minusSeconds(60),
                                    Instant.now().plusSeconds(2)));
        }
        Thread.sleep(Quick.EXPIRY.multipliedBy(2).toMillis());
        for (PresenceDirectory node : nodes) {
            assertThat(people(node.of(PROCESS.id()), DRAFT)).containsExactly(CLAIRE, AYAN);
        }
    }

    @Test
    void gathersChangesAndSendsNoCommandForEach() {
        Presence presence = near.enter(CLAIRE, DRAFT);
        eventually(() -> only(far));
        long before = redis.calls("eval");
        Instant until = Instant.now().plusSeconds(2);
        int moves = 0;
        while (Instant.now().isBefore(until)) {
            presence.at(moves++ % 2 == 0 ? FIRST : SECOND);
        }
        presence.at(FIRST);
        eventually(() -> assertThat(only(far).clause()).isEqualTo(FIRST));
        long seconds = 3;
        long beats = 2 * seconds * 1000 / Quick.HEARTBEAT.toMillis() * 2;
        long gathered = seconds * 1000 / Quick.GATHER.toMillis();
        assertThat(moves).isGreaterThan(1_000);
        assertThat(redis.calls("eval") - before).isLessThan(beats + gathered);
    }

    @Test
    void answersFromWhatItKnowsWithoutACommand() {
        near.enter(CLAIRE, DRAFT);
        eventually(() -> only(far));
        long before = redis.commands();
        Instant start = Instant.now();
        for (int i = 0; i < 100_000; i++) {
            assertThat(far.of(PROCESS.id()).in(DRAFT)).hasSize(1);
        }
        long heartbeats = Duration.between(start, Instant.now()).toMillis() / Quick.HEARTBEAT.toMillis() + 2;
        assertThat(redis.commands() - before).isLessThan(heartbeats * 30);
    }

    @Test
    void passesOverWhatIsNoReportOrIsTooLarge() {
        String channel = prefix + ":presence";
        for (String message : List.of(
                "",
                "nonsense",
                "[]",
                "null",
                "{}",
                "{\"beat\":5}",
                "{\"format\":2,\"node\":\"n\",\"process\":\"p\",\"version\":1,\"expiry\":1000,\"drafts\":[]}",
                "{\"format\":1,\"node\":\"a b\",\"process\":\"p\",\"version\":1,\"expiry\":1000,\"drafts\":[]}",
                "{\"format\":1,\"node\":\"n\",\"process\":\"p\",\"version\":\"1\",\"expiry\":1000,\"drafts\":[]}",
                "{\"format\":1,\"node\":\"n\",\"process\":\"p\",\"version\":1,\"expiry\":1000,\"drafts\":[7]}",
                "{\"format\":1,\"node\":\"n\",\"process\":\"p\",\"processName\":\"P\",\"version\":1,\"expiry\":1000,"
                        + "\"drafts\":[{\"draft\":\"d\",\"people\":[{\"id\":\"x\",\"name\":\"X\",\"role\":\"KING\"}]}]}",
                "x".repeat(9 << 20))) {
            redis.send(Command.PUBLISH, channel, message);
        }
        near.enter(CLAIRE, DRAFT);
        eventually(() -> assertThat(only(far).person()).isEqualTo(CLAIRE));
        assertThat(far.of(PROCESS.id()).drafts()).containsOnlyKeys(DRAFT);
        assertThat(far.statistics().rejected()).isEqualTo(11);
        assertThat(far.state()).isEqualTo(PresenceState.UP);
    }

    @Test
    void boundsWhatItTellsAndWhatItTakes() {
        for (int i = 0; i < ReportJson.MAX_PEOPLE + 10; i++) {
            near.enter(new Person(new PersonId("person-" + i), "P", Role.CHAIR, null, PROCESS), DRAFT);
        }
        eventually(() -> assertThat(far.of(PROCESS.id()).in(DRAFT)).hasSize(ReportJson.MAX_PEOPLE));
        assertThat(near.of(PROCESS.id()).in(DRAFT)).hasSize(ReportJson.MAX_PEOPLE + 10);
    }
}
