package org.plenary.server.draft;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.ChangeVisitor;
import org.plenary.crdt.ContentKind;
import org.plenary.crdt.Id;
import org.plenary.crdt.IdSet;
import org.plenary.crdt.Place;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.Update;
import org.plenary.crdt.UpdateStruct;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.DraftSchema;
import org.plenary.server.draft.Refusal.Reason;

/**
 * Looks at each piece of an update before it is applied, as {@link org.plenary.crdt.Doc#preview} tells it: whose it is,
 * whether a draft can hold it, and whether the author may change the clause that it comes to or is deleted from. What
 * concerns clauses as a whole is judged at the end, by {@link Outline}. What comes to a place that is deleted and
 * collected is never seen, and only its author matters. The first refusal counts. One use.
 */
public final class Inspection implements ChangeVisitor {
    /** A clause is 1 deep, and what the editor makes never more than 10. */
    public static final int MAX_DEPTH = 16;

    /** More units than this were not written and deleted since the last change came: twice the longest message. */
    public static final long MAX_EMPTY_UNITS = 1 << 24;

    private static final int SHOWN_NAME_LENGTH = 40;

    private final Authority author;
    private final Update update;
    private final DraftState draft;
    private final SharedType root;
    private final Outline outline;
    private final TableBounds tables = new TableBounds();
    private final FootnoteBound footnotes;
    private final Map<Id, NewType> newTypes = new HashMap<>();

    private @Nullable Refusal refusal;
    private boolean told;
    private long emptyUnits;
    private long lastClient = -1;
    private @Nullable SharedType lastType;
    private Site lastSite = Site.NOWHERE;

    public Inspection(Authority author, Update update, DraftState draft) {
        this.author = author;
        this.update = update;
        this.draft = draft;
        this.root = draft.root();
        this.footnotes = new FootnoteBound(root);
        this.outline = new Outline(author, update, draft);
    }

    /**
     * A type that comes with the update.
     *
     * @param clause the clause that it is, if it is one
     * @param parent what it comes into
     */
    private record NewType(Enclosure holder, int depth, Outline.@Nullable NewClause clause, Parent parent) {}

    /**
     * What something comes into: a type that comes with the update, too, or one of the document.
     *
     * @param depth how deep it stands; of one of the document only where it is wanted, otherwise 0
     */
    private record Parent(
            Enclosure holder,
            int depth,
            @Nullable Id made,
            @Nullable SharedType type) {
        void tell(TableBounds tables, boolean deleted) {
            if (made != null && deleted) {
                tables.deleted(made, holder);
            } else if (made != null) {
                tables.inserted(made, holder);
            } else if (type != null && deleted) {
                tables.deleted(type, holder);
            } else if (type != null) {
                tables.inserted(type, holder);
            }
        }
    }

    /**
     * Where a type of the document stands.
     *
     * @param clause the child of the root that it is or is within; null for the root itself
     */
    private record Site(Enclosure holder, @Nullable SharedType clause) {
        static final Site NOWHERE = new Site(Enclosure.STRANGE, null);
    }

    /** Why the update of an author who may write is refused; null if nothing speaks against it. */
    @Nullable
    public Refusal run() {
        draft.doc().preview(update, this);
        if (refusal == null) {
            refusal = tables.refusal();
        }
        if (refusal == null) {
            refusal = footnotes.refusal();
        }
        if (refusal == null) {
            refusal = outline.refusal();
        }
        return refusal;
    }

    /** Whether the update has no effect at all. */
    public boolean changesNothing() {
        return !told;
    }

    /** Whether a title, or which clauses there are, may be different afterwards. */
    public boolean touchesOutline() {
        return outline.isTouched();
    }

    @Override
    public void inserted(Place place, ContentKind kind, long client, long clock, long length) {
        told = true;
        if (refusal != null || !mayWriteAs(client)) {
            return;
        }
        if (kind == ContentKind.GC || kind == ContentKind.DELETED) {
            // Honest: what somebody writes and deletes without a connection. But no more than can have been written.
            emptyUnits = length > MAX_EMPTY_UNITS ? length : emptyUnits + length;
            if (emptyUnits > MAX_EMPTY_UNITS) {
                refuse(
                        Reason.SCHEMA,
                        "This change leaves out " + emptyUnits
                                + " characters that were deleted before they came here; expected " + MAX_EMPTY_UNITS
                                + " at most. No editor writes so many; start afresh from the server.");
                return;
            }
        }
        if (kind == ContentKind.DOC) {
            refuse(
                    Reason.SUBDOCUMENT,
                    "A draft holds clauses, and no documents within the document. Insert the words themselves.");
        } else if (!place.collected()) {
            Id newParent = place.newType();
            if (newParent != null) {
                insertedInto(newParent, place.key(), kind, client, clock);
            } else {
                insertedAt(place, kind, client, clock, length);
            }
        }
    }

