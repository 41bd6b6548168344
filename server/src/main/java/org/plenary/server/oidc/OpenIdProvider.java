package org.plenary.server.oidc;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.oauth2.OAuth2Auth;
import io.vertx.ext.auth.oauth2.OAuth2AuthorizationURL;
import io.vertx.ext.auth.oauth2.OAuth2FlowType;
import io.vertx.ext.auth.oauth2.OAuth2Options;
import io.vertx.ext.auth.oauth2.Oauth2Credentials;
import io.vertx.ext.auth.oauth2.providers.OpenIDConnectAuth;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.server.signin.OrganizationAccount;

/**
 * An organisation's OpenID provider, by the authorization code flow with PKCE. Its addresses and keys are asked for
 * when they are first needed, and again after that failed, after an hour, and for a key that is not known. Safe from
 * any thread. Futures fail with {@link ProviderException}.
 */
public final class OpenIdProvider {
    private static final int TIMEOUT_MILLIS = (int) Duration.ofSeconds(10).toMillis();
    private static final int MAX_CODE_LENGTH = 2_000;

    /** For how long addresses and keys are taken to be those of now. */
    private static final long CURRENT_NANOS = Duration.ofHours(1).toNanos();

    private final Vertx vertx;
    private final Organization organization;
    private @Nullable Future<OAuth2Auth> discovered;
    private long discoveredNanos;

    OpenIdProvider(Vertx vertx, Organization organization) {
        this.vertx = vertx;
        this.organization = organization;
    }

    /** Whose provider it is. */
    public Organization organization() {
        return organization;
    }

    /** Where to send a browser so that its person signs in there; the answer comes to {@code redirectUri}. */
    public Future<String> address(Challenge challenge, String redirectUri) {
        return provider()
                .map(provider -> provider.authorizeURL(new OAuth2AuthorizationURL()
                        .setRedirectUri(redirectUri)
                        .setScopes(List.of("openid"))
                        .setState(challenge.state())
                        .putAdditionalParameter("nonce", challenge.nonce())
                        .putAdditionalParameter("code_challenge", challenge.hashedVerifier())
                        .putAdditionalParameter("code_challenge_method", "S256")));
    }

    /** The account that signed in, given the code that came to {@code redirectUri} for this challenge. */
    public Future<OrganizationAccount> account(String code, Challenge challenge, String redirectUri) {
        if (code.isEmpty() || code.length() > MAX_CODE_LENGTH) {
            return Future.failedFuture(new ProviderException("the code is out of bounds"));
        }
        return provider()
                .compose(provider -> provider.authenticate(new Oauth2Credentials()
                                .setFlow(OAuth2FlowType.AUTH_CODE)
                                .setCode(code)
                                .setCodeVerifier(challenge.verifier())
                                .setRedirectUri(redirectUri))
                        .compose(user -> claims(provider, user)))
                .map(claims ->
                        IdToken.account(claims, organization, challenge.nonce(), System.currentTimeMillis() / 1000))
                .recover(this::failed);
    }

    /**
     * The claims of the identity token, if its signature is right. A token that is signed by a key not seen before is
     * looked at again with the provider's keys of now, and those alone: Vert.x adds new keys to the old ones, so that
     * one which the provider has withdrawn would go on to be taken.
     */
    private Future<JsonObject> claims(OAuth2Auth provider, User user) {
        String token = user.principal().getString("id_token");
        if (token == null || !IdToken.isSignedByKey(token)) {
            return Future.failedFuture(
                    new ProviderException("expected an identity token that is signed by a key, got none"));
        }
        JsonObject claims = user.attributes().getJsonObject("idToken");
        if (claims != null) {
            return Future.succeededFuture(claims);
        }
        return renewed(provider)
                .compose(renewed -> renewed.authenticate(new TokenCredentials(token)))
                .map(again -> {
                    JsonObject checked = again.attributes().getJsonObject("accessToken");
                    if (checked == null) {
                        throw new ProviderException("the signature of the identity token is wrong");
                    }
                    return checked;
                });
    }

    private synchronized Future<OAuth2Auth> provider() {
        Future<OAuth2Auth> known = discovered;
        boolean current = System.nanoTime() - discoveredNanos < CURRENT_NANOS;
        if (known == null || known.failed() || (known.succeeded() && !current)) {
            forget(known);
            known = OpenIDConnectAuth.discover(vertx, options()).recover(this::failed);
            discovered = known;
            discoveredNanos = System.nanoTime();
        }
        return known;
    }

    /** With addresses and keys that were asked for after {@code old}. */
    private synchronized Future<OAuth2Auth> renewed(OAuth2Auth old) {
        Future<OAuth2Auth> known = discovered;
        if (known != null && known.succeeded() && known.result() == old) {
            forget(known);
            discovered = null;
        }
        return provider();
    }

    /** It asks for its keys by itself otherwise, again and again. */
    private static void forget(@Nullable Future<OAuth2Auth> old) {
        if (old != null && old.succeeded()) {
            old.result().close();
        }
    }

    private OAuth2Options options() {
        String issuer = organization.issuer();
        return new OAuth2Options()
                .setSite(issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer)
                .setClientId(organization.clientId())
                .setClientSecret(organization.clientSecret())
                .setHttpClientOptions(new HttpClientOptions()
                        .setConnectTimeout(TIMEOUT_MILLIS)
                        .setIdleTimeout(TIMEOUT_MILLIS / 1000));
    }

    private <T> Future<T> failed(Throwable cause) {
        return Future.failedFuture(
                cause instanceof ProviderException
                        ? cause
                        : new ProviderException(
                                "the OpenID provider " + organization.issuer() + " did not answer as expected: "
                                        + cause,
                                cause));
    }
}
