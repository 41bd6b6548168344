package org.plenary.server.presence.redis;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the other nodes say of their people: as it is published, and what they have stored. On one event loop only. */
final class Hearing {
    private static final Logger log = LoggerFactory.getLogger(Hearing.class);
    private static final int VALUES_AT_ONCE = 16;

    private final Commands commands;
    private final Elsewhere elsewhere;
    private final Runnable onNews;
    private final AtomicLong rejected = new AtomicLong();

    /** @param onNews called when other nodes' people have changed */
    Hearing(Commands commands, Elsewhere elsewhere, Runnable onNews) {
        this.commands = commands;
        this.elsewhere = elsewhere;
        this.onNews = onNews;
    }

    /** How much was not understood, or too much; from any thread. */
    long rejected() {
        return rejected.get();
    }

    /** A report that was published just now. */
    void published(Buffer json) {
        take(json, Long.MAX_VALUE);
    }

    /** Reads what the others have stored: what they published while nobody listened here. */
    Future<?> readAll(RedisLink link) {
        return link.send(commands.index(Elsewhere.MAX_REPORTS)).compose(index -> {
            List<String> members = new ArrayList<>();
            List<Long> left = new ArrayList<>();
            for (int i = 0; index != null && i + 1 < index.size(); i += 2) {
                members.add(index.get(i).toString());
                left.add(index.get(i + 1).toLong());
            }
            return readValues(link, members, left, 0);
        });
    }

    private Future<?> readValues(RedisLink link, List<String> members, List<Long> left, int from) {
        if (from >= members.size()) {
            return Future.succeededFuture();
        }
        int to = Math.min(from + VALUES_AT_ONCE, members.size());
        return link.send(commands.values(members.subList(from, to))).compose(values -> {
            for (int i = from; values != null && i < to; i++) {
                Response value = values.get(i - from);
                if (value != null) {
                    take(value.toBuffer(), left.get(i));
                }
            }
            return readValues(link, members, left, to);
        });
    }

    /** Forgets whom nobody has spoken of for too long. */
    void expire() {
        if (elsewhere.expire(System.nanoTime())) {
            onNews.run();
        }
    }

    private void take(Buffer json, long holdsMillis) {
        try {
            Report report = ReportJson.read(json);
            if (commands.isOwn(report)) {
                return;
            }
            switch (elsewhere.take(report, Math.min(holdsMillis, report.expiryMillis()), System.nanoTime())) {
                case NEWS -> onNews.run();
                case TOO_MANY -> rejected.incrementAndGet();
                case KNOWN -> {
                    // Its expiry was moved.
                }
            }
        } catch (ReportJson.Malformed e) {
            rejected.incrementAndGet();
            log.atDebug().addKeyValue("cause", e.getMessage()).log("presence.rejected");
        }
    }
}
