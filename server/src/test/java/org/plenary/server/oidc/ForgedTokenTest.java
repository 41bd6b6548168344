package org.plenary.server.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.plenary.server.sql.Await.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.plenary.server.signin.OrganizationAccount;

/** What a hostile or broken provider may answer: a server here that issues whatever a test wants. */
@ExtendWith(VertxExtension.class)
class ForgedTokenTest {
    private static final String SECRET = "the-client-secret-of-the-tests";
    private static final Challenge CHALLENGE = Challenge.random();
    private static final KeyPair KEYS = keys();
    private static final KeyPair OTHER_KEYS = keys();

    private Organization organization;
    private OpenIdProvider provider;
    private volatile String idToken;
    private volatile KeyPair published = KEYS;

    @BeforeEach
    void start(Vertx vertx) {
        HttpServer server = await(vertx.createHttpServer()
                .requestHandler(call -> {
                    JsonObject answer = switch (call.path()) {
                        case "/.well-known/openid-configuration" ->
                            configuration(call.localAddress().port());
                        case "/jwks" -> new JsonObject().put("keys", new JsonArray().add(jwk(published)));
                        default ->
                            new JsonObject()
                                    .put("access_token", "opaque")
                                    .put("token_type", "Bearer")
                                    .put("expires_in", 60)
                                    .put("id_token", idToken);
                    };
                    call.response()
                            .putHeader("Content-Type", "application/json")
                            .end(answer.toBuffer());
                })
                .listen(0, "127.0.0.1"));
        organization = new Organization("acme", "Acme", "http://localhost:" + server.actualPort(), "plenary", SECRET);
        provider = new OpenIdProvider(vertx, organization);
    }

    private static JsonObject configuration(int port) {
        String issuer = "http://localhost:" + port;
        return new JsonObject()
                .put("issuer", issuer)
                .put("authorization_endpoint", issuer + "/auth")
                .put("token_endpoint", issuer + "/token")
                .put("jwks_uri", issuer + "/jwks");
    }

    private JsonObject claims() {
        long now = System.currentTimeMillis() / 1000;
        return new JsonObject()
                .put("iss", organization.issuer())
                .put("aud", "plenary")
                .put("sub", "alice")
                .put("nonce", CHALLENGE.nonce())
                .put("iat", now)
                .put("exp", now + 300);
    }

    private OrganizationAccount account() {
        return await(provider.account("a-code", CHALLENGE, "http://localhost/callback"));
    }

    private void assertRefused(String what) {
        assertThatExceptionOfType(ProviderException.class).as(what).isThrownBy(this::account);
    }

    @Test
    void takesATokenThatIsAsItShouldBe() {
        idToken = signed(claims(), KEYS);
        assertThat(account()).isEqualTo(new OrganizationAccount(organization.issuer(), "alice"));
        idToken = signed(claims().put("aud", new JsonArray().add("plenary")).put("azp", "plenary"), KEYS);
        assertThat(account().subject()).isEqualTo("alice");
    }

    @Test
    void takesATokenUnderAKeyThatIsNew() {
        idToken = signed(claims(), KEYS);
        account();
        published = OTHER_KEYS;
        idToken = signed(claims().put("sub", "bob"), OTHER_KEYS);
        assertThat(account().subject()).isEqualTo("bob");
        idToken = signed(claims(), KEYS);
        assertRefused("a key that is no longer the provider's");
    }

    @Test
    void refusesTokensOfAnotherPlaceTimeOrSignIn() {
        refuses("another issuer", token -> token.put("iss", "https://other.example.org"));
        refuses("no issuer", token -> token.remove("iss"));
        refuses("another audience", token -> token.put("aud", "other"));
        refuses("no audience", token -> token.remove("aud"));
        refuses(
                "many audiences",
                token -> token.put("aud", new JsonArray().add("plenary").add("other")));
        refuses("another party", token -> token.put("azp", "other"));
        refuses("another nonce", token -> token.put("nonce", "other"));
        refuses("no nonce", token -> token.remove("nonce"));
        refuses("expired", token -> token.put("exp", token.getLong("iat") - 300));
        refuses("no end", token -> token.remove("exp"));
        refuses("old", token -> token.put("iat", token.getLong("iat") - 3600));
        refuses("from the future", token -> token.put("iat", token.getLong("iat") + 3600));
        refuses("nobody", token -> token.remove("sub"));
        refuses("a nobody", token -> token.put("sub", " "));
        refuses("a long name", token -> token.put("sub", "x".repeat(300)));
    }

    private void refuses(String what, Consumer<JsonObject> change) {
        JsonObject claims = claims();
        change.accept(claims);
        idToken = signed(claims, KEYS);
        assertRefused(what);
    }

    @Test
    void refusesTokensThatTheProviderDidNotSign() throws GeneralSecurityException {
        idToken = signed(claims(), OTHER_KEYS);
        assertRefused("another key");
        String good = signed(claims(), KEYS);
        idToken = good.substring(0, good.lastIndexOf('.') + 1) + "AAAA";
        assertRefused("a broken signature");
        idToken = good.substring(0, good.lastIndexOf('.') + 1);
        assertRefused("no signature");
        idToken = unsigned("none") + ".";
        assertRefused("the algorithm none");
        idToken = hmac(SECRET.getBytes(StandardCharsets.UTF_8));
        assertRefused("the client's own secret");
        idToken = hmac(KEYS.getPublic().getEncoded());
        assertRefused("the public key as a secret");
        idToken = "x.y.z";
        assertRefused("no token");
        idToken = null;
        assertRefused("nothing");
        idToken = good;
        assertThat(account().subject()).isEqualTo("alice");
    }

    private static String signed(JsonObject claims, KeyPair keys) {
        try {
            String input = base64(new JsonObject().put("alg", "RS256").put("kid", kid(keys))) + "." + base64(claims);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private String unsigned(String algorithm) {
        return base64(new JsonObject().put("alg", algorithm).put("kid", kid(KEYS))) + "." + base64(claims());
    }

    private String hmac(byte[] key) throws GeneralSecurityException {
        String input = unsigned("HS256");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return input + "." + base64(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
    }

    private static JsonObject jwk(KeyPair keys) {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return new JsonObject()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("kid", kid(keys))
                .put("n", base64(unsigned(key.getModulus())))
                .put("e", base64(unsigned(key.getPublicExponent())));
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String kid(KeyPair keys) {
        return keys == KEYS ? "first" : "second";
    }

    private static String base64(JsonObject json) {
        return base64(json.encode().getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
