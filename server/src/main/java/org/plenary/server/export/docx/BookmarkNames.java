package org.plenary.server.export.docx;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.plenary.instrument.ClauseId;

/**
 * Names the bookmarks of clauses after their ids: {@code _clause_} and the id, or where Word would not take that, a
 * hash of it. Word takes 40 letters, digits and underscores, and tells no capital from a small letter.
 */
final class BookmarkNames {
    private static final String PREFIX = "_clause_";
    private static final int MAX_LENGTH = 40;
    private static final int HASH_LENGTH = 24;

    private final Set<String> taken = new HashSet<>();

    /** The name for a clause that was not named yet. */
    String name(ClauseId id) {
        String name = PREFIX + id.value();
        boolean usable = name.length() <= MAX_LENGTH && id.value().indexOf('-') < 0;
        if (!usable || !taken.add(name.toLowerCase(Locale.ROOT))) {
            name = PREFIX + hash(id.value());
            taken.add(name);
        }
        return name;
    }

    private static String hash(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is in every Java", e);
        }
    }
}
