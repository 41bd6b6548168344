package org.plenary.server.presence.redis;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.presence.Here;
import org.plenary.server.presence.OpenDrafts;

/**
 * Keeps Redis told of this node's people, and this node of the others'. How it stands to Redis is its {@link
 * NodeState}, and what is being said a {@link Conversation}, one for each link.
 *
 * <p>One command is on its way at a time, and what is to be told next is a set of processes, not a queue of events:
 * however long Redis is away and whatever happens meanwhile, coming back costs one command for each process with people
 * here.
 *
 * <p>All but {@link #changed} and the getters runs on the verticle's event loop.
 */
final class RedisNode extends VerticleBase {
    private static final long SWEEP_MILLIS = 250;

    private final RedisConfig config;
    private final Commands commands;
    private final InstantSource clock;
    private final Here here;
    private final Runnable onNews;
    private final Backoff backoff;
    private final ServerClock serverClock = new ServerClock();
    private final Telling telling;
    private final Hearing hearing;
    private final Gathering gathering;
    private final Due due = new Due();
    private final Outage outage;
    private final Ears ears = new Ears();
    private final AtomicLong connects = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();

    /** Set on the event loop, read from anywhere. */
    private volatile NodeState state = new NodeState.Apart();

    /** Runs things on the event loop; as long as there is none, what has changed waits for the first sweep. */
    private volatile Executor loop = task -> {};

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
        this.clock = parts.clock;
        this.here = parts.here;
        this.onNews = parts.onNews;
        this.backoff = new Backoff(config.maxPause(), new SecureRandom());
        this.telling = new Telling(config, commands, parts.name, parts.here, parts.openDrafts, serverClock);
        this.hearing = new Hearing(commands, parts.elsewhere, parts.onNews);
        this.gathering = new Gathering(
                config.gather().toMillis(),
                telling::bytes,
                (millis, task) -> vertx.setTimer(millis, timer -> task.run()),
                processes -> {
                    telling.forgetBytes();
                    due.tell(processes);
                    next();
                });
        this.outage = new Outage(config.address());
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(config.heartbeat().toMillis(), timer -> beat());
        vertx.setPeriodic(Math.min(SWEEP_MILLIS, config.heartbeat().toMillis()), timer -> sweep());
        loop = task -> context.runOnContext(nothing -> task.run());
        connect();
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        NodeState before = state;
        state = before.stopped();
        return before.farewell(conversation -> {
            conversation.end();
            RedisLink link = conversation.link();
            return telling.tellFarewell(link).otherwiseEmpty().onComplete(said -> link.close());
        });
    }

    /** People have come, moved or gone in a process. From any thread. */
    void changed(ProcessId process) {
        if (gathering.add(process)) {
            loop.execute(gathering::plan);
        }
    }

    boolean isUp() {
        return state.isUp();
    }

    /** How far the clock of Redis is ahead of this node's; zero while they differ by little. */
    Duration clockOffset() {
        return serverClock.offset();
    }

    long connects() {
        return connects.get();
    }

    long failures() {
        return failures.get();
    }

    long rejected() {
        return hearing.rejected();
    }

    private void connect() {
        state.whileApart(() -> RedisLink.open(vertx, config, commands, ears).onComplete(opened -> {
            if (opened.failed()) {
                failed(opened.cause());
            } else {
                connected(opened.result());
            }
        }));
    }

    private void connected(RedisLink link) {
        NodeState before = state;
        state = before.connected(new Conversation(link, () -> work(link), ears, System.nanoTime()));
        if (state == before) {
            // Nobody waits for it any more.
            link.close();
            return;
        }
        connects.incrementAndGet();
        due.beat();
        due.readAll();
        due.tell(telling.told());
        due.tell(here.processes());
        next();
    }

    private void failed(Throwable cause) {
        failures.incrementAndGet();
        outage.failed(cause);
        state.whileApart(() -> vertx.setTimer(backoff.next(), timer -> connect()));
    }

    private void broke(RedisLink link, Throwable cause) {
        NodeState before = state;
        NodeState now = before.broke(link);
        if (now != before) {
            state = now;
            before.converse(Conversation::end);
            link.close();
            failed(cause);
        }
    }

    /** There may be something to be said. */
    private void next() {
        state.converse(Conversation::next);
    }

    private @Nullable Future<?> work(RedisLink link) {
        Saying saying = new Saying(link);
        for (Due.Task task = due.poll(); task != null; task = due.poll()) {
            Future<?> answer = task.accept(saying);
            if (answer != null) {
                return answer;
            }
        }
        return null;
    }

    private void beat() {
        state.converse(this::beat);
    }

    private void beat(Conversation conversation) {
        long nanos = System.nanoTime();
        if (conversation.isDeaf(config.heartbeat().multipliedBy(2).plus(config.patience()), nanos)) {
            broke(conversation.link(), new RedisLink.RedisException("nothing that is published comes back from Redis"));
            return;
        }
        if (state.isUp() && conversation.hasLasted(config.heartbeat(), nanos)) {
            backoff.reset();
        }
        due.beat();
        due.tell(here.processes());
        conversation.next();
    }

    private void sweep() {
        gathering.plan();
        hearing.expire();
    }

    /** Says what is due over one link. */
    private final class Saying implements Due.Visitor {
        private final RedisLink link;

        Saying(RedisLink link) {
            this.link = link;
        }

        @Override
        public Future<?> beat() {
            long sentNanos = System.nanoTime();
            return link.send(commands.beat()).onSuccess(time -> {
                if (time != null) {
                    Duration way = Duration.ofNanos((System.nanoTime() - sentNanos) / 2);
                    compareClocks(
                            Duration.ofMillis(time.toLong() - clock.millis()).plus(way), way);
                }
            });
        }

        private void compareClocks(Duration ahead, Duration uncertainty) {
            if (serverClock.compare(ahead, uncertainty)) {
                due.tell(here.processes());
                onNews.run();
            }
        }

        @Override
        public Future<?> readAll() {
            return hearing.readAll(link);
        }

        @Override
        public @Nullable Future<?> tell(ProcessId process) {
            return telling.tell(link, process);
        }
    }

    /** Hears what comes over a link, and of its end. */
    private final class Ears implements RedisLink.Listener, Conversation.Party {
        @Override
        public void message(Buffer message) {
            if (commands.isOwnBeat(message)) {
                state.converse(conversation -> conversation.heard(System.nanoTime()));
            } else if (!Commands.isBeat(message)) {
                hearing.published(message);
            }
        }

        @Override
        public void settled() {
            NodeState before = state;
            state = before.settled();
            if (state != before) {
                outage.healed();
            }
        }

        @Override
        public void broke(RedisLink link, Throwable cause) {
            RedisNode.this.broke(link, cause);
        }
    }
}
