package org.plenary.server.identity.sql;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.AccountsException;
import org.plenary.server.identity.AccountsException.Reason;
import org.plenary.server.identity.AuditAction;
import org.plenary.server.identity.AuditEvent;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.Directory;
import org.plenary.server.identity.Group;
import org.plenary.server.identity.Masthead;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Register;
import org.plenary.server.identity.SymbolPattern;
import org.plenary.server.sql.Statements;

/** Processes, delegations and groups in the embedded database. */
final class SqlDirectory implements Directory {
    private static final String PROCESSES = "select id, name from process order by name limit ?";
    private static final String RENAME = "update process set name = ? where id = ? and name <> ?";
    private static final String RESYMBOL = "update process set symbol_pattern = ? where id = ? and symbol_pattern <> ?";
    private static final String SYMBOLS = "select symbol_pattern from process where id = ?";
    private static final String REHEAD = """
            update process set distribution = ?, agenda = ?, language = ?
            where id = ? and (distribution, agenda, language) <> (?, ?, ?)""";
    private static final String MASTHEAD = "select distribution, agenda, language from process where id = ?";
    private static final String COUNT_DELEGATIONS = "select count(*) from delegation where process = ?";
    private static final String HAS_DELEGATION = "select count(*) from delegation where process = ? and code = ?";
    private static final String COUNT_PEOPLE = "select count(*) from person where process = ? and delegation = ?";
    private static final String REMOVE_DELEGATION = "delete from delegation where process = ? and code = ?";
    private static final String COUNT_GROUPS = "select count(*) from delegation_group where process = ?";
    private static final String HAS_GROUP = "select count(*) from delegation_group where process = ? and code = ?";
    private static final String REMOVE_GROUP = "delete from delegation_group where process = ? and code = ?";
    /** About what a group with all its members holds while it waits to be written. */
    private static final long GROUP_BYTES = 64 << 10;

    private final Store store;
    private final InstantSource clock;

