package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.Browser.Reply;
import org.plenary.server.oidc.Organization;

/** Sign-in by an organisation's OpenID provider, a real one, over HTTP. */
class OrganizationSignInIT {
    private static final String PATH = "/sign-in/organization/acme";

    private TestServer server;
    private OpenIdProcess provider;
    private Browser ingrid;
    private int providerPort;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            providerPort = free.getLocalPort();
        }
        server = TestServer.start(
                directory,
                List.of(new Organization(
                        "acme",
                        "Acme",
                        "http://localhost:" + providerPort,
                        OpenIdProcess.CLIENT_ID,
                        OpenIdProcess.CLIENT_SECRET)));
        provider = OpenIdProcess.start(providerPort, "http://localhost:" + server.port() + PATH + "/callback");
        ingrid = Browser.of(server, TestServer.INGRID);
    }

    @AfterEach
    void stop() {
        provider.close();
        server.close();
    }

    /** Goes to the provider, signs in there, and returns where the provider sends the browser. */
    private String callback(Browser browser, String path, String login) {
        Reply reply = browser.get(path);
        assertThat(reply.status()).isEqualTo(302);
        String where = reply.header("Location");
        assertThat(where)
                .startsWith("http://localhost:" + providerPort + "/auth?")
                .contains("code_challenge=", "code_challenge_method=S256", "nonce=", "state=", "scope=openid");
        for (int step = 0; step < 20; step++) {
            if (where.contains(PATH + "/callback")) {
                return where;
            }
            where = next(browser, where, login);
        }
        throw new AssertionError("the provider did not send the browser back; it got to " + where);
    }

    private String next(Browser browser, String where, String login) {
        Reply reply = browser.get(where);
        if (reply.status() == 200) {
            String prompt = reply.body().contains("name=\"login\"") ? "login" : "consent";
            reply = browser.form(where, "prompt=" + prompt + "&login=" + login + "&password=any");
        }
        assertThat(reply.status()).as(where + " " + reply.body()).isIn(302, 303);
        return URI.create(where).resolve(reply.header("Location")).toString();
    }

    private static String token(JsonObject invited) {
        String link = invited.getJsonObject("invitation").getString("link");
        return link.substring(link.indexOf('#') + 1);
    }

    private JsonObject invite(String email) {
        return ingrid.post(
                        "/api/process/people",
                        new JsonObject()
                                .put("name", "Alice")
                                .put("email", email)
                                .put("role", "DELEGATE")
                                .put("delegation", "FRA"))
                .object();
    }

    @Test
    void acceptsAnInvitationByAnAccountThereAndKnowsItFromThenOn() {
        assertThat(new Browser(server.port())
                        .get("/api/sign-in")
                        .object()
                        .getJsonArray("organizations")
                        .encode())
                .isEqualTo("[{\"id\":\"acme\",\"name\":\"Acme\"}]");
        JsonObject invited = invite("alice@example.org");

        // when she accepts by her organisation's account
        Browser alice = new Browser(server.port());
        Reply accepted = alice.get(callback(alice, PATH + "?next=/process&invitation=" + token(invited), "alice"));

        // then
        assertThat(accepted.status()).isEqualTo(302);
        assertThat(accepted.header("Location")).isEqualTo("/process");
        JsonObject me = alice.get("/api/me").object();
        assertThat(me.getString("id")).isEqualTo(invited.getString("id"));
        assertThat(me.getBoolean("hasPassword")).isFalse();

        // and later she signs in without one, in another browser
        Browser later = new Browser(server.port());
        Reply signedIn = later.get(callback(later, PATH + "?next=//evil.example.org/", "alice"));
        assertThat(signedIn.header("Location")).isEqualTo("/");
        assertThat(later.get("/api/me").object().getString("id")).isEqualTo(invited.getString("id"));

        // and the invitation is used up, and hers alone
        Browser bob = new Browser(server.port());
        assertThat(bob.get(callback(bob, PATH + "?invitation=" + token(invited), "bob"))
                        .header("Location"))
                .isEqualTo("/sign-in?problem=invitation");
        JsonObject other = invite("other@example.org");
        Browser again = new Browser(server.port());
        assertThat(again.get(callback(again, PATH + "?invitation=" + token(other), "alice"))
                        .header("Location"))
                .isEqualTo("/sign-in?problem=account-taken");

        // and a revoked person is nobody
        ingrid.put("/api/process/people/" + invited.getString("id") + "/revocation");
        assertThat(later.isSignedIn()).isFalse();
        assertThat(later.get(callback(later, PATH, "alice")).header("Location"))
                .isEqualTo("/sign-in?problem=unknown-person");
        assertThat(ingrid.get("/api/process/audit").body()).contains("\"organization\":\"acme\"", "ORGANIZATION");
    }

    @Test
    void doesNotLetAnotherBrowserOrAnotherTimeUseAnAnswer() {
        Browser alice = new Browser(server.port());
        String callback = callback(alice, PATH, "alice");

        Browser thief = new Browser(server.port());
        assertThat(thief.get(callback).header("Location")).isEqualTo("/sign-in?problem=expired");
        thief.get(PATH);
        assertThat(thief.get(callback).header("Location"))
                .as("with a sign-in of its own under way")
                .isEqualTo("/sign-in?problem=expired");

        assertThat(alice.get(callback).header("Location")).isEqualTo("/sign-in?problem=unknown-person");
        assertThat(alice.get(callback).header("Location")).as("a second time").isEqualTo("/sign-in?problem=expired");
        Browser carol = new Browser(server.port());
        assertThat(carol.get(callback(carol, PATH, "carol").replaceAll("code=[^&]+", "code=made-up"))
                        .header("Location"))
                .isEqualTo("/sign-in?problem=provider");
    }

    @Test
    void saysWhenTheProviderIsAwayAndFindsItAgain() throws IOException {
        provider.close();
        Browser alice = new Browser(server.port());
        assertThat(alice.get(PATH).header("Location")).isEqualTo("/sign-in?problem=provider");
        assertThat(alice.get("/sign-in/organization/nowhere").header("Location"))
                .isEqualTo("/sign-in?problem=unknown-organization");
        provider = OpenIdProcess.start(providerPort, "http://localhost:" + server.port() + PATH + "/callback");
        assertThat(alice.get(callback(alice, PATH, "alice")).header("Location"))
                .isEqualTo("/sign-in?problem=unknown-person");
    }

    @Test
    void tellsThatSomebodyTurnedBackThere() {
        Browser alice = new Browser(server.port());
        String address = alice.get(PATH).header("Location");
        String state = address.replaceAll(".*[?&]state=([^&]+).*", "$1");
        assertThat(alice.get(PATH + "/callback?error=access_denied&state=" + state)
                        .header("Location"))
                .isEqualTo("/sign-in?problem=cancelled");
    }
}
