package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.instrument.ClauseId;
import org.plenary.server.demo.SampleHistory;
import org.plenary.server.demo.SampleText;
import org.plenary.server.draft.DraftStory;
import org.plenary.server.identity.Person;
import org.plenary.server.negotiation.IssuedRevision;
import org.plenary.server.negotiation.Standing;
import org.plenary.server.signin.Secrets;
import org.plenary.server.sql.Await;
import org.plenary.server.wiring.Roster;

class SampleHistoryTest {
    @TempDir
    private Path directory;

    @Test
    void endsInTheSampleTextWithTwoRevisionsAndMuchThatIsContestedBehindIt() throws Exception {
        // given
        Roster roster = Roster.read(resource("demo/people.json"));
        Map<String, Person> people = roster.entries().stream()
                .map(Roster.Entry::person)
                .collect(Collectors.toMap(person -> person.id().value(), Function.identity()));
        JsonObject sample = resource("demo/draft.json");
        try (TestServer server = TestServer.start(directory)) {
            Await.await(server.server()
                    .accounts()
                    .admit(roster.entries().stream()
                            .map(entry -> entry.admission(Secrets.random()))
                            .toList()));
            // when
            DraftStory story =
                    Await.await(server.server().drafts().story(people.get("secretariat"), sample.getString("title")));
            SampleHistory.tell(resource("demo/history.json"), sample, people::get, 1_790_000_000_000L, story);
            var stream = Await.await(server.server().drafts().create(story));
            // then
            assertThat(Await.await(server.server().drafts().text(stream.id())).clauses())
                    .isEqualTo(SampleText.read(sample).clauses());
            Standing standing = Await.await(server.server().drafts().standing(stream.id()));
            assertThat(standing.revisions().all())
                    .extracting(IssuedRevision::symbol)
                    .containsExactly("WP.1/Rev.1", "WP.1/Rev.2");
            assertThat(standing.numbers().since()).isEqualTo("WP.1/Rev.1");
            assertThat(standing.brackets().standing())
                    .extracting(bracket -> bracket.on().get(0).quote())
                    .containsExactly(
                            "deliberately and substantially",
                            "or to a commercial sector",
                            "to review progress every year");
            assertThat(standing.brackets().all()).hasSize(4);
            assertThat(standing.alternatives().all()).hasSize(1);
            assertThat(standing.packages().all()).hasSize(1);
            assertThat(standing.clauses().agreement(new ClauseId("sample-10")).pending())
                    .containsExactly("JPN");
            awaitHeads(server.port(), 2);
        }
    }

    /** Heads are signed soon after their revisions are on disk. */
    private static void awaitHeads(int port, int count) throws Exception {
        HttpRequest heads = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/public/heads"))
                .build();
        HttpClient client = HttpClient.newHttpClient();
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        int signed = 0;
        while (signed < count && System.nanoTime() < deadline) {
            signed = new JsonArray(client.send(heads, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .size();
        }
        assertThat(signed).isEqualTo(count);
    }

    private static JsonObject resource(String name) throws IOException {
        try (InputStream in = SampleHistoryTest.class.getClassLoader().getResourceAsStream(name)) {
            return new JsonObject(Buffer.buffer(in.readAllBytes()));
        }
    }
}
