package org.plenary.server.identity.sql;

import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Secrets;

/** Makes identifiers that nobody has had before: 96 random bits, which is no secret. */
final class Ids {
    private static final int LENGTH = 16;

    private Ids() {}

    static PersonId person() {
        return new PersonId(random());
    }

    static ProcessId process() {
        return new ProcessId(random());
    }

    private static String random() {
        return Secrets.random().substring(0, LENGTH);
    }
}
