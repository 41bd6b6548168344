package org.plenary.server.draft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.ContentKind;
import org.plenary.crdt.Id;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.Update;
import org.plenary.crdt.UpdateStruct;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlFragment;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.server.draft.Refusal.Reason;

/**
 * What an update makes of the list of clauses: which are new, which go, which get an id. Judged when all of it is
 * known, because an update may delete a clause and bring another with the same id, in place of it: so an editor changes
 * a clause's kind, or moves it.
 */
public final class Outline {
    private final Authority author;
    private final Update update;
    private final DraftState draft;
    private final List<NewClause> made = new ArrayList<>();
    private final Set<SharedType> deleted = new LinkedHashSet<>();
    private final Set<SharedType> idDeleted = new LinkedHashSet<>();
    private final Map<SharedType, String> named = new HashMap<>();
    private boolean strangeDeleted;
    private boolean titleTouched;
    private @Nullable Refusal early;

    public Outline(Authority author, Update update, DraftState draft) {
        this.author = author;
        this.update = update;
        this.draft = draft;
    }

    /**
     * A clause that comes with the update. The values of its id must follow one another, each made behind the one
     * before, so that the last is the one that counts.
     */
    public static final class NewClause {
        private final Id element;
        private @Nullable Id lastIdUnit;
        private @Nullable Object value;
        private boolean valueLives;
        private boolean outOfOrder;
        private boolean isDeleted;

        private NewClause(Id element) {
            this.element = element;
        }

        void idSet(Update update, ContentKind kind, Id unit) {
            UpdateStruct struct = Objects.requireNonNull(update.struct(unit));
            outOfOrder |= !Objects.equals(struct.origin(), lastIdUnit)
                    || (kind != ContentKind.ANY && kind != ContentKind.DELETED)
                    || struct.length() != 1;
            lastIdUnit = unit;
            value = update.value(unit);
            valueLives = kind == ContentKind.ANY;
        }

        void idDeleted(Id unit) {
            valueLives &= !unit.equals(lastIdUnit);
        }

        void delete() {
            isDeleted = true;
        }

        /** The id that it will have; null if that is none, or cannot be told. */
        private @Nullable String id() {
            return valueLives && !outOfOrder && value instanceof String id && ClauseId.isValid(id) ? id : null;
        }
    }

    /** A clause is new. */
    public NewClause made(Id element) {
        NewClause clause = new NewClause(element);
        made.add(clause);
        return clause;
    }

    /** A clause of the draft goes. */
    public void deleted(SharedType clause) {
        deleted.add(clause);
    }

    /** Something goes that stood among the clauses without being one. */
    public void deletedStrange() {
        strangeDeleted = true;
    }

    /** The value of a clause's id goes. */
    public void idDeleted(SharedType clause) {
        idDeleted.add(clause);
    }

    /** A clause of the draft gets an id: allowed where it has none. */
    public void idSetLater(SharedType clause, ContentKind kind, Id unit, long length) {
        boolean fits = kind == ContentKind.ANY
                && length == 1
                && validIdOf(clause) == null
                && update.value(unit) instanceof String id
                && ClauseId.isValid(id)
                && named.put(clause, id) == null;
        if (!fits && early == null) {
            early = clauseId(
                    "The id of a clause never changes. Make another clause instead.", DraftClauses.idOf(clause));
        }
    }

    public void touchedTitle() {
        titleTouched = true;
    }

    /** Whether a title, or which clauses there are, may be different afterwards. */
    public boolean isTouched() {
        return titleTouched || strangeDeleted || !made.isEmpty() || !deleted.isEmpty() || !named.isEmpty();
    }

    /** Why the update is refused; null if nothing speaks against it. */
    @Nullable
    public Refusal refusal() {
        Refusal found = early;
        for (SharedType clause : idDeleted) {
            if (found == null && !deleted.contains(clause) && validIdOf(clause) != null) {
                found = clauseId("The id of a clause is never taken away.", validIdOf(clause));
            }
        }
        if (found == null) {
            found = refusalOfIds();
        }
        return found != null || author.rights().mayArrange() ? found : refusalOfPlaces();
    }

    private @Nullable Refusal refusalOfIds() {
        List<String> fresh = new ArrayList<>(named.values());
        for (NewClause clause : made) {
            if (!clause.isDeleted) {
                String id = clause.id();
                if (id == null) {
                    return clauseId(
                            "A new clause has one id of 1 to " + ClauseId.MAX_LENGTH
                                    + " characters of A-Z a-z 0-9 _ -, and gets it together with its element; this change"
                                    + " brings one without.",
                            null);
                }
                fresh.add(id);
            }
        }
        if (fresh.isEmpty()) {
            return null;
        }
        Set<String> taken = new HashSet<>();
        for (YXmlElement clause : DraftClauses.of(draft.doc())) {
            String id = DraftClauses.idOf(clause);
            if (id != null && !deleted.contains(clause)) {
                taken.add(id);
            }
        }
        for (String id : fresh) {
            Refusal refusal = taken.add(id)
                    ? author.refusalFor(id)
                    : clauseId("There is a clause with this id already. Give the new one an id of its own.", id);
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    private static Refusal clauseId(String message, @Nullable String clause) {
        return new Refusal(Reason.CLAUSE_ID, message, clause);
    }

    private static @Nullable String validIdOf(SharedType clause) {
        String id = DraftClauses.idOf(clause);
        return id != null && ClauseId.isValid(id) ? id : null;
    }

    /**
     * For who may not arrange clauses: each clause that goes is replaced, and by one that comes to stand in its place.
     */
    private @Nullable Refusal refusalOfPlaces() {
        Map<String, SharedType> replaceable = new HashMap<>();
        deleted.forEach(clause -> replaceable.put(String.valueOf(DraftClauses.idOf(clause)), clause));
        List<SharedType> clauses = ((YXmlFragment) draft.root()).children();
        @Nullable NewClause previous = null;
        int previousIndex = -1;
        for (NewClause clause : made) {
            if (clause.isDeleted) {
                continue;
            }
            SharedType replaced = replaceable.remove(clause.id());
            int index = replaced == null ? -1 : clauses.indexOf(replaced);
            if (index < 0 || !standsInPlace(clause, index, clauses, previous, previousIndex)) {
                return arrange(clause.id());
            }
            previous = clause;
            previousIndex = index;
        }
        if (strangeDeleted || !replaceable.isEmpty()) {
            return arrange(replaceable.keySet().stream().findFirst().orElse(null));
        }
        return null;
    }

    private boolean standsInPlace(
            NewClause clause, int index, List<SharedType> clauses, @Nullable NewClause previous, int previousIndex) {
        UpdateStruct struct = Objects.requireNonNull(update.struct(clause.element));
        if (previous != null
                && previousIndex == index - 1
                && previous.element.equals(struct.origin())
                && Objects.equals(
                        struct.rightOrigin(),
                        Objects.requireNonNull(update.struct(previous.element)).rightOrigin())) {
            return true;
        }
        Id before = index == 0 ? null : clauses.get(index - 1).id();
        return Objects.equals(struct.origin(), before)
                && ((YXmlFragment) draft.root()).areNeighbours(before, struct.rightOrigin());
    }

    private static Refusal arrange(@Nullable String clause) {
        return new Refusal(
                Reason.ARRANGE,
                "You may change the text of clauses, and not add, delete or move clauses. Copy your words and propose the"
                        + " change to the chair.",
                clause);
    }
}
