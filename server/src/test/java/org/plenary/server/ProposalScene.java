package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.TestServer.CHAIR;
import static org.plenary.server.TestServer.CLAIRE;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.crdt.YText;
import org.plenary.crdt.YXmlElement;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseText;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.InstrumentReader;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;
import org.plenary.server.record.RecordVerifier;
import org.plenary.server.record.Verification;

/** A draft, people who propose, and how they do it, for the tests of proposals. */
abstract class ProposalScene {
    @TempDir
    static Path directory;

    static TestServer server;
    static Api api;
    Stream draft;

    @BeforeAll
    static void start() {
        server = TestServer.start(directory);
        DeskPeople.admitTo(server);
        api = new Api(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void begin() {
        draft = DeskPeople.draft(server);
    }

    String path(String rest) {
        return "/api/drafts/" + draft.id() + rest;
    }

    JsonObject post(Person person, String path, JsonObject body, int status) {
        HttpResponse<String> response = api.send(person, "POST", path, body);
        assertThat(response.statusCode()).as(path + " " + response.body()).isEqualTo(status);
        return response.body().isEmpty() ? new JsonObject() : new JsonObject(response.body());
    }

    String begun(Person person) {
        return post(person, path("/proposals"), new JsonObject().put("title", "Report together"), 201)
                .getString("id");
    }

    static YText words(CollabClient client, String clause) {
        YXmlElement element = (YXmlElement) DraftClauses.find(client.doc, new ClauseId(clause));
        return (YText) ((YXmlElement) element.get(0)).get(0);
    }

    static String line(CollabClient client, String clause) {
        return InstrumentReader.read(client.doc).clauses().stream()
                .filter(each -> each.id().value().equals(clause))
                .map(ClauseText::of)
                .findFirst()
                .orElse("");
    }

    String submitted(Person person, String proposal) {
        return post(person, "/api/proposals/" + proposal + "/submit", new JsonObject().put("rationale", "Why not"), 200)
                .getString("symbol");
    }

    JsonObject proposal(Person person, String id) {
        return api.object(person, "/api/proposals/" + id);
    }

    JsonObject take(String proposal, String as, int status, String... clauses) {
        return post(
                CHAIR,
                path("/incorporate"),
                new JsonObject()
                        .put("proposal", proposal)
                        .put("clauses", List.of(clauses))
                        .put("as", as),
                status);
    }

    void assertIntact() throws IOException {
        String record = api.get(CHAIR, path("/record")).body();
        assertThat(RecordVerifier.verify(new ByteArrayInputStream(record.getBytes(StandardCharsets.UTF_8)), null))
                .isInstanceOf(Verification.Intact.class);
    }

    void invited(String proposal, String delegation, boolean invited) {
        post(
                CLAIRE,
                "/api/proposals/" + proposal + "/invitations",
                new JsonObject().put("delegation", delegation).put("invited", invited),
                200);
    }
}
