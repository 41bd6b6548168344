package org.plenary.server;

import java.util.List;
import org.plenary.server.http.HttpConfig;
import org.plenary.server.oidc.Organization;
import org.plenary.server.room.RoomConfig;
import org.plenary.server.session.SessionConfig;
import org.plenary.server.sql.DatabaseConfig;

/** Everything that can be set, by the part that it belongs to. */
public record ServerConfig(
        DatabaseConfig database,
        RoomConfig rooms,
        SessionConfig sessions,
        HttpConfig http,
        List<Organization> organizations) {
    public ServerConfig {
        organizations = List.copyOf(organizations);
    }

    /** A server that no organisation's people sign in to by their accounts there. */
    public ServerConfig(DatabaseConfig database, RoomConfig rooms, SessionConfig sessions, HttpConfig http) {
        this(database, rooms, sessions, http, List.of());
    }

    /** The same, with these organisations. */
    public ServerConfig with(List<Organization> others) {
        return new ServerConfig(database, rooms, sessions, http, others);
    }

    /** The defaults of every part, on what must be given. */
    public static ServerConfig of(DatabaseConfig database, HttpConfig http) {
        return new ServerConfig(database, RoomConfig.defaults(), SessionConfig.defaults(), http);
    }
}
