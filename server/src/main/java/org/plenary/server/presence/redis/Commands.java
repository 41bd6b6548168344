package org.plenary.server.presence.redis;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.List;
import org.plenary.server.identity.ProcessId;

/**
 * What presence asks of Redis. Immutable.
 *
 * <p>Each node keeps one value for each process with its people, {@code PREFIX:presence:PROCESS:NODE}, which expires;
 * an index of these values, {@code PREFIX:presence:index}, is sorted by when they do. Each report is also published on
 * the channel {@code PREFIX:presence}. What belongs together is one script, so that it happens wholly or not at all,
 * and every moment is one of Redis's own clock.
 */
final class Commands {
    private static final String NOW = """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            """;

    private static final String WRITE = NOW + """
            redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[4])
            redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
            redis.call('ZADD', KEYS[2], now + ARGV[4], ARGV[1])
            if redis.call('PTTL', KEYS[2]) < tonumber(ARGV[4]) then
              redis.call('PEXPIRE', KEYS[2], ARGV[4])
            end
            redis.call('PUBLISH', ARGV[3], ARGV[2])
            return 1
            """;

    private static final String REMOVE = """
            redis.call('DEL', KEYS[1])
            redis.call('ZREM', KEYS[2], ARGV[1])
            redis.call('PUBLISH', ARGV[3], ARGV[2])
            return 1
            """;

    private static final String BEAT = NOW + """
            redis.call('PUBLISH', ARGV[1], ARGV[2])
            return now
            """;

    private static final String INDEX = NOW + """
            local found = redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. now, '+inf', 'WITHSCORES', 'LIMIT', 0, ARGV[1])
            for i = 2, #found, 2 do
              found[i] = found[i] - now
            end
            return found
            """;

    private final String base;
    private final String index;
    private final String node;
    private final Buffer beat;

    Commands(String prefix, String node) {
        this.base = prefix + ":presence";
        this.index = base + ":index";
        this.node = node;
        this.beat = new JsonObject().put("beat", node).toBuffer();
    }

    /** The channel on which reports and heartbeats are published. */
    String channel() {
        return base;
    }

    /** Listens to the channel. */
    Request subscribe() {
        return Request.cmd(Command.SUBSCRIBE).arg(channel());
    }

    /** Stores and publishes a report. */
    Request write(ProcessId process, Buffer report, long expiryMillis) {
        return script(WRITE, 2)
                .arg(key(member(process)))
                .arg(index)
                .arg(member(process))
                .arg(report)
                .arg(channel())
                .arg(expiryMillis);
    }

    /** Removes what is stored of a process, and publishes the report that says so. */
    Request remove(ProcessId process, Buffer report) {
        return script(REMOVE, 2)
                .arg(key(member(process)))
                .arg(index)
                .arg(member(process))
                .arg(report)
                .arg(channel());
    }

    /** Publishes a heartbeat; answers with the time, in milliseconds since 1970. */
    Request beat() {
        return script(BEAT, 0).arg(channel()).arg(beat);
    }

    /** Whether a message is the heartbeat of this node. */
    boolean isOwnBeat(Buffer message) {
        return message.equals(beat);
    }

    /** Whether a message is some node's heartbeat. */
    static boolean isBeat(Buffer message) {
        return message.length() < 200 && message.toString().startsWith("{\"beat\":");
    }

    /** Whether a report is this node's own. */
    boolean isOwn(Report report) {
        return report.node().equals(node);
    }

    /** Answers with the names of at most {@code limit} values, each followed by the milliseconds left to it. */
    Request index(int limit) {
        return script(INDEX, 1).arg(index).arg(limit);
    }

    /** Answers with the values of these names, in order; nil for those that have expired. */
    Request values(List<String> members) {
        Request request = Request.cmd(Command.MGET);
        members.forEach(member -> request.arg(key(member)));
        return request;
    }

    private static Request script(String script, int keys) {
        return Request.cmd(Command.EVAL).arg(script).arg(keys);
    }

    private String member(ProcessId process) {
        return process.value() + ":" + node;
    }

    private String key(String member) {
        return base + ":" + member;
    }
}
