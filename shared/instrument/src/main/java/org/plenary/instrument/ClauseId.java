package org.plenary.instrument;

/**
 * The name of a clause, which stays with it while its number changes.
 *
 * @param value 1 to {@value #MAX_LENGTH} characters of {@code A-Z a-z 0-9 _ -}
 */
public record ClauseId(String value) {
    /** The most characters an id may have. */
    public static final int MAX_LENGTH = 64;

    /** @throws IllegalArgumentException if the value is not {@linkplain #isValid valid} */
    public ClauseId {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "a clause id is 1 to " + MAX_LENGTH + " characters of A-Z a-z 0-9 _ -, but got " + value.length()
                            + " characters with others among them");
        }
    }

    /** Tells whether a string can be a clause id. */
    public static boolean isValid(String value) {
        return !value.isEmpty() && value.length() <= MAX_LENGTH && value.chars().allMatch(ClauseId::isAllowed);
    }

    private static boolean isAllowed(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    @Override
    public String toString() {
        return value;
    }
}
