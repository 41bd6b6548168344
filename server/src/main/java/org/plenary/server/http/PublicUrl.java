package org.plenary.server.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** The address of this server as people reach it. */
final class PublicUrl {
    private final @Nullable String url;
    private final String scheme;

    PublicUrl(HttpConfig config) {
        this.url = config.url();
        this.scheme = config.secureCookies() ? "https" : "http";
    }

    /** The address without a slash at its end: the one that was set, or else the one that the request was sent to. */
    String of(HttpServerRequest request) {
        if (url != null) {
            return url;
        }
        String host = request.getHeader(HttpHeaders.HOST);
        return scheme + "://" + (host == null ? "localhost" : host);
    }
}
