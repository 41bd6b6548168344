package org.plenary.server.http;

import io.netty.util.NetUtil;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.server.http.exchange.HttpConfig;

/**
 * {@code GET /metrics}: the server's figures in the text format of Prometheus. They are not for the public: to all but
 * those who may read them the route does not exist.
 */
final class MetricsRoute {
    private static final String FORMAT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String BEARER = "Bearer ";
    private static final List<String> LOOPBACK_NAMES = List.of("localhost", "127.0.0.1", "::1", "[::1]");
    private static final List<String> TRACES_OF_PROXIES =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via");

    private final Vertx vertx;
    private final MetricsConfig config;
    private final boolean behindProxy;
    private final Supplier<String> figures;

    /** @param figures gathers the figures; may block */
    MetricsRoute(Vertx vertx, MetricsConfig config, HttpConfig http, Supplier<String> figures) {
        this.vertx = vertx;
        this.config = config;
        this.behindProxy = http.behindProxy()
                || http.secureCookies()
                || http.url() != null
                || !http.origins().isEmpty();
        this.figures = figures;
    }

    void mount(Router router) {
        router.get("/metrics").handler(this::get);
    }

    private void get(RoutingContext context) {
        if (!mayRead(context.request())) {
            context.fail(404);
            return;
        }
        vertx.executeBlocking(figures::get, false)
                .onSuccess(text -> context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, FORMAT)
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                        .end(text))
                .onFailure(context::fail);
    }

    private boolean mayRead(HttpServerRequest request) {
        String token = config.token();
        if (token != null) {
            String given = request.getHeader(HttpHeaders.AUTHORIZATION);
            return given != null && given.startsWith(BEARER) && isSame(token, given.substring(BEARER.length()));
        }
        return !behindProxy
                && isLoopback(request.remoteAddress().hostAddress())
                && isOwnName(request.authority())
                && TRACES_OF_PROXIES.stream().noneMatch(request.headers()::contains);
    }

    private static boolean isLoopback(@Nullable String address) {
        return address != null
                && ((address.startsWith("127.") && NetUtil.isValidIpV4Address(address))
                        || address.equals("::1")
                        || address.equals("0:0:0:0:0:0:0:1"));
    }

    /** A page of another site can make a browser on this machine ask, but not by one of these names. */
    private static boolean isOwnName(@Nullable HostAndPort authority) {
        return authority != null && LOOPBACK_NAMES.contains(authority.host());
    }

    private static boolean isSame(String token, String given) {
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
