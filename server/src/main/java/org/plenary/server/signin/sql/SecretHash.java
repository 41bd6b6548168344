package org.plenary.server.signin.sql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What is stored of a secret. */
final class SecretHash {
    private SecretHash() {}

    /**
     * SHA-256 of a secret. Neither salt nor a slow function: a secret is random and long, so that there is no
     * dictionary to try, and the hash must find its row.
     */
    static byte[] of(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
