package org.plenary.server.http.exchange;

import io.vertx.core.net.HostAndPort;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page comes from, as browsers tell sites apart: scheme, host and port.
 *
 * @param host in lower case
 * @param port also when it is the usual one of the scheme
 */
public record Origin(String scheme, String host, int port) {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int MAX_PORT = 65_535;
    private static final Pattern FORM =
            Pattern.compile("(?i)(https?)://([a-z0-9._~-]+|\\[[0-9a-f:.]+\\])(?::([0-9]{1,5}))?/?");

    /** Reads an origin such as {@code https://plenary.example.org}; empty if it is none, as {@code null} is. */
    public static Optional<Origin> of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int port = matcher.group(3) == null ? -1 : Integer.parseInt(matcher.group(3));
        return port > MAX_PORT ? Optional.empty() : Optional.of(of(matcher.group(1), matcher.group(2), port));
    }

    /** The origin of pages that are asked for by {@code http} or {@code https} of this host. */
    public static Origin of(String scheme, HostAndPort host) {
        return of(scheme, host.host(), host.port());
    }

    private static Origin of(String scheme, String host, int port) {
        String name = scheme.toLowerCase(Locale.ROOT);
        int usual = name.equals("https") ? HTTPS_PORT : HTTP_PORT;
        return new Origin(name, host.toLowerCase(Locale.ROOT), port < 0 ? usual : port);
    }

    public boolean isSameHost(Origin other) {
        return host.equals(other.host) && port == other.port;
    }
}
