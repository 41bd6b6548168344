package org.plenary.server.oidc;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import org.plenary.server.signin.OrganizationAccount;

/** What must hold of an identity token besides its signature (OpenID Connect Core 1.0, 3.1.3.7). Stateless. */
final class IdToken {
    /** Signatures by a private key; whoever knows the client's secret or nothing at all can make the others. */
    private static final Set<String> ALGORITHMS =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA");

    private static final long LEEWAY_SECONDS = 60;
    private static final long MAX_AGE_SECONDS = Duration.ofMinutes(10).toSeconds();

    private IdToken() {}

    /** Whether a token says that it is signed by a key of its issuer's alone. */
    static boolean isSignedByKey(String token) {
        try {
            String header = token.substring(0, Math.max(0, token.indexOf('.')));
            JsonObject json = new JsonObject(new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8));
            return json.getValue("alg") instanceof String algorithm && ALGORITHMS.contains(algorithm);
        } catch (DecodeException | IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * The account that a token is about, whose signature was checked.
     *
     * @throws ProviderException if it is another's, of another sign-in, or too old
     */
    static OrganizationAccount account(JsonObject claims, Organization organization, String nonce, long nowSeconds) {
        require(organization.issuer().equals(claims.getValue("iss")), "another issuer");
        require(isFor(claims, organization.clientId()), "another audience");
        require(nonce.equals(claims.getValue("nonce")), "another nonce");
        require(number(claims, "exp") > nowSeconds - LEEWAY_SECONDS, "an end that is past");
        long issuedAt = number(claims, "iat");
        require(
                issuedAt <= nowSeconds + LEEWAY_SECONDS && issuedAt >= nowSeconds - MAX_AGE_SECONDS,
                "a time of issue that is not now");
        require(claims.getValue("sub") instanceof String, "no subject");
        try {
            return new OrganizationAccount(organization.issuer(), claims.getString("sub"));
        } catch (IllegalArgumentException e) {
            throw new ProviderException("the identity token is out of bounds: " + e.getMessage(), e);
        }
    }

    private static boolean isFor(JsonObject claims, String clientId) {
        Object audience = claims.getValue("aud");
        if (audience instanceof JsonArray several && several.size() > 1) {
            return several.contains(clientId) && clientId.equals(claims.getValue("azp"));
        }
        Object only = audience instanceof JsonArray one && one.size() == 1 ? one.getValue(0) : audience;
        return clientId.equals(only) && (!claims.containsKey("azp") || clientId.equals(claims.getValue("azp")));
    }

    private static long number(JsonObject claims, String name) {
        return claims.getValue(name) instanceof Number number ? number.longValue() : Long.MIN_VALUE;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new ProviderException("the identity token has " + what);
        }
    }
}
