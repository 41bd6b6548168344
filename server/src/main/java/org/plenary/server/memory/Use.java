package org.plenary.server.memory;

/** What a live connection holds memory for. */
public enum Use {
    /** Messages of the client of which the end has not come, or which are not read yet. */
    UNFINISHED("unfinished"),
    /** Messages of the client that wait for their answer. */
    WAITING("waiting"),
    /** What was said to the client and is not on its way, because it does not read. */
    OUTGOING("outgoing");

    private final String label;

    Use(String label) {
        this.label = label;
    }

    /** The name in figures and logs. */
    public String label() {
        return label;
    }
}
