package org.plenary.server.signing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps the private half of a signing key under a key that is not kept beside it, by AES-256 in Galois/Counter Mode:
 * whoever has the data alone cannot sign. What is sealed is bound to the signing key that it belongs to. Safe from any
 * thread.
 */
public final class KeySeal {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int MAX_FILE_BYTES = 1_024;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    private KeySeal(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /**
     * The seal of a key that is given as text: {@value #KEY_BYTES} bytes as base64 or hexadecimal, as {@code openssl
     * rand -base64 32} makes them.
     *
     * @param source where the text comes from, for the message
     * @throws SigningException if it is no such text
     */
    public static KeySeal of(String text, String source) {
        String stripped = text.strip();
        try {
            byte[] bytes = stripped.length() == 2 * KEY_BYTES
                    ? HexFormat.of().parseHex(stripped)
                    : Base64.getDecoder().decode(stripped);
            if (bytes.length == KEY_BYTES) {
                return new KeySeal(bytes);
            }
        } catch (IllegalArgumentException e) {
            // Said below, without the text.
        }
        throw new SigningException("expected a key of " + KEY_BYTES + " bytes as base64 or hexadecimal in " + source
                + ", as \"openssl rand -base64 32\" makes one; got something else");
    }

    /** As {@link #of}, of what a file holds. */
    public static KeySeal read(Path file) {
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw new SigningException(
                        "expected a key in " + file + ", got a file of " + Files.size(file) + " bytes");
            }
            return of(Files.readString(file, StandardCharsets.US_ASCII), file.toString());
        } catch (IOException e) {
            throw new SigningException("the key file " + file + " cannot be read: " + e, e);
        }
    }

    /** Seals a private key. */
    public byte[] seal(byte[] privateKey, KeyId id) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, id).doFinal(privateKey);
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + CIPHER, e);
        }
    }

    /**
     * What was sealed.
     *
     * @throws SigningException if it was sealed by another key, or is damaged; the message says what to do
     */
    public byte[] open(byte[] sealed, KeyId id) {
        try {
            byte[] nonce = new byte[NONCE_BYTES];
            ByteBuffer buffer = ByteBuffer.wrap(sealed).get(nonce);
            byte[] content = new byte[buffer.remaining()];
            buffer.get(content);
            return cipher(Cipher.DECRYPT_MODE, nonce, id).doFinal(content);
        } catch (AEADBadTagException e) {
            throw new SigningException(
                    "the signing key " + id + " was sealed by another key than the one that is given: give that one by"
                            + " --key-file or PLENARY_KEY. If it is lost, \"plenary rotate-key --lost\" makes another"
                            + " signing key, which the old one does not endorse",
                    e);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new SigningException("the signing key " + id + " is damaged: restore it from a backup", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, KeyId id) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(id.value().getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
