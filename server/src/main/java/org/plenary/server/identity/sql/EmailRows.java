package org.plenary.server.identity.sql;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.AccountsException;
import org.plenary.server.identity.Email;
import org.plenary.server.identity.PersonId;
import org.plenary.server.sql.Statements;

/** Keeps an address to one person. */
final class EmailRows {
    private static final String OTHER = "select id from person where email = ? and id <> ?";
    private static final String OF = "select email from person where id = ?";

    private EmailRows() {}

    /** @throws AccountsException with reason {@code CONFLICT} if the address is another person's */
    static void requireFree(Statements statements, @Nullable Email email, PersonId person) throws SQLException {
        if (email != null && Store.text(statements, OTHER, email.value(), person.value()) != null) {
            throw new AccountsException(
                    AccountsException.Reason.CONFLICT,
                    "The address " + email + " is another person's already. Give each person an address of their own.");
        }
    }

    static @Nullable Email of(Statements statements, PersonId person) throws SQLException {
        String email = Store.text(statements, OF, person.value());
        return email == null ? null : new Email(email);
    }
}
