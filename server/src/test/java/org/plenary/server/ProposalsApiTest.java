package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.DeskPeople.AMINA;
import static org.plenary.server.TestServer.CHAIR;
import static org.plenary.server.TestServer.CLAIRE;
import static org.plenary.server.TestServer.WATCHER;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

/** Proposals, over HTTP and WebSockets: begun, written, followed, submitted, taken. */
class ProposalsApiTest {
    @TempDir
    static Path directory;

    private static TestServer server;
    private static Api api;
    private Stream draft;

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

    private String path(String rest) {
        return "/api/drafts/" + draft.id() + rest;
    }

    private JsonObject post(Person person, String path, JsonObject body, int status) {
        HttpResponse<String> response = api.send(person, "POST", path, body);
        assertThat(response.statusCode()).as(path + " " + response.body()).isEqualTo(status);
        return response.body().isEmpty() ? new JsonObject() : new JsonObject(response.body());
    }

    private String begun(Person person) {
        return post(person, path("/proposals"), new JsonObject().put("title", "Report together"), 201)
                .getString("id");
    }

    private static YText words(CollabClient client, String clause) {
        YXmlElement element = (YXmlElement) DraftClauses.find(client.doc, new ClauseId(clause));
        return (YText) ((YXmlElement) element.get(0)).get(0);
    }

    private static String line(CollabClient client, String clause) {
        return InstrumentReader.read(client.doc).clauses().stream()
                .filter(each -> each.id().value().equals(clause))
                .map(ClauseText::of)
                .findFirst()
                .orElse("");
    }

    private String submitted(Person person, String proposal) {
        return post(person, "/api/proposals/" + proposal + "/submit", new JsonObject().put("rationale", "Why not"), 200)
                .getString("symbol");
    }

    private JsonObject proposal(Person person, String id) {
        return api.object(person, "/api/proposals/" + id);
    }

    private JsonObject take(String proposal, String as, int status, String... clauses) {
        return post(
                CHAIR,
                path("/incorporate"),
                new JsonObject()
                        .put("proposal", proposal)
                        .put("clauses", List.of(clauses))
                        .put("as", as),
                status);
    }

    private void assertIntact() throws IOException {
        String record = api.get(CHAIR, path("/record")).body();
        assertThat(RecordVerifier.verify(new ByteArrayInputStream(record.getBytes(StandardCharsets.UTF_8)), null))
                .isInstanceOf(Verification.Intact.class);
    }

    private List<String> writers(String clause) {
        return api.object(WATCHER, path("/blame?clause=" + clause)).getJsonArray("clauses").stream()
                .map(JsonObject.class::cast)
                .flatMap(each -> each.getJsonArray("runs").stream())
                .map(JsonObject.class::cast)
                .map(run -> run.getString("text") + ":" + run.getString("person") + incorporated(run))
                .toList();
    }

    /** By whom something was taken, from which of the proposals of this draft. */
    private static String incorporated(JsonObject run) {
        JsonObject taken = run.getJsonObject("incorporated");
        return taken == null
                ? ""
                : " of " + taken.getJsonArray("symbols").getString(0).replaceAll(".*/", "") + " by "
                        + taken.getString("name");
    }

