package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.Browser.Reply;
import org.plenary.server.http.exchange.HttpConfig;
import org.plenary.server.identity.Email;
import org.plenary.server.sql.Await;

/** Passwords, sessions and throttling over HTTP, behind a proxy that says where requests come from. */
class SignInTest {
    private static final String EMAIL = "noor@example.org";
    private static final String PASSWORD = "seven blue otters";

    private TestServer server;
    private Browser noor;

    @BeforeEach
    void start(@TempDir Path directory) {
        server = TestServer.startEmpty(directory, new HttpConfig("127.0.0.1", 0, Set.of(), false, null, true));
        noor = new Browser(server.port());
        assertThat(noor.post(
                                "/api/setup",
                                new JsonObject()
                                        .put(
                                                "token",
                                                Await.await(server.server().setUpToken())
                                                        .orElseThrow())
                                        .put("process", "P")
                                        .put("name", "Noor")
                                        .put("email", EMAIL)
                                        .put("password", PASSWORD))
                        .status())
                .isEqualTo(204);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Browser at(String address) {
        return new Browser(server.port()).with("X-Forwarded-For", "203.0.113.9, " + address);
    }

    private static Reply signIn(Browser browser, String email, String password) {
        return browser.post("/api/session", new JsonObject().put("email", email).put("password", password));
    }

    @Test
    void givesANewSecretWithEverySignInAndEndsTheSessionBefore() {
        Browser browser = at("192.0.2.1");
        assertThat(signIn(browser, EMAIL, PASSWORD).status()).isEqualTo(204);
        String first = browser.session();
        assertThat(signIn(browser, EMAIL, PASSWORD).status()).isEqualTo(204);
        assertThat(browser.session()).isNotEqualTo(first);
        assertThat(browser.isSignedIn()).isTrue();
        assertThat(new Browser(server.port())
                        .with("Cookie", "plenary_session=" + first)
                        .isSignedIn())
                .isFalse();
    }

    @Test
    void showsOnesSessionsAndEndsThem() {
        Browser phone = at("2001:db8::7").with("User-Agent", "Telephone/1 " + "x".repeat(500));
        Browser tablet = at("192.0.2.2");
        signIn(phone, EMAIL, PASSWORD);
        signIn(tablet, EMAIL, PASSWORD);
        JsonArray sessions = noor.get("/api/me/sessions").array();
        assertThat(sessions).hasSize(3);
        JsonObject ofPhone = sessions.getJsonObject(1);
        assertThat(ofPhone.getString("address")).isEqualTo("2001:db8::7");
        assertThat(ofPhone.getString("device")).startsWith("Telephone/1").hasSizeLessThanOrEqualTo(120);
        assertThat(ofPhone.getBoolean("current")).isFalse();
        assertThat(sessions.getJsonObject(2).getBoolean("current")).isTrue();
        assertThat(sessions.encode()).doesNotContain(phone.session(), noor.session());

        assertThat(noor.delete("/api/me/sessions/" + ofPhone.getString("id")).status())
                .isEqualTo(204);
        assertThat(phone.isSignedIn()).isFalse();
        assertThat(tablet.isSignedIn()).isTrue();
        assertThat(noor.delete("/api/me/sessions/" + ofPhone.getString("id")).status())
                .isEqualTo(404);
        assertThat(noor.delete("/api/me/sessions/0").status()).isEqualTo(400);

        assertThat(noor.delete("/api/me/sessions").status()).isEqualTo(204);
        assertThat(tablet.isSignedIn()).isFalse();
        assertThat(noor.isSignedIn()).isTrue();
    }

    @Test
    void changesThePasswordOfWhoKnowsItAndSignsOthersOut() {
        Browser tablet = at("192.0.2.3");
        signIn(tablet, EMAIL, PASSWORD);
        JsonObject change = new JsonObject().put("current", "not the password").put("password", "nine green herons");
        assertThat(noor.put("/api/me/password", change).status()).isEqualTo(403);
        assertThat(noor.put("/api/me/password", new JsonObject().put("password", "nine green herons"))
                        .status())
                .isEqualTo(403);
        assertThat(noor.put("/api/me/password", change.put("current", PASSWORD).put("password", EMAIL))
                        .status())
                .isEqualTo(400);
        assertThat(tablet.isSignedIn()).isTrue();

        assertThat(noor.put("/api/me/password", change.put("password", "nine green herons"))
                        .status())
                .isEqualTo(204);

        assertThat(noor.isSignedIn()).isTrue();
        assertThat(tablet.isSignedIn()).isFalse();
        assertThat(signIn(tablet, EMAIL, PASSWORD).status()).isEqualTo(401);
        assertThat(signIn(tablet, EMAIL, "nine green herons").status()).isEqualTo(204);
    }

    @Test
    void makesWhoGuessesWaitAndNotThePerson() {
        Browser atHome = at("192.0.2.4");
        assertThat(signIn(atHome, EMAIL, PASSWORD).status()).isEqualTo(204);
        Reply last = null;
        int guesses = 0;
        while (last == null || last.status() == 401) {
            last = signIn(at("198.51.100.1"), EMAIL, "guess number " + guesses);
            guesses++;
        }
        assertThat(guesses).isEqualTo(6);
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.problem()).isEqualTo("too-many-attempts");
        assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 60);

