package org.plenary.server.presence.redis;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Response;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.journal.StreamId;
import org.plenary.server.presence.Attendee;
import org.plenary.server.presence.Here;
import org.plenary.server.presence.OpenDrafts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps Redis told of this node's people, and this node of the others'.
 *
 * <pre>
 *              connected                 all read and told
 *   APART ───────────────────► JOINING ────────────────────► UP
 *     ▲  ▲                        │                           │
 *     │  └── broken, or no answer ┴───────────────────────────┘
 *     └───── could not connect: waits, longer each time
 * </pre>
 *
 * One command is on its way at a time, and what is to be told next is a set of processes, not a queue of events: however
 * long Redis is away and whatever happens meanwhile, coming back costs one command for each process with people here.
 *
 * <p>All but {@link #changed} and the getters runs on the verticle's event loop.
 */
final class RedisNode extends VerticleBase {
    private static final Logger log = LoggerFactory.getLogger(RedisNode.class);
    private static final long SWEEP_MILLIS = 250;
    private static final int VALUES_AT_ONCE = 16;
    /** What a node may send of its reports for long; larger ones come less often. */
    private static final long BYTES_PER_SECOND = 512 << 10;
    /** Clocks that differ by less than this are taken for the same, so that times do not jitter. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMillis(500);

    private final RedisConfig config;
    private final Commands commands;
    private final String name;
    private final InstantSource clock;
    private final Here here;
    private final Elsewhere elsewhere;
    private final OpenDrafts openDrafts;
    private final Runnable onNews;
    private final Backoff backoff;
    private final RedisLink.Listener ears = new Ears();

    /** Processes that have changed since they were last looked at; added to from any thread. */
    private final Set<ProcessId> changed = ConcurrentHashMap.newKeySet();

    private final Set<ProcessId> due = new LinkedHashSet<>();
    private final Map<ProcessId, Told> told = new HashMap<>();
    private final AtomicLong connects = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong rejected = new AtomicLong();
    private volatile boolean up;
    private volatile boolean running;
    private volatile Duration clockOffset = Duration.ZERO;

    private @Nullable RedisLink link;
    private boolean waiting;
    private boolean indexDue;
    private boolean beatDue;
    private boolean flushPlanned;
    private boolean outage;
    private boolean stopping;
    private long lastVersion;
    private long lastFlushBytes;
    private long linkedNanos;
    private long heardNanos;

    private final Map<ProcessId, Asked> asked = new HashMap<>();

    /** What Redis was last told of a process. */
    private record Told(Map<StreamId, List<Attendee>> drafts, Set<StreamId> open, Buffer json) {}

    /** Which of these drafts were open when it was asked. */
    private record Asked(Set<StreamId> drafts, Set<StreamId> open, long nanos) {}

    /**
     * What the node works with.
     *
     * @param name what it calls itself
     * @param onNews called when other nodes' people, or the clocks, have changed; on this verticle's event loop
     */
    record Parts(
            String name, InstantSource clock, Here here, Elsewhere elsewhere, OpenDrafts openDrafts, Runnable onNews) {}

    RedisNode(RedisConfig config, Parts parts) {
        this.config = config;
        this.commands = new Commands(config.prefix(), parts.name);
        this.name = parts.name;
        this.clock = parts.clock;
        this.here = parts.here;
        this.elsewhere = parts.elsewhere;
        this.openDrafts = parts.openDrafts;
        this.onNews = parts.onNews;
        this.backoff = new Backoff(config.maxPause(), new SecureRandom());
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(config.heartbeat().toMillis(), timer -> beat());
        vertx.setPeriodic(Math.min(SWEEP_MILLIS, config.heartbeat().toMillis()), timer -> sweep());
        running = true;
        connect();
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        stopping = true;
        RedisLink now = link;
        if (now == null) {
            return Future.succeededFuture();
        }
        List<Future<?>> farewells = new ArrayList<>();
        told.keySet().forEach(process -> farewells.add(now.send(commands.remove(process, farewell(process)))));
        told.clear();
        return Future.join(farewells).otherwiseEmpty().onComplete(said -> {
            link = null;
            up = false;
            now.close();
        });
    }

    /** People have come, moved or gone in a process. From any thread. */
    void changed(ProcessId process) {
        if (changed.add(process) && running) {
            context.runOnContext(nothing -> planFlush());
        }
    }

    boolean isUp() {
        return up;
    }

    /** How far the clock of Redis is ahead of this node's; zero while they differ by little. */
    Duration clockOffset() {
        return clockOffset;
    }

    long connects() {
        return connects.get();
    }

    long failures() {
        return failures.get();
    }

    long rejected() {
        return rejected.get();
    }

    private void connect() {
        if (stopping) {
            return;
        }
        RedisLink.open(vertx, config, commands, ears).onComplete(opened -> {
            if (opened.failed()) {
                failed(opened.cause());
            } else if (stopping) {
                opened.result().close();
            } else {
                connected(opened.result());
            }
        });
    }

    private void connected(RedisLink fresh) {
        connects.incrementAndGet();
        link = fresh;
        linkedNanos = System.nanoTime();
        heardNanos = linkedNanos;
        waiting = false;
        indexDue = true;
        beatDue = true;
        due.addAll(told.keySet());
        due.addAll(here.processes());
        next();
    }

    private void failed(Throwable cause) {
        failures.incrementAndGet();
        if (!outage) {
            outage = true;
            log.atWarn()
                    .addKeyValue("redis", config.address())
                    .addKeyValue("cause", cause.toString())
                    .addKeyValue("root", root(cause).toString())
                    .log("presence.degraded");
        }
        if (!stopping) {
            vertx.setTimer(backoff.next(), timer -> connect());
        }
    }

    /** What lies under a failure, such as a certificate that is not trusted under a handshake that failed. */
    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (Throwable next = root.getCause(); next != null; next = next.getCause()) {
            root = next;
        }
        return root;
    }

    private void broke(RedisLink which, Throwable cause) {
        if (which == link) {
            link = null;
            up = false;
            which.close();
            failed(cause);
        }
    }

    /** Does what is to be done, one command after the other; up once there is nothing left. */
    private void next() {
        RedisLink now = link;
        if (now == null || waiting || stopping) {
            return;
        }
        Future<?> work;
        try {
            work = work(now);
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("presence.broke");
            broke(now, e);
            return;
        }
        if (work == null) {
            joined();
            return;
        }
        waiting = true;
        work.onComplete(done -> {
            if (now != link) {
                return;
            }
            waiting = false;
            if (done.failed()) {
                broke(now, done.cause());
            } else {
                next();
            }
        });
    }

    private @Nullable Future<?> work(RedisLink now) {
        if (beatDue) {
            beatDue = false;
            return sendBeat(now);
        }
        if (indexDue) {
            indexDue = false;
            return readAll(now);
        }
        Iterator<ProcessId> processes = due.iterator();
        while (processes.hasNext()) {
            ProcessId process = processes.next();
            processes.remove();
            Future<?> telling = tell(now, process);
            if (telling != null) {
                return telling;
            }
        }
        return null;
    }

    private void joined() {
        if (up) {
            return;
        }
        up = true;
        if (outage) {
            outage = false;
            log.atInfo().addKeyValue("redis", config.address()).log("presence.healed");
        }
    }

    private void beat() {
        RedisLink now = link;
        if (now == null || stopping) {
            return;
        }
        long nanos = System.nanoTime();
        Duration silence = config.heartbeat().multipliedBy(2).plus(config.patience());
        if (nanos - heardNanos > silence.toNanos()) {
            broke(now, new RedisLink.RedisException("nothing that is published comes back from Redis"));
            return;
        }
        if (up && nanos - linkedNanos > config.heartbeat().toNanos()) {
            backoff.reset();
        }
        beatDue = true;
        due.addAll(here.processes());
        next();
    }

    private Future<?> sendBeat(RedisLink now) {
        long sentNanos = System.nanoTime();
        return now.send(commands.beat()).onSuccess(time -> {
            if (time != null) {
                Duration way = Duration.ofNanos((System.nanoTime() - sentNanos) / 2);
                compareClocks(Duration.ofMillis(time.toLong() - clock.millis()).plus(way), way);
            }
        });
    }

    private void compareClocks(Duration ahead, Duration uncertainty) {
        Duration tolerance = CLOCK_TOLERANCE.plus(uncertainty);
        if (ahead.minus(clockOffset).abs().compareTo(tolerance) > 0) {
            clockOffset = ahead.abs().compareTo(tolerance) > 0 ? ahead : Duration.ZERO;
            due.addAll(here.processes());
            onNews.run();
        }
    }

    /** Reads what the others have stored: what they published while nobody listened here. */
    private Future<?> readAll(RedisLink now) {
        return now.send(commands.index(Elsewhere.MAX_REPORTS)).compose(index -> {
            List<String> members = new ArrayList<>();
            List<Long> left = new ArrayList<>();
            for (int i = 0; index != null && i + 1 < index.size(); i += 2) {
                members.add(index.get(i).toString());
                left.add(index.get(i + 1).toLong());
            }
            return readValues(now, members, left, 0);
        });
    }

    private Future<?> readValues(RedisLink now, List<String> members, List<Long> left, int from) {
        if (from >= members.size()) {
            return Future.succeededFuture();
        }
        int to = Math.min(from + VALUES_AT_ONCE, members.size());
        return now.send(commands.values(members.subList(from, to))).compose(values -> {
            for (int i = from; values != null && i < to; i++) {
                Response value = values.get(i - from);
                if (value != null) {
                    take(value.toBuffer(), left.get(i));
                }
            }
            return readValues(now, members, left, to);
        });
    }

    /** Tells Redis who is here in a process; null if there is nothing to tell. */
    private @Nullable Future<?> tell(RedisLink now, ProcessId process) {
        Set<StreamId> drafts = here.of(process).keySet();
        if (!drafts.isEmpty()) {
            return openOf(process, drafts).compose(open -> tell(now, process, open));
        }
        asked.remove(process);
        return told.containsKey(process)
                ? now.send(commands.remove(process, farewell(process))).onSuccess(done -> told.remove(process))
                : null;
    }

    /** Which drafts are open; asked again with each heartbeat. A draft of which it cannot be found out is not. */
    private Future<Set<StreamId>> openOf(ProcessId process, Set<StreamId> drafts) {
        Asked last = asked.get(process);
        if (last != null
                && System.nanoTime() - last.nanos < config.heartbeat().toNanos() / 2
                && last.drafts.containsAll(drafts)) {
            return Future.succeededFuture(last.open);
        }
        return openDrafts
                .of(process)
                .timeout(config.patience().toMillis(), TimeUnit.MILLISECONDS)
                .otherwise(Set.of())
                .onSuccess(open -> asked.put(process, new Asked(drafts, open, System.nanoTime())));
    }

    private Future<?> tell(RedisLink now, ProcessId process, Set<StreamId> open) {
        Map<StreamId, List<Attendee>> drafts = here.of(process);
        Duration offset = clockOffset;
        drafts.replaceAll((draft, people) ->
                people.stream().map(attendee -> attendee.shifted(offset)).toList());
        Told last = told.get(process);
        if (last == null || !last.drafts.equals(drafts) || !last.open.equals(open)) {
            last = new Told(drafts, open, json(process, open, drafts));
            told.put(process, last);
            warnIfCut(process, drafts);
        }
        lastFlushBytes += last.json.length();
        return now.send(commands.write(process, last.json, config.expiry().toMillis()));
    }

    private Buffer farewell(ProcessId process) {
        return json(process, Set.of(), Map.of());
    }

    private Buffer json(ProcessId process, Set<StreamId> open, Map<StreamId, List<Attendee>> drafts) {
        return ReportJson.write(
                new Report(name, process, ++lastVersion, config.expiry().toMillis(), open, drafts));
    }

    private static void warnIfCut(ProcessId process, Map<StreamId, List<Attendee>> drafts) {
        int people = drafts.values().stream().mapToInt(List::size).sum();
        if (people > ReportJson.MAX_PEOPLE) {
            log.atWarn()
                    .addKeyValue("process", process)
                    .addKeyValue("people", people)
                    .addKeyValue("told", ReportJson.MAX_PEOPLE)
                    .log("presence.cut");
        }
    }

    private void planFlush() {
        if (flushPlanned || changed.isEmpty()) {
            return;
        }
        flushPlanned = true;
        long pause = Math.max(
                Math.max(1, config.gather().toMillis()), TimeUnit.SECONDS.toMillis(lastFlushBytes) / BYTES_PER_SECOND);
        vertx.setTimer(pause, timer -> {
            flushPlanned = false;
            lastFlushBytes = 0;
            // Taken out before it is looked at: what changes from now on is news again.
            for (Iterator<ProcessId> each = changed.iterator(); each.hasNext(); ) {
                due.add(each.next());
                each.remove();
            }
            next();
        });
    }

    private void sweep() {
        planFlush();
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

    private final class Ears implements RedisLink.Listener {
        @Override
        public void message(Buffer message) {
            if (commands.isOwnBeat(message)) {
                heardNanos = System.nanoTime();
            } else if (!Commands.isBeat(message)) {
                take(message, Long.MAX_VALUE);
            }
        }

        @Override
        public void broke(RedisLink which, Throwable cause) {
            RedisNode.this.broke(which, cause);
        }
    }
}