    @Test
    void nobodyButItsOwnPeopleKnowsOfAProposalThatIsNotSubmitted() {
        // given
        String id = begun(CLAIRE);

        // then
        assertThat(proposal(CLAIRE, id).getString("state")).isEqualTo("DRAFTING");
        for (Person other : List.of(AMINA, CHAIR, WATCHER)) {
            assertThat(api.get(other, "/api/proposals/" + id).body())
                    .isEqualTo(api.get(other, "/api/proposals/" + id.substring(1) + "x")
                            .body()
                            .replace(id.substring(1) + "x", id));
            assertThat(api.get(other, "/api/proposals/" + id).statusCode()).isEqualTo(404);
            assertThat(api.object(other, path("/proposals")).getJsonArray("proposals"))
                    .isEmpty();
            assertThat(RawSocket.request(
                                    server.port(),
                                    "/collab/" + id + "?token=" + TestServer.token(other),
                                    CollabClient.PLENARY)
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void thoseWhoMayKnowOfAProposalHearAtOnceThatThereIsOneAndNobodyElseHearsAnything() throws InterruptedException {
        // given
        Map<Person, RawSocket> listening = new LinkedHashMap<>();
        for (Person each : List.of(CLAIRE, AMINA, CHAIR, WATCHER)) {
            listening.put(
                    each,
                    RawSocket.request(
                                    server.port(),
                                    "/desks/" + draft.id() + "?token=" + TestServer.token(each),
                                    List.of())
                            .opened());
        }
        assertThat(heard(listening))
                .containsOnlyKeys(listening.keySet())
                .allSatisfy((who, kinds) -> assertThat(kinds).isEmpty());

        // when, then
        String id = begun(CLAIRE);
        assertThat(heard(listening))
                .containsEntry(CLAIRE, List.of("proposals"))
                .satisfies(others(AMINA, CHAIR, WATCHER));

        invited(id, "KEN", true);
        assertThat(heard(listening))
                .containsEntry(CLAIRE, List.of("proposals"))
                .containsEntry(AMINA, List.of("proposals"))
                .satisfies(others(CHAIR, WATCHER));

        invited(id, "KEN", false);
        assertThat(heard(listening))
                .as("who may read it no longer hears that, too")
                .containsEntry(AMINA, List.of("proposals"))
                .satisfies(others(CHAIR, WATCHER));

        post(CLAIRE, "/api/proposals/" + id + "/withdraw", new JsonObject(), 204);
        assertThat(heard(listening))
                .containsEntry(CLAIRE, List.of("proposals"))
                .satisfies(others(AMINA, CHAIR, WATCHER));

        post(CHAIR, path("/proposals"), new JsonObject().put("title", "The chair’s own"), 201);
        assertThat(heard(listening))
                .containsEntry(CHAIR, List.of("proposals"))
                .satisfies(others(CLAIRE, AMINA, WATCHER));
        listening.values().forEach(RawSocket::close);
    }

    private static Consumer<Map<Person, List<String>>> others(Person... others) {
        return heard -> {
            for (Person other : others) {
                assertThat(heard.get(other)).as(other.name()).isEmpty();
            }
        };
    }

    private void invited(String proposal, String delegation, boolean invited) {
        post(
                CLAIRE,
                "/api/proposals/" + proposal + "/invitations",
                new JsonObject().put("delegation", delegation).put("invited", invited),
                200);
    }

    /** What each has heard before what is said to all now. */
    private Map<Person, List<String>> heard(Map<Person, RawSocket> listening) throws InterruptedException {
        String thread = post(
                        CHAIR,
                        path("/comments"),
                        new JsonObject().put("text", "To all").put("audience", new JsonObject().put("kind", "ALL")),
                        201)
                .getString("thread");
        Map<Person, List<String>> heard = new LinkedHashMap<>();
        for (Map.Entry<Person, RawSocket> each : listening.entrySet()) {
            RawSocket socket = each.getValue();
            List<String> kinds = new ArrayList<>();
            for (JsonObject next = next(socket); !isThread(next, thread); next = next(socket)) {
                if (!next.getString("kind").equals("desks")
                        && !next.getString("kind").equals("thread")) {
                    assertThat(next).as("it says nothing else").isEqualTo(new JsonObject().put("kind", "proposals"));
                    kinds.add(next.getString("kind"));
                }
            }
            heard.put(each.getKey(), kinds);
        }
        return heard;
    }

    private static boolean isThread(JsonObject message, String thread) {
        return message.getString("kind").equals("thread")
                && message.getJsonObject("thread").getString("id").equals(thread);
    }

    private static JsonObject next(RawSocket socket) throws InterruptedException {
        return new JsonObject(new String(Objects.requireNonNull(socket.next(20_000)), StandardCharsets.UTF_8));
    }

    @Test
    void everybodyReadsWhatIsTabledInTheWholeTextWithWhatItChanges() {
        // given
        String id = begun(CLAIRE);
        try (CollabClient claire = CollabClient.joinBranch(server, id, CLAIRE)) {
            words(claire, "b").insert(12, " each year");
            claire.doc.getXmlFragment("text").delete(1, 1);
            claire.untilSaved();
        }
        submitted(CLAIRE, id);

        // when
        JsonObject text = api.object(WATCHER, "/api/proposals/" + id + "/text");

        // then
        assertThat(text.getJsonArray("clauses").getJsonObject(1))
                .isEqualTo(new JsonObject()
                        .put("id", "b")
                        .put("kind", "operative")
                        .put("number", "OP1")
                        .put("text", "Shall report each year")
                        .put("before", "Shall report"));
        assertThat(text.getJsonArray("clauses").getJsonObject(0).containsKey("before"))
                .isFalse();
        assertThat(text.getJsonArray("removed"))
                .containsExactly(new JsonObject()
                        .put("id", "a")
                        .put("kind", "operative")
                        .put("number", "OP1")
                        .put("text", "Shall cooperate closely, and report closely")
                        .put("after", "t"));
    }

    @Test
    void positionsAreOnProposalsThatAllKnowOfAndOnNoOthers() {
        // given
        String id = begun(CLAIRE);
        try (CollabClient claire = CollabClient.joinBranch(server, id, CLAIRE)) {
            words(claire, "b").insert(12, " each year");
            claire.untilSaved();
        }

        // then
        HttpResponse<String> unknown = position(CLAIRE, "nothing");
        Api.assertProblem(unknown, 404, "not-found");
        for (Person any : List.of(CLAIRE, AMINA)) {
            assertThat(position(any, id).body()).isEqualTo(unknown.body());
        }

        // when
        String symbol = submitted(CLAIRE, id);

        // then
        assertThat(position(AMINA, id).statusCode()).isEqualTo(200);
        assertThat(Api.ok(api.get(WATCHER, path("/positions.csv"))).body().lines())
                .contains("PROPOSAL," + symbol + "," + id + ",ALL,OPPOSE");
    }

    private HttpResponse<String> position(Person person, String proposal) {
        return api.send(
                person,
                "PUT",
                path("/positions"),
                new JsonObject()
                        .put("scope", new JsonObject().put("kind", "PROPOSAL").put("id", proposal))
                        .put("value", "OPPOSE"));
    }

    @Test
    void aBranchFollowsItsDraftAndTheDraftKnowsNothingOfIt() {
        // given
        String id = begun(CLAIRE);

        // when
        try (CollabClient claire = CollabClient.joinBranch(server, id, CLAIRE);
                CollabClient chair = CollabClient.join(server, draft, CHAIR)) {
            words(claire, "b").insert(12, " each year");
            claire.untilSaved();
            words(chair, "b").insert(0, "States ");
            chair.untilSaved();

            // then
            claire.until("what the chair wrote", () -> line(claire, "b").equals("States Shall report each year"));
            assertThat(line(chair, "b")).isEqualTo("States Shall report");
        }
        JsonObject told = proposal(CLAIRE, id);
        assertThat(told.getJsonArray("clauses").getJsonObject(0))
                .isEqualTo(new JsonObject()
                        .put("clause", "b")
                        .put("label", "OP2")
                        .put("change", "CHANGED")
                        .put("collides", true));
    }

    @Test
    void wordsThatAreTakenAreThoseOfWhoWroteThemAndLeaveTheBranch() throws IOException {
        // given
        String id = begun(CLAIRE);
        try (CollabClient claire = CollabClient.joinBranch(server, id, CLAIRE);
                CollabClient watcher = CollabClient.join(server, draft, WATCHER)) {
            words(claire, "a").delete(16, 7);
            words(claire, "a").insert(16, "together");
            words(claire, "b").insert(12, " each year");
            claire.untilSaved();

            // when
            assertThat(submitted(CLAIRE, id)).endsWith("/Amend.1");
            JsonObject seen = proposal(AMINA, id);
            assertThat(seen.getString("state")).isEqualTo("SUBMITTED");
            assertThat(seen.getJsonArray("clauses")).hasSize(2);
            take(id, "PROPOSED", 200, "a");

            // then
            watcher.until(
                    "what was taken", () -> line(watcher, "a").equals("Shall cooperate together, and report closely"));
            assertThat(line(watcher, "b")).isEqualTo("Shall report");
            claire.until(
                    "that it was taken",
                    () -> line(claire, "a").equals("Shall cooperate together, and report closely"));
            assertThat(line(claire, "b")).isEqualTo("Shall report each year");
        }
        assertThat(writers("a")).contains("together:claire of Amend.1 by Chiara");
        try (CollabClient chair = CollabClient.join(server, draft, CHAIR)) {
            words(chair, "a").insert(24, " and in time");
            chair.untilSaved();
        }
        assertThat(writers("a"))
                .contains("together:claire of Amend.1 by Chiara", " and in time, and report closely:chair");
        assertThat(proposal(AMINA, id).getString("state")).isEqualTo("PARTLY_INCORPORATED");
        take(id, "MERGED", 200, "b");
        assertThat(proposal(AMINA, id).getString("state")).isEqualTo("INCORPORATED");
        assertThat(writers("b")).containsExactly("Shall report:chair", " each year:claire of Amend.1 by Chiara");
        assertIntact();
    }

    @Test
    void aClauseThatBothChangedCollidesAndIsTakenAsProposedOrMerged() throws IOException {
        // given
        String first = begun(CLAIRE);
        String second = begun(CLAIRE);
        for (String id : List.of(first, second)) {
            try (CollabClient claire = CollabClient.joinBranch(server, id, CLAIRE)) {
                words(claire, id.equals(first) ? "a" : "b").insert(5, " jointly");
                claire.untilSaved();
            }
            submitted(CLAIRE, id);
        }
        try (CollabClient chair = CollabClient.join(server, draft, CHAIR)) {
            words(chair, "a").insert(0, "States ");
            words(chair, "b").insert(0, "States ");
            chair.untilSaved();

            // when
            assertThat(collides(first)).isTrue();
            JsonObject ways = api.object(CHAIR, "/api/proposals/" + first + "/clauses/a");
            assertThat(ways.getString("base")).isEqualTo("Shall cooperate closely, and report closely");
            assertThat(ways.getString("now")).isEqualTo("States Shall cooperate closely, and report closely");
            assertThat(ways.getString("proposal")).isEqualTo("Shall jointly cooperate closely, and report closely");
            assertThat(ways.getString("merged"))
                    .isEqualTo("States Shall jointly cooperate closely, and report closely");
            take(first, "PROPOSED", 200, "a");
            take(second, "MERGED", 200, "b");

            // then
            chair.until(
                    "what was taken",
                    () -> line(chair, "a").equals(ways.getString("proposal"))
                            && line(chair, "b").equals("States Shall jointly report"));
        }
        assertIntact();
    }

    @Test
    void whatTheDraftSaidWhenAProposalWasSubmittedDoesNotCollide() throws IOException {
        // given
        String id = begun(CLAIRE);
        try (CollabClient claire = CollabClient.joinBranch(server, id, CLAIRE);
                CollabClient chair = CollabClient.join(server, draft, CHAIR)) {
            words(claire, "a").insert(5, " jointly");
            claire.untilSaved();
            words(chair, "a").insert(0, "States ");
            chair.untilSaved();

            // when
            submitted(CLAIRE, id);

            // then
            assertThat(collides(id)).isFalse();

            // when
            words(chair, "a").insert(0, "All ");
            chair.untilSaved();

            // then
            assertThat(collides(id)).isTrue();

            // when
            words(claire, "b").insert(0, "States ");
            claire.untilSaved();
            submitted(CLAIRE, id);

            // then
            assertThat(collides(id)).isFalse();
        }
        assertIntact();
    }

    private boolean collides(String id) throws IOException {
        return proposal(CHAIR, id).getJsonArray("clauses").getJsonObject(0).getBoolean("collides");
    }

    @Test
    void aProposalStandsInBracketsThatItsSponsorsHold() throws IOException {
        // given
        String id = begun(CLAIRE);
        post(
                CLAIRE,
                "/api/proposals/" + id + "/invitations",
                new JsonObject().put("delegation", "KEN").put("invited", true),
                200);
        post(AMINA, "/api/proposals/" + id + "/sponsors", new JsonObject().put("joins", true), 200);
        try (CollabClient claire = CollabClient.joinBranch(server, id, CLAIRE)) {
            words(claire, "a").delete(16, 7);
            words(claire, "a").insert(16, "together");
            claire.untilSaved();
        }
        submitted(CLAIRE, id);

        // when
        take(id, "BRACKETED", 200, "a");

        // then
        List<String> brackets = api.array(WATCHER, path("/brackets")).stream()
                .map(JsonObject.class::cast)
                .map(bracket -> bracket.getJsonArray("holders").stream()
                        .map(JsonObject.class::cast)
                        .map(holder -> holder.getString("holder") + " " + holder.getString("stance"))
                        .toList()
                        .toString())
                .toList();
        assertThat(brackets).containsExactlyInAnyOrder("[FRA KEEP, KEN KEEP]", "[FRA DELETE, KEN DELETE]");
        assertIntact();
    }

    @Test
    void aProposalCompetesWithTheClauseAsAnAlternative() throws IOException {
        // given
        String id = begun(CLAIRE);
        try (CollabClient claire = CollabClient.joinBranch(server, id, CLAIRE)) {
            words(claire, "a").insert(5, " jointly");
            claire.untilSaved();
        }
        submitted(CLAIRE, id);

        // when
        take(id, "ALTERNATIVE", 200, "a");

        // then
        List<String> read = api.array(WATCHER, path("/clauses")).stream()
                .map(JsonObject.class::cast)
                .map(clause -> clause.getString("number") + " " + clause.getString("text"))
                .toList();
        assertThat(read)
                .contains(
                        "OP1 Shall cooperate closely, and report closely",
                        "OP1 alt Shall jointly cooperate closely, and report closely");
        assertIntact();
    }

    @Test
    void aProposalIsSubmittedAgainUnderTheSameNumber() throws IOException {
        // given
        String id = begun(CLAIRE);
        try (CollabClient claire = CollabClient.joinBranch(server, id, CLAIRE)) {
            words(claire, "a").insert(5, " jointly");
            claire.untilSaved();
            submitted(CLAIRE, id);
            words(claire, "b").insert(5, " jointly");
            claire.untilSaved();
        }

        // then
        assertThat(proposal(CLAIRE, id).getBoolean("newer")).isTrue();
        assertThat(proposal(AMINA, id).getJsonArray("clauses")).hasSize(1);
        assertThat(submitted(CLAIRE, id)).endsWith("/Amend.1/Rev.1");
        assertThat(proposal(AMINA, id).getJsonArray("clauses")).hasSize(2);
        assertThat(proposal(CLAIRE, id).getBoolean("newer")).isFalse();
        post(CLAIRE, "/api/proposals/" + id + "/withdraw", new JsonObject(), 200);
        assertThat(proposal(AMINA, id).getString("state")).isEqualTo("WITHDRAWN");
        assertIntact();
    }

    @Test
    void whoMayOpenABranchSeesItsHistoryAndItsRecordAndNobodyElseDoes() {
        String id = begun(CLAIRE);
        String path = "/api/proposals/" + id;
        try (CollabClient claire = CollabClient.joinBranch(server, id, CLAIRE)) {
            words(claire, "a").insert(0, "Branching ");
            claire.untilSaved();
        }
        post(
                CLAIRE,
                path + "/invitations",
                new JsonObject().put("delegation", "KEN").put("invited", true),
                200);
        submitted(CLAIRE, id);

        List<String> marks = api.object(CLAIRE, path + "/history/timeline").getJsonArray("marks").stream()
                .map(mark -> ((JsonObject) mark).getString("kind"))
                .toList();
        assertThat(marks).contains("base", "invite");
        String changes = api.object(CLAIRE, path + "/history/redline?clause=a").encode();
        assertThat(changes).contains("Branching").contains("\"insert\"");
        assertThat(api.object(CLAIRE, path + "/history/blame?clause=a").encode())
                .contains("\"" + CLAIRE.id() + "\"")
                .contains("\"plenary-server\"");
        for (String part : List.of("/record", "/history/timeline", "/history/redline", "/history/blame")) {
            assertThat(api.get(AMINA, path + part).statusCode())
                    .as("invited " + part)
                    .isEqualTo(200);
            HttpResponse<String> others = api.get(WATCHER, path + part);
            assertThat(others.statusCode()).as(part).isEqualTo(404);
            assertThat(others.body()).as(part).doesNotContain("Branching");
        }
    }

    private JsonObject ruled(Person person, JsonObject rules, int status) {
        HttpResponse<String> response = api.send(person, "PUT", path("/proposal-rules"), rules);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return new JsonObject(response.body());
    }

    @Test
    void proposalsAreSubmittedInTimeAndTakenOnceTheyAreSeconded() throws IOException {
        JsonObject past = new JsonObject()
                .put("closes", "2020-12-03T18:00:00+01:00")
                .put("zone", "Europe/Paris")
                .put("seconders", 1);
        ruled(CLAIRE, past, 403);
        ruled(CHAIR, past.copy().put("zone", "Europe/Nowhere"), 400);
        ruled(CHAIR, past.copy().put("seconders", 21), 400);
        ruled(CHAIR, past.copy().putNull("zone"), 400);

        ruled(CHAIR, past, 200);
        assertThat(api.object(WATCHER, path("/proposals")).getJsonObject("rules"))
                .isEqualTo(new JsonObject()
                        .put("closes", "2020-12-03T17:00:00Z")
                        .put("zone", "Europe/Paris")
                        .put("late", "REFUSED")
                        .put("seconders", 1));
        String id = begun(CLAIRE);
        try (CollabClient claire = CollabClient.joinBranch(server, id, CLAIRE)) {
            words(claire, "a").insert(0, "Seconding ");
            claire.untilSaved();
        }
        JsonObject refused = post(CLAIRE, "/api/proposals/" + id + "/submit", new JsonObject(), 409);
        assertThat(refused.getString("detail")).contains("2020-12-03T17:00:00Z").contains("Europe/Paris");

        ruled(CHAIR, past.put("late", "MARKED"), 200);
        submitted(CLAIRE, id);

        JsonObject late = proposal(WATCHER, id);
        assertThat(late.getBoolean("late")).isTrue();
        assertThat(late.getInteger("needs")).isEqualTo(1);
        assertThat(take(id, "PROPOSED", 409, "a").getString("detail")).contains("1 more");
        post(AMINA, "/api/proposals/" + id + "/sponsors", new JsonObject().put("joins", true), 200);
        assertThat(proposal(WATCHER, id).containsKey("needs")).isFalse();
        take(id, "PROPOSED", 200, "a");
        assertIntact();
    }

    @Test
    void aDiscardedProposalIsGone() {
        // given
        String id = begun(CLAIRE);
        try (CollabClient claire = CollabClient.joinBranch(server, id, CLAIRE)) {
            // when
            post(CLAIRE, "/api/proposals/" + id + "/withdraw", new JsonObject(), 204);

            // then
            claire.untilClosed();
        }
        assertThat(api.get(CLAIRE, "/api/proposals/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void wordsOfADraftAndOfABranchAreKeptApartByTheirClientIds() {
        // given
        String id = begun(CLAIRE);

        // when
        try (CollabClient ordinary = CollabClient.of(RawSocket.request(
                                server.port(),
                                "/collab/" + id + "?token=" + TestServer.token(CLAIRE),
                                CollabClient.PLENARY)
                        .opened())
                .sync()) {
            words(ordinary, "a").insert(0, "x");
            ordinary.until("the refusal", () -> !ordinary.refusals.isEmpty());

            // then
            assertThat(ordinary.refusals.get(0).getString("reason")).isEqualTo("foreign-client");
        }
        try (CollabClient strange = CollabClient.joinBranch(server, draft.id().value(), CLAIRE)) {
            words(strange, "a").insert(0, "x");
            strange.until("the refusal", () -> !strange.refusals.isEmpty());
            assertThat(strange.refusals.get(0).getString("reason")).isEqualTo("foreign-client");
        }
    }

    @Test
    void aNewClauseAndADeletedOneAreTaken() throws IOException {
        // given
        String id = begun(CLAIRE);
        try (CollabClient claire = CollabClient.joinBranch(server, id, CLAIRE)) {
            claire.doc.transact(null, () -> {
                DraftClauses.root(claire.doc).delete(DraftClauses.find(claire.doc, new ClauseId("b")));
                YXmlElement clause = DraftClauses.root(claire.doc).insertElement(2, "operative");
                clause.setAttribute("id", "new");
                clause.insertElement(0, "paragraph").insertText(0).insert(0, "Shall meet");
            });
            claire.untilSaved();
            submitted(CLAIRE, id);

            // when
            take(id, "PROPOSED", 200, "b", "new");

            // then
            Awaitility.await()
                    .untilAsserted(() -> assertThat(InstrumentReader.read(claire.doc).clauses().stream()
                                    .map(clause -> clause.id().value())
                                    .toList())
                            .containsExactly("t", "a", "new"));
        }
        assertThat(api.array(WATCHER, path("/clauses")).stream()
                        .map(JsonObject.class::cast)
                        .map(clause -> clause.getString("id") + " " + clause.getString("text"))
                        .toList())
                .containsExactly("t Declaration", "a Shall cooperate closely, and report closely", "new Shall meet");
        assertIntact();
    }
}
