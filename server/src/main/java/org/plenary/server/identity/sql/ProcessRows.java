package org.plenary.server.identity.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plenary.server.identity.Directory;
import org.plenary.server.identity.IdentityException;
import org.plenary.server.identity.Masthead;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Register;
import org.plenary.server.identity.SymbolPattern;
import org.plenary.server.sql.Statements;

/** The rows of processes. */
public final class ProcessRows {
    private static final String FIND = "select id, name from process where id = ?";
    private static final String ALL = "select id, name from process order by name limit " + Directory.MAX_PROCESSES;
    private static final String PUT = """
            insert into process (id, name) values (?, ?)
            on conflict (id) do update set name = excluded.name""";
    private static final String ADD = "insert into process (id, name) values (?, ?) on conflict (id) do nothing";
    private static final String RENAME = "update process set name = ? where id = ? and name <> ?";
    private static final String RESYMBOL = "update process set symbol_pattern = ? where id = ? and symbol_pattern <> ?";
    private static final String SYMBOLS = "select symbol_pattern from process where id = ?";
    private static final String REHEAD = """
            update process set distribution = ?, agenda = ?, language = ?
            where id = ? and (distribution <> ? or agenda <> ? or language <> ?)""";
    private static final String MASTHEAD = "select distribution, agenda, language from process where id = ?";

    private ProcessRows() {}

    /** The process of this id. */
    public static Optional<Negotiation> find(Statements statements, ProcessId process) throws SQLException {
        try (ResultSet row = statements.bound(FIND, process.value()).executeQuery()) {
            return row.next() ? Optional.of(process(row)) : Optional.empty();
        }
    }

    /** The processes by name, at most {@value Directory#MAX_PROCESSES}. */
    public static List<Negotiation> all(Statements statements) throws SQLException {
        List<Negotiation> processes = new ArrayList<>();
        try (ResultSet row = statements.of(ALL).executeQuery()) {
            while (row.next()) {
                processes.add(process(row));
            }
        }
        return List.copyOf(processes);
    }

    private static Negotiation process(ResultSet row) throws SQLException {
        return new Negotiation(new ProcessId(row.getString(1)), row.getString(2));
    }

    /** Adds a process, or gives it this name. */
    public static void put(Statements statements, Negotiation process) throws SQLException {
        statements.run(PUT, process.id().value(), process.name());
    }

    /** Adds a process that is not there. */
    static void add(Statements statements, Negotiation process) throws SQLException {
        statements.run(ADD, process.id().value(), process.name());
    }

    /** What makes a process up. */
    public static Register register(Statements statements, ProcessId process) throws SQLException {
        return new Register(
                find(statements, process).orElseThrow(ProcessRows::unknown),
                symbols(statements, process),
                masthead(statements, process),
                DelegationRows.of(statements, process),
                GroupRows.of(statements, process));
    }

    /** Gives a process another name; whether it had another. */
    static boolean rename(Statements statements, Negotiation process) throws SQLException {
        return statements.run(RENAME, process.name(), process.id().value(), process.name()) > 0;
    }

    static SymbolPattern symbols(Statements statements, ProcessId process) throws SQLException {
        String pattern = statements.text(SYMBOLS, process.value());
        if (pattern == null) {
            throw unknown();
        }
        return new SymbolPattern(pattern);
    }

    /** Gives its revisions other symbols; whether they had others. */
    static boolean resymbol(Statements statements, ProcessId process, SymbolPattern symbols) throws SQLException {
        return statements.run(RESYMBOL, symbols.value(), process.value(), symbols.value()) > 0;
    }

    static Masthead masthead(Statements statements, ProcessId process) throws SQLException {
        try (ResultSet row = statements.bound(MASTHEAD, process.value()).executeQuery()) {
            if (!row.next()) {
                throw unknown();
            }
            return new Masthead(row.getString(1), row.getString(2), row.getString(3));
        }
    }

    /** Gives its papers another head; whether they had another. */
    static boolean rehead(Statements statements, ProcessId process, Masthead masthead) throws SQLException {
        String distribution = masthead.distribution();
        String agenda = masthead.agenda();
        String language = masthead.language();
        return statements.run(REHEAD, distribution, agenda, language, process.value(), distribution, agenda, language)
                > 0;
    }

    private static IdentityException unknown() {
        return new IdentityException(IdentityException.Reason.NOT_FOUND, "There is no such process here.");
    }
}
