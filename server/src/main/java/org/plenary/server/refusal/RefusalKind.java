package org.plenary.server.refusal;

/** What is the matter with something that was asked for. */
public enum RefusalKind {
    /** It is out of bounds, or contradicts itself. */
    INVALID,
    /** Who asked may not. */
    NOT_ALLOWED,
    /** What it is about is not there. */
    NOT_FOUND,
    /** It does not go together with what is there. */
    CONFLICT,
    /** It does not go from where it is to there. */
    NO_SUCH_TRANSITION,
    /** What came is too large. */
    TOO_LARGE,
    /** What came is in no form that is understood. */
    UNKNOWN_FORMAT,
    /** A file that came cannot be read. */
    FILE_REFUSED,
    /** The answer would be too large. */
    ANSWER_TOO_LARGE,
    /** There is no such form of the answer. */
    FORM_UNSUPPORTED,
    /** Too many attempts have failed. */
    TOO_MANY_ATTEMPTS,
    /** It cannot be done now, and perhaps later. */
    UNAVAILABLE
}
