package org.plenary.server.identity.sql;

import java.security.SecureRandom;
import java.util.Base64;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;

/**
 * Makes identifiers that nobody has had before: 96 random bits as base64url, which is no secret. Safe from any thread.
 */
public final class Ids {
    private static final int BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    static PersonId person() {
        return new PersonId(random());
    }

    /** The identifier of a new process. */
    public static ProcessId process() {
        return new ProcessId(random());
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
