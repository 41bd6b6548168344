package org.plenary.server.identity.sql;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plenary.server.audit.AuditAction;
import org.plenary.server.audit.AuditEvent;
import org.plenary.server.audit.sql.AuditRows;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.Directory;
import org.plenary.server.identity.Group;
import org.plenary.server.identity.IdentityException;
import org.plenary.server.identity.IdentityException.Reason;
import org.plenary.server.identity.IdentityListener;
import org.plenary.server.identity.Masthead;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Register;
import org.plenary.server.identity.SymbolPattern;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.Statements;

/** Processes, delegations and groups in the embedded database. Safe from any thread. */
public final class SqlDirectory implements Directory {
    /** About what a group with all its members holds while it waits to be written. */
    private static final long GROUP_BYTES = 64 << 10;

    private final IdentityStore store;
    private final InstantSource clock;

    public SqlDirectory(Database database, InstantSource clock, IdentityListener listener) {
        this.store = new IdentityStore(database, listener);
        this.clock = clock;
    }

    @Override
    public Future<List<Negotiation>> processes() {
        return store.read(ProcessRows::all);
    }

    @Override
    public Future<Optional<Negotiation>> find(ProcessId process) {
        return store.read(statements -> ProcessRows.find(statements, process));
    }

    @Override
    public Future<List<Person>> people(ProcessId process) {
        return store.read(statements -> PersonRows.of(statements, process).stream()
                .map(PersonRow::person)
                .toList());
    }

    @Override
    public Future<Register> of(ProcessId process) {
        return store.read(statements -> ProcessRows.register(statements, process));
    }

    @Override
    public Future<Void> receive(Negotiation process, List<Delegation> delegations, String draft) {
        List<Delegation> all = List.copyOf(delegations);
        long now = clock.millis();
        return store.perform((statements, effects) -> {
            ProcessRows.add(statements, process);
            for (Delegation delegation : all) {
                DelegationRows.add(statements, process.id(), delegation);
            }
            AuditRows.add(
                    statements,
                    now,
                    new AuditEvent(process.id(), null, AuditAction.DRAFT_IMPORTED, draft, new JsonObject()));
            effects.on(process.id());
        });
    }

    @Override
    public Future<Void> admit(ProcessId process, List<Group> groups) {
        List<Group> all = List.copyOf(groups);
        return store.perform((statements, effects) -> {
            for (Group group : all) {
                GroupRows.put(statements, process, group);
            }
            effects.on(process);
        });
    }

    @Override
    public Future<Void> change(Person by, String name, @Nullable SymbolPattern symbols, @Nullable Masthead masthead) {
        ProcessId process = by.process().id();
        Negotiation renamed = new Negotiation(process, name);
        long now = clock.millis();
        return store.perform((statements, effects) -> {
            Managers.require(statements, by);
            if (ProcessRows.rename(statements, renamed)) {
                trail(statements, now, by, AuditAction.PROCESS_RENAMED, renamed.name());
            }
            if (symbols != null && ProcessRows.resymbol(statements, process, symbols)) {
                trail(statements, now, by, AuditAction.SYMBOLS_CHANGED, symbols.value());
            }
            if (masthead != null) {
                head(statements, now, by, masthead);
            }
            effects.on(process);
        });
    }

    private static void head(Statements statements, long now, Person by, Masthead masthead) throws SQLException {
        ProcessId process = by.process().id();
        if (ProcessRows.rehead(statements, process, masthead)) {
            JsonObject details = new JsonObject()
                    .put("distribution", masthead.distribution())
                    .put("agenda", masthead.agenda())
                    .put("language", masthead.language());
            AuditRows.add(statements, now, new AuditEvent(by, AuditAction.MASTHEAD_CHANGED, process.value(), details));
        }
    }

    private static void trail(Statements statements, long now, Person by, AuditAction action, String name)
            throws SQLException {
        JsonObject details = new JsonObject().put("name", name);
        AuditRows.add(
                statements, now, new AuditEvent(by, action, by.process().id().value(), details));
    }

    @Override
    public Future<SymbolPattern> symbols(ProcessId process) {
        return store.read(statements -> ProcessRows.symbols(statements, process));
    }

