package org.plenary.server;

import org.plenary.server.http.HttpConfig;
import org.plenary.server.room.RoomConfig;
import org.plenary.server.session.SessionConfig;
import org.plenary.server.sql.DatabaseConfig;

/** Everything that can be set, by the part that it belongs to. */
public record ServerConfig(DatabaseConfig database, RoomConfig rooms, SessionConfig sessions, HttpConfig http) {

    /** The defaults of every part, on what must be given. */
    public static ServerConfig of(DatabaseConfig database, HttpConfig http) {
        return new ServerConfig(database, RoomConfig.defaults(), SessionConfig.defaults(), http);
    }
}
