package org.plenary.server.http.exchange;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the server is reached.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 takes any that is free
 * @param origins the origins, such as {@code https://plenary.example.org}, whose pages may open a WebSocket besides the
 *     server's own
 * @param secureCookies whether the server is reached over TLS only: cookies are sent over nothing else, and browsers
 *     are told to use nothing else
 * @param url the address under which people reach the server, without a slash at its end, for links; null for the one
 *     that a request itself names. Once it is set, the server answers for no other host
 * @param behindProxy whether a proxy in front of the server says in {@code X-Forwarded-For} where requests come from,
 *     and in {@code X-Forwarded-Proto} by which scheme they were made
 * @param patience how long connections may stand about
 */
public record HttpConfig(
        String host,
        int port,
        Set<String> origins,
        boolean secureCookies,
        @Nullable String url,
        boolean behindProxy,
        Patience patience) {
    public HttpConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("http.port expected=0 to 65535, got=" + port);
        }
        if (url != null && (url.endsWith("/") || Origin.of(url).isEmpty())) {
            throw new IllegalArgumentException(
                    "expected a url such as https://plenary.example.org, without a path, got " + url);
        }
        origins = Set.copyOf(origins);
        for (String origin : origins) {
            if (Origin.of(origin).isEmpty()) {
                throw new IllegalArgumentException(
                        "expected an origin such as https://plenary.example.org, without a path, got " + origin);
            }
        }
    }

    /** A server with the usual patience. */
    public HttpConfig(
            String host,
            int port,
            Set<String> origins,
            boolean secureCookies,
            @Nullable String url,
            boolean behindProxy) {
        this(host, port, origins, secureCookies, url, behindProxy, Patience.USUAL);
    }

    /** A server that nothing stands in front of. */
    public HttpConfig(String host, int port, Set<String> origins, boolean secureCookies) {
        this(host, port, origins, secureCookies, null, false);
    }
}
