package org.plenary.server.identity.sql;

import java.sql.SQLException;
import org.plenary.server.identity.IdentityException;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.sql.Statements;

/** Who sets a process up: asked of the database within the change itself, since it may have changed a moment ago. */
public final class Managers {
    private static final String IS_MANAGER =
            "select count(*) from person where id = ? and process = ? and role = 'SECRETARIAT' and state = 'ACTIVE'";
    private static final String OTHERS = """
            select count(*) from person
            where process = ? and role = 'SECRETARIAT' and state = 'ACTIVE' and id <> ?""";

    private Managers() {}

    /**
     * Requires that the person sets the process up.
     *
     * @throws IdentityException with reason {@code NOT_ALLOWED} if not
     */
    public static void require(Statements statements, Person by) throws SQLException {
        if (statements.number(IS_MANAGER, by.id().value(), by.process().id().value()) == 0) {
            throw new IdentityException(
                    IdentityException.Reason.NOT_ALLOWED,
                    "The secretariat sets the process up. Ask one of its people to do this.");
        }
    }

    /**
     * Requires that somebody is left to set the process up without this person.
     *
     * @throws IdentityException with reason {@code CONFLICT} if not
     */
    public static void requireAnother(Statements statements, ProcessId process, PersonId than) throws SQLException {
        boolean isOne = statements.number(IS_MANAGER, than.value(), process.value()) > 0;
        if (isOne && statements.number(OTHERS, process.value(), than.value()) == 0) {
            throw new IdentityException(
                    IdentityException.Reason.CONFLICT,
                    "This is the last person of the secretariat who can sign in. Make somebody else one of the"
                            + " secretariat first, and wait until they have accepted.");
        }
    }
}
