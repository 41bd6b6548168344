package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.DeskPeople.AMINA;
import static org.plenary.server.DeskPeople.MOUSSA;
import static org.plenary.server.TestServer.CLAIRE;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.StateVector;
import org.plenary.crdt.Update;
import org.plenary.crdt.YText;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.protocol.Frames;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;
import org.plenary.server.record.BranchVerifier;

/** Whatever a client sends to a branch: its record stays right, others' words stay theirs, and the branch goes on. */
class HostileBranchTest {
    private final long seed = Long.getLong("plenary.seed", System.nanoTime());

    @TempDir
    static Path directory;

    private static TestServer server;
    private static Api api;
    private Stream draft;
    private String branch;

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
        System.out.println("HostileBranchTest seed=" + seed);
        draft = DeskPeople.draft(server);
        begin(CLAIRE, new JsonObject().put("title", "Amendment"));
    }

    private void begin(Person person, JsonObject proposal) {
        HttpResponse<String> begun = api.send(person, "POST", "/api/drafts/" + draft.id() + "/proposals", proposal);
        branch = new JsonObject(begun.body()).getString("id");
    }

    private static YText words(Doc doc) {
        YXmlElement clause = (YXmlElement) DraftClauses.find(doc, new ClauseId("a"));
        return (YText) ((YXmlElement) clause.get(0)).get(0);
    }

    private String branchText(Person person) {
        return api.get(person, "/api/proposals/" + branch + "/text").body();
    }

    private HttpResponse<String> post(Person person, String act, JsonObject body) {
        return api.send(person, "POST", "/api/proposals/" + branch + "/" + act, body);
    }

    private void assertRecordIsIntact(Person person) throws IOException {
        String record = api.get(person, "/api/proposals/" + branch + "/record").body();
        assertThat(BranchVerifier.verify(new ByteArrayInputStream(record.getBytes(StandardCharsets.UTF_8)))
                        .broken())
                .as("seed=%d", seed)
                .isNull();
    }

    private CollabClient invitedReader() {
        post(CLAIRE, "invitations", new JsonObject().put("delegation", "KEN").put("invited", true));
        return CollabClient.joinBranch(server, branch, AMINA);
    }

    @Test
    void takesNothingFromWhoMayOnlyRead() throws IOException {
        try (CollabClient reader = invitedReader()) {
            String before = branchText(CLAIRE);

            words(reader.doc).insert(0, "Not mine ");

            reader.until("a refusal", () -> !reader.refusals.isEmpty());
            assertThat(branchText(CLAIRE)).isEqualTo(before);
            assertRecordIsIntact(CLAIRE);
        }
    }

    @Test
    void takesNoWordsUnderTheNameOfSomebodyElse() throws IOException {
        begin(AMINA, new JsonObject().put("title", "Amendment of two").put("group", "AFR"));
        try (CollabClient amina = CollabClient.joinBranch(server, branch, AMINA);
                CollabClient moussa = CollabClient.joinBranch(server, branch, MOUSSA)) {
            words(amina.doc).insert(0, "Mine ");
            amina.untilSaved();
            String before = branchText(AMINA);
            Doc forged = new Doc(new DocOptions().withClientId(amina.doc.clientId()));
            forged.apply(Update.decode(amina.doc.encodeStateAsUpdate()), null);
            StateVector known = forged.stateVector();
            words(forged).insert(0, "As if hers ");

            moussa.submit(Frames.change(forged.encodeStateAsUpdate(known)));

            moussa.until("a refusal", () -> !moussa.refusals.isEmpty());
            assertThat(branchText(AMINA)).isEqualTo(before).contains("Mine ");
            assertRecordIsIntact(AMINA);
        }
    }

    @Test
    void goesOnAfterNoiseInTheFormOfChanges() throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < 30; i++) {
            try (CollabClient claire = CollabClient.joinBranch(server, branch, CLAIRE)) {
                words(claire.doc).insert(0, "x");
                claire.untilSaved();
                byte[] frame = Frames.change(claire.doc.encodeStateAsUpdate());
                for (int change = 1 + random.nextInt(6); change > 0; change--) {
                    frame[2 + random.nextInt(frame.length - 2)] = (byte) random.nextInt(256);
                }
                claire.submit(frame);
                claire.until(
                        "an answer, or the end",
                        () -> claire.answered() == claire.sent || claire.socket.closeCode() != 0);
            }
        }
        try (CollabClient claire = CollabClient.joinBranch(server, branch, CLAIRE)) {
            words(claire.doc).insert(0, "Still here ");
            claire.untilSaved();
        }
        assertThat(branchText(CLAIRE)).contains("Still here ");
        assertRecordIsIntact(CLAIRE);
    }

    @Test
    void saysWhatIsTooMuchToSubmitAndKeepsIt() throws IOException {
        try (CollabClient claire = CollabClient.joinBranch(server, branch, CLAIRE)) {
            for (int i = 0; i < 9; i++) {
                words(claire.doc).insert(0, "much ".repeat(12_500));
                claire.untilSaved();
            }
        }

        HttpResponse<String> answer = post(CLAIRE, "submit", new JsonObject());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(answer.body()).contains("512 KiB");
        assertThat(branchText(CLAIRE)).contains("much much");
        assertThat(new JsonObject(api.get(CLAIRE, "/api/proposals/" + branch).body()).getString("state"))
                .isEqualTo("DRAFTING");
        assertRecordIsIntact(CLAIRE);
    }

    @Test
    void isGoneForWhoHasItOpenWhenItsPeopleDiscardIt() {
        try (CollabClient reader = invitedReader();
                CollabClient claire = CollabClient.joinBranch(server, branch, CLAIRE)) {
            assertThat(post(CLAIRE, "withdraw", new JsonObject()).statusCode()).isEqualTo(204);

            reader.untilClosed();
            claire.untilClosed();
            assertThat(WallListener.request(server, "/collab/" + branch, CLAIRE).status())
                    .isEqualTo(404);
        }
    }
}
