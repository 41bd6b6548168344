package org.plenary.server.presence.redis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.journal.StreamId;
import org.plenary.server.presence.Attendee;
import org.plenary.server.presence.Here;
import org.plenary.server.presence.OpenDrafts;
import org.plenary.server.presence.Presence;
import org.plenary.server.presence.PresenceDirectory;
import org.plenary.server.presence.PresenceState;
import org.plenary.server.presence.PresenceStatistics;
import org.plenary.server.presence.Roll;
import org.plenary.server.presence.Rolls;

/**
 * The directory of nodes that share a Redis. While that is out of reach the node's own people are shown as ever, those
 * of other nodes until they expire; it comes back by itself. Times are by the clock of Redis, the same for all nodes.
 */
public final class RedisPresence implements PresenceDirectory {
    private static final int NAME_BYTES = 12;

    private final Vertx vertx;
    private final Here here;
    private final Elsewhere elsewhere = new Elsewhere();
    private final Rolls rolls = new Rolls(this::make);
    private final RedisNode node;
    private final Future<String> deployed;

    /** Begins to connect, and returns at once. */
    public RedisPresence(Vertx vertx, RedisConfig config, InstantSource clock, OpenDrafts open) {
        this.vertx = vertx;
        this.here = new Here(clock, this::changed);
        this.node =
                new RedisNode(config, new RedisNode.Parts(randomName(), clock, here, elsewhere, open, rolls::changed));
        this.deployed = vertx.deployVerticle(node);
    }

    private void changed(ProcessId process) {
        rolls.changed();
        node.changed(process);
    }

    private Roll make(ProcessId process) {
        List<Map<StreamId, List<Attendee>>> parts = new ArrayList<>();
        Set<StreamId> open = new HashSet<>();
        for (Report report : elsewhere.of(process)) {
            parts.add(report.drafts());
            open.addAll(report.open());
        }
        Duration offset = node.clockOffset();
        Map<StreamId, List<Attendee>> own = here.of(process);
        own.replaceAll((draft, people) ->
                people.stream().map(attendee -> attendee.shifted(offset)).toList());
        parts.add(own);
        return Roll.of(parts, open);
    }

    @Override
    public Presence enter(Person person, StreamId draft) {
        return here.enter(person, draft);
    }

    @Override
    public Roll of(ProcessId process) {
        return rolls.of(process);
    }

    @Override
    public PresenceState state() {
        return node.isUp() ? PresenceState.UP : PresenceState.DEGRADED;
    }

    @Override
    public PresenceStatistics statistics() {
        Set<ProcessId> processes = new HashSet<>(here.processes());
        processes.addAll(elsewhere.processes());
        int people =
                processes.stream().mapToInt(process -> of(process).people()).sum();
        return new PresenceStatistics(
                here.connections(),
                here.people(),
                people,
                elsewhere.nodes(),
                node.connects(),
                node.failures(),
                node.rejected());
    }

    @Override
    public Future<Void> close() {
        return deployed.compose(vertx::undeploy)
                // Closed before, or with Vert.x itself.
                .otherwiseEmpty()
                .mapEmpty();
    }

    private static String randomName() {
        byte[] bytes = new byte[NAME_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
