package org.plenary.server.presence.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.server.presence.PresenceState;
import org.plenary.server.sql.Await;
import org.slf4j.LoggerFactory;

class RedisConfigTest {
    private static final String SECRET = "Wh1sper";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://localhost",
                "redis://127.0.0.1:6380",
                "redis://[::1]:6380/3",
                "rediss://user:Wh1sper@redis.example.org:6380/2",
                "redis://:Wh1sper%40%2F@redis.example.org",
            })
    void takesTheUsualFormsAndShowsNoPassword(String url) {
        RedisConfig config = RedisConfig.of(url, "plenary", Duration.ofSeconds(20));
        assertThat(config.toString()).doesNotContain(SECRET).contains("address=redis");
        assertThat(config.heartbeat()).isEqualTo(Duration.ofSeconds(6));
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:6379, another scheme",
        "http://localhost, another scheme",
        "redis:localhost, without a host",
        "redis://user:Wh1sper@/2, percent-encode",
        "redis://user:Wh1sper#@host, percent-encode",
        "redis://user:Wh1sper?@host, percent-encode",
        "redis://user:Wh1sper@@host, percent-encode",
        "redis://user:Wh1sper ^@host, percent-encode",
        "redis://user:Wh1sper@host/two, no number",
        "redis://user:Wh1sper@host/1/2, no number",
    })
    void saysWhatIsWrongWithAUrlAndRepeatsNoPassword(String url, String fault) {
        assertThatThrownBy(() -> RedisConfig.of(url, "plenary", Duration.ofSeconds(20)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected a Redis URL redis://")
                .hasMessageContaining(fault)
                .hasNoCause()
                .message()
                .doesNotContain(SECRET);
    }

    @Test
    void boundsPrefixAndTimes() {
        assertThatThrownBy(() -> RedisConfig.of("redis://h", "a b", Duration.ofSeconds(20)))
                .hasMessageContaining("expected a Redis prefix of 1 to 64 characters");
        assertThatThrownBy(() -> RedisConfig.of("redis://h", "", Duration.ofSeconds(20)))
                .hasMessageContaining("expected a Redis prefix");
        assertThatThrownBy(() -> RedisConfig.of("redis://h", "p", Duration.ZERO))
                .hasMessageContaining("expire after 1 second to 10 minutes");
        assertThatThrownBy(() -> RedisConfig.of("redis://h", "p", Duration.ofHours(1)))
                .hasMessageContaining("expire after 1 second to 10 minutes");
    }

    @Test
    void signsInWithAPasswordAndNeverLogsIt() {
        ListAppender<ILoggingEvent> events = new ListAppender<>();
        events.start();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level usual = root.getLevel();
        root.addAppender(events);
        root.setLevel(Level.TRACE);
        Vertx vertx = Vertx.vertx();
        try (RedisServer redis = RedisServer.guarded(SECRET)) {
            String url = redis.url().replace("redis://", "redis://:" + SECRET + "@");
            RedisPresence right = open(vertx, url);
            RedisPresence wrong = open(vertx, url.replace("@", "er@"));
            RedisPresence without = open(vertx, redis.url());
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> right.state() == PresenceState.UP
                            && wrong.statistics().failures() > 2
                            && without.statistics().failures() > 2);
            assertThat(wrong.state()).isEqualTo(PresenceState.DEGRADED);
            assertThat(without.state()).isEqualTo(PresenceState.DEGRADED);
            redis.kill();
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> right.state() == PresenceState.DEGRADED);
            for (RedisPresence presence : List.of(right, wrong, without)) {
                Await.await(presence.close());
            }
        } finally {
            Await.await(vertx.close());
            root.setLevel(usual);
            root.detachAppender(events);
        }
        assertThat(List.copyOf(events.list))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.getFormattedMessage()
                                + event.getKeyValuePairs()
                                + (event.getThrowableProxy() == null
                                        ? ""
                                        : event.getThrowableProxy().getMessage()))
                        .doesNotContain(SECRET));
    }

    private static RedisPresence open(Vertx vertx, String url) {
        return new RedisPresence(
                vertx,
                Quick.config(url, "guarded"),
                InstantSource.system(),
                process -> Future.succeededFuture(Set.of()));
    }
}
