package org.plenary.server.identity.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.plenary.server.identity.Group;
import org.plenary.server.identity.IdentityException;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.sql.Statements;

/** The queries for groups, and their changes. */
final class GroupRows {
    private static final String OF_PROCESS = """
            select g.code, g.name, m.delegation from delegation_group g
            left join delegation_group_member m on m.process = g.process and m.code = g.code
            where g.process = ? order by g.code, m.delegation""";
    private static final String PUT = """
            insert into delegation_group (process, code, name) values (?, ?, ?)
            on conflict (process, code) do update set name = excluded.name""";
    private static final String EMPTY = "delete from delegation_group_member where process = ? and code = ?";
    private static final String ADD_MEMBER = """
            insert into delegation_group_member (process, delegation, code)
            select process, code, ? from delegation where process = ? and code = ?""";

    private static final String MEMBERSHIPS = "select delegation, code from delegation_group_member where process = ?";
    private static final String OF_DELEGATION =
            "select code from delegation_group_member where process = ? and delegation = ?";
    private static final String COUNT = "select count(*) from delegation_group where process = ?";
    private static final String COUNT_OF_CODE = "select count(*) from delegation_group where process = ? and code = ?";
    private static final String REMOVE = "delete from delegation_group where process = ? and code = ?";

    private GroupRows() {}

    /** The codes of the groups that each delegation is in; of one that is in none nothing is said. */
    static Map<String, Set<String>> byDelegation(Statements statements, ProcessId process) throws SQLException {
        Map<String, Set<String>> groups = new HashMap<>();
        try (ResultSet row = statements.bound(MEMBERSHIPS, process.value()).executeQuery()) {
            while (row.next()) {
                groups.computeIfAbsent(row.getString(1), any -> new HashSet<>()).add(row.getString(2));
            }
        }
        return groups;
    }

    /** The codes of the groups that a delegation is in. */
    static Set<String> of(Statements statements, ProcessId process, String delegation) throws SQLException {
        Set<String> groups = new HashSet<>();
        try (ResultSet row =
                statements.bound(OF_DELEGATION, process.value(), delegation).executeQuery()) {
            while (row.next()) {
                groups.add(row.getString(1));
            }
        }
        return groups;
    }

    static long count(Statements statements, ProcessId process) throws SQLException {
        return statements.number(COUNT, process.value());
    }

    static boolean has(Statements statements, ProcessId process, String code) throws SQLException {
        return statements.number(COUNT_OF_CODE, process.value(), code) > 0;
    }

    static void remove(Statements statements, ProcessId process, String code) throws SQLException {
        statements.run(REMOVE, process.value(), code);
    }

    static List<Group> of(Statements statements, ProcessId process) throws SQLException {
        Map<String, String> names = new TreeMap<>();
        Map<String, List<String>> members = new TreeMap<>();
        try (ResultSet row = statements.bound(OF_PROCESS, process.value()).executeQuery()) {
            while (row.next()) {
                String code = row.getString(1);
                names.put(code, row.getString(2));
                List<String> there = members.computeIfAbsent(code, any -> new ArrayList<>());
                String member = row.getString(3);
                if (member != null) {
                    there.add(member);
                }
            }
        }
        List<Group> groups = new ArrayList<>();
        names.forEach((code, name) -> groups.add(new Group(code, name, members.getOrDefault(code, List.of()))));
        return groups;
    }

    /** Adds the group, or gives it this name and these members. */
    static void put(Statements statements, ProcessId process, Group group) throws SQLException {
        statements.run(PUT, process.value(), group.code(), group.name());
        statements.run(EMPTY, process.value(), group.code());
        for (String member : group.members()) {
            if (statements.run(ADD_MEMBER, group.code(), process.value(), member) == 0) {
                throw new IdentityException(
                        IdentityException.Reason.INVALID,
                        "There is no delegation " + member + " in this process; add it before it joins a group.");
            }
        }
    }
}
