package org.plenary.server.identity.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.plenary.server.identity.Capacity;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.DelegationKind;
import org.plenary.server.identity.Directory;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.sql.Statements;

/** The rows of delegations. */
public final class DelegationRows {
    private static final String OF_PROCESS = "select code, name, kind, capacity from delegation where process = ?"
            + " order by code limit " + Directory.MAX_DELEGATIONS;
    private static final String PUT = """
            insert into delegation (process, code, name, kind, capacity) values (?, ?, ?, ?, ?)
            on conflict (process, code) do update
            set name = excluded.name, kind = excluded.kind, capacity = excluded.capacity""";
    private static final String ADD = """
            insert into delegation (process, code, name, kind, capacity) values (?, ?, ?, ?, ?)
            on conflict (process, code) do nothing""";
    private static final String COUNT = "select count(*) from delegation where process = ?";
    private static final String COUNT_OF_CODE = "select count(*) from delegation where process = ? and code = ?";
    private static final String REMOVE = "delete from delegation where process = ? and code = ?";

    private DelegationRows() {}

    /** The delegations of a process by code. */
    static List<Delegation> of(Statements statements, ProcessId process) throws SQLException {
        List<Delegation> delegations = new ArrayList<>();
        try (ResultSet row = statements.bound(OF_PROCESS, process.value()).executeQuery()) {
            while (row.next()) {
                delegations.add(delegation(row, 1));
            }
        }
        return delegations;
    }

    /** Adds a delegation, or gives it this name, kind and capacity. */
    public static void put(Statements statements, ProcessId process, Delegation delegation) throws SQLException {
        run(statements, PUT, process, delegation);
    }

    /** Adds a delegation that is not there. */
    static void add(Statements statements, ProcessId process, Delegation delegation) throws SQLException {
        run(statements, ADD, process, delegation);
    }

    private static void run(Statements statements, String sql, ProcessId process, Delegation delegation)
            throws SQLException {
        statements.run(
                sql,
                process.value(),
                delegation.code(),
                delegation.name(),
                delegation.kind().name(),
                delegation.capacity().name());
    }

    static long count(Statements statements, ProcessId process) throws SQLException {
        return statements.number(COUNT, process.value());
    }

    /** Whether the process has a delegation of this code. */
    public static boolean has(Statements statements, ProcessId process, String code) throws SQLException {
        return statements.number(COUNT_OF_CODE, process.value(), code) > 0;
    }

    static void remove(Statements statements, ProcessId process, String code) throws SQLException {
        statements.run(REMOVE, process.value(), code);
    }

    /** The delegation whose code, name, kind and capacity begin at {@code column}. */
    static Delegation delegation(ResultSet row, int column) throws SQLException {
        return new Delegation(
                row.getString(column),
                row.getString(column + 1),
                DelegationKind.valueOf(row.getString(column + 2)),
                Capacity.valueOf(row.getString(column + 3)));
    }
}
