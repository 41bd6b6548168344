package org.plenary.server.identity;

/**
 * A process: one negotiation, with its delegations, meetings and drafts.
 *
 * @param id its identifier
 * @param name its name, 1 to {@value #MAX_NAME_LENGTH} characters on one line
 */
public record Negotiation(ProcessId id, String name) {
    /** The most UTF-16 units a process's name has. */
    public static final int MAX_NAME_LENGTH = 300;

    /** @throws IllegalArgumentException if the name is out of bounds */
    public Negotiation {
        Checks.line("process name", name, MAX_NAME_LENGTH);
    }
}
