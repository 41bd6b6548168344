package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Person;

/**
 * Somebody's browser as the API sees it: it keeps cookies, follows no redirects, and says that its requests are its
 * own.
 */
final class Browser {
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final int port;
    private final List<String> headers = new ArrayList<>(List.of("X-Plenary-Request", "1"));

    Browser(int port) {
        this.port = port;
    }

    /** A browser in which a person has opened their sign-in link. */
    static Browser of(TestServer server, Person person) {
        Browser browser = new Browser(server.port());
        assertThat(browser.post("/api/session", new JsonObject().put("token", TestServer.token(person)))
                        .status())
                .isEqualTo(204);
        return browser;
    }

    /** What came back. */
    record Reply(int status, String body, HttpResponse<String> response) {
        JsonObject object() {
            return new JsonObject(body);
        }

        JsonArray array() {
            return new JsonArray(body);
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The type of the problem, without its path. */
        String problem() {
            return object().getString("type").replace("/problems/", "");
        }

        String detail() {
            return object().getString("detail");
        }
    }

    /** Sends a header with every further request. */
    Browser with(String name, String value) {
        headers.addAll(List.of(name, value));
        return this;
    }

    Reply get(String path) {
        return send("GET", path, null);
    }

    /** Fetches a file. */
    HttpResponse<byte[]> file(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .headers(headers.toArray(String[]::new))
                .build();
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(path, e);
        }
    }

    Reply post(String path, JsonObject body) {
        return send("POST", path, body);
    }

    Reply post(String path) {
        return send("POST", path, null);
    }

    Reply put(String path, JsonObject body) {
        return send("PUT", path, body);
    }

    Reply put(String path) {
        return send("PUT", path, null);
    }

    Reply delete(String path) {
        return send("DELETE", path, null);
    }

    Reply send(String method, String path, @Nullable JsonObject body) {
        String target = path.startsWith("http") ? path : "http://localhost:" + port + path;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target))
                .headers(headers.toArray(String[]::new))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.encode()));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return send(request.build());
    }

    /** Sends a form to a page. */
    Reply form(String url, String fields) {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields))
                .build());
    }

    private Reply send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body(), response);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(request.method() + " " + request.uri(), e);
        }
    }

    /** The session's secret, as the cookie holds it now. */
    String session() {
        return cookie().map(HttpCookie::getValue).orElse("");
    }

    private Optional<HttpCookie> cookie() {
        return find("plenary_session");
    }

    private Optional<HttpCookie> find(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst();
    }

    /** A cookie as it is now; empty if there is none. */
    String cookie(String name) {
        return find(name).map(HttpCookie::getValue).orElse("");
    }

    /** Whether somebody is signed in. */
    boolean isSignedIn() {
        return get("/api/me").status() == 200;
    }
}