    SqlDirectory(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Future<List<Negotiation>> processes() {
        return store.read(statements -> {
            List<Negotiation> processes = new ArrayList<>();
            try (ResultSet rows =
                    Store.bound(statements, PROCESSES, MAX_PROCESSES).executeQuery()) {
                while (rows.next()) {
                    processes.add(new Negotiation(new ProcessId(rows.getString(1)), rows.getString(2)));
                }
            }
            return processes;
        });
    }

    @Override
    public Future<Register> of(ProcessId process) {
        return store.read(statements -> {
            Negotiation negotiation = PersonRows.process(statements, process)
                    .orElseThrow(() -> new AccountsException(Reason.NOT_FOUND, "There is no such process here."));
            return new Register(
                    negotiation,
                    symbols(statements, process),
                    masthead(statements, process),
                    RegisterRows.delegations(statements, process),
                    GroupRows.of(statements, process),
                    RegisterRows.members(statements, process));
        });
    }

    @Override
    public Future<Void> change(Person by, String name, @Nullable SymbolPattern symbols, @Nullable Masthead masthead) {
        ProcessId process = by.process().id();
        Negotiation renamed = new Negotiation(process, name);
        long now = clock.millis();
        return store.perform((statements, effects) -> {
            Managers.require(statements, by);
            if (Store.run(statements, RENAME, renamed.name(), process.value(), renamed.name()) > 0) {
                trail(statements, now, by, AuditAction.PROCESS_RENAMED, renamed.name());
            }
            if (symbols != null
                    && Store.run(statements, RESYMBOL, symbols.value(), process.value(), symbols.value()) > 0) {
                trail(statements, now, by, AuditAction.SYMBOLS_CHANGED, symbols.value());
            }
            if (masthead != null) {
                head(statements, now, by, masthead);
            }
            effects.on(process);
        });
    }

    private static void head(Statements statements, long now, Person by, Masthead masthead) throws SQLException {
        String process = by.process().id().value();
        String distribution = masthead.distribution();
        String agenda = masthead.agenda();
        String language = masthead.language();
        if (Store.run(statements, REHEAD, distribution, agenda, language, process, distribution, agenda, language)
                > 0) {
            JsonObject details = new JsonObject()
                    .put("distribution", distribution)
                    .put("agenda", agenda)
                    .put("language", language);
            Trail.add(statements, now, new AuditEvent(by, AuditAction.MASTHEAD_CHANGED, process, details));
        }
    }

    private static void trail(Statements statements, long now, Person by, AuditAction action, String name)
            throws SQLException {
        JsonObject details = new JsonObject().put("name", name);
        Trail.add(statements, now, new AuditEvent(by, action, by.process().id().value(), details));
    }

    @Override
    public Future<SymbolPattern> symbols(ProcessId process) {
        return store.read(statements -> symbols(statements, process));
    }

    private static SymbolPattern symbols(Statements statements, ProcessId process) throws SQLException {
        String pattern = Store.text(statements, SYMBOLS, process.value());
        if (pattern == null) {
            throw new AccountsException(Reason.NOT_FOUND, "There is no such process here.");
        }
        return new SymbolPattern(pattern);
    }

    @Override
    public Future<Masthead> masthead(ProcessId process) {
        return store.read(statements -> masthead(statements, process));
    }

    private static Masthead masthead(Statements statements, ProcessId process) throws SQLException {
        try (ResultSet row = Store.bound(statements, MASTHEAD, process.value()).executeQuery()) {
            if (!row.next()) {
                throw new AccountsException(Reason.NOT_FOUND, "There is no such process here.");
            }
            return new Masthead(row.getString(1), row.getString(2), row.getString(3));
        }
    }

    @Override
    public Future<Void> add(Person by, Delegation delegation) {
        return change(by, AuditAction.DELEGATION_ADDED, delegation.code(), details(delegation), statements -> {
            ProcessId process = by.process().id();
            requireMissing(statements, HAS_DELEGATION, process, delegation.code(), "a delegation");
            requireRoom(statements, COUNT_DELEGATIONS, process, MAX_DELEGATIONS, "delegations");
            Admissions.delegation(statements, process, delegation);
        });
    }

    @Override
    public Future<Void> change(Person by, Delegation delegation) {
        return change(by, AuditAction.DELEGATION_CHANGED, delegation.code(), details(delegation), statements -> {
            requireThere(statements, HAS_DELEGATION, by.process().id(), delegation.code(), "delegation");
            Admissions.delegation(statements, by.process().id(), delegation);
        });
    }

    @Override
    public Future<Void> removeDelegation(Person by, String code) {
        return change(by, AuditAction.DELEGATION_REMOVED, code, new JsonObject(), statements -> {
            ProcessId process = by.process().id();
            requireThere(statements, HAS_DELEGATION, process, code, "delegation");
            long people = Store.number(statements, COUNT_PEOPLE, process.value(), code);
            if (people > 0) {
                throw new AccountsException(
                        Reason.CONFLICT,
                        "The delegation " + code + " has " + people
                                + " people, those with revoked access included. Move them to another delegation first.");
            }
            Store.run(statements, REMOVE_DELEGATION, process.value(), code);
        });
    }

    @Override
    public Future<Void> add(Person by, Group group) {
        return change(by, AuditAction.GROUP_ADDED, group.code(), details(group), statements -> {
            ProcessId process = by.process().id();
            requireMissing(statements, HAS_GROUP, process, group.code(), "a group");
            requireRoom(statements, COUNT_GROUPS, process, MAX_GROUPS, "groups");
            GroupRows.put(statements, process, group);
        });
    }

    @Override
    public Future<Void> change(Person by, Group group) {
        return change(by, AuditAction.GROUP_CHANGED, group.code(), details(group), statements -> {
            requireThere(statements, HAS_GROUP, by.process().id(), group.code(), "group");
            GroupRows.put(statements, by.process().id(), group);
        });
    }

    @Override
    public Future<Void> removeGroup(Person by, String code) {
        return change(by, AuditAction.GROUP_REMOVED, code, new JsonObject(), statements -> {
            requireThere(statements, HAS_GROUP, by.process().id(), code, "group");
            Store.run(statements, REMOVE_GROUP, by.process().id().value(), code);
        });
    }

    /** A change of the process's make-up. */
    @FunctionalInterface
    private interface Step {
        void run(Statements statements) throws SQLException;
    }

    private Future<Void> change(Person by, AuditAction action, String subject, JsonObject details, Step step) {
        long now = clock.millis();
        return store.perform(GROUP_BYTES, (statements, effects) -> {
            Managers.require(statements, by);
            step.run(statements);
            Trail.add(statements, now, new AuditEvent(by, action, subject, details));
            effects.on(by.process().id());
        });
    }

    private static void requireMissing(Statements statements, String count, ProcessId process, String code, String what)
            throws SQLException {
        if (Store.number(statements, count, process.value(), code) > 0) {
            throw new AccountsException(
                    Reason.CONFLICT, "There is " + what + " " + code + " already. Change it, or choose another code.");
        }
    }

    private static void requireThere(Statements statements, String count, ProcessId process, String code, String what)
            throws SQLException {
        if (Store.number(statements, count, process.value(), code) == 0) {
            throw new AccountsException(Reason.NOT_FOUND, "There is no " + what + " " + code + " in this process.");
        }
    }

    private static void requireRoom(Statements statements, String count, ProcessId process, int most, String what)
            throws SQLException {
        if (Store.number(statements, count, process.value()) >= most) {
            throw new AccountsException(
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
