package org.plenary.server.identity;

/** In what capacity a delegation takes part. The names are stored and sent: they never change. */
public enum Capacity {
    /** May draft. */
    PARTICIPANT,
    /** May read. */
    OBSERVER
}
