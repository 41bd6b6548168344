package org.plenary.crdt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.encoding.Encoder;

/**
 * One change of a document, as its listeners see it: where it came from and what it did.
 *
 * <p>It is given to listeners when the change has been made. Who listens may make further changes; each of them is a
 * transaction of its own, which is finished after this one. What the transaction says of ids stays true; what it says
 * of states and types can be asked only until its listeners have returned.
 */
public final class Transaction {
    final Doc doc;
    final long number;
    private final @Nullable Object origin;
    private boolean local;

    final IdRanges deleted = new IdRanges();

    /** Structs that may be joined with their neighbours when the transaction ends. */
    final List<Struct> joinCandidates = new ArrayList<>();

    /** The clients with new structs; each keeps its state before until another transaction adds to it. */
    private final List<ClientStructs> grown = new ArrayList<>();

    /** The states before, once another transaction has begun. */
    private @Nullable Map<ClientStructs, Long> grownFrom;

    /** The transaction that began after this one and before this one was finished. */
    private @Nullable Transaction next;

    /** The types that existed before, with the keys that changed, null for the list; null if nobody listens. */
    private @Nullable Map<Branch, Set<@Nullable String>> changed;

    /** Texts that existed before and may have attributes to clean up after a remote change. */
    private @Nullable Set<Branch> formattedTexts;

    private @Nullable Map<SharedType, List<YEvent>> changedParentTypes;
    private @Nullable Map<Object, Object> meta;
    private @Nullable List<Growth> growth;
    private @Nullable IdSet deletedIds;
    private @Nullable IdSet insertedIds;
    private @Nullable StateVector stateBefore;
    private @Nullable StateVector stateAfter;
    private @Nullable SubDocumentChanges subDocuments;
    private boolean over;

    /** What the update that is being applied brought, if one is. */
    @Nullable
    IdRanges appliedInserts;

    @Nullable
    IdRanges appliedDeletes;

    /** The state of another document that it brings back; nothing is tidied up then. */
    @Nullable
    Update restored;

    Transaction(Doc doc, long number, @Nullable Object origin, boolean local, boolean recording) {
        this.doc = doc;
        this.number = number;
        this.origin = origin;
        this.local = local;
        changed = recording ? new LinkedHashMap<>() : null;
    }

    /** The document that changed. */
    public Doc doc() {
        return doc;
    }

    /** What the change was said to come from. */
    public @Nullable Object origin() {
        return origin;
    }

    /** Whether the change was made here, and no update was applied in it. */
    public boolean local() {
        return local;
    }

    /** Values that listeners keep with the transaction, for others or for later. */
    public Map<Object, Object> meta() {
        if (meta == null) {
            meta = new HashMap<>();
        }
        return meta;
    }

    /**
     * What the document knew before.
     *
     * @throws IllegalStateException if the transaction is over
     */
    public StateVector stateBefore() {
        if (stateBefore == null) {
            requireListening();
            stateBefore = states(true);
        }
        return stateBefore;
    }

    /**
     * What the document knows after it; changes by those who listen to an earlier transaction are in it.
     *
     * @throws IllegalStateException if the transaction is over or still goes on
     */
    public StateVector stateAfter() {
        if (stateAfter == null) {
            requireListening();
            if (growth == null) {
                throw new IllegalStateException("the transaction still goes on");
            }
            stateAfter = states(false);
        }
        return stateAfter;
    }

    private StateVector states(boolean before) {
        Map<Long, Long> states = new TreeMap<>();
        for (ClientStructs client : doc.store().clients()) {
            states.put(client.id, stateBefore(client));
        }
        if (!before) {
            growth().forEach(grown -> states.put(grown.client().id, grown.after()));
        }
        states.values().removeIf(clock -> clock == 0);
        return StateVector.of(states);
    }

    /** The inserted ids. */
    public IdSet inserted() {
        if (insertedIds != null) {
            return insertedIds;
        }
        IdRanges ranges = new IdRanges();
        growth().forEach(grown -> ranges.add(grown.client().id, grown.before(), grown.after() - grown.before()));
        IdSet inserted = ranges.toIdSet();
        insertedIds = growth == null ? null : inserted;
        return inserted;
    }

