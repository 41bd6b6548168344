package org.plenary.server.journal;

import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 hash: 32 bytes, compared by value. Immutable. */
public final class Hash {
    /** The size of a hash in bytes. */
    public static final int BYTES = 32;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * A hash of these bytes, which are copied.
     *
     * @throws IllegalArgumentException if there are not {@value #BYTES} of them
     */
    public static Hash of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("expected a hash of " + BYTES + " bytes, got " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /**
     * A hash from 64 hexadecimal digits.
     *
     * @throws IllegalArgumentException if {@code hex} is not that
     */
    public static Hash ofHex(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    /** A copy of the {@value #BYTES} bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** 64 lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
