package org.plenary.server.http;

import org.jspecify.annotations.Nullable;

/**
 * Who may read the server's figures.
 *
 * @param token what a reader gives as a bearer token; null for only those on the same machine, and for nobody when the
 *     server stands behind a proxy, as which all the world would come
 */
public record MetricsConfig(@Nullable String token) {
    /** Only for readers on the same machine. */
    public static final MetricsConfig LOOPBACK = new MetricsConfig(null);

    private static final int SHORTEST = 16;
    private static final int LONGEST = 500;

    /** @throws IllegalArgumentException if the token is too short to be a secret, or cannot be sent */
    public MetricsConfig {
        if (token != null && !token.matches("[!-~]{" + SHORTEST + "," + LONGEST + "}")) {
            throw new IllegalArgumentException("expected a metrics token of " + SHORTEST + " to " + LONGEST
                    + " visible ASCII characters, got " + token.length() + " characters");
        }
    }

    /** Does not show the token. */
    @Override
    public String toString() {
        return "MetricsConfig[token=" + (token == null ? "none" : "set") + "]";
    }
}