        // when guesses come from everywhere
        for (int i = 2; i < 40; i++) {
            signIn(at("198.51.100." + i), EMAIL, "guess of another");
        }
        assertThat(signIn(at("198.51.100.99"), EMAIL, PASSWORD).status())
                .as("from an unknown place")
                .isEqualTo(429);
        assertThat(signIn(atHome, EMAIL, PASSWORD).status())
                .as("where she has been before")
                .isEqualTo(204);
        List<String> actions = noor.get("/api/process/audit?limit=200").array().stream()
                .map(entry -> ((JsonObject) entry).getString("action"))
                .toList();
        assertThat(actions).contains("SIGN_IN_THROTTLED", "SIGN_IN_FAILED");
    }

    @Test
    void letsAHallBehindOneAddressInThoughOthersThereGuess() {
        String hall = "192.0.2.8";
        Browser before = at("192.0.2.4");
        assertThat(signIn(before, EMAIL, PASSWORD).status()).isEqualTo(204);
        Browser own = at(hall).with("Cookie", "plenary_browser=" + before.cookie("plenary_browser"));
        for (int i = 0; i < 60; i++) {
            assertThat(signIn(at(hall), "delegate-" + i + "@example.org", "a wrong password")
                            .status())
                    .as("the first mistake of delegate %d", i)
                    .isEqualTo(401);
        }
        assertThat(signIn(at(hall), EMAIL, "a wrong password").status()).isEqualTo(401);
        assertThat(signIn(at(hall), EMAIL, "a wrong password").status())
                .as("where so much failed, an account has one attempt a minute")
                .isEqualTo(429);
        assertThat(signIn(at(hall), EMAIL, PASSWORD).status())
                .as("in a strange browser")
                .isEqualTo(429);

        assertThat(signIn(own, EMAIL, "mistyped").status())
                .as("in her own browser")
                .isEqualTo(401);
        assertThat(signIn(own, EMAIL, PASSWORD).status()).isEqualTo(204);
    }

    @Test
    void knowsABrowserAgainUntilThePasswordIsAnother() {
        Browser before = at("192.0.2.4");
        assertThat(signIn(before, EMAIL, PASSWORD).status()).isEqualTo(204);
        String secret = before.cookie("plenary_browser");
        assertThat(secret).hasSize(43);
        assertThat(before.session()).isNotEqualTo(secret);
        assertThat(new Browser(server.port())
                        .with("Cookie", "plenary_session=" + secret)
                        .isSignedIn())
                .as("it opens nothing")
                .isFalse();
        assertThat(knows(secret)).isTrue();
        JsonObject change = new JsonObject().put("current", PASSWORD).put("password", "nine green herons");
        assertThat(noor.put("/api/me/password", change).status()).isEqualTo(204);
        assertThat(knows(secret)).isFalse();
        assertThat(knows(noor.cookie("plenary_browser")))
                .as("where it was changed")
                .isTrue();
    }

    private boolean knows(String browser) {
        return Await.await(server.server().signIn().credentials().isKnownIn(new Email(EMAIL), browser));
    }

    @Test
    void doesNotCountWhatSucceeds() {
        for (int i = 0; i < 12; i++) {
            assertThat(signIn(at("192.0.2.5"), EMAIL, PASSWORD).status()).isEqualTo(204);
        }
    }

    @Test
    void tellsNobodyWhichAddressesAreKnown() {
        Reply known = signIn(at("192.0.2.6"), EMAIL, "not the password");
        Reply unknown = signIn(at("192.0.2.6"), "nobody@example.org", "not the password");
        Reply noAddress = signIn(at("192.0.2.6"), "no address", "not the password");
        assertThat(known.status()).isEqualTo(401);
        assertThat(unknown.body()).isEqualTo(known.body());
        assertThat(noAddress.body()).isEqualTo(known.body());
    }

    @Test
    void answersThatItIsBusyRatherThanQueueWithoutBound() {
        List<CompletableFuture<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            Browser browser = at("192.0.2." + (i + 50));
            String email = "nobody-" + i + "@example.org";
            all.add(CompletableFuture.supplyAsync(
                    () -> signIn(browser, email, "not the password").status(), task -> new Thread(task).start()));
        }
        List<Integer> statuses = all.stream().map(CompletableFuture::join).toList();
        assertThat(statuses).contains(401, 503).containsOnly(401, 503);
        assertThat(signIn(at("192.0.2.7"), EMAIL, PASSWORD).status()).isEqualTo(204);
    }
}
