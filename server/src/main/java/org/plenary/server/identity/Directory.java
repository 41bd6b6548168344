package org.plenary.server.identity;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A process with its delegations and groups. Safe from any thread. Changes are in the audit trail
 * and take effect on open connections at once.
 *
 * <p>Futures of changes fail with {@link IdentityException.Reason#NOT_ALLOWED} if {@code by} does not set the process
 * up, with {@code NOT_FOUND} if what is to be changed is not there, with {@code CONFLICT} if what is to be added is
 * there already, and with {@code INVALID} if something that is named is not there.
 */
public interface Directory {
    /** The most processes that {@link #processes} returns. */
    int MAX_PROCESSES = 1_000;
    /** The most people that a process has. */
    int MAX_PEOPLE = 10_000;

    /** The most delegations of a process. */
    int MAX_DELEGATIONS = 1_000;
    /** The most groups of a process. */
    int MAX_GROUPS = 100;

    /** The processes of this server by name, at most {@value #MAX_PROCESSES}. */
    Future<List<Negotiation>> processes();

    /** A process by its id; empty if there is none. */
    Future<Optional<Negotiation>> find(ProcessId process);

    /** The people of a process by name, at most {@value #MAX_PEOPLE}; empty if there is no such process. */
    Future<List<Person>> people(ProcessId process);

    /** What makes the process up; fails with {@code NOT_FOUND} if there is none of this id. */
    Future<Register> of(ProcessId process);

    /**
     * Gives the process another name; its coming revisions other symbols unless {@code symbols} is null; and its papers
     * another head unless {@code masthead} is null.
     */
    Future<Void> change(Person by, String name, @Nullable SymbolPattern symbols, @Nullable Masthead masthead);

    /** How the revisions of a process are called; fails with {@code NOT_FOUND} if there is no such process. */
    Future<SymbolPattern> symbols(ProcessId process);

    /** How a process heads its papers; fails with {@code NOT_FOUND} if there is no such process. */
    Future<Masthead> masthead(ProcessId process);

    /**
     * Makes the process and those delegations that come with an imported draft and are not known here; what is known
     * stays as it is.
     *
     * @param draft the draft's id, for the audit trail
     */
    Future<Void> receive(Negotiation process, List<Delegation> delegations, String draft);

    /** Registers groups of delegations that are known; a known group gets this name and these members. */
    Future<Void> admit(ProcessId process, List<Group> groups);

    /** Adds a delegation. */
    Future<Void> add(Person by, Delegation delegation);

    /** Gives the delegation of this code another name, kind and capacity. */
    Future<Void> change(Person by, Delegation delegation);

    /** Removes a delegation, also from its groups; fails with {@code CONFLICT} while people belong to it. */
    Future<Void> removeDelegation(Person by, String code);

    /** Adds a group. */
    Future<Void> add(Person by, Group group);

    /** Gives the group of this code another name and other members. */
    Future<Void> change(Person by, Group group);

    /** Removes a group; its delegations stay. */
    Future<Void> removeGroup(Person by, String code);
}
