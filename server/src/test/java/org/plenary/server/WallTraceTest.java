package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.DeskPeople.AMINA;
import static org.plenary.server.TestServer.CHAIR;
import static org.plenary.server.TestServer.CLAIRE;
import static org.plenary.server.TestServer.DANIEL;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;

/** What is said to a delegation leaves no trace in anything that others are given. */
class WallTraceTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** What of the figures is about the whole process, and goes on by itself: memory, time, units of work. */
    private static final List<String> OF_THE_PROCESS =
            List.of("#", "jvm_", "process_", "system_", "plenary_commit", "plenary_loop", "plenary_waiting");

    @TempDir
    Path directory;

    private static String hex(HttpResponse<byte[]> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        return answer.statusCode() + " " + headers + " " + new String(answer.body(), StandardCharsets.ISO_8859_1);
    }

    private static String get(TestServer server, Person person, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                .header("Authorization", "Bearer " + TestServer.token(person))
                .build();
        try {
            return hex(CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(path, e);
        }
    }

    private static Map<String, String> all(TestServer server, Stream draft) {
        Map<String, String> all = new LinkedHashMap<>();
        for (Person person : List.of(AMINA, CHAIR)) {
            for (String path :
                    List.of("/api/drafts", "/api/process", "/api/me", "/api/public/heads?head=" + "0".repeat(64))) {
                all.put(person.name() + " " + path, get(server, person, path));
            }
            for (String rest : List.of(
                    "",
                    "/text",
                    "/clauses",
                    "/revisions",
                    "/timeline",
                    "/figures",
                    "/figures/series",
                    "/figures.csv",
                    "/clauses/a/history",
                    "/clauses/a/hindrances",
                    "/blame",
                    "/redline?from=1&to=now",
                    "/brackets",
                    "/packages",
                    "/record",
                    "/comments",
                    "/comments/places",
                    "/positions?history=true",
                    "/positions.csv",
                    "/positions.xlsx",
                    "/events",
                    "/events?limit=1",
                    "/exports/md",
                    "/exports/txt",
                    "/exports/html",
                    "/exports/json",
                    "/exports/akn")) {
                all.put(person.name() + " " + rest, get(server, person, "/api/drafts/" + draft.id() + rest));
            }
        }
        all.put("/metrics", figures(get(server, CHAIR, "/metrics")));
        return all;
    }

    private static String figures(String metrics) {
        return metrics.lines()
                .filter(line -> OF_THE_PROCESS.stream().noneMatch(line::startsWith))
                .filter(line -> line.startsWith("plenary_"))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void whatIsSaidToADelegationIsInNothingThatOthersGet() {
        try (TestServer server = TestServer.start(directory)) {
            // given
            DeskPeople.admitTo(server);
            Stream draft = DeskPeople.draft(server);
            Api api = new Api(server);
            String path = "/api/drafts/" + draft.id();
            api.send(CHAIR, "POST", path + "/revisions", new JsonObject().put("title", "First"));
            say(api, CLAIRE, path, "ALL", null, "for all");
            all(server, draft);
            Map<String, String> before = all(server, draft);
            assertThat(before.values().stream().filter(each -> each.startsWith("200 ")))
                    .as("%s", before)
                    .hasSizeGreaterThan(40);

            // when
            JsonObject thread = say(api, CLAIRE, path, "DELEGATION", "FRA", "we could live with the opposite");
            say(api, DANIEL, path, "GROUP", "EU", "we could live with the opposite");
            api.send(
                    DANIEL,
                    "POST",
                    path + "/comments/" + thread.getString("id") + "/answers",
                    new JsonObject().put("text", "who else?"));
            api.send(
                    CLAIRE,
                    "PUT",
                    path + "/positions",
                    new JsonObject()
                            .put("scope", new JsonObject().put("kind", "CLAUSE").put("id", "a"))
                            .put("value", "OPPOSE")
                            .put("audience", WallModel.audience("DELEGATION", "FRA")));
            assertThat(api.object(DANIEL, path + "/comments").getJsonArray("threads"))
                    .hasSize(3);
            assertThat(api.object(DANIEL, path + "/positions").getJsonArray("positions"))
                    .hasSize(1);

            // then
            Map<String, String> after = all(server, draft);
            assertThat(after.keySet()).isEqualTo(before.keySet());
            after.forEach((what, now) -> assertThat(now).as(what).isEqualTo(before.get(what)));
        }
    }

    private static JsonObject say(Api api, Person person, String path, String kind, String code, String text) {
        HttpResponse<String> answer = api.send(
                person,
                "POST",
                path + "/comments",
                new JsonObject().put("text", text).put("audience", WallModel.audience(kind, code)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new JsonObject(answer.body()).getJsonObject("content");
    }
}
