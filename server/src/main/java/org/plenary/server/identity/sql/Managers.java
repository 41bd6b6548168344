package org.plenary.server.identity.sql;

import java.sql.SQLException;
import org.plenary.server.identity.AccountsException;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.sql.Statements;

/** Who sets a process up: asked of the database within the change itself, since it may have changed a moment ago. */
final class Managers {
    private static final String IS_MANAGER =
            "select count(*) from person where id = ? and process = ? and role = 'SECRETARIAT' and state = 'ACTIVE'";
    private static final String OTHERS = """
            select count(*) from person
            where process = ? and role = 'SECRETARIAT' and state = 'ACTIVE' and id <> ?""";

    private Managers() {}

    /** @throws AccountsException with reason {@code NOT_ALLOWED} unless the person sets the process up */
    static void require(Statements statements, Person by) throws SQLException {
        if (Store.number(
                        statements,
                        IS_MANAGER,
                        by.id().value(),
                        by.process().id().value())
                == 0) {
            throw new AccountsException(
                    AccountsException.Reason.NOT_ALLOWED,
                    "The secretariat sets the process up. Ask one of its people to do this.");
        }
    }

    /** @throws AccountsException with reason {@code CONFLICT} if nobody would be left to set the process up */
    static void requireAnother(Statements statements, ProcessId process, PersonId than) throws SQLException {
        boolean isOne = Store.number(statements, IS_MANAGER, than.value(), process.value()) > 0;
        if (isOne && Store.number(statements, OTHERS, process.value(), than.value()) == 0) {
            throw new AccountsException(
                    AccountsException.Reason.CONFLICT,
                    "This is the last person of the secretariat who can sign in. Make somebody else one of the"
                            + " secretariat first, and wait until they have accepted.");
        }
    }
}
