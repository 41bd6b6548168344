package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;
import org.slf4j.LoggerFactory;

/** The HTTP API, over real connections. */
class HttpApiTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();

    @TempDir
    static Path directory;

    private static TestServer server;
    private static Stream draft;

    @BeforeAll
    static void start() {
        LOG.start();
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(LOG);
        server = TestServer.start(directory);
        draft = server.draft("Declaration");
    }

    /** No request of these tests makes the server fail, or makes it write down a secret. */
    @AfterAll
    static void stop() {
        server.close();
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).detachAppender(LOG);
        for (ILoggingEvent event : List.copyOf(LOG.list)) {
            assertThat(event.getThrowableProxy()).as(event.toString()).isNull();
            assertThat(event + " " + event.getKeyValuePairs()).doesNotContain("token-of-", "Declaration");
        }
    }

    private static HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            if (header(response, "Content-Type").endsWith("json")) {
                assertThat(response.body())
                        .as("%s %s", method, path)
                        .doesNotContain("token-of-", "Exception", "\tat ", "org.plenary", "io.vertx");
            }
            return response;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(method + " " + path, e);
        }
    }

    private static HttpResponse<String> as(Person person, String method, String path, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of("Authorization", "Bearer " + TestServer.token(person)));
        if (!body.isEmpty()) {
            all.addAll(List.of("Content-Type", "application/json"));
        }
        all.addAll(List.of(headers));
        return send(method, path, body, all.toArray(String[]::new));
    }

    private static HttpResponse<String> get(Person person, String path, String... headers) {
        return as(person, "GET", path, "", headers);
    }

    private static void assertProblem(HttpResponse<String> response, int status, String type) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
        JsonObject problem = new JsonObject(response.body());
        assertThat(problem.getString("type")).isEqualTo("/problems/" + type);
        assertThat(problem.getInteger("status")).isEqualTo(status);
        assertThat(problem.getString("title")).isNotBlank();
        assertThat(problem.getString("detail")).isNotBlank();
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** The cookie of the session, beside the one by which the browser is known again. */
    private static String sessionCookie(HttpResponse<String> response) {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("plenary_session="))
                .findFirst()
                .orElseThrow();
    }

    private static String firstPart(String setCookie) {
        return setCookie.substring(0, setCookie.indexOf(';'));
    }

    /** The cookie of a new session, as a client sends it back. */
    private static String signedIn(Person person) {
        HttpResponse<String> response = send(
                "POST",
                "/api/session",
                new JsonObject().put("token", TestServer.token(person)).encode(),
                "Content-Type",
                "application/json");
        assertThat(response.statusCode()).isEqualTo(204);
        return firstPart(sessionCookie(response));
    }

    @Test
    void signsInWithATokenAndKeepsItInACookieThatScriptsAndOtherSitesCannotUse() {
        HttpResponse<String> response = send(
                "POST",
                "/api/session",
                new JsonObject()
                        .put("token", TestServer.token(TestServer.CLAIRE))
                        .encode(),
                "Content-Type",
                "application/json");
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(sessionCookie(response))
                .startsWith("plenary_session=")
                .contains("Path=/", "HTTPOnly", "SameSite=Lax")
                .doesNotContain("Secure", "Domain");
        String cookie = firstPart(sessionCookie(response));
        assertThat(send("GET", "/api/me", "", "Cookie", cookie).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAnUnknownToken() {
        String body = "{\"token\":\"nobody-has-this-token-1234567\"}";
        HttpResponse<String> response = send("POST", "/api/session", body, "Content-Type", "application/json");
        assertProblem(response, 401, "not-signed-in");
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void signsOutForGood() {
        String cookie = signedIn(TestServer.CLAIRE);
        HttpResponse<String> response = send("DELETE", "/api/session", "", "Cookie", cookie, "X-Plenary-Request", "1");
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(header(response, "Set-Cookie")).contains("plenary_session=;", "Max-Age=0");
        assertProblem(send("GET", "/api/me", "", "Cookie", cookie), 401, "not-signed-in");
        assertThat(send("DELETE", "/api/session", "").statusCode()).isEqualTo(204);
    }

    @Test
    void doesNotChangeAnythingByCookieAloneAsAPageOfAnotherSiteCould() {
        String cookie = signedIn(TestServer.CHAIR);
        String[] forged = {"Cookie", cookie, "Content-Type", "application/json"};
        assertProblem(send("POST", "/api/drafts", "{\"title\":\"T\"}", forged), 403, "forgery-suspected");
        assertProblem(send("DELETE", "/api/session", "", "Cookie", cookie), 403, "forgery-suspected");
        assertThat(send("GET", "/api/me", "", "Cookie", cookie).statusCode())
                .as("the session is still there")
                .isEqualTo(200);
        assertThat(send(
                                "POST",
                                "/api/drafts",
                                "{\"title\":\"T\"}",
                                "Cookie",
                                cookie,
                                "Content-Type",
                                "application/json",
                                "X-Plenary-Request",
                                "1")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void takesNoBodyThatAFormOfAnotherSiteCouldSend() {
        String body = "{\"token\":\"" + TestServer.token(TestServer.CLAIRE) + "\"}";
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")) {
            HttpResponse<String> response = send("POST", "/api/session", body, "Content-Type", type);
            assertThat(response.statusCode()).as(type).isIn(400, 415);
            assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void saysWhoOneIs() {
        JsonObject claire = new JsonObject(get(TestServer.CLAIRE, "/api/me").body());
        assertThat((String) claire.remove("color")).matches("#[0-9a-f]{6}");
        assertThat(claire)
                .isEqualTo(new JsonObject()
                        .put("id", "claire")
                        .put("name", "Claire")
                        .put("role", "DELEGATE")
                        .put("rank", null)
                        .put(
                                "delegation",
                                new JsonObject()
                                        .put("code", "FRA")
                                        .put("name", "France")
                                        .put("kind", "STATE")
                                        .put("capacity", "PARTICIPANT"))
                        .put("process", new JsonObject().put("id", "p").put("name", "A process"))
                        .put("mayCreateDrafts", false)
                        .put("mayManage", false)
                        .put("email", null)
                        .put("hasPassword", false));
        JsonObject chair = new JsonObject(get(TestServer.CHAIR, "/api/me").body());
        assertThat(chair.getValue("delegation")).isNull();
        assertThat(chair.getBoolean("mayCreateDrafts")).isTrue();
    }

    @Test
    void listsTheDraftsOfOnesOwnProcess() {
        HttpResponse<String> mine = get(TestServer.CLAIRE, "/api/drafts");
        assertThat(mine.statusCode()).isEqualTo(200);
        JsonObject found = new JsonArray(mine.body())
                .stream()
                        .map(JsonObject.class::cast)
                        .filter(one -> one.getString("id").equals(draft.id().value()))
                        .findFirst()
                        .orElseThrow();
        assertThat(found.fieldNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "title",
                        "process",
                        "createdAt",
                        "updatedAt",
                        "people",
                        "lineage",
                        "mode",
                        "archived",
                        "mayArchive",
                        "statuses",
                        "revision",
                        "seq",
                        "since");
        assertThat(found.getString("title")).isEqualTo("Declaration");
        assertThat(found.getString("lineage")).isEqualTo(draft.lineage().value());
        assertThat(new JsonArray(get(TestServer.STRANGER, "/api/drafts").body()))
                .isEmpty();
    }

    @Test
    void countsThePeopleInADraft() {
        Stream busy = server.draft("Declaration of many");
        try (CollabClient one = CollabClient.join(server, busy, TestServer.CLAIRE);
                CollabClient same = CollabClient.join(server, busy, TestServer.CLAIRE);
                CollabClient other = CollabClient.join(server, busy, TestServer.DANIEL)) {
            assertThat(List.of(one, same, other)).allMatch(client -> client.synced);
            assertThat(new JsonObject(get(TestServer.CLAIRE, "/api/drafts/" + busy.id())
                                    .body())
                            .getInteger("people"))
                    .isEqualTo(2);
        }
    }

    @Test
    void startsADraftThatHoldsItsTitle() {
        HttpResponse<String> created =
                as(TestServer.CHAIR, "POST", "/api/drafts", "{\"title\":\"  Declaration on “x” 🕊 \"}");
        assertThat(created.statusCode()).isEqualTo(201);
        String id = new JsonObject(created.body()).getString("id");
        assertThat(header(created, "Location")).isEqualTo("/api/drafts/" + id);
        JsonObject found =
                new JsonObject(get(TestServer.CLAIRE, "/api/drafts/" + id).body());
        assertThat(found.getString("title")).isEqualTo("Declaration on “x” 🕊");
        assertThat(found.getInteger("schema")).isEqualTo(3);
        assertThat(found.getBoolean("mayWrite")).isTrue();
        assertThat(get(TestServer.CLAIRE, "/api/drafts/" + id + "/text").body())
                .startsWithIgnoringCase("Declaration on “x” 🕊\n");
    }

    @Test
    void letsOnlyTheChairAndTheSecretariatStartADraft() {
        for (Person person : List.of(TestServer.CLAIRE, TestServer.WATCHER)) {
            assertProblem(as(person, "POST", "/api/drafts", "{\"title\":\"T\"}"), 403, "not-allowed");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}",
                "[]",
                "null",
                "1",
                "{\"title\":\"\"}",
                "{\"title\":\" \"}",
                "{\"title\":\"\\u2003\"}",
                "{\"title\":\"one\\ntwo\"}",
                "{\"title\":\"nul\\u0000\"}",
                "{\"title\":\"half \\ud800\"}",
                "{\"title\":7}",
                "{\"title\":null}",
                "{\"title\":\"T\",\"more\":1}",
                "{\"title\":\"T\"",
                "not json",
            })
    void refusesADraftThatDoesNotFollowTheContract(String body) {
        assertProblem(as(TestServer.CHAIR, "POST", "/api/drafts", body), 400, "invalid-request");
    }

    @Test
    void takesTitlesUpToTheirBoundAndNoLonger() {
        String long300 = "d".repeat(300);
        assertThat(as(TestServer.CHAIR, "POST", "/api/drafts", "{\"title\":\"" + long300 + "\"}")
                        .statusCode())
                .isEqualTo(201);
        for (String longer : List.of(long300 + "d", "🕊".repeat(200))) {
            assertProblem(
                    as(TestServer.CHAIR, "POST", "/api/drafts", "{\"title\":\"" + longer + "\"}"),
                    400,
                    "invalid-request");
        }
    }

    @Test
    void saysWhatTheContractExpectedAndWhereToReadIt() {
        HttpResponse<String> response = as(TestServer.CHAIR, "POST", "/api/drafts", "{\"title\":7}");
        assertThat(new JsonObject(response.body()).getString("detail")).contains("/docs");
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        String body = "{\"title\":\"" + "x".repeat(70 << 10) + "\"}";
        assertProblem(as(TestServer.CHAIR, "POST", "/api/drafts", body), 413, "too-large");
    }

    @Test
    void rendersTheTextInTheFormAskedFor() {
        String path = "/api/drafts/" + draft.id() + "/text";
        HttpResponse<String> plain = get(TestServer.WATCHER, path);
        assertThat(header(plain, "Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(plain.body()).containsIgnoringCase("Declaration");
        HttpResponse<String> markdown = get(TestServer.WATCHER, path, "Accept", "text/markdown");
        assertThat(header(markdown, "Content-Type")).isEqualTo("text/markdown; charset=utf-8");
        assertThat(markdown.body()).startsWith("# ");
        assertThat(get(TestServer.WATCHER, path + "?format=md").body()).isEqualTo(markdown.body());
        assertThat(get(TestServer.WATCHER, path + "?format=txt", "Accept", "text/markdown")
                        .body())
                .isEqualTo(plain.body());
        assertProblem(get(TestServer.WATCHER, path + "?format=pdf"), 400, "invalid-request");
    }

    @Test
    void knowsNoDraftButThoseOfOnesOwnProcess() {
        for (String path : List.of("", "/text")) {
            assertProblem(get(TestServer.CLAIRE, "/api/drafts/nowhere" + path), 404, "not-found");
            assertProblem(get(TestServer.STRANGER, "/api/drafts/" + draft.id() + path), 404, "not-found");
        }
        assertProblem(get(TestServer.CLAIRE, "/api/drafts/" + "x".repeat(65)), 400, "invalid-request");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/me, ''",
        "GET, /api/drafts, ''",
        "POST, /api/drafts, not json",
        "POST, /api/drafts, {}",
        "GET, /api/drafts/nowhere, ''",
        "GET, /api/drafts/nowhere/text?format=pdf, ''",
        "GET, /api/unknown, ''",
        "DELETE, /api/drafts, ''",
    })
    void asksWhoOneIsBeforeItLooksAtAnythingElse(String method, String path, String body) {
        assertProblem(send(method, path, body), 401, "not-signed-in");
        assertProblem(
                send(method, path, body, "Authorization", "Bearer nobody-has-this-token-1234"), 401, "not-signed-in");
        assertProblem(send(method, path, body, "Authorization", "Basic eDp5"), 401, "not-signed-in");
        if (method.equals("GET")) {
            assertProblem(send(method, path, body, "Cookie", "plenary_session=nobody-has-this"), 401, "not-signed-in");
        }
    }

    @Test
    void saysWhatCannotBeDoneToAThing() {
        assertProblem(as(TestServer.CHAIR, "DELETE", "/api/drafts", ""), 405, "method-not-allowed");
        assertProblem(as(TestServer.CHAIR, "PUT", "/api/me", ""), 405, "method-not-allowed");
        assertProblem(send("GET", "/api/session", ""), 405, "method-not-allowed");
    }

    @Test
    void doesNotKnowOtherPaths() {
        assertProblem(get(TestServer.CHAIR, "/api/unknown"), 404, "not-found");
        assertProblem(send("GET", "/nothing/here", ""), 404, "not-found");
        assertProblem(send("GET", "/../../etc/passwd", ""), 404, "not-found");
        assertProblem(send("GET", "/assets/..%2f..%2flogback.xml", ""), 404, "not-found");
        assertProblem(send("GET", "/db/sqlite/V1__identity.sql", ""), 404, "not-found");
    }

    @Test
    void showsSomebodyAtABrowserAPageWhereNothingIs() {
        String page = send("GET", "/", "").body();
        String browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
        for (String path : List.of("/nothing/here", "/drafts/a/b", "/process/nothing", "/old.html")) {
            HttpResponse<String> response = send("GET", path, "", "Accept", browser);
            assertThat(response.statusCode()).as(path).isEqualTo(404);
            assertThat(response.body()).as(path).isEqualTo(page);
            assertThat(header(response, "Content-Type")).startsWith("text/html");
            assertThat(header(response, "Cache-Control")).isEqualTo("no-cache");
            assertThat(header(response, "Vary")).containsIgnoringCase("accept");
            assertProblem(send("GET", path, "", "Accept", "*/*"), 404, "not-found");
        }
        for (String path : List.of("/api/unknown", "/assets/missing.js", "/collab/a/b", "/health/nothing")) {
            HttpResponse<String> response = as(TestServer.CHAIR, "GET", path, "", "Accept", browser);
            assertProblem(response, 404, "not-found");
        }
    }

    @Test
    void hasBrowsersAskForTheServiceWorkerEachTime() {
        HttpResponse<String> worker = send("GET", "/sw.js", "");
        assertThat(worker.statusCode()).isEqualTo(200);
        assertThat(header(worker, "Content-Type")).contains("javascript");
        assertThat(header(worker, "Cache-Control")).isEqualTo("no-cache");
        assertThat(header(worker, "Content-Security-Policy")).contains("connect-src 'self'");
        String page = send("GET", "/", "").body();
        String build = page.replaceAll("(?s).*name=\"plenary-build\" content=\"([^\"]+)\".*", "$1");
        assertThat(worker.body()).as("it belongs to the page's build").contains(build);
        for (String file : List.of("/assets/", "/favicon.svg")) {
            assertThat(worker.body()).contains(file);
        }
    }

    @Test
    void givesAnybodyThePageThatVerifiesWithNothingToLoadAndNowhereToSendTo() {
        HttpResponse<String> page = send("GET", "/verify.html", "");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Type")).startsWith("text/html");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-cache");
        assertThat(header(page, "Content-Security-Policy"))
                .startsWith("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("connect-src", "'self'");
        assertThat(page.body())
                .as("what the page itself asks of browsers, also without a server")
                .contains("content=\"default-src 'none'; script-src 'sha256-")
                .doesNotContain(" src=", " href=");
        HttpResponse<String> script = send("GET", "/verify.mjs", "");
        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(header(script, "Content-Disposition")).contains("verify.mjs");
    }

    @Test
    void answersHeadLikeGetWithoutABody() {
        String path = "/api/drafts/" + draft.id() + "/text";
        HttpResponse<String> head = as(TestServer.CLAIRE, "HEAD", path, "");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(header(head, "Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(send("HEAD", "/health/live", "").statusCode()).isEqualTo(200);
        assertThat(send("HEAD", "/api/me", "").statusCode()).isEqualTo(401);
        assertThat(send("HEAD", "/nothing/here", "").statusCode()).isEqualTo(404);
    }

    @Test
    void tellsBrowsersWhatItsPagesMayDo() {
        for (String path : List.of("/health/live", "/api/me", "/nothing", "/openapi.yaml")) {
            HttpResponse<String> response = send("GET", path, "");
            assertThat(header(response, "Content-Security-Policy"))
                    .as(path)
                    .contains("default-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe-eval", "script-src 'self' 'unsafe");
            assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(response, "Referrer-Policy")).isEqualTo("no-referrer");
        }
    }

    @Test
    void keepsAnswersAboutPeopleAndDraftsOutOfCaches() {
        for (String path : List.of("/api/me", "/api/drafts", "/api/drafts/" + draft.id(), "/api/drafts/nowhere")) {
            assertThat(header(get(TestServer.CLAIRE, path), "Cache-Control"))
                    .as(path)
                    .isEqualTo("no-store");
        }
    }

    @Test
    void servesItsContractAndAPageToReadIt() {
        HttpResponse<String> contract = send("GET", "/openapi.yaml", "");
        assertThat(contract.statusCode()).isEqualTo(200);
        assertThat(contract.body()).startsWith("openapi: 3.1.0");
        HttpResponse<String> docs = send("GET", "/docs", "");
        assertThat(docs.statusCode()).isEqualTo(200);
        assertThat(header(docs, "Content-Type")).startsWith("text/html");
        for (String path : List.of("/docs/init.js", "/docs/ui/swagger-ui-bundle.js", "/docs/ui/swagger-ui.css")) {
            assertThat(send("GET", path, "").statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void servesTheSchemaThatExportedDataNames() {
        HttpResponse<String> schema = send("GET", "/schemas/instrument.json", "");
        assertThat(schema.statusCode()).isEqualTo(200);
        assertThat(header(schema, "Content-Type")).startsWith("application/schema+json");
        assertThat(new JsonObject(schema.body()).getString("$id")).isEqualTo("urn:plenary:schema:instrument:1");
    }

    @Test
    void servesTheClientUnderEachOfItsPaths() {
        assertThat(HttpApiTest.class.getClassLoader().getResource("webroot/index.html"))
                .as("the built client is on the class path")
                .isNotNull();
        String page = send("GET", "/", "").body();
        assertThat(page).containsIgnoringCase("<!doctype html>");
        for (String path : List.of("/sign-in", "/drafts/" + draft.id(), "/drafts/a/history")) {
            HttpResponse<String> response = send("GET", path, "");
            assertThat(response.body()).as(path).isEqualTo(page);
            assertThat(header(response, "Cache-Control")).isEqualTo("no-cache");
        }
        String asset = Objects.requireNonNull(page.replaceAll("(?s).*?src=\"(/assets/[^\"]+)\".*", "$1"));
        HttpResponse<String> script = send("GET", asset, "");
        assertThat(script.statusCode()).as(asset).isEqualTo(200);
        assertThat(header(script, "Cache-Control")).contains("immutable");
        HttpResponse<String> missing = send("GET", "/assets/missing.js", "");
        assertProblem(missing, 404, "not-found");
        assertThat(header(missing, "Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void livesAndIsReady() {
        assertThat(new JsonObject(send("GET", "/health/live", "").body()).getString("status"))
                .isEqualTo("up");
        assertThat(new JsonObject(send("GET", "/health/ready", "").body()).getString("status"))
                .isEqualTo("ready");
    }
}
