package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.plenary.server.journal.Stream;

/** Sets a draft's rules of access, as the chair does by the API. */
final class Rules {
    private Rules() {}

    static void set(TestServer server, Stream draft, String rules) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + server.port() + "/api/drafts/" + draft.id() + "/access"))
                .header("Authorization", "Bearer " + TestServer.token(TestServer.CHAIR))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"rules\":" + rules + "}"))
                .build();
        try {
            HttpResponse<String> response =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
