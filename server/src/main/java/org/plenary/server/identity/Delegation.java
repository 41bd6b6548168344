package org.plenary.server.identity;

/**
 * A party to a process.
 *
 * @param code short code such as FRA or MSFT, unique in its process: 2 to 12 characters of {@code [A-Z0-9-]}
 * @param name full name, 1 to {@value #MAX_NAME_LENGTH} characters on one line
 * @param kind what kind of party it is
 * @param capacity whether it drafts or observes
 */
public record Delegation(String code, String name, DelegationKind kind, Capacity capacity) {
    /** The most UTF-16 units a delegation's name has. */
    public static final int MAX_NAME_LENGTH = 200;

    /** @throws IllegalArgumentException if the code or the name is out of bounds */
    public Delegation {
        requireCode(code);
        requireName(name);
    }

    /**
     * Returns {@code code} if it can be a delegation's code.
     *
     * @throws IllegalArgumentException if it cannot
     */
    public static String requireCode(String code) {
        return Checks.code("delegation code", code);
    }

    /**
     * Checks that {@code name} can be a delegation's name.
     *
     * @throws IllegalArgumentException if it is not
     */
    public static void requireName(String name) {
        Checks.line("delegation name", name, MAX_NAME_LENGTH);
    }

    /** The colour by which the delegation is known on every screen, as {@code #rrggbb}. */
    public String color() {
        return Color.of(code);
    }
}
