package org.plenary.server.wiring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.ToDoubleFunction;
import org.plenary.server.http.draft.Handshakes;
import org.plenary.server.memory.AnswerQueue;
import org.plenary.server.memory.Budget;
import org.plenary.server.memory.Memory;
import org.plenary.server.memory.Use;
import org.plenary.server.presence.PresenceDirectory;
import org.plenary.server.presence.PresenceState;
import org.plenary.server.room.Rooms;
import org.plenary.server.sql.Database;

/** The server's figures, in the text format of Prometheus. Thread-safe. */
public final class Metrics implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();

    public Metrics(Database database, Rooms rooms, PresenceDirectory presence, LoopWatch loops) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        collections.bindTo(registry);

        gauge("plenary.rooms.open", "Drafts that are open in memory.", rooms, Rooms::count);
        count(
                "plenary.commits",
                "Transactions that were committed.",
                database,
                d -> d.statistics().commits());
        count(
                "plenary.committed.units",
                "Units of work that these transactions held.",
                database,
                d -> d.statistics().committedUnits());
        gauge(
                "plenary.waiting.writes",
                "Units of work that wait for the writer.",
                database,
                d -> d.statistics().waitingWrites());
        gauge(
                "plenary.waiting.reads",
                "Units of work that wait for a reader.",
                database,
                d -> d.statistics().waitingReads());
        gauge(
                "plenary.loop.longest.stall.seconds",
                "How long an event loop was held at most in the last one to two minutes.",
                loops,
                LoopWatch::longestStallSeconds);
        presence(presence);
    }

    private void presence(PresenceDirectory presence) {
        gauge(
                "plenary.connections",
                "Live connections to drafts on this node.",
                presence,
                p -> p.statistics().connections());
        gauge(
                "plenary.people.here",
                "People in drafts on this node; somebody in two drafts counts twice.",
                presence,
                p -> p.statistics().peopleHere());
        gauge(
                "plenary.people",
                "The same on all nodes that are known.",
                presence,
                p -> p.statistics().people());
        gauge(
                "plenary.presence.nodes",
                "Other nodes with people in drafts.",
                presence,
                p -> p.statistics().nodes());
        gauge(
                "plenary.presence.up",
                "1 if the people of all nodes are known, 0 if only those of this node are sure to be.",
                presence,
                p -> p.state() == PresenceState.DEGRADED ? 0 : 1);
        count(
                "plenary.redis.connects",
                "Connections to Redis that were made.",
                presence,
                p -> p.statistics().connects());
        count(
                "plenary.redis.failures",
                "Connections to Redis that broke, could not be made, or were of no use.",
                presence,
                p -> p.statistics().failures());
        count(
                "plenary.presence.rejected",
                "Reports of other nodes that were not understood, or too many.",
                presence,
                p -> p.statistics().rejected());
    }

    /** What live connections hold, and what was done about it. */
    public void memory(Memory memory, Handshakes handshakes) {
        for (Use use : Use.values()) {
            Budget budget = memory.of(use);
            Gauge.builder("plenary.memory.held", budget, Budget::held)
                    .tag("use", use.label())
                    .baseUnit("bytes")
                    .description("What live connections hold: unfinished messages, messages that wait for their answer,"
                            + " and what readers have not taken.")
                    .register(registry);
            Gauge.builder("plenary.memory.limit", budget, Budget::limit)
                    .tag("use", use.label())
                    .baseUnit("bytes")
                    .description("What they may hold; beyond, whoever holds most is closed.")
                    .register(registry);
            FunctionCounter.builder("plenary.memory.closed", budget, Budget::evicted)
                    .tag("use", use.label())
                    .description("Connections that were closed because they held too much.")
                    .register(registry);
        }
        gauge(
                "plenary.answers.bytes",
                "Answers to joiners that are being made.",
                memory.answers(),
                AnswerQueue::underWay);
        gauge("plenary.answers.waiting", "Joiners who wait for memory.", memory.answers(), AnswerQueue::waiting);
        gauge("plenary.handshakes", "Live connections that are being opened.", handshakes, Handshakes::underWay);
        count(
                "plenary.handshakes.refused",
                "Live connections that were turned away because too many were being opened.",
                handshakes,
                Handshakes::refused);
    }

    private <T> void gauge(String name, String description, T of, ToDoubleFunction<T> value) {
        Gauge.builder(name, of, value).description(description).register(registry);
    }

    private <T> void count(String name, String description, T of, ToDoubleFunction<T> value) {
        FunctionCounter.builder(name, of, value).description(description).register(registry);
    }

    /** All figures as they are now. Takes some milliseconds: not for an event loop. */
    public String text() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
