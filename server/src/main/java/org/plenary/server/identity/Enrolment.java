package org.plenary.server.identity;

/** Whether a person can sign in. The names are stored and sent: they never change. */
public enum Enrolment {
    /** Has been invited, and has never signed in. */
    INVITED,
    /** Can sign in. */
    ACTIVE,
    /** Has lost the access, and may get it back. */
    REVOKED
}
