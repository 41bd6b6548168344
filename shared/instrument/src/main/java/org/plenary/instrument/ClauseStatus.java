package org.plenary.instrument;

import java.util.Arrays;
import java.util.Optional;

/**
 * How far the negotiation of a clause has come. The names are stored and sent: they never change.
 *
 * <pre>
 *   OPEN ◄──► BRACKETED ──► AGREED_AD_REFERENDUM ──► AGREED ──► ADOPTED
 *     └──────────┴─────────────────┴──► PARKED ──► OPEN, BRACKETED
 * </pre>
 *
 * <p>Further ways lead back: what was agreed is opened again with a reason.
 */
public enum ClauseStatus {
    /** Under negotiation. */
    OPEN,
    /** Contested. */
    BRACKETED,
    /** Agreed, unless a capital objects. */
    AGREED_AD_REFERENDUM,
    /** Agreed: nobody changes it any more. */
    AGREED,
    /** Adopted with the whole: nobody changes it any more. */
    ADOPTED,
    /** Put aside: delegates leave it alone. */
    PARKED;

    /** The status with this name, if there is one. */
    public static Optional<ClauseStatus> ofName(String name) {
        return Arrays.stream(values())
                .filter(status -> status.name().equals(name))
                .findFirst();
    }

    /** As it is shown: a clause about which nothing else was decided is bracketed while brackets stand in it. */
    public ClauseStatus shown(boolean bracketsStand) {
        return this == OPEN && bracketsStand ? BRACKETED : this;
    }

    /** Whether nobody may change such a clause. */
    public boolean isFrozen() {
        return this == AGREED || this == ADOPTED;
    }

    /** Whether only those who chair, and the secretariat, may change such a clause. */
    public boolean isClosedToDelegates() {
        return this == PARKED;
    }

    /** Whether a clause may go from this status to the other one. Staying where it is, is no step. */
    public boolean mayBecome(ClauseStatus next) {
        return switch (this) {
            case OPEN -> next == BRACKETED || next == AGREED_AD_REFERENDUM || next == AGREED || next == PARKED;
            case BRACKETED -> next == OPEN || next == AGREED_AD_REFERENDUM || next == AGREED || next == PARKED;
            case AGREED_AD_REFERENDUM -> next == OPEN || next == BRACKETED || next == AGREED || next == PARKED;
            case AGREED -> next == ADOPTED || next == OPEN || next == BRACKETED;
            case ADOPTED -> next == OPEN;
            case PARKED -> next == OPEN || next == BRACKETED;
        };
    }

    /** Whether the step to the other status must say why: it opens again what was agreed. */
    public boolean needsReason(ClauseStatus next) {
        return switch (this) {
            case AGREED_AD_REFERENDUM, ADOPTED -> next == OPEN;
            case AGREED -> next == OPEN || next == BRACKETED;
            case OPEN, BRACKETED, PARKED -> false;
        };
    }
}
