package org.plenary.server.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.Person;
import org.plenary.server.negotiation.AccessLevel;
import org.plenary.server.negotiation.Fields;
import org.plenary.server.negotiation.Proposer;
import org.plenary.server.negotiation.Rights;

/**
 * Who hears what is said on a desk. Whoever is in an audience may read the draft now, and besides belongs to it now: by
 * the delegation that they have, by the groups that it is in, by what they are in the draft.
 *
 * @param kind what makes people belong to it
 * @param code that of the delegation or the group; null for the others
 */
public record Audience(Kind kind, @Nullable String code) {
    /** Everybody who may read the draft. */
    public static final Audience ALL = new Audience(Kind.ALL, null);
    /** Who leads the draft. */
    public static final Audience CHAIR = new Audience(Kind.CHAIR, null);

    /** What makes people belong to an audience. */
    public enum Kind {
        /** That they may read the draft. */
        ALL,
        /** Their delegation, whatever they are in the process. */
        DELEGATION,
        /** A group that their delegation is in. */
        GROUP,
        /** That they lead the draft: chair, co-facilitators, secretariat. */
        CHAIR
    }

    /** @throws IllegalArgumentException if it has a code and needs none, or has none and needs one */
    public Audience {
        boolean named = kind == Kind.DELEGATION || kind == Kind.GROUP;
        if (named != (code != null)) {
            throw new IllegalArgumentException(
                    "expected a code for audiences of the kinds DELEGATION and GROUP, and for" + " no others; got "
                            + (code == null ? "none" : "one") + " for " + kind);
        }
        if (code != null) {
            Delegation.requireCode(code);
        }
    }

    /** Whether somebody with these rights in the draft is in it now. */
    public boolean includes(Person person, Rights rights) {
        return rights.mayRead()
                && switch (kind) {
                    case ALL -> true;
                    case DELEGATION -> String.valueOf(code).equals(person.delegationCode());
                    case GROUP -> person.groups().contains(String.valueOf(code));
                    case CHAIR -> rights.leads();
                };
    }

    /** Whether who is in it and has these rights in the draft may say something to it now. */
    public boolean maySpeak(Rights rights) {
        return !rights.archived() && (kind != Kind.ALL || rights.level().compareTo(AccessLevel.COMMENT) >= 0);
    }

    /** Those in whose name something is proposed. */
    static Audience of(Proposer by) {
        return switch (by.kind()) {
            case DELEGATION -> new Audience(Kind.DELEGATION, by.code());
            case GROUP -> new Audience(Kind.GROUP, by.code());
            case CHAIR -> CHAIR;
        };
    }

    /** Those that somebody with these rights in the draft is in now: all, groups by their codes, delegation, chair. */
    public static List<Audience> of(Person person, Rights rights) {
        List<Audience> audiences = ofStarter(person);
        audiences.removeIf(audience -> !audience.includes(person, rights));
        return audiences;
    }

    /** Those that somebody who starts a draft, and so leads it, is in there, in the same order. */
    public static List<Audience> ofStarter(Person person) {
        List<Audience> audiences = new ArrayList<>();
        audiences.add(ALL);
        person.groups().stream().sorted().forEach(group -> audiences.add(new Audience(Kind.GROUP, group)));
        String delegation = person.delegationCode();
        if (delegation != null) {
            audiences.add(new Audience(Kind.DELEGATION, delegation));
        }
        audiences.add(CHAIR);
        return audiences;
    }

    /** {@code kind, code}, of which those without a code have only the first. */
    public Fields toFields() {
        return new Fields().put("kind", kind.name()).putIfAny("code", code);
    }

    /**
     * Reads what {@link #toFields} writes.
     *
     * @throws IllegalArgumentException if it is anything else; the message says what was expected
     */
    public static Audience read(Fields from) {
        from.requireNoOthers(Set.of("kind", "code"));
        return new Audience(from.one(Kind.class, "kind"), from.textIfAny("code"));
    }

    @Override
    public String toString() {
        return code == null ? kind.name() : kind + " " + code;
    }
}
