package org.plenary.server.http.exchange;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/** The headers that tell a browser what a page of this site may do. */
public final class SecurityHeaders {
    private static final String TLS_FOR_A_YEAR = "max-age=31536000";
    /**
     * Styles may be inline because the browser client's components write style elements as they appear; scripts may
     * not.
     */
    private static final String POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    private final boolean tlsOnly;

    /**
     * Those of a server.
     *
     * @param tlsOnly whether it is reached over TLS only, which browsers are to keep to
     */
    public SecurityHeaders(boolean tlsOnly) {
        this.tlsOnly = tlsOnly;
    }

    public void add(RoutingContext context) {
        MultiMap headers = context.response().headers();
        headers.set("Content-Security-Policy", POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        headers.set("X-Frame-Options", "DENY");
        headers.set("X-Permitted-Cross-Domain-Policies", "none");
        if (tlsOnly) {
            headers.set("Strict-Transport-Security", TLS_FOR_A_YEAR);
        }
        context.next();
    }
}
