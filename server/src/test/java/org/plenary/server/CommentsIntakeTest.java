package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.DeskPeople.AMINA;
import static org.plenary.server.TestServer.CHAIR;
import static org.plenary.server.TestServer.CLAIRE;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.identity.Person;
import org.plenary.server.intake.CommentedFile;
import org.plenary.server.journal.Stream;

/** Comments of Word files that become comments of drafts. */
class CommentsIntakeTest {
    private static final JsonObject ALL = WallModel.audience("ALL", null);

    @TempDir
    Path directory;

    private TestServer server;
    private Api api;

    @BeforeEach
    void start() {
        server = TestServer.start(directory);
        DeskPeople.admitTo(server);
        api = new Api(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> post(Person person, String path, byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .header("Authorization", "Bearer " + TestServer.token(person))
                .header("Content-Type", "application/octet-stream")
                .build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(path, e);
        }
    }

    private JsonObject imported(byte[] file, String query) {
        HttpResponse<String> made = post(CHAIR, "/api/drafts/imports?name=a.docx" + query, file);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return new JsonObject(made.body());
    }

    private String say(Stream draft, Person person, String text, String on) {
        HttpResponse<String> answer = api.send(
                person,
                "POST",
                "/api/drafts/" + draft.id() + "/comments",
                new JsonObject("{" + on + "}").put("text", text).put("audience", ALL));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new JsonObject(answer.body()).getString("thread");
    }

    /** Of each thread its audience, the words that it is about, what was said without who and when, and its state. */
    private List<String> threads(Person person, String draft) {
        List<String> threads = new ArrayList<>();
        for (Object each :
                api.object(person, "/api/drafts/" + draft + "/comments").getJsonArray("threads")) {
            JsonObject thread = (JsonObject) each;
            JsonObject anchor = thread.getJsonObject("anchor");
            StringBuilder said = new StringBuilder();
            for (Object comment : thread.getJsonArray("comments")) {
                said.append("|").append(((JsonObject) comment).getString("text"));
            }
            threads.add(thread.getJsonObject("audience").getString("kind")
                    + "|"
                    + (anchor == null ? "draft" : anchor.getString("quote"))
                    + (anchor != null && anchor.getValue("from") == null ? " (clause)" : "")
                    + said
                    + "|"
                    + thread.getString("state"));
        }
        return threads;
    }

    private static String undated(String said) {
        return said.replaceAll(", \\d{4}-\\d{2}-\\d{2}: ", ": ");
    }

    @Test
    void bringsBackWhatWentOutInAFile() {
        // given
        Stream draft = DeskPeople.draft(server);
        String first = say(draft, CLAIRE, "How?", "\"clause\": \"a\", \"quote\": \"closely\", \"occurrence\": 2");
        api.send(
                AMINA,
                "POST",
                "/api/drafts/" + draft.id() + "/comments/" + first + "/answers",
                new JsonObject().put("text", "Very.\nVery."));
        api.send(CHAIR, "POST", "/api/drafts/" + draft.id() + "/comments/" + first + "/resolve", new JsonObject());
        say(draft, AMINA, "To whom?", "\"clause\": \"b\", \"quote\": \"report\"");
        say(draft, CHAIR, "Whole", "\"clause\": \"b\"");
        byte[] file = WordParts.get(server, CHAIR, "/api/drafts/" + draft.id() + "/exports/docx?comments=shared");
        // when
        JsonObject seen =
                new JsonObject(post(CHAIR, "/api/intake?name=a.docx", file).body());
        JsonObject made = imported(file, "&comments=CHAIR");
        JsonObject plain = imported(file, "");
        // then
        assertThat(seen.getJsonObject("comments"))
                .isEqualTo(new JsonObject()
                        .put("count", 4)
                        .put("threads", 3)
                        .put("authors", 3)
                        .put("notTaken", 0)
                        .put("audiences", new JsonArray("[{\"kind\":\"ALL\"},{\"kind\":\"CHAIR\"}]")));
        assertThat(threads(CHAIR, made.getString("id")).stream().map(CommentsIntakeTest::undated))
                .containsExactly(
                        "CHAIR|closely|Claire (FRA): How?|Amina (KEN): Very.\nVery.|RESOLVED",
                        "CHAIR|report|Amina (KEN): To whom?|OPEN",
                        "CHAIR|Shall report (clause)|Chiara: Whole|OPEN");
        JsonObject second = api.object(CHAIR, "/api/drafts/" + made.getString("id") + "/comments/places")
                .getJsonArray("threads")
                .getJsonObject(0);
        assertThat(second.getJsonArray("now").getJsonObject(0).getString("state"))
                .isEqualTo("HELD");
        assertThat(made.getJsonObject("comments"))
                .isEqualTo(new JsonObject(
                        "{\"threads\":3,\"count\":4,\"onWords\":2,\"onClauses\":1,\"onDraft\":0," + "\"notTaken\":0}"));
        assertThat(made.getJsonArray("findings").encode()).doesNotContain("comments");
        assertThat(threads(CLAIRE, made.getString("id"))).as("a wall").isEmpty();
        assertThat(plain.containsKey("comments")).isFalse();
        assertThat(plain.getJsonArray("findings").encode()).contains("comments");
        assertThat(threads(CHAIR, plain.getString("id"))).isEmpty();
        // when it goes out once more
        JsonObject again = imported(file, "&comments=ALL");
        byte[] out =
                WordParts.get(server, CHAIR, "/api/drafts/" + again.getString("id") + "/exports/docx?comments=shared");
        // then
        List<String> ranges = new CommentedWord(file)
                .comments().stream().map(CommentsIntakeTest::range).toList();
        assertThat(new CommentedWord(out).comments().stream().map(CommentsIntakeTest::range))
                .containsExactlyElementsOf(ranges);
        assertThat(new CommentedWord(out).before())
                .isEqualTo(new CommentedWord(file).before())
                .contains(" and report ");
    }

    /** The words that a comment is about, and whether it is dealt with. */
    private static String range(String comment) {
        String[] parts = comment.split("\\|", -1);
        return parts[3] + "|" + parts[4] + "|" + parts.length;
    }

    @Test
    void findsTheWordsOfFilesOfOtherPrograms() {
        // given
        byte[] file = CommentedFile.of();
        // when
        JsonObject made = imported(file, "&comments=ALL&brackets=make");
        // then
        assertThat(threads(CHAIR, made.getString("id")))
                .containsExactly(
                        "ALL|the parties|Jane Doe, 2026-05-03: Which ones?|2026-05-04: All|OPEN",
                        "ALL|Decides to [meet the parties] again; (clause)"
                                        .replace("[", "")
                                        .replace("]", "") + "|Jane Doe: The whole of it|OPEN",
                        "ALL|meet the parties again;|Jane Doe: Over two|OPEN",
                        "ALL|Decides to adjourn the parties. (clause)|Jane Doe: A point|OPEN");
        assertThat(made.getJsonObject("comments").getInteger("notTaken"))
                .as("one without words, one too long")
                .isEqualTo(2);
        assertThat(made.getJsonArray("findings").encode()).contains("comments");
    }

    @Test
    void refusesAnAudienceThatOneIsNotIn() {
        byte[] file = CommentedFile.of();
        for (String audience : List.of("GROUP:EU", "DELEGATION", "everybody")) {
            Api.assertProblem(
                    post(CHAIR, "/api/drafts/imports?name=a.docx&comments=" + audience, file), 400, "invalid-request");
        }
        assertThat(api.array(CHAIR, "/api/drafts")).isEmpty();
    }
}
