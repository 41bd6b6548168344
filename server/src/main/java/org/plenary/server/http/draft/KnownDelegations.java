package org.plenary.server.http.draft;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.Directory;
import org.plenary.server.identity.Person;
import org.plenary.server.negotiation.DecisionException;

/** Which delegations a process has, for requests that name some. Thread-safe. */
public final class KnownDelegations {
    private final Directory directory;

    public KnownDelegations(Directory directory) {
        this.directory = directory;
    }

    /** Fails with a {@link DecisionException} if some codes are those of no delegation of the person's process. */
    Future<Void> require(Collection<String> codes, Person person) {
        Set<String> others = new TreeSet<>(codes);
        others.removeIf(code -> code.equals(person.delegationCode()));
        if (others.isEmpty()) {
            return Future.succeededFuture();
        }
        return directory.of(person.process().id()).compose(register -> {
            Set<String> known =
                    register.delegations().stream().map(Delegation::code).collect(Collectors.toSet());
            others.removeAll(known);
            return others.isEmpty()
                    ? Future.succeededFuture()
                    : Future.failedFuture(new DecisionException(
                            DecisionException.Reason.NO_SUCH_HOLDER,
                            "There is no delegation " + String.join(", ", others)
                                    + " in this process. Look at its delegations."));
        });
    }
}
