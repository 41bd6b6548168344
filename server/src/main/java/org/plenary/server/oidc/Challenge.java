package org.plenary.server.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.plenary.server.signin.Secrets;

/**
 * What ties the answer of a provider to the browser that asked.
 *
 * @param state comes back with the answer, through the browser
 * @param nonce comes back within the identity token
 * @param verifier is shown to the provider only when the answer is exchanged (PKCE, RFC 7636)
 */
public record Challenge(String state, String nonce, String verifier) {
    /** A challenge that nobody can foresee. */
    public static Challenge random() {
        return new Challenge(Secrets.random(), Secrets.random(), Secrets.random());
    }

    /** What the provider hears of the verifier beforehand: its SHA-256. */
    String hashedVerifier() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Without the secrets, so that no log holds them. */
    @Override
    public String toString() {
        return "Challenge[]";
    }
}