    /** The ids that were deleted; one that was inserted as well is in both sets. */
    public IdSet deleted() {
        return deletedIds == null ? deleted.toIdSet() : deletedIds;
    }

    /**
     * The types that existed before and whose content changed, each with the keys that changed; a null key stands for
     * the list. In the order of their first changes.
     *
     * @throws IllegalStateException if the transaction is over
     */
    public Map<SharedType, Set<@Nullable String>> changedTypes() {
        requireListening();
        Map<SharedType, Set<@Nullable String>> types = new LinkedHashMap<>();
        record().forEach((type, keys) -> {
            if (type.kind != null) {
                types.put(doc.view(type), Collections.unmodifiableSet(keys));
            }
        });
        return types;
    }

    /**
     * The events of each type that is observed with all that is in it, or that an undo manager looks after. Complete
     * when the observers have been called. Other than in Yjs, types that nobody looks after are left out.
     */
    public Map<SharedType, List<YEvent>> changedParentTypes() {
        return changedParentTypes == null ? Map.of() : Collections.unmodifiableMap(changedParentTypes);
    }

    /** Whether it inserted the unit. */
    boolean adds(Item item) {
        return item.clock >= stateBefore(item.client);
    }

    /** Whether it deleted the unit. */
    boolean deletes(Item item) {
        return deleted().contains(item.client.id, item.clock);
    }

    void requireListening() {
        if (over) {
            throw new IllegalStateException("this can be asked only while listeners are told of the transaction");
        }
    }

    /** Says that all listeners were told. */
    void end() {
        over = true;
    }

    /** An update is applied within it. */
    void becomeRemote() {
        if (local) {
            local = false;
            record().keySet().forEach(this::addFormattedText);
        }
    }

    /** Keeps what will be lost when {@code later} begins. */
    void precede(Transaction later) {
        next = later;
        if (!grown.isEmpty()) {
            grownFrom = new HashMap<>();
            for (ClientStructs client : grown) {
                grownFrom.put(client, client.stateBefore);
            }
        }
    }

    /** The state of the client before this transaction. */
    long stateBefore(ClientStructs client) {
        if (client.transaction == number) {
            return client.stateBefore;
        }
        return next == null ? client.state() : stateBeforeOneOf(this, client);
    }

    /** The state of the client before the first of the transactions that added to it. */
    private static long stateBeforeOneOf(Transaction first, ClientStructs client) {
        for (Transaction transaction = first; transaction != null; transaction = transaction.next) {
            if (client.transaction == transaction.number) {
                return client.stateBefore;
            }
            Long before = transaction.grownFrom == null ? null : transaction.grownFrom.get(client);
            if (before != null) {
                return before;
            }
        }
        return client.state();
    }

    /** Appends a struct to the store. */
    void append(Struct struct) {
        ClientStructs client = struct.client;
        if (client.transaction != number) {
            client.stateBefore = client.state();
            client.transaction = number;
            grown.add(client);
        }
        client.append(struct);
        if (appliedInserts != null) {
            appliedInserts.add(client.id, struct.clock, struct.length());
            if (struct instanceof Gc && appliedDeletes != null) {
                appliedDeletes.add(client.id, struct.clock, struct.length());
            }
        }
    }

    void addDeleted(Item item) {
        deleted.add(item.client.id, item.clock, item.length());
        if (appliedDeletes != null) {
            appliedDeletes.add(item.client.id, item.clock, item.length());
        }
    }

    /** The type's list changed, or what it has under the key. */
    void addChanged(Branch type, @Nullable String key) {
        if (changed == null && (local || !type.hasFormatting)) {
            return;
        }
        Item item = type.item;
        if (item == null || (!item.isDeleted() && item.clock < stateBefore(item.client))) {
            if (changed != null) {
                changed.computeIfAbsent(type, any -> new LinkedHashSet<>(2)).add(key);
            }
            if (!local) {
                addFormattedText(type);
            }
        }
    }

