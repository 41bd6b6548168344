package org.plenary.server.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import org.plenary.server.export.json.JsonWriter;

/** The browser client, the contract and its readable page, all from the class path. */
final class StaticFiles {
    private static final String CLIENT = "webroot";
    private static final String BUILD = "plenary-build.properties";
    private static final String UNCHANGING = "public, max-age=31536000, immutable";
    private static final String CHECKED = "no-cache";

    /** Keeps the client's own files on a device. A browser that kept it unasked would keep an old client with it. */
    private static final String WORKER = "/sw.js";

    /** The verifier that works without a server: a page, and a script for Node. */
    private static final String VERIFIER = "/verify.html";

    private static final String VERIFIER_FOR_NODE = "/verify.mjs";

    /** All of that page is in it. Which script and which styles, it says itself by their hashes. */
    private static final String VERIFIER_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'unsafe-inline'",
            "style-src 'unsafe-inline'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'");

    /** Where the client has pages; it shows what the path stands for. */
    private static final List<String> PAGES = List.of(
            "/",
            "/sign-in",
            "/set-up",
            "/invitation",
            "/account",
            "/process",
            "/process/import",
            "/process/audit",
            "/drafts/:id",
            "/drafts/:id/history",
            "/drafts/:id/proposals/:proposal",
            "/drafts/:id/proposals/:proposal/history",
            "/verify");

    /** Where programs ask, and get a problem document whatever they accept. */
    private static final List<String> NO_PAGES =
            List.of("/api/", "/assets/", "/collab/", "/desks/", "/docs/", "/health/", "/metrics/", "/schemas/");

    private StaticFiles() {}

    static void mount(Router router) {
        router.get("/openapi.yaml")
                .handler(context -> context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/yaml; charset=utf-8")
                        .sendFile(Contract.RESOURCE));
        router.get("/schemas/instrument.json").handler(context -> {
            context.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/schema+json");
            send(context, JsonWriter.SCHEMA);
        });
        router.get("/docs/ui/*")
                .handler(StaticHandler.create("META-INF/resources/webjars/swagger-ui/" + swaggerVersion())
                        .setCachingEnabled(true));
        router.get("/docs").handler(context -> send(context, "docs/index.html"));
        router.get("/docs/init.js").handler(context -> send(context, "docs/init.js"));

        StaticHandler client = StaticHandler.create(CLIENT).setCachingEnabled(false);
        router.get("/assets/*").handler(context -> {
            context.response().putHeader(HttpHeaders.CACHE_CONTROL, UNCHANGING);
            context.next();
        });
        PAGES.forEach(path -> router.get(path).handler(StaticFiles::page));
        router.get(WORKER).handler(context -> {
            context.response().putHeader(HttpHeaders.CACHE_CONTROL, CHECKED);
            context.next();
        });
        router.get(VERIFIER).handler(context -> {
            context.response()
                    .putHeader("Content-Security-Policy", VERIFIER_POLICY)
                    .putHeader(HttpHeaders.CACHE_CONTROL, CHECKED);
            context.next();
        });
        router.get(VERIFIER_FOR_NODE).handler(context -> {
            context.response()
                    .putHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"verify.mjs\"")
                    .putHeader(HttpHeaders.CACHE_CONTROL, CHECKED);
            context.next();
        });
        router.get().handler(client);
        router.get().handler(StaticFiles::noPage);
    }

    /** Every page of the client is the same document; the client shows what its path stands for. */
    private static void page(RoutingContext context) {
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, CHECKED);
        send(context, CLIENT + "/index.html");
    }

    /** Somebody at a browser who came to an address where nothing is gets a page that says so, and ways on. */
    private static void noPage(RoutingContext context) {
        String path = context.normalizedPath();
        String accept = context.request().getHeader(HttpHeaders.ACCEPT);
        if (accept == null || !accept.contains("text/html") || NO_PAGES.stream().anyMatch(path::startsWith)) {
            context.next();
            return;
        }
        context.response().setStatusCode(404).putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        page(context);
    }

    private static void send(RoutingContext context, String resource) {
        context.response().sendFile(resource).onFailure(context::fail);
    }

    private static String swaggerVersion() {
        try (InputStream in = StaticFiles.class.getClassLoader().getResourceAsStream(BUILD)) {
            if (in == null) {
                throw new IllegalStateException("expected " + BUILD + " on the class path; the jar is incomplete");
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("swagger-ui.version");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + BUILD, e);
        }
    }
}
