package org.plenary.server.negotiation;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.Role;

/**
 * In whose name a proposal is made.
 *
 * @param kind what they are
 * @param code the code of the delegation or of the group; null for the chair
 */
public record Proposer(Kind kind, @Nullable String code) {
    /** Whoever chairs, with the secretariat. */
    public static final Proposer CHAIR = new Proposer(Kind.CHAIR, null);

    /** What a proposer is. */
    public enum Kind {
        DELEGATION,
        GROUP,
        CHAIR
    }

    /** @throws IllegalArgumentException if the code is none, or is missing, or stands with the chair */
    public Proposer {
        if ((code == null) != (kind == Kind.CHAIR)) {
            throw new IllegalArgumentException(
                    "expected a code of a delegation or a group that proposes, and none of the chair, got kind=" + kind
                            + " code=" + code);
        }
        if (code != null) {
            Delegation.requireCode(code);
        }
    }

    /** A delegation. */
    public static Proposer delegation(String code) {
        return new Proposer(Kind.DELEGATION, code);
    }

    /** A group. */
    public static Proposer group(String code) {
        return new Proposer(Kind.GROUP, code);
    }

    /** Whether it is this delegation. */
    public boolean isDelegation(String delegation) {
        return kind == Kind.DELEGATION && delegation.equals(code);
    }

    /**
     * Checks that somebody may speak for the proposer: a delegate of the delegation, or of one of the group's, as far
     * as the draft is open to them for comments; for the chair, whoever leads the draft. Of whom groups are not known,
     * any delegate may be of the group.
     *
     * @throws DecisionException if they may not
     */
    void requireSpokenForBy(Actor by, Standing standing) {
        boolean may = switch (kind) {
            case DELEGATION -> Objects.equals(by.delegation(), code) && Holder.speaks(by, standing.access());
            case GROUP -> isOfGroup(by) && Holder.speaks(by, standing.access());
            case CHAIR -> standing.access().leads(by);
        };
        if (!may) {
            throw new DecisionException(
                    DecisionException.Reason.NOT_ALLOWED,
                    "For a proposal of " + inWords() + " speak " + whoSpeaks() + ". Ask one of them.");
        }
    }

    private boolean isOfGroup(Actor by) {
        Set<String> groups = by.groups();
        return by.role() == Role.DELEGATE && by.delegation() != null && (groups == null || groups.contains(code));
    }

    private String inWords() {
        return kind == Kind.CHAIR ? "the chair" : Objects.requireNonNull(code);
    }

    private String whoSpeaks() {
        return switch (kind) {
            case DELEGATION -> "its own delegates who may comment on the draft";
            case GROUP -> "delegates of its members who may comment on the draft";
            case CHAIR -> "the chair, the co-facilitators and the secretariat";
        };
    }

    /** As it is recorded and told: {@code kind, code}, without the code of the chair. */
    public Fields toFields() {
        return new Fields().put("kind", kind.name()).putIfAny("code", code);
    }

    /**
     * Reads what {@link #toFields} writes.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static Proposer read(Fields from) {
        from.requireNoOthers(Set.of("kind", "code"));
        return new Proposer(from.one(Kind.class, "kind"), from.textIfAny("code"));
    }

    @Override
    public String toString() {
        return code == null ? kind.name() : kind + " " + code;
    }
}