    private void addFormattedText(Branch type) {
        if (type.hasFormatting && type.kind != null && type.kind.isText()) {
            if (formattedTexts == null) {
                formattedTexts = new LinkedHashSet<>();
            }
            formattedTexts.add(type);
        }
    }

    /** The type was deleted: what changed in it does not count. */
    void removeChanged(Branch type) {
        if (changed != null) {
            changed.remove(type);
        }
    }

    /** Whether a text with attributes that is still there was changed by an update. */
    boolean changedFormattedText() {
        return formattedTexts != null && formattedTexts.stream().anyMatch(type -> !type.isDeleted());
    }

    /** The changed types; if nobody listened until now, in the order of their clients and clocks. */
    Map<Branch, Set<@Nullable String>> record() {
        if (changed == null) {
            changed = new LinkedHashMap<>();
            for (ClientStructs client : grown) {
                recordRange(client, stateBefore(client), client.state());
            }
            deleted.toIdSet()
                    .forEach(range -> recordRange(doc.store().get(range.client()), range.clock(), range.end()));
        }
        return changed;
    }

    private void recordRange(ClientStructs client, long from, long to) {
        for (int at = client.indexOf(from); at < client.size && client.get(at).clock < to; at++) {
            if (client.get(at) instanceof Item item) {
                addChanged(item.parent(), item.parentSub());
            }
        }
    }

    /** Whether the changed types are known. */
    boolean recorded() {
        return changed != null;
    }

    void addEvent(SharedType parent, YEvent event) {
        if (changedParentTypes == null) {
            changedParentTypes = new LinkedHashMap<>();
        }
        changedParentTypes.computeIfAbsent(parent, any -> new ArrayList<>(1)).add(event);
    }

    /** The sub-documents that came and went, null for none. */
    @Nullable
    SubDocumentChanges subDocuments() {
        return subDocuments;
    }

    SubDocumentChanges changeSubDocuments() {
        if (subDocuments == null) {
            subDocuments = new SubDocumentChanges();
        }
        return subDocuments;
    }

    /**
     * How far a client came.
     *
     * @param client the client
     * @param before its state before the transaction
     * @param after its state after it
     */
    record Growth(ClientStructs client, long before, long after) {}

    /** The body has run: from now on it is settled what this transaction did. */
    void settle() {
        growth = growthUntilNow();
        deletedIds = deleted.toIdSet();
    }

    /** Whether anything was inserted or deleted. */
    boolean hasChanges() {
        return !growth().isEmpty() || !deleted().isEmpty();
    }

    /** The change as an update of version 1. It has all that the document has gained since the transaction began. */
    byte[] encode() {
        Encoder encoder = new Encoder();
        List<Growth> gained = growthUntilNow();
        encoder.varUint(gained.size());
        gained.forEach(grown -> StateWriter.write(encoder, grown.client(), grown.before()));
        deleted().encode(encoder);
        return encoder.toByteArray();
    }

    /** What the clients gained in this transaction, by descending id. */
    List<Growth> growth() {
        return growth == null ? growthUntilNow() : growth;
    }

    /** What the clients gained since it began, in this transaction or in one that began later; by descending id. */
    List<Growth> growthUntilNow() {
        if (next == null) {
            return grown.size() == 1 ? List.of(growthOf(grown.get(0))) : growthOf(grown);
        }
        Set<ClientStructs> clients = new LinkedHashSet<>();
        for (Transaction transaction = this; transaction != null; transaction = transaction.next) {
            clients.addAll(transaction.grown);
        }
        return growthOf(clients);
    }

    private List<Growth> growthOf(Collection<ClientStructs> clients) {
        List<Growth> sorted = new ArrayList<>(clients.size());
        clients.forEach(client -> sorted.add(growthOf(client)));
        sorted.sort((a, b) -> Long.compare(b.client().id, a.client().id));
        return sorted;
    }

    private Growth growthOf(ClientStructs client) {
        return new Growth(client, stateBefore(client), client.state());
    }
}