    @Override
    public Future<Masthead> masthead(ProcessId process) {
        return store.read(statements -> ProcessRows.masthead(statements, process));
    }

    @Override
    public Future<Void> add(Person by, Delegation delegation) {
        String code = delegation.code();
        return change(by, AuditAction.DELEGATION_ADDED, code, details(delegation), (statements, process) -> {
            requireMissing(DelegationRows.has(statements, process, code), "a delegation", code);
            requireRoom(DelegationRows.count(statements, process), MAX_DELEGATIONS, "delegations");
            DelegationRows.put(statements, process, delegation);
        });
    }

    @Override
    public Future<Void> change(Person by, Delegation delegation) {
        String code = delegation.code();
        return change(by, AuditAction.DELEGATION_CHANGED, code, details(delegation), (statements, process) -> {
            requireThere(DelegationRows.has(statements, process, code), "delegation", code);
            DelegationRows.put(statements, process, delegation);
        });
    }

    @Override
    public Future<Void> removeDelegation(Person by, String code) {
        return change(by, AuditAction.DELEGATION_REMOVED, code, new JsonObject(), (statements, process) -> {
            requireThere(DelegationRows.has(statements, process, code), "delegation", code);
            long people = PersonRows.count(statements, process, code);
            if (people > 0) {
                throw new IdentityException(
                        Reason.CONFLICT,
                        "The delegation " + code + " has " + people
                                + " people, those with revoked access included. Move them to another delegation first.");
            }
            DelegationRows.remove(statements, process, code);
        });
    }

    @Override
    public Future<Void> add(Person by, Group group) {
        String code = group.code();
        return change(by, AuditAction.GROUP_ADDED, code, details(group), (statements, process) -> {
            requireMissing(GroupRows.has(statements, process, code), "a group", code);
            requireRoom(GroupRows.count(statements, process), MAX_GROUPS, "groups");
            GroupRows.put(statements, process, group);
        });
    }

    @Override
    public Future<Void> change(Person by, Group group) {
        String code = group.code();
        return change(by, AuditAction.GROUP_CHANGED, code, details(group), (statements, process) -> {
            requireThere(GroupRows.has(statements, process, code), "group", code);
            GroupRows.put(statements, process, group);
        });
    }

    @Override
    public Future<Void> removeGroup(Person by, String code) {
        return change(by, AuditAction.GROUP_REMOVED, code, new JsonObject(), (statements, process) -> {
            requireThere(GroupRows.has(statements, process, code), "group", code);
            GroupRows.remove(statements, process, code);
        });
    }

    /** A change of the process's make-up. */
    @FunctionalInterface
    private interface Step {
        void run(Statements statements, ProcessId process) throws SQLException;
    }

    private Future<Void> change(Person by, AuditAction action, String subject, JsonObject details, Step step) {
        long now = clock.millis();
        return store.perform(GROUP_BYTES, (statements, effects) -> {
            Managers.require(statements, by);
            step.run(statements, by.process().id());
            AuditRows.add(statements, now, new AuditEvent(by, action, subject, details));
            effects.on(by.process().id());
        });
    }

    private static void requireMissing(boolean isThere, String what, String code) {
        if (isThere) {
            throw new IdentityException(
                    Reason.CONFLICT, "There is " + what + " " + code + " already. Change it, or choose another code.");
        }
    }

    private static void requireThere(boolean isThere, String what, String code) {
        if (!isThere) {
            throw new IdentityException(Reason.NOT_FOUND, "There is no " + what + " " + code + " in this process.");
        }
    }

    private static void requireRoom(long count, int most, String what) {
        if (count >= most) {
            throw new IdentityException(
                    Reason.CONFLICT, "A process has at most " + most + " " + what + ". Remove one that is not needed.");
        }
    }

    private static JsonObject details(Delegation delegation) {
        return new JsonObject()
                .put("name", delegation.name())
                .put("kind", delegation.kind().name())
                .put("capacity", delegation.capacity().name());
    }

    private static JsonObject details(Group group) {
        return new JsonObject().put("name", group.name()).put("members", new JsonArray(group.members()));
    }
}
