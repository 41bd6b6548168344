package org.plenary.server.negotiation;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.Role;
import org.plenary.server.journal.StreamId;

/**
 * What a branch is: the part of the standing that drafts do not have. Its text is that of a draft with what its own
 * people wrote on top; it follows the draft by entries that the server makes.
 *
 * @param draft the draft that it is a branch of
 * @param by in whose name it proposes
 * @param title what it is called among its own people
 * @param base the entry of the draft's record on which it was begun
 * @param followed the newest entry of the draft's record that it has taken in
 * @param invited the delegations that may read it, in the order in which they were invited
 * @param sponsors those of them that will sponsor it
 */
public record Branch(
        StreamId draft,
        Proposer by,
        String title,
        long base,
        long followed,
        Set<String> invited,
        Set<String> sponsors) {
    /** Who makes the entries by which branches follow. Nobody signs in as this. */
    public static final PersonId SERVER = new PersonId("plenary-server");
    /** What the record calls who makes those entries. */
    public static final String SERVER_NAME = "Plenary";
    /** The most delegations that may read one branch besides its own people. */
    public static final int MAX_INVITED = 200;

    /** Whether somebody is who makes those entries. */
    public static boolean isBy(Author author) {
        return author.id().equals(SERVER);
    }

    /** Keeps copies. */
    public Branch {
        invited = Collections.unmodifiableSet(new LinkedHashSet<>(invited));
        sponsors = Collections.unmodifiableSet(new LinkedHashSet<>(sponsors));
    }

    /** One in which nobody else takes part yet. */
    Branch(StreamId draft, Proposer by, String title, long base) {
        this(draft, by, title, base, base, Set.of(), Set.of());
    }

    Branch follows(long seq) {
        return new Branch(draft, by, title, base, seq, invited, sponsors);
    }

    Branch inviting(String delegation, boolean invites) {
        return new Branch(
                draft,
                by,
                title,
                base,
                followed,
                changed(invited, delegation, invites),
                invites ? sponsors : changed(sponsors, delegation, false));
    }

    Branch joinedBy(String delegation, boolean joins) {
        return new Branch(draft, by, title, base, followed, invited, changed(sponsors, delegation, joins));
    }

    private static Set<String> changed(Set<String> codes, String code, boolean adds) {
        Set<String> next = new LinkedHashSet<>(codes);
        if (adds) {
            next.add(code);
        } else {
            next.remove(code);
        }
        return next;
    }

    /** Who makes the entries by which branches of a process follow. */
    public static Person server(Negotiation process) {
        return new Person(SERVER, SERVER_NAME, Role.SECRETARIAT, null, process);
    }

    /**
     * What a person may do in it.
     *
     * @param inDraft what the draft's own rules give the person in the draft
     */
    Rights rights(Person person, Drafting drafting, Access.Grant inDraft) {
        AccessLevel level = level(person, inDraft.level());
        boolean writes = level == AccessLevel.DRAFT && !drafting.archived();
        return new Rights(level, DraftingMode.EVERYBODY, writes, null, false, drafting.archived());
    }

    /** What a person may do in it, as the draft's own rules are now. */
    public Rights rights(Person person, DraftSummary inDraft) {
        return rights(
                person,
                new Drafting(DraftingMode.EVERYBODY, inDraft.archived()),
                inDraft.access().grantFor(person));
    }

    /** Whether a person may speak for those in whose name a proposal is made. */
    public static boolean speaks(Proposer by, Person person, Access access) {
        try {
            by.requireSpokenForBy(Actor.of(person), Standing.INITIAL.with(access));
            return true;
        } catch (DecisionException e) {
            return false;
        }
    }

    private AccessLevel level(Person person, AccessLevel inDraft) {
        if (inDraft == AccessLevel.NONE) {
            return AccessLevel.NONE;
        }
        if (isOwn(person, inDraft)) {
            return inDraft == AccessLevel.READ ? AccessLevel.READ : AccessLevel.DRAFT;
        }
        return invites(person) ? AccessLevel.READ : AccessLevel.NONE;
    }

    /** Whether the person is one of its own people. */
    private boolean isOwn(Person person, AccessLevel inDraft) {
        return isOf(by, person, inDraft == AccessLevel.CHAIR);
    }

    /**
     * Whether a person is one of those in whose name a proposal is made.
     *
     * @param leads whether the person leads the draft
     */
    public static boolean isOf(Proposer by, Person person, boolean leads) {
        return switch (by.kind()) {
            case DELEGATION -> String.valueOf(by.code()).equals(person.delegationCode());
            case GROUP -> person.groups().contains(String.valueOf(by.code()));
            case CHAIR -> leads;
        };
    }

    /**
     * Whether somebody can be one of its own people, for all that the record says of them.
     *
     * @param access the draft's rules, as the branch followed them last
     */
    public boolean canBeOf(PersonId person, Participant as, Access access) {
        return switch (by.kind()) {
            case DELEGATION -> String.valueOf(by.code()).equals(as.delegationCode());
            case GROUP -> as.delegation() != null;
            case CHAIR -> access.leads(Actor.of(person, as));
        };
    }

    /** Whether the person is of a delegation that may read it without being its own. */
    public boolean invites(Person person) {
        @Nullable String delegation = person.delegationCode();
        return delegation != null && invited.contains(delegation);
    }

    /** As summaries have it. */
    Fields toFields() {
        return new Fields()
                .put("draft", draft.value())
                .put("proposer", by.toFields())
                .put("title", title)
                .put("base", base)
                .put("followed", followed)
                .put("invited", List.copyOf(invited))
                .put("sponsors", List.copyOf(sponsors));
    }

    static Branch read(Fields from) {
        return new Branch(
                new StreamId(from.text("draft")),
                Proposer.read(from.object("proposer")),
                from.text("title"),
                from.number("base"),
                from.number("followed"),
                new LinkedHashSet<>(from.texts("invited")),
                new LinkedHashSet<>(from.texts("sponsors")));
    }
}
