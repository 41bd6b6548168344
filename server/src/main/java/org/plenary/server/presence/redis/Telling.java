package org.plenary.server.presence.redis;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.journal.StreamId;
import org.plenary.server.presence.Attendee;
import org.plenary.server.presence.Here;
import org.plenary.server.presence.OpenDrafts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Redis is told of this node's people, and was told last. On one event loop only. */
final class Telling {
    private static final Logger log = LoggerFactory.getLogger(Telling.class);

    private final RedisConfig config;
    private final Commands commands;
    private final String name;
    private final Here here;
    private final OpenDrafts openDrafts;
    private final ServerClock serverClock;
    private final Map<ProcessId, Told> told = new HashMap<>();
    private final Map<ProcessId, Asked> asked = new HashMap<>();
    private long lastVersion;
    private long bytes;

    /** What Redis was last told of a process. */
    private record Told(Map<StreamId, List<Attendee>> drafts, Set<StreamId> open, Buffer json) {}

    /** Which of these drafts were open when it was asked. */
    private record Asked(Set<StreamId> drafts, Set<StreamId> open, long nanos) {}

    Telling(
            RedisConfig config,
            Commands commands,
            String name,
            Here here,
            OpenDrafts openDrafts,
            ServerClock serverClock) {
        this.config = config;
        this.commands = commands;
        this.name = name;
        this.here = here;
        this.openDrafts = openDrafts;
        this.serverClock = serverClock;
    }

    /** The processes of which Redis may still know something from this node. */
    Set<ProcessId> told() {
        return told.keySet();
    }

    /** How long the reports were that were sent since {@link #forgetBytes}, in bytes. */
    long bytes() {
        return bytes;
    }

    void forgetBytes() {
        bytes = 0;
    }

    /** Tells who is here in a process; null if there is nothing to tell. */
    @Nullable
    Future<?> tell(RedisLink link, ProcessId process) {
        Set<StreamId> drafts = here.of(process).keySet();
        if (!drafts.isEmpty()) {
            return openOf(process, drafts).compose(open -> tell(link, process, open));
        }
        asked.remove(process);
        return told.containsKey(process)
                ? link.send(commands.remove(process, farewell(process))).onSuccess(done -> told.remove(process))
                : null;
    }

    /** Says of every process that nobody is here any more. */
    Future<?> tellFarewell(RedisLink link) {
        List<Future<?>> farewells = new ArrayList<>();
        told.keySet().forEach(process -> farewells.add(link.send(commands.remove(process, farewell(process)))));
        told.clear();
        return Future.join(farewells);
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

    private Future<?> tell(RedisLink link, ProcessId process, Set<StreamId> open) {
        Map<StreamId, List<Attendee>> drafts = here.of(process);
        Duration offset = serverClock.offset();
        drafts.replaceAll((draft, people) ->
                people.stream().map(attendee -> attendee.shifted(offset)).toList());
        Told last = told.get(process);
        if (last == null || !last.drafts.equals(drafts) || !last.open.equals(open)) {
            last = new Told(drafts, open, json(process, open, drafts));
            told.put(process, last);
            warnIfCut(process, drafts);
        }
        bytes += last.json.length();
        return link.send(commands.write(process, last.json, config.expiry().toMillis()));
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
}
