package org.plenary.server.audit;

/** What an entry of the audit trail tells. The names are stored and sent: they never change. */
public enum AuditAction {
    SET_UP,
    PEOPLE_ADMITTED,
    SIGNED_IN,
    SIGN_IN_FAILED,
    SIGN_IN_THROTTLED,
    SIGNED_OUT,
    SESSION_ENDED,
    OTHER_SESSIONS_ENDED,
    /** Somebody ended one of their own access tokens. */
    TOKEN_ENDED,
    /** The secretariat signed somebody out everywhere, and ended their links. */
    SIGN_INS_WITHDRAWN,
    PASSWORD_CHANGED,
    PASSWORD_REFUSED,
    INVITATION_ISSUED,
    INVITATION_ACCEPTED,
    PERSON_INVITED,
    PERSON_CHANGED,
    PERSON_REVOKED,
    PERSON_RESTORED,
    PROCESS_RENAMED,
    /** How the revisions of the process are called. */
    SYMBOLS_CHANGED,
    /** What the papers of the process say at their head. */
    MASTHEAD_CHANGED,
    /** A record from elsewhere was brought in by the operator. */
    DRAFT_IMPORTED,
    DELEGATION_ADDED,
    DELEGATION_CHANGED,
    DELEGATION_REMOVED,
    GROUP_ADDED,
    GROUP_CHANGED,
    GROUP_REMOVED
}
