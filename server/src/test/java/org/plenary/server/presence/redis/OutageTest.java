package org.plenary.server.presence.redis;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OutageTest {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger(Outage.class);

    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    private final Outage outage = new Outage("redis://there");

    @BeforeEach
    void listen() {
        said.start();
        LOG.addAppender(said);
    }

    @AfterEach
    void stopListening() {
        LOG.detachAppender(said);
    }

    private List<String> messages() {
        return said.list.stream().map(ILoggingEvent::getMessage).toList();
    }

    @Test
    void saysOnceThatRedisIsAwayAndOnceThatItIsBack() {
        outage.healed();
        outage.failed(new IllegalStateException("handshake", new IllegalArgumentException("not trusted")));
        outage.failed(new IllegalStateException("again"));
        outage.healed();
        outage.healed();
        outage.failed(new IllegalStateException("once more"));

        assertThat(messages()).containsExactly("presence.degraded", "presence.healed", "presence.degraded");
        assertThat(said.list.get(0).getKeyValuePairs())
                .extracting(Object::toString)
                .anyMatch(pair -> pair.startsWith("root") && pair.contains("not trusted"));
    }
}
