package org.plenary.server.presence.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Role;
import org.plenary.server.journal.StreamId;
import org.plenary.server.presence.PresenceState;
import org.plenary.server.sql.Await;

/** Redis behind something that lets connections stand, and swallows what comes from it on one of the two. */
class MutedRedisTest {
    private static final Person CLAIRE = new Person(
            new PersonId("claire"), "Claire", Role.CHAIR, null, new Negotiation(new ProcessId("p"), "A process"));

    private final Vertx vertx = Vertx.vertx();
    private final RedisServer redis = RedisServer.start();
    private volatile boolean muteListening;
    private volatile boolean muteAsking;
    private int port;

    @BeforeEach
    void stand() {
        NetServer between = vertx.createNetServer().connectHandler(this::join);
        port = Await.await(between.listen(0, "127.0.0.1")).actualPort();
    }

    @AfterEach
    void end() {
        redis.close();
        Await.await(vertx.close());
    }

    private void join(NetSocket node) {
        boolean[] listens = {false};
        node.pause();
        vertx.createNetClient()
                .connect(Integer.parseInt(redis.url().replaceAll(".*:", "")), "127.0.0.1")
                .onSuccess(server -> {
                    node.handler(bytes -> {
                        listens[0] |= bytes.toString().toLowerCase(Locale.ROOT).contains("subscribe");
                        server.write(bytes);
                    });
                    server.handler(bytes -> {
                        if (!(listens[0] ? muteListening : muteAsking)) {
                            node.write(bytes);
                        }
                    });
                    node.closeHandler(nothing -> server.close());
                    server.closeHandler(nothing -> node.close());
                    node.resume();
                });
    }

    @Test
    void noticesThatNothingIsHeardThoughCommandsAreAnswered() {
        RedisPresence presence = presence(Quick.config("redis://127.0.0.1:" + port, "muted"));
        muteListening = true;
        until(presence, PresenceState.DEGRADED);
        muteListening = false;
        until(presence, PresenceState.UP);
    }

    @Test
    void givesUpACommandThatIsNotAnsweredThoughNoHeartbeatIsDueForLong() {
        RedisConfig slow = new RedisConfig(
                "redis://127.0.0.1:" + port,
                "muted",
                Duration.ofMinutes(5),
                Duration.ofMinutes(2),
                Quick.GATHER,
                Quick.PATIENCE,
                Quick.MAX_PAUSE);
        RedisPresence presence = presence(slow);
        muteAsking = true;
        presence.enter(CLAIRE, new StreamId("draft"));
        until(presence, PresenceState.DEGRADED);
        assertThat(presence.of(CLAIRE.process().id()).people()).isEqualTo(1);
        muteAsking = false;
        until(presence, PresenceState.UP);
    }

    private RedisPresence presence(RedisConfig config) {
        RedisPresence presence =
                new RedisPresence(vertx, config, InstantSource.system(), process -> Future.succeededFuture(Set.of()));
        until(presence, PresenceState.UP);
        return presence;
    }

    private static void until(RedisPresence presence, PresenceState state) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> presence.state() == state);
    }
}
