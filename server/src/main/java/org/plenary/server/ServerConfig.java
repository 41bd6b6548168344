package org.plenary.server;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.server.http.HttpConfig;
import org.plenary.server.http.MetricsConfig;
import org.plenary.server.oidc.Organization;
import org.plenary.server.presence.redis.RedisConfig;
import org.plenary.server.room.RoomConfig;
import org.plenary.server.session.SessionConfig;
import org.plenary.server.sql.DatabaseConfig;

/**
 * Everything that can be set, by the part that it belongs to.
 *
 * @param organizations those whose people sign in by their accounts there
 * @param metrics who may read the server's figures
 * @param redis what joins the nodes; null for a node that is the only one
 */
public record ServerConfig(
        DatabaseConfig database,
        RoomConfig rooms,
        SessionConfig sessions,
        HttpConfig http,
        List<Organization> organizations,
        MetricsConfig metrics,
        @Nullable RedisConfig redis) {
    public ServerConfig {
        organizations = List.copyOf(organizations);
    }

    /** A node that is the only one, with figures for readers on the same machine, and without organisations. */
    public ServerConfig(DatabaseConfig database, RoomConfig rooms, SessionConfig sessions, HttpConfig http) {
        this(database, rooms, sessions, http, List.of(), MetricsConfig.LOOPBACK, null);
    }

    /** The defaults of every part, on what must be given. */
    public static ServerConfig of(DatabaseConfig database, HttpConfig http) {
        return new ServerConfig(database, RoomConfig.defaults(), SessionConfig.defaults(), http);
    }

    /** The same, with these organisations. */
    public ServerConfig with(List<Organization> others) {
        return new ServerConfig(database, rooms, sessions, http, others, metrics, redis);
    }

    /** The same, as one of the nodes that share a Redis; null for none. */
    ServerConfig joinedBy(@Nullable RedisConfig shared) {
        return new ServerConfig(database, rooms, sessions, http, organizations, metrics, shared);
    }

    /** The same, with figures for others. */
    ServerConfig measuredBy(MetricsConfig readers) {
        return new ServerConfig(database, rooms, sessions, http, organizations, readers, redis);
    }
}