    private boolean mayWriteAs(long client) {
        if (client == lastClient || author.owns(client)) {
            lastClient = client;
            return true;
        }
        refuse(
                Reason.FOREIGN_CLIENT,
                "This change is made under a client id that belongs to another person. Start afresh from the server, which"
                        + " gives your copy an id of its own.");
        return false;
    }

    /** Into a type that the update itself makes. */
    private void insertedInto(Id id, @Nullable String key, ContentKind kind, long client, long clock) {
        NewType parent = Objects.requireNonNull(newTypes.get(id));
        if (key == null) {
            take(new Parent(parent.holder(), parent.depth(), id, null), parent.clause() != null, kind, client, clock);
        } else if (parent.clause() != null && key.equals(DraftSchema.ID)) {
            parent.clause().idSet(update, kind, new Id(client, clock));
        } else {
            refuseAttribute(key);
        }
    }

    /** Into a type of the document. */
    private void insertedAt(Place place, ContentKind kind, long client, long clock, long length) {
        Site site = site(place);
        if (refusal != null) {
            return;
        }
        String key = place.key();
        boolean goneAgain = key == null && isDeletedAgain(client, clock, length);
        if (site.holder() != Enclosure.ROOT && !goneAgain && !touch(site)) {
            return;
        }
        if (key == null) {
            int depth = kind == ContentKind.TYPE ? depthOf(place.type()) : 0;
            take(new Parent(site.holder(), depth, null, place.type()), false, kind, client, clock);
        } else if (isIdOfClause(site, place)) {
            outline.idSetLater(Objects.requireNonNull(place.type()), kind, new Id(client, clock), length);
        } else {
            refuseAttribute(key);
        }
    }

    /**
     * Whether the update deletes what it brings. Nobody ever reads that, so it may come into any clause: so come words
     * that were written where the author may not write, see {@link OpenPart}.
     */
    private boolean isDeletedAgain(long client, long clock, long length) {
        return update.deletes().containsAll(IdSet.of(client, clock, length));
    }

    private static boolean isIdOfClause(Site site, Place place) {
        return site.holder().isClause() && site.clause() == place.type() && DraftSchema.ID.equals(place.key());
    }

    private int depthOf(@Nullable SharedType type) {
        int depth = 0;
        for (SharedType at = type; at != null && at != root && depth < MAX_DEPTH; at = at.parent()) {
            depth++;
        }
        return depth;
    }

    /** Content in a list: whether the holder can hold it. */
    private void take(Parent parent, boolean isNew, ContentKind kind, long client, long clock) {
        Enclosure holder = parent.holder();
        boolean fits = switch (kind) {
            case DELETED -> true;
            case STRING -> holder == Enclosure.TEXT;
            case FORMAT -> holder == Enclosure.TEXT && isKnownMark(client, clock);
            case TYPE -> takeType(parent, isNew, new Id(client, clock));
            default -> false;
        };
        if (!fits && refusal == null) {
            refuse(
                    Reason.SCHEMA,
                    "A draft holds clauses of paragraphs, sub-paragraphs and tables, with bold and italic text and footnotes; this change"
                            + " brings "
                            + describe(kind, client, clock)
                            + " where that cannot be. Use a client that knows this document"
                            + " schema.");
        }
    }

    private boolean isKnownMark(long client, long clock) {
        Id id = new Id(client, clock);
        UpdateStruct mark = update.struct(id);
        return mark != null
                && (DraftSchema.BOLD.equals(mark.name()) || DraftSchema.ITALIC.equals(mark.name()))
                && isOnOrOff(update.value(id));
    }

    /** A mark is on or it is off: editors write an object without fields, or true, and null where it ends. */
    private static boolean isOnOrOff(@Nullable Object value) {
        return value == null
                || Boolean.TRUE.equals(value)
                || (value instanceof Map<?, ?> attributes && attributes.isEmpty());
    }

    private boolean takeType(Parent parent, boolean isNew, Id id) {
        Enclosure holder = parent.holder();
        if (parent.depth() >= MAX_DEPTH) {
            refuse(
                    Reason.TOO_DEEP,
                    "Things nest at most " + MAX_DEPTH + " deep in a draft; this change nests deeper. Move what you"
                            + " inserted further out.");
            return true;
        }
        UpdateStruct struct = Objects.requireNonNull(update.struct(id));
        Enclosure made = holder.take(struct.type(), struct.name(), isNew);
        if (made == null) {
            return false;
        }
        parent.tell(tables, false);
        footnotes.inserted(id, parent.made(), parent.type(), made);
        newTypes.put(
                id, new NewType(made, parent.depth() + 1, holder == Enclosure.ROOT ? outline.made(id) : null, parent));
        return true;
    }

