package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plenary.server.Browser.Reply;

/** What the secretariat does with people, delegations and groups, and what becomes of it, over HTTP. */
class PeopleApiTest {
    private static final String PASSWORD = "seven blue otters";

    @TempDir
    static Path directory;

    private static TestServer server;
    private static Browser ingrid;
    private static int people;

    @BeforeAll
    static void start() {
        server = TestServer.start(directory);
        ingrid = Browser.of(server, TestServer.INGRID);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String email() {
        people++;
        return "person-" + people + "@example.org";
    }

    private static JsonObject delegate(String email) {
        return new JsonObject()
                .put("name", "Marta Ruiz")
                .put("email", email)
                .put("role", "DELEGATE")
                .put("rank", "ALTERNATE")
                .put("delegation", "FRA");
    }

    /** Invites somebody; the reply has the id and the link. */
    private static JsonObject invite(JsonObject person) {
        Reply reply = ingrid.post("/api/process/people", person);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.object();
    }

    private static String token(JsonObject invited) {
        String link = invited.getJsonObject("invitation", invited).getString("link");
        return link.substring(link.indexOf('#') + 1);
    }

    private static JsonObject member(String id) {
        return ingrid.get("/api/process").object().getJsonArray("people").stream()
                .map(JsonObject.class::cast)
                .filter(person -> person.getString("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Browser accept(String token) {
        Browser browser = new Browser(server.port());
        Reply reply = browser.post(
                "/api/invitations/accept", new JsonObject().put("token", token).put("password", PASSWORD));
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
        return browser;
    }

    private static JsonObject credentials(String email, String password) {
        return new JsonObject().put("email", email).put("password", password);
    }

    private static void assertProblem(Reply reply, int status, String type) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.problem()).isEqualTo(type);
        assertThat(reply.detail()).isNotBlank();
    }

    @Test
    void invitesAPersonWhoAcceptsAndSignsInByPassword() {
        // given
        String email = email();
        JsonObject invited = invite(delegate(email.toUpperCase(Locale.ROOT)));
        assertThat(invited.getJsonObject("invitation").getString("link"))
                .startsWith("http://localhost:" + server.port() + "/invitation#");
        Instant now = Instant.now();
        Instant expiresAt = Instant.parse(invited.getJsonObject("invitation").getString("expiresAt"));
        assertThat(expiresAt).isBetween(now.plus(13, ChronoUnit.DAYS), now.plus(14, ChronoUnit.DAYS));
        JsonObject before = member(invited.getString("id"));
        assertThat(before.getString("state")).isEqualTo("INVITED");
        assertThat(before.getString("email")).isEqualTo(email);
        assertThat(before.getJsonObject("invitation").getString("expiresAt")).isEqualTo(expiresAt.toString());

        // when
        Browser marta = new Browser(server.port());
        JsonObject look = marta.post("/api/invitations/look", new JsonObject().put("token", token(invited)))
                .object();
        assertThat(look.getString("name")).isEqualTo("Marta Ruiz");
        assertThat(look.getString("email")).isEqualTo(email);
        assertThat(look.getString("rank")).isEqualTo("ALTERNATE");
        assertThat(look.getJsonObject("delegation").getString("name")).isEqualTo("France");
        assertThat(look.getJsonObject("process").getString("name")).isNotBlank();
        assertProblem(marta.post("/api/session", credentials(email, PASSWORD)), 401, "not-signed-in");
        marta = accept(token(invited));

        // then
        JsonObject me = marta.get("/api/me").object();
        assertThat(me.getString("name")).isEqualTo("Marta Ruiz");
        assertThat(me.getString("rank")).isEqualTo("ALTERNATE");
        assertThat(me.getString("email")).isEqualTo(email);
        assertThat(me.getBoolean("hasPassword")).isTrue();
        assertThat(me.getBoolean("mayManage")).isFalse();
        JsonObject after = member(invited.getString("id"));
        assertThat(after.getString("state")).isEqualTo("ACTIVE");
        assertThat(after.getValue("invitation")).isNull();
        assertThat(after.getString("lastSeenAt")).isNotNull();
        Browser elsewhere = new Browser(server.port());
        assertThat(elsewhere
                        .post("/api/session", credentials(" " + email + " ", PASSWORD))
                        .status())
                .isEqualTo(204);
        assertThat(elsewhere.get("/api/me").object().getString("name")).isEqualTo("Marta Ruiz");
    }

    @Test
    void takesAnInvitationOnceAndOnlyTheNewest() {
        JsonObject invited = invite(delegate(email()));
        String id = invited.getString("id");
        JsonObject newer =
                ingrid.post("/api/process/people/" + id + "/invitation").object();
        Browser marta = new Browser(server.port());
        assertProblem(look(marta, token(invited)), 404, "not-found");
        accept(token(newer));
        assertProblem(look(marta, token(newer)), 404, "not-found");
        assertProblem(
                marta.post(
                        "/api/invitations/accept",
                        new JsonObject().put("token", token(newer)).put("password", PASSWORD)),
                404,
                "not-found");
        assertProblem(look(marta, "no-invitation-has-ever-had-this-token"), 404, "not-found");
    }

    private static Reply look(Browser browser, String token) {
        return browser.post("/api/invitations/look", new JsonObject().put("token", token));
    }

    @Test
    void aNewInvitationReplacesALostPasswordAndEndsWhatIsSignedIn() {
        String email = email();
        JsonObject invited = invite(delegate(email));
        Browser marta = accept(token(invited));
        JsonObject again = ingrid.post("/api/process/people/" + invited.getString("id") + "/invitation")
                .object();
        assertThat(marta.isSignedIn()).isTrue();
        Browser other = new Browser(server.port());
        assertThat(other.post(
                                "/api/invitations/accept",
                                new JsonObject().put("token", token(again)).put("password", "another long password"))
                        .status())
                .isEqualTo(204);
        assertThat(marta.isSignedIn()).isFalse();
        assertThat(other.isSignedIn()).isTrue();
        assertProblem(marta.post("/api/session", credentials(email, PASSWORD)), 401, "not-signed-in");
        assertThat(marta.post("/api/session", credentials(email, "another long password"))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void refusesShortAndGuessablePasswords() {
        String email = "somebody-with-a-long-address@example.org";
        JsonObject invited = invite(delegate(email));
        Browser marta = new Browser(server.port());
        for (String password : List.of("", "eleven char", "x".repeat(201), "aaaaaaaaaaaaaaaa", email)) {
            Reply reply = marta.post(
                    "/api/invitations/accept",
                    new JsonObject().put("token", token(invited)).put("password", password));
            assertProblem(reply, 400, "invalid-request");
            assertThat(reply.body()).doesNotContain(email);
        }
        assertThat(accept(token(invited)).isSignedIn()).isTrue();
    }

    @Test
    void takesAccessAwayAtOnceAndGivesItBack() {
        String email = email();
        JsonObject invited = invite(delegate(email));
        String path = "/api/process/people/" + invited.getString("id");
        Browser marta = accept(token(invited));

        assertThat(ingrid.put(path + "/revocation").status()).isEqualTo(204);

        assertThat(marta.isSignedIn()).isFalse();
        assertProblem(marta.post("/api/session", credentials(email, PASSWORD)), 401, "not-signed-in");
        assertThat(member(invited.getString("id")).getString("state")).isEqualTo("REVOKED");
        assertProblem(ingrid.post(path + "/invitation"), 409, "conflict");
        assertThat(ingrid.put(path + "/revocation").status()).isEqualTo(204);

        assertThat(ingrid.delete(path + "/revocation").status()).isEqualTo(204);
        assertThat(marta.isSignedIn()).as("the old session").isFalse();
        assertThat(marta.post("/api/session", credentials(email, PASSWORD)).status())
                .isEqualTo(204);
        assertThat(member(invited.getString("id")).getString("state")).isEqualTo("ACTIVE");
    }

    @Test
    void tokensOfWhoIsRevokedStopWorking() {
        Browser tool =
                new Browser(server.port()).with("Authorization", "Bearer " + TestServer.token(TestServer.DANIEL));
        assertThat(tool.isSignedIn()).isTrue();
        assertThat(ingrid.put("/api/process/people/daniel/revocation").status()).isEqualTo(204);
        assertThat(tool.get("/api/me").status()).isEqualTo(401);
        assertProblem(
                new Browser(server.port())
                        .post("/api/session", new JsonObject().put("token", TestServer.token(TestServer.DANIEL))),
                401,
                "not-signed-in");
        assertThat(ingrid.delete("/api/process/people/daniel/revocation").status())
                .isEqualTo(204);
        assertThat(tool.isSignedIn()).isTrue();
    }

    @Test
    void keepsOneOfTheSecretariat() {
        JsonObject delegate =
                new JsonObject().put("name", "Ingrid").put("email", null).put("role", "CHAIR");
        assertProblem(ingrid.put("/api/process/people/ingrid", delegate), 409, "conflict");
        assertProblem(ingrid.put("/api/process/people/ingrid/revocation"), 409, "conflict");
        // an invited person cannot sign in yet
        JsonObject second = invite(
                new JsonObject().put("name", "Sven").put("email", email()).put("role", "SECRETARIAT"));
        assertProblem(ingrid.put("/api/process/people/ingrid/revocation"), 409, "conflict");
        Browser sven = accept(token(second));
        assertThat(sven.put("/api/process/people/ingrid", delegate).status()).isEqualTo(204);
        assertProblem(ingrid.put("/api/process", new JsonObject().put("name", "Mine")), 403, "not-allowed");
        assertThat(ingrid.get("/api/me").object().getString("role")).isEqualTo("CHAIR");
        assertProblem(sven.put("/api/process/people/" + second.getString("id") + "/revocation"), 409, "conflict");
        assertThat(sven.put("/api/process/people/ingrid", delegate.put("role", "SECRETARIAT"))
                        .status())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /api/process, '{\"name\":\"N\"}'",
        "POST, /api/process/delegations, '{\"code\":\"XX\",\"name\":\"N\",\"kind\":\"STATE\",\"capacity\":\"OBSERVER\"}'",
        "PUT, /api/process/delegations/FRA, '{\"name\":\"N\",\"kind\":\"STATE\",\"capacity\":\"OBSERVER\"}'",
        "DELETE, /api/process/delegations/FRA, ''",
        "POST, /api/process/groups, '{\"code\":\"XX\",\"name\":\"N\",\"members\":[]}'",
        "PUT, /api/process/groups/XX, '{\"name\":\"N\",\"members\":[]}'",
        "DELETE, /api/process/groups/XX, ''",
        "POST, /api/process/people, '{\"name\":\"N\",\"email\":\"n@example.org\",\"role\":\"OBSERVER\"}'",
        "PUT, /api/process/people/claire, '{\"name\":\"N\",\"email\":\"n@example.org\",\"role\":\"OBSERVER\"}'",
        "POST, /api/process/people/claire/invitation, ''",
        "PUT, /api/process/people/claire/revocation, ''",
        "DELETE, /api/process/people/claire/revocation, ''",
        "GET, /api/process/audit, ''",
    })
    void letsNobodyButTheSecretariatSetUp(String method, String path, String body) {
        for (var person : List.of(TestServer.CHAIR, TestServer.CLAIRE, TestServer.WATCHER)) {
            assertProblem(
                    Browser.of(server, person).send(method, path, body.isEmpty() ? null : new JsonObject(body)),
                    403,
                    "not-allowed");
        }
        assertThat(new Browser(server.port())
                        .send(method, path, body.isEmpty() ? null : new JsonObject(body))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void showsEverybodyTheProcessAndOnlyTheSecretariatTheAccounts() {
        JsonObject process =
                Browser.of(server, TestServer.WATCHER).get("/api/process").object();
        JsonObject claire = process.getJsonArray("people").stream()
                .map(JsonObject.class::cast)
                .filter(person -> person.getString("id").equals("claire"))
                .findFirst()
                .orElseThrow();
        assertThat(claire.fieldNames()).containsExactlyInAnyOrder("id", "name", "role", "rank", "delegation", "color");
        assertThat(process.getJsonArray("people").encode()).doesNotContain("sten", "example.org");
        assertThat(process.getJsonArray("delegations").getJsonObject(0).fieldNames())
                .containsExactlyInAnyOrder("code", "name", "kind", "capacity", "color");
        assertThat(member("claire").fieldNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "name",
                        "role",
                        "rank",
                        "delegation",
                        "color",
                        "email",
                        "state",
                        "lastSeenAt",
                        "invitation");
    }

    @Test
    void addsChangesAndRemovesDelegationsAndGroups() {
        JsonObject kenya = new JsonObject()
                .put("code", "KEN")
                .put("name", " Kenya ")
                .put("kind", "STATE")
                .put("capacity", "PARTICIPANT");
        assertThat(ingrid.post("/api/process/delegations", kenya).status()).isEqualTo(201);
        assertProblem(ingrid.post("/api/process/delegations", kenya), 409, "conflict");
        JsonObject group = new JsonObject()
                .put("code", "G2")
                .put("name", "The two")
                .put("members", new JsonArray().add("KEN").add("FRA").add("KEN"));
        assertThat(ingrid.post("/api/process/groups", group).status()).isEqualTo(201);
        assertProblem(ingrid.post("/api/process/groups", group), 409, "conflict");
        JsonObject shown = ingrid.get("/api/process").object();
        assertThat(shown.getJsonArray("groups").getJsonObject(0))
                .isEqualTo(new JsonObject()
                        .put("code", "G2")
                        .put("name", "The two")
                        .put("members", new JsonArray().add("FRA").add("KEN")));
        assertThat(shown.getJsonArray("delegations").encode()).contains("\"name\":\"Kenya\"");
        assertProblem(
                ingrid.put(
                        "/api/process/groups/G2",
                        new JsonObject().put("name", "x").put("members", new JsonArray().add("NONE"))),
                400,
                "invalid-request");
        kenya.remove("code");
        assertThat(ingrid.put("/api/process/delegations/KEN", kenya.put("capacity", "OBSERVER"))
                        .status())
                .isEqualTo(204);
        assertProblem(ingrid.put("/api/process/delegations/NONE", kenya), 404, "not-found");
        assertProblem(ingrid.delete("/api/process/delegations/FRA"), 409, "conflict");
        assertThat(ingrid.delete("/api/process/delegations/KEN").status()).isEqualTo(204);
        assertThat(ingrid.get("/api/process").object().getJsonArray("groups").encode())
                .contains("[\"FRA\"]");
        assertThat(ingrid.delete("/api/process/groups/G2").status()).isEqualTo(204);
        assertProblem(ingrid.delete("/api/process/groups/G2"), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}",
                "{\"name\":\"N\",\"email\":null,\"role\":\"OBSERVER\"}",
                "{\"name\":\"N\",\"email\":\"no address\",\"role\":\"OBSERVER\"}",
                "{\"name\":\" \",\"email\":\"n@example.org\",\"role\":\"OBSERVER\"}",
                "{\"name\":\"two\\nlines\",\"email\":\"n@example.org\",\"role\":\"OBSERVER\"}",
                "{\"name\":\"N\",\"email\":\"n@example.org\",\"role\":\"KING\"}",
                "{\"name\":\"N\",\"email\":\"n@example.org\",\"role\":\"DELEGATE\"}",
                "{\"name\":\"N\",\"email\":\"n@example.org\",\"role\":\"DELEGATE\",\"delegation\":\"NONE\"}",
                "{\"name\":\"N\",\"email\":\"n@example.org\",\"role\":\"CHAIR\",\"rank\":\"HEAD\"}",
                "{\"name\":\"N\",\"email\":\"n@example.org\",\"role\":\"DELEGATE\",\"delegation\":\"FRA\",\"rank\":\"BOSS\"}",
                "{\"name\":\"N\",\"email\":\"n@example.org\",\"role\":\"OBSERVER\",\"more\":1}",
            })
    void refusesPeopleThatDoNotFitTogether(String body) {
        assertProblem(ingrid.post("/api/process/people", new JsonObject(body)), 400, "invalid-request");
    }

    @Test
    void letsTheSecretariatSayHowRevisionsAreCalled() {
        assertThat(ingrid.get("/api/process").object().getString("symbolPattern"))
                .isEqualTo("WP.{draft}/Rev.{number}");
        String name = ingrid.get("/api/process").object().getString("name");
        JsonObject body = new JsonObject().put("name", name).put("symbolPattern", "TSC/{year}/WP.{draft}/Rev.{number}");
        assertThat(ingrid.put("/api/process", body).status()).isEqualTo(204);
        assertThat(ingrid.get("/api/process").object().getString("symbolPattern"))
                .isEqualTo("TSC/{year}/WP.{draft}/Rev.{number}");
        assertThat(ingrid.put("/api/process", new JsonObject().put("name", "Renamed"))
                        .status())
                .isEqualTo(204);
        assertThat(ingrid.get("/api/process").object().getString("symbolPattern"))
                .as("it stays when nothing is said of it")
                .isEqualTo("TSC/{year}/WP.{draft}/Rev.{number}");
        for (String bad : List.of(
                "",
                "Rev.{number}",
                "WP.{draft}",
                "WP.{draft}{number}",
                "WP.{draft}12{number}",
                "WP.{draft}/Rev.{number}/{number}",
                "WP.{draft}/Rev.{number}/{month}",
                "WP.{draft}/Rev. {number}",
                "WP.{draft}/Rév.{number}",
                "WP.{draft}/Rev.{number}" + "x".repeat(80))) {
            assertProblem(ingrid.put("/api/process", body.copy().put("symbolPattern", bad)), 400, "invalid-request");
        }
        assertProblem(Browser.of(server, TestServer.WATCHER).put("/api/process", body), 403, "not-allowed");
    }

    @Test
    void letsTheSecretariatSayWhatStandsAtTheHeadOfPapers() {
        JsonObject usual =
                new JsonObject().put("distribution", "").put("agenda", "").put("language", "en");
        assertThat(ingrid.get("/api/process").object().getJsonObject("masthead"))
                .isEqualTo(usual);

        JsonObject masthead = new JsonObject()
                .put("distribution", "Limited")
                .put("agenda", "Point 4 de l’ordre du jour")
                .put("language", "fr");
        String name = ingrid.get("/api/process").object().getString("name");
        JsonObject body = new JsonObject().put("name", name).put("masthead", masthead);
        assertThat(ingrid.put("/api/process", body).status()).isEqualTo(204);
        assertThat(ingrid.get("/api/process").object().getJsonObject("masthead"))
                .isEqualTo(masthead);
        String draft = server.draft("Déclaration").id().value();
        assertThat(ingrid.get("/api/drafts/" + draft).object().getString("language"))
                .as("the text is read and spelled in it")
                .isEqualTo("fr");
        JsonObject entry = ingrid.get("/api/process/audit?limit=1").array().getJsonObject(0);
        assertThat(entry.getString("action")).isEqualTo("MASTHEAD_CHANGED");
        assertThat(entry.getJsonObject("details")).isEqualTo(masthead);

        assertThat(ingrid.put("/api/process", new JsonObject().put("name", name))
                        .status())
                .isEqualTo(204);
        assertThat(ingrid.get("/api/process").object().getJsonObject("masthead"))
                .as("it stays when nothing is said of it")
                .isEqualTo(masthead);
        for (JsonObject bad : List.of(
                masthead.copy().put("language", "english please"),
                masthead.copy().put("language", ""),
                masthead.copy().put("language", "x-klingon"),
                masthead.copy().put("distribution", "Limited\nGeneral"),
                masthead.copy().put("distribution", "x".repeat(61)),
                masthead.copy().put("agenda", "x".repeat(301)),
                masthead.copy().put("agenda", "a\u0000b"),
                masthead.copy().put("more", "x"),
                new JsonObject().put("language", "en"))) {
            assertProblem(ingrid.put("/api/process", body.copy().put("masthead", bad)), 400, "invalid-request");
        }
        assertProblem(Browser.of(server, TestServer.WATCHER).put("/api/process", body), 403, "not-allowed");
        assertThat(ingrid.put("/api/process", body.copy().put("masthead", usual))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void givesAnAddressToOnePersonOnly() {
        String email = email();
        JsonObject first = invite(delegate(email));
        assertProblem(ingrid.post("/api/process/people", delegate(email)), 409, "conflict");
        JsonObject second = invite(delegate(email()));
        assertProblem(ingrid.put("/api/process/people/" + second.getString("id"), delegate(email)), 409, "conflict");
        assertThat(ingrid.put("/api/process/people/" + first.getString("id"), delegate(email))
                        .status())
                .isEqualTo(204);
        assertProblem(
                ingrid.put(
                        "/api/process/people/" + first.getString("id"),
                        delegate(email()).putNull("email")),
                400,
                "invalid-request");
    }

    @Test
    void doesNotReachPeopleOfAnotherProcess() {
        assertProblem(ingrid.put("/api/process/people/sten/revocation"), 404, "not-found");
        assertProblem(ingrid.post("/api/process/people/sten/invitation"), 404, "not-found");
        assertProblem(ingrid.put("/api/process/people/sten", delegate(email())), 404, "not-found");
        assertProblem(ingrid.put("/api/process/people/nobody/revocation"), 404, "not-found");
    }

    @Test
    void writesDownWhatHappens() {
        String email = email();
        JsonObject invited = invite(delegate(email));
        String id = invited.getString("id");
        Browser marta = accept(token(invited));
        marta.delete("/api/session");
        new Browser(server.port()).post("/api/session", credentials(email, "a wrong password"));
        ingrid.put("/api/process/people/" + id, delegate(email).put("rank", "HEAD"));
        ingrid.put("/api/process/people/" + id + "/revocation");

        JsonArray trail = ingrid.get("/api/process/audit?limit=20").array();
        List<String> ofMarta = trail.stream()
                .map(JsonObject.class::cast)
                .filter(entry -> id.equals(entry.getString("subject")) || id.equals(entry.getString("person")))
                .map(entry -> entry.getString("person") + " " + entry.getString("action"))
                .toList();
        assertThat(ofMarta)
                .containsExactly(
                        "ingrid PERSON_REVOKED",
                        "ingrid PERSON_CHANGED",
                        "null SIGN_IN_FAILED",
                        id + " SIGNED_OUT",
                        id + " SIGNED_IN",
                        id + " INVITATION_ACCEPTED",
                        "ingrid PERSON_INVITED");
        assertThat(trail.encode())
                .contains("\"address\":\"127.0.0.1\"")
                .doesNotContain(PASSWORD, "a wrong password", token(invited));
        long newest = trail.getJsonObject(0).getLong("number");
        JsonArray older =
                ingrid.get("/api/process/audit?limit=2&before=" + newest).array();
        assertThat(older).hasSize(2);
        assertThat(older.getJsonObject(0)).isEqualTo(trail.getJsonObject(1));
    }
}
