package org.plenary.server.http;

import java.util.Set;

/**
 * How the server is reached.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 takes any that is free
 * @param origins the origins, such as {@code https://plenary.example.org}, whose pages may open a WebSocket besides the
 *     server's own
 * @param secureCookies whether cookies are sent over TLS only
 */
public record HttpConfig(String host, int port, Set<String> origins, boolean secureCookies) {
    public HttpConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("http.port expected=0 to 65535, got=" + port);
        }
        origins = Set.copyOf(origins);
    }
}
