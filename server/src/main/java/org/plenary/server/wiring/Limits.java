package org.plenary.server.wiring;

import java.time.Duration;
import org.plenary.server.memory.MemoryConfig;
import org.plenary.server.memory.Use;
import org.plenary.server.room.RoomConfig;
import org.plenary.server.session.SessionConfig;
import picocli.CommandLine.Option;

/** The options that bound what people may use of a server. */
public final class Limits {
    @Option(
            names = "--max-connections",
            paramLabel = "N",
            defaultValue = "${env:PLENARY_MAX_CONNECTIONS:-1000}",
            description =
                    "Connections in one draft at once; in a full one whoever has most of them gives one up for somebody with"
                            + " fewer, and chair and secretariat still find a place (${DEFAULT-VALUE}; PLENARY_MAX_CONNECTIONS).")
    private int maxConnections;

    @Option(
            names = "--max-draft-bytes",
            paramLabel = "N",
            defaultValue = "${env:PLENARY_MAX_DRAFT_BYTES:-33554432}",
            description = "Size from which on a draft takes nothing but deletions (${DEFAULT-VALUE};"
                    + " PLENARY_MAX_DRAFT_BYTES).")
    private long maxDraftBytes;

    @Option(
            names = "--max-message-bytes",
            paramLabel = "N",
            defaultValue = "${env:PLENARY_MAX_MESSAGE_BYTES:-8388608}",
            description = "The largest message of a live session (${DEFAULT-VALUE}; PLENARY_MAX_MESSAGE_BYTES).")
    private int maxMessageBytes;

    @Option(
            names = "--messages-per-second",
            paramLabel = "N",
            defaultValue = "${env:PLENARY_MESSAGES_PER_SECOND:-200}",
            description =
                    "Messages that one connection may send for long; beyond, it is read more slowly and nothing is"
                            + " lost (${DEFAULT-VALUE}; PLENARY_MESSAGES_PER_SECOND).")
    private int messagesPerSecond;

    @Option(
            names = "--messages-per-person",
            paramLabel = "N",
            defaultValue = "${env:PLENARY_MESSAGES_PER_PERSON:-5000}",
            description =
                    "Messages a second that one person may send for long over all connections, to all drafts; beyond,"
                            + " they are read more slowly and nothing is lost. Raise it for a program that writes for many"
                            + " (${DEFAULT-VALUE}; PLENARY_MESSAGES_PER_PERSON).")
    private int messagesPerPerson;

    @Option(
            names = "--max-tick-millis",
            paramLabel = "N",
            defaultValue = "${env:PLENARY_MAX_TICK_MILLIS:-50}",
            description = "The longest time that a crowded draft gathers changes before it shows them together; 0 for"
                    + " not at all (${DEFAULT-VALUE}; PLENARY_MAX_TICK_MILLIS).")
    private long maxTickMillis;

    @Option(
            names = "--max-socket-bytes",
            paramLabel = "N",
            defaultValue = "${env:PLENARY_MAX_SOCKET_BYTES:-0}",
            description =
                    "What all live connections together may hold in memory, a third each for unfinished messages, for"
                            + " messages that wait for their answer, and for what readers have not taken; beyond, whoever holds most"
                            + " is closed. 0 for three eighths of the heap (${DEFAULT-VALUE}; PLENARY_MAX_SOCKET_BYTES).")
    private long maxSocketBytes;

    public MemoryConfig memory() {
        MemoryConfig usual = MemoryConfig.defaults();
        return maxSocketBytes == 0 ? usual : usual.holding(maxSocketBytes / Use.values().length);
    }

    public RoomConfig rooms() {
        RoomConfig usual = RoomConfig.defaults();
        return new RoomConfig(
                maxConnections,
                maxDraftBytes,
                Duration.ofMillis(maxTickMillis),
                usual.awarenessTick(),
                usual.idleClose(),
                Math.max(messagesPerPerson, messagesPerSecond));
    }

    public SessionConfig sessions() {
        SessionConfig usual = SessionConfig.defaults();
        return new SessionConfig(
                maxMessageBytes,
                usual.maxUnanswered(),
                usual.maxUnansweredBytes(),
                messagesPerSecond,
                usual.keepAlive(),
                usual.deadAfter());
    }
}
