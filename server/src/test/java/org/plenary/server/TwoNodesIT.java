package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.presence.redis.RedisServer;

/**
 * Two servers in processes of their own, each with drafts of its own, that share one Redis.
 * {@code -Dplenary.presenceExpiry=20} runs it with the usual expiry.
 */
class TwoNodesIT {
    private static final int EXPIRY_SECONDS = Integer.getInteger("plenary.presenceExpiry", 3);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    @Test
    void showOneCommonListOfPeople() throws Exception {
        try (RedisServer redis = RedisServer.start();
                ServeProcess first = start("first", redis);
                ServeProcess second = start("second", redis)) {
            String here = draft(first, "Declaration");
            String there = draft(second, "Programme");
            try (CollabClient claire = join(first, here, "Claire");
                    CollabClient again = join(first, here, "Claire");
                    CollabClient ayan = join(second, there, "Ayan")) {
                claire.announce(7, 1, "{\"clause\":\"c-1\"}");
                again.settle();
                ayan.type(0, "words");
                ayan.untilSaved();

                // then
                eventually(() -> assertThat(people(first)).containsExactly("Ayan", "Claire"));
                eventually(() -> {
                    assertThat(presence(second, "Ayan")).isEqualTo(presence(first, "Claire"));
                    JsonObject listed = listed(second, here).getJsonObject(0);
                    assertThat(listed.getString("clause")).isEqualTo("c-1");
                    assertThat(listed.getInteger("devices")).isEqualTo(2);
                    assertThat(listed.getString("rank")).isEqualTo("HEAD");
                });

                // when
                long killed = System.nanoTime();
                first.kill();

                // then
                eventually(() -> assertThat(people(second)).containsExactly("Ayan"));
                Duration gone = Duration.ofNanos(System.nanoTime() - killed);
                System.out.println("TwoNodesIT expiry=" + EXPIRY_SECONDS + "s goneAfter=" + gone.toMillis() + "ms");
                assertThat(gone).isLessThan(Duration.ofSeconds(EXPIRY_SECONDS + 5));

                // when it comes back
                try (ServeProcess restarted = start("first", redis);
                        CollabClient back = join(restarted, here, "Claire")) {
                    eventually(() -> assertThat(people(second)).containsExactly("Ayan", "Claire"));
                    eventually(() -> assertThat(people(restarted)).containsExactly("Ayan", "Claire"));

                    // when it stops in good order
                    long told = System.nanoTime();
                    restarted.stop();
                    eventually(() -> assertThat(people(second)).containsExactly("Ayan"));
                    Duration left = Duration.ofNanos(System.nanoTime() - told);
                    System.out.println("TwoNodesIT stopped, goneAfter=" + left.toMillis() + "ms");
                    back.untilClosed();
                    assertThat(back.socket.closeCode()).isEqualTo(1012);
                }
                assertThat(presence(second, "Ayan").getString("state")).isEqualTo("UP");
            }
        }
    }

    private ServeProcess start(String name, RedisServer redis) throws IOException {
        Path people = directory.resolve("people.json");
        Files.writeString(people, PEOPLE);
        return ServeProcess.start(
                directory.resolve(name),
                people,
                List.of(
                        "--redis",
                        redis.url(),
                        "--redis-prefix",
                        "two-nodes",
                        "--presence-expiry-seconds",
                        String.valueOf(EXPIRY_SECONDS)));
    }

    private static CollabClient join(ServeProcess node, String draft, String name) {
        return CollabClient.of(RawSocket.request(
                                node.port(), "/collab/" + draft + "?token=" + node.token(name), CollabClient.PLENARY)
                        .opened())
                .sync();
    }

    private static String draft(ServeProcess node, String title) {
        return new JsonObject(send(
                        node,
                        "Sigrid",
                        "/api/drafts",
                        new JsonObject().put("title", title).encode()))
                .getString("id");
    }

    /** The names of those whom a node shows in any draft. */
    private static List<String> people(ServeProcess node) {
        List<String> names = new ArrayList<>();
        JsonArray drafts = presence(node, "Ayan").getJsonArray("drafts");
        for (int i = 0; i < drafts.size(); i++) {
            JsonArray people = drafts.getJsonObject(i).getJsonArray("people");
            for (int k = 0; k < people.size(); k++) {
                names.add(people.getJsonObject(k).getString("name"));
            }
        }
        names.sort(null);
        return names;
    }

    private static JsonArray listed(ServeProcess node, String draft) {
        JsonArray drafts = presence(node, "Ayan").getJsonArray("drafts");
        for (int i = 0; i < drafts.size(); i++) {
            if (drafts.getJsonObject(i).getString("draft").equals(draft)) {
                return drafts.getJsonObject(i).getJsonArray("people");
            }
        }
        throw new AssertionError("nobody in " + draft + ": " + drafts);
    }

    private static JsonObject presence(ServeProcess node, String viewer) {
        return new JsonObject(send(node, viewer, "/api/presence", null));
    }

    private static String send(ServeProcess node, String name, String path, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + node.port() + path))
                .header("Authorization", "Bearer " + node.token(name))
                .header("Content-Type", "application/json");
        if (body != null) {
            request.POST(HttpRequest.BodyPublishers.ofString(body));
        }
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isLessThan(300);
            return response.body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(path, e);
        }
    }

    private static void eventually(Runnable check) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(check::run);
    }

    private static final String PEOPLE = """
            {"process": {"id": "p", "name": "A process"},
             "delegations": [
               {"code": "FRA", "name": "France", "kind": "STATE"},
               {"code": "KEN", "name": "Kenya", "kind": "STATE"}],
             "people": [
               {"id": "sigrid", "name": "Sigrid", "role": "SECRETARIAT"},
               {"id": "claire", "name": "Claire", "role": "DELEGATE", "rank": "HEAD", "delegation": "FRA"},
               {"id": "ayan", "name": "Ayan", "role": "DELEGATE", "delegation": "KEN"}]}
            """;
}
