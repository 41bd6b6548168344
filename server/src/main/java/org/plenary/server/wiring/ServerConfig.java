package org.plenary.server.wiring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.server.checkpoint.CheckpointConfig;
import org.plenary.server.export.ExportConfig;
import org.plenary.server.history.HistoryConfig;
import org.plenary.server.http.MetricsConfig;
import org.plenary.server.http.exchange.HttpConfig;
import org.plenary.server.memory.MemoryConfig;
import org.plenary.server.oidc.Organization;
import org.plenary.server.presence.redis.RedisConfig;
import org.plenary.server.room.RoomConfig;
import org.plenary.server.session.SessionConfig;
import org.plenary.server.signing.KeySeal;
import org.plenary.server.sql.sqlite.SqliteConfig;

/**
 * Everything that can be set, by the part that it belongs to.
 *
 * @param memory what live connections may hold all together
 * @param organizations those whose people sign in by their accounts there
 * @param metrics who may read the server's figures
 * @param redis what joins the nodes; null for a node that is the only one
 * @param checkpoints when a draft's state is kept, so that it is loaded fast
 * @param history how much of drafts' past is kept in memory
 * @param exports how much of files is made at once
 * @param seal under which the signing key is kept; null to keep it as it is
 */
public record ServerConfig(
        SqliteConfig database,
        RoomConfig rooms,
        SessionConfig sessions,
        HttpConfig http,
        MemoryConfig memory,
        List<Organization> organizations,
        MetricsConfig metrics,
        @Nullable RedisConfig redis,
        CheckpointConfig checkpoints,
        HistoryConfig history,
        ExportConfig exports,
        @Nullable KeySeal seal) {
    public ServerConfig {
        memory = memory.takingMessagesOf(sessions.maxMessageBytes());
        organizations = List.copyOf(organizations);
    }

    /** A node that is the only one, with figures for readers on the same machine, and without organisations. */
    public ServerConfig(SqliteConfig database, RoomConfig rooms, SessionConfig sessions, HttpConfig http) {
        this(
                database,
                rooms,
                sessions,
                http,
                MemoryConfig.defaults(),
                List.of(),
                MetricsConfig.LOOPBACK,
                null,
                CheckpointConfig.defaults(),
                HistoryConfig.defaults(),
                ExportConfig.defaults(),
                null);
    }

    /** The defaults of every part, on what must be given. */
    public static ServerConfig of(SqliteConfig database, HttpConfig http) {
        return new ServerConfig(database, RoomConfig.defaults(), SessionConfig.defaults(), http);
    }

    /** The same, with these organisations. */
    public ServerConfig with(List<Organization> others) {
        return new ServerConfig(
                database, rooms, sessions, http, memory, others, metrics, redis, checkpoints, history, exports, seal);
    }

    /** The same, with other limits for what live connections hold. */
    public ServerConfig holding(MemoryConfig limits) {
        return new ServerConfig(
                database,
                rooms,
                sessions,
                http,
                limits,
                organizations,
                metrics,
                redis,
                checkpoints,
                history,
                exports,
                seal);
    }

    /** The same, as one of the nodes that share a Redis; null for none. */
    public ServerConfig joinedBy(@Nullable RedisConfig shared) {
        return new ServerConfig(
                database,
                rooms,
                sessions,
                http,
                memory,
                organizations,
                metrics,
                shared,
                checkpoints,
                history,
                exports,
                seal);
    }

    /** The same, with the past of drafts kept otherwise. */
    public ServerConfig remembering(CheckpointConfig points, HistoryConfig past) {
        return new ServerConfig(
                database, rooms, sessions, http, memory, organizations, metrics, redis, points, past, exports, seal);
    }

    /** The same, with figures for others. */
    public ServerConfig measuredBy(MetricsConfig readers) {
        return new ServerConfig(
                database,
                rooms,
                sessions,
                http,
                memory,
                organizations,
                readers,
                redis,
                checkpoints,
                history,
                exports,
                seal);
    }

    /** The same, with other limits for files. */
    public ServerConfig exporting(ExportConfig limits) {
        return new ServerConfig(
                database,
                rooms,
                sessions,
                http,
                memory,
                organizations,
                metrics,
                redis,
                checkpoints,
                history,
                limits,
                seal);
    }

    /** The same, with the signing key under a seal; null for none. */
    public ServerConfig sealedBy(@Nullable KeySeal other) {
        return new ServerConfig(
                database,
                rooms,
                sessions,
                http,
                memory,
                organizations,
                metrics,
                redis,
                checkpoints,
                history,
                exports,
                other);
    }
}
