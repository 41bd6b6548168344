package org.plenary.server.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106), a hash that costs memory and time on purpose. Its text form is that of PHC strings:
 * {@code $argon2id$v=19$m=KIB,t=PASSES,p=LANES$SALT$HASH}, so that each hash says what it cost. Blocks for tens of
 * milliseconds: not for an event loop.
 *
 * @param memoryKib memory in KiB, 8 to {@value #MAX_MEMORY_KIB}
 * @param passes passes over the memory, 1 to {@value #MAX_PASSES}
 * @param lanes lanes, 1 to {@value #MAX_LANES}
 */
record Argon2(int memoryKib, int passes, int lanes) {
    private static final int MAX_MEMORY_KIB = 1 << 20;
    private static final int MAX_PASSES = 100;
    private static final int MAX_LANES = 16;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");
    private static final SecureRandom RANDOM = new SecureRandom();

    Argon2 {
        if (memoryKib < 8 * lanes
                || memoryKib > MAX_MEMORY_KIB
                || passes < 1
                || passes > MAX_PASSES
                || lanes < 1
                || lanes > MAX_LANES) {
            throw new IllegalArgumentException("expected a cost of Argon2 within bounds, got memoryKib=" + memoryKib
                    + " passes=" + passes + " lanes=" + lanes);
        }
    }

    /** The hash of a password under a fresh salt. */
    String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memoryKib + ",t=" + passes + ",p=" + lanes + "$" + base64.encodeToString(salt)
                + "$" + base64.encodeToString(raw(password, salt, HASH_BYTES));
    }

    /**
     * Whether a hash is of this password.
     *
     * @throws IllegalArgumentException if it is not a hash by Argon2id
     */
    static boolean matches(String password, String hash) {
        Matcher parts = parts(hash);
        Base64.Decoder base64 = Base64.getDecoder();
        byte[] expected = base64.decode(parts.group(5));
        return MessageDigest.isEqual(
                expected, cost(parts).raw(password, base64.decode(parts.group(4)), expected.length));
    }

    /** Whether a hash cost less than these parameters, so that it should be made anew. */
    boolean isStrongerThan(String hash) {
        Argon2 other = cost(parts(hash));
        return other.memoryKib < memoryKib || other.passes < passes;
    }

    private static Matcher parts(String hash) {
        Matcher parts = PHC.matcher(hash);
        if (!parts.matches()) {
            throw new IllegalArgumentException("expected a hash that begins $argon2id$v=19$, got another");
        }
        return parts;
    }

    private static Argon2 cost(Matcher parts) {
        return new Argon2(
                Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
    }

    private byte[] raw(String password, byte[] salt, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