    private String describe(ContentKind kind, long client, long clock) {
        UpdateStruct struct = update.struct(new Id(client, clock));
        String name = struct == null ? null : struct.name();
        return switch (kind) {
            case TYPE -> name == null || name.isEmpty() ? "a shared type" : "the element \"" + printable(name) + "\"";
            case FORMAT -> "the mark \"" + printable(name == null ? "" : name) + "\"";
            case STRING -> "bare text";
            case EMBED -> "an embedded object";
            default -> "bare values";
        };
    }

    @Override
    public void deleted(Place place, @Nullable SharedType content, long client, long clock, long length) {
        told = true;
        if (refusal != null) {
            return;
        }
        NewType gone = newTypes.isEmpty() ? null : newTypes.get(new Id(client, clock));
        if (gone != null) {
            if (gone.clause() != null) {
                gone.clause().delete();
            }
            gone.parent().tell(tables, true);
            footnotes.deleted(new Id(client, clock));
            return;
        }
        Id newParent = place.newType();
        if (newParent != null) {
            Outline.NewClause clause =
                    Objects.requireNonNull(newTypes.get(newParent)).clause();
            if (clause != null && place.key() != null) {
                clause.idDeleted(new Id(client, clock));
            }
            return;
        }
        if (content != null) {
            footnotes.deleted(content);
        }
        Site site = site(place);
        if (refusal != null) {
            return;
        }
        if (site.holder() == Enclosure.ROOT) {
            if (content != null && DraftClauses.isClause(content)) {
                if (touch(new Site(Enclosure.of(content, root), content))) {
                    outline.deleted(content);
                }
            } else {
                outline.deletedStrange();
            }
        } else if (isBrought(place, client, clock) || touch(site)) {
            if (isIdOfClause(site, place)) {
                outline.idDeleted(Objects.requireNonNull(place.type()));
            } else if (content != null) {
                new Parent(site.holder(), 0, null, place.type()).tell(tables, true);
            }
        }
    }

    /** Whether the update itself brings what it deletes there in a list; that was judged when it came. */
    private boolean isBrought(Place place, long client, long clock) {
        return place.key() == null && update.struct(new Id(client, clock)) != null;
    }

    @Override
    public void neighboursApart(Place left, Place right, long client, long clock, long length) {
        refuse(
                Reason.NEIGHBOURS_APART,
                "This change puts something between two things that do not stand in one place. No editor does that; start"
                        + " afresh from the server.");
    }

    /** Where a type of the document stands; refuses what is not under the text's root. */
    private Site site(Place place) {
        SharedType type = place.type();
        if (type != null && type == lastType) {
            return lastSite;
        }
        SharedType clause = type == null || type == root ? null : DraftClauses.around(type, root);
        if (type == null || (clause == null && type != root)) {
            String name = place.root();
            refuse(
                    Reason.UNKNOWN_ROOT,
                    "A draft holds its text in the root \"" + DraftSchema.ROOT + "\"; this change writes to "
                            + (name == null ? "another one" : "\"" + printable(name) + "\"")
                            + ". Use a client that knows this document schema.");
            return Site.NOWHERE;
        }
        lastType = type;
        lastSite = new Site(Enclosure.of(type, root), clause);
        return lastSite;
    }

    /** Whether the author may change the clause there. */
    private boolean touch(Site site) {
        SharedType clause = Objects.requireNonNull(site.clause());
        if (DraftClauses.isTitle(clause)) {
            outline.touchedTitle();
        }
        Refusal known = author.refusalFor(clause);
        if (known != null && refusal == null) {
            refusal = known;
        }
        return known == null;
    }

    private void refuseAttribute(String key) {
        refuse(
                Reason.SCHEMA,
                "The only attribute in a draft is the id of a clause; this change sets \"" + printable(key)
                        + "\". Use a client that knows this document schema.");
    }

    private void refuse(Reason reason, String message) {
        if (refusal == null) {
            refusal = Refusal.of(reason, message);
        }
    }

    private static String printable(String name) {
        String shown = name.length() <= SHOWN_NAME_LENGTH ? name : name.substring(0, SHOWN_NAME_LENGTH) + "…";
        return shown.replaceAll("[^\\p{Print}…]", "?");
    }
}
