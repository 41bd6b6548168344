package org.plenary.server.wiring;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.plenary.server.http.MetricsConfig;
import org.plenary.server.http.exchange.HttpConfig;
import org.plenary.server.sql.sqlite.SqliteConfig;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every server: where it listens, and what it bounds. */
public final class Listening {
    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "${env:PLENARY_PORT:-8080}",
            description = "The port to listen on; 0 takes any free one (${DEFAULT-VALUE}; PLENARY_PORT).")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "${env:PLENARY_HOST:-127.0.0.1}",
            description = "The address to listen on (${DEFAULT-VALUE}; PLENARY_HOST).")
    private String host = "127.0.0.1";

    @Option(
            names = "--origin",
            paramLabel = "ORIGIN",
            split = ",",
            defaultValue = "${env:PLENARY_ORIGINS:-}",
            description = "Origins, such as https://plenary.example.org, whose pages may open a live session besides"
                    + " the server's own; needed behind a proxy that changes the host name (PLENARY_ORIGINS).")
    private List<String> origins = List.of();

    @Option(
            names = "--secure-cookies",
            defaultValue = "${env:PLENARY_SECURE_COOKIES:-false}",
            description = "Send cookies over TLS only; set it behind a TLS proxy (PLENARY_SECURE_COOKIES).")
    private boolean secureCookies;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:PLENARY_URL:-}",
            description =
                    "The address under which people reach the server, such as https://plenary.example.org, for the"
                            + " links that it makes; it answers for no other host then. Without it links go by what"
                            + " requests name, which anybody can choose (PLENARY_URL).")
    private String url = "";

    @Option(
            names = "--behind-proxy",
            defaultValue = "${env:PLENARY_BEHIND_PROXY:-false}",
            description =
                    "A proxy of your own stands in front and says in X-Forwarded-For where requests come from,"
                            + " and in X-Forwarded-Proto by which scheme; without it all of them seem to come from the proxy (PLENARY_BEHIND_PROXY).")
    private boolean behindProxy;

    @Option(
            names = "--metrics-token",
            paramLabel = "TEXT",
            defaultValue = "${env:PLENARY_METRICS_TOKEN:-}",
            description = "Who gives this as a bearer token may read /metrics; without it only programs on this machine"
                    + " may, and nobody behind a proxy (PLENARY_METRICS_TOKEN).")
    private String metricsToken = "";

    @Mixin
    private Limits limits = new Limits();

    public ServerConfig on(Path directory) {
        Set<String> pages =
                Set.copyOf(origins.stream().filter(origin -> !origin.isBlank()).toList());
        ServerConfig config = new ServerConfig(
                        SqliteConfig.in(directory),
                        limits.rooms(),
                        limits.sessions(),
                        new HttpConfig(host, port, pages, secureCookies, url.isBlank() ? null : url, behindProxy))
                .holding(limits.memory());
        return metricsToken.isEmpty() ? config : config.measuredBy(new MetricsConfig(metricsToken));
    }

    /** Whether it was said under which address people reach the server. */
    public boolean hasUrl() {
        return !url.isBlank();
    }

    /** How people reach the server: as was said, or else how a browser on this machine does at {@code actualPort}. */
    public String url(int actualPort) {
        if (!url.isBlank()) {
            return url;
        }
        return "http://" + (host.equals("127.0.0.1") || host.equals("0.0.0.0") ? "localhost" : host) + ":" + actualPort;
    }
}
