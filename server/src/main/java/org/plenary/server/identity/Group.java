package org.plenary.server.identity;

import java.util.List;

/**
 * Delegations that act together, such as a regional group or an industry caucus.
 *
 * @param code short code, unique among the groups of its process; in the form of a {@linkplain Delegation delegation's}
 * @param name full name, 1 to {@value #MAX_NAME_LENGTH} characters on one line
 * @param members the codes of its delegations, at most {@value Directory#MAX_DELEGATIONS}, in order and each once
 */
public record Group(String code, String name, List<String> members) {
    /** The most UTF-16 units a group's name has. */
    public static final int MAX_NAME_LENGTH = 200;

    /** @throws IllegalArgumentException if something is out of bounds */
    public Group {
        Checks.code("group code", code);
        Checks.line("group name", name, MAX_NAME_LENGTH);
        members = members.stream().distinct().sorted().toList();
        if (members.size() > Directory.MAX_DELEGATIONS) {
            throw new IllegalArgumentException(
                    "expected at most " + Directory.MAX_DELEGATIONS + " delegations in a group, got " + members.size());
        }
        members.forEach(Delegation::requireCode);
    }
}
