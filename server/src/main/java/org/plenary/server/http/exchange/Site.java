package org.plenary.server.http.exchange;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How this server is called: the hosts that it answers for, the address of its pages, and the pages that are its own.
 *
 * <p>Whoever asks says by which host; what is not checked could lead those who are given a link to somewhere else. So
 * once an address is set, the server answers for that host, for those of further origins, and for this machine's own
 * names, and for nothing else. A probe of its health may ask by any name.
 */
public final class Site {
    private static final Logger log = LoggerFactory.getLogger(Site.class);
    private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "::1", "[::1]");
    private static final String FORWARDED_PROTO = "X-Forwarded-Proto";
    private static final String PROBES = "/health/";

    private final @Nullable String url;
    private final @Nullable Origin own;
    private final Set<Origin> others;
    private final String scheme;
    private final boolean behindProxy;

    public Site(HttpConfig config) {
        this.url = config.url();
        this.own = url == null ? null : Origin.of(url).orElseThrow();
        this.others = config.origins().stream()
                .map(Origin::of)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
        this.scheme = config.secureCookies() ? "https" : "http";
        this.behindProxy = config.behindProxy();
    }

    /** Goes on only with requests for a host of this server. */
    public void requireKnownHost(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (own == null || isKnown(request.authority()) || request.path().startsWith(PROBES)) {
            context.next();
            return;
        }
        log.atDebug()
                .addKeyValue("remote", request.remoteAddress())
                .addKeyValue("expected", own)
                .log("host.unknown");
        Problem.MISDIRECTED.answer(
                context,
                "This server is reached at " + url + ", and not by the host that the request names. If the operator"
                        + " gave it another name, it must be set by --url or --origin.");
    }

    private boolean isKnown(@Nullable HostAndPort host) {
        if (host == null) {
            return false;
        }
        if (OWN_MACHINE.contains(host.host())) {
            return true;
        }
        // A proxy may end TLS, so that the scheme of the address is not that of the request.
        return named().anyMatch(known -> known.isSameHost(Origin.of(known.scheme(), host)));
    }

    private Stream<Origin> named() {
        return own == null ? others.stream() : Stream.concat(Stream.of(own), others.stream());
    }

    /**
     * Whether a request comes from a page of this server, or from no page: a browser always says, a tool says nothing.
     */
    public boolean isFromOwnPage(HttpServerRequest request) {
        String claimed = request.getHeader(HttpHeaders.ORIGIN);
        if (claimed == null) {
            return true;
        }
        Optional<Origin> origin = Origin.of(claimed);
        return origin.isPresent() && (isAsked(request, origin.get()) || named().anyMatch(origin.get()::equals));
    }

    /** Whether a request was sent to this origin, and that is one of the server's as far as it knows. */
    private boolean isAsked(HttpServerRequest request, Origin origin) {
        HostAndPort host = request.authority();
        return host != null
                && (own == null || OWN_MACHINE.contains(host.host()))
                && origin.equals(Origin.of(scheme(request), host));
    }

    /** The address without a slash at its end: the one that was set, or else the one that the request was sent to. */
    public String url(HttpServerRequest request) {
        if (url != null) {
            return url;
        }
        HostAndPort host = request.authority();
        return scheme(request) + "://" + (host == null ? "localhost" : host.toString());
    }

    /** A proxy of one's own says by which scheme it was asked, as the last one of the header. */
    private String scheme(HttpServerRequest request) {
        if (behindProxy) {
            List<String> headers = request.headers().getAll(FORWARDED_PROTO);
            String last = headers.isEmpty() ? "" : headers.get(headers.size() - 1);
            String named = last.substring(last.lastIndexOf(',') + 1).strip();
            if (named.equals("https") || named.equals("http")) {
                return named;
            }
        }
        return scheme;
    }
}
