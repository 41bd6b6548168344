package org.plenary.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.plenary.server.http.HttpConfig;
import org.plenary.server.sql.DatabaseConfig;
import picocli.CommandLine.Option;

/** The options that say where a server listens and where it keeps its data. */
final class Listening {
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

    ServerConfig on(Path directory) {
        Set<String> pages =
                Set.copyOf(origins.stream().filter(origin -> !origin.isBlank()).toList());
        return ServerConfig.of(DatabaseConfig.in(directory), new HttpConfig(host, port, pages, secureCookies));
    }

    /** How a browser on this machine reaches a server that listens on {@code actualPort}. */
    String url(int actualPort) {
        return "http://" + (host.equals("127.0.0.1") || host.equals("0.0.0.0") ? "localhost" : host) + ":" + actualPort;
    }
}
