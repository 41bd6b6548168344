package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.plenary.server.identity.Person;

/** The HTTP API of a test's server, as people of {@link TestServer} use it. */
final class Api {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final TestServer server;

    Api(TestServer server) {
        this.server = server;
    }

    HttpResponse<String> send(Person person, String method, String path, JsonObject body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.encode()))
                .header("Authorization", "Bearer " + TestServer.token(person));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(method + " " + path, e);
        }
    }

    HttpResponse<String> get(Person person, String path, String... headers) {
        return send(person, "GET", path, null, headers);
    }

    JsonObject object(Person person, String path) {
        return new JsonObject(ok(get(person, path)).body());
    }

    JsonArray array(Person person, String path) {
        return new JsonArray(ok(get(person, path)).body());
    }

    static HttpResponse<String> ok(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response;
    }

    static void assertProblem(HttpResponse<String> response, int status, String type) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonObject problem = new JsonObject(response.body());
        assertThat(problem.getString("type")).isEqualTo("/problems/" + type);
        assertThat(problem.getString("detail")).isNotBlank();
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
