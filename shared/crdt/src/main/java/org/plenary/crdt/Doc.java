package org.plenary.crdt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.encoding.Encoder;

/**
 * One replica of a document: root types by name, and the history that they consist of.
 *
 * <p>Replicas that have applied the same updates, in any order and as often as they came, have the same content. A
 * document and its types belong to one thread at a time; nothing in it locks.
 */
public final class Doc {
    private final DocOptions options;
    private final StructStore store = new StructStore();
    private final Integrator integrator = new Integrator(this, store);
    private final DocEvents events = new DocEvents(this);
    private final SubDocuments subDocuments = new SubDocuments(events);
    private final Transactions transactions;
    private final Map<String, Branch> roots = new LinkedHashMap<>();

    /** What this document is the content of, null if it stands for itself. */
    private final @Nullable SubDocument place;

    private @Nullable Redone redone;
    private long clientId;
    private @Nullable String guid;
    private boolean destroyed;

    private @Nullable Update pendingStructs;
    private IdSet pendingDeletes = IdSet.EMPTY;
    private IdSet missing = IdSet.EMPTY;

    /** An empty document that behaves as Yjs does, with a random client id of 32 bits. */
    public Doc() {
        this(new DocOptions());
    }

    /** An empty document. */
    public Doc(DocOptions options) {
        this(options, null);
    }

    Doc(DocOptions options, @Nullable SubDocument place) {
        this.options = options;
        this.place = place;
        transactions = new Transactions(this, options, events, new StructJoiner(store));
        clientId = options.clientId();
        guid = options.guid();
    }

    /** The name of the document, the same for all its replicas; a random one unless the options say it. */
    public String guid() {
        if (guid == null) {
            guid = UUID.randomUUID().toString();
        }
        return guid;
    }

    /**
     * The client id under which this replica makes changes. It changes when an update arrives in which somebody else
     * has used it.
     */
    public long clientId() {
        return clientId;
    }

    /** The root text of this name. */
    public YText getText(String name) {
        return (YText) root(name, TypeKind.TEXT);
    }

    /** The root array of this name. */
    public YArray getArray(String name) {
        return (YArray) root(name, TypeKind.ARRAY);
    }

    /** The root map of this name. */
    public YMap getMap(String name) {
        return (YMap) root(name, TypeKind.MAP);
    }

    /** The root XML fragment of this name. */
    public YXmlFragment getXmlFragment(String name) {
        return (YXmlFragment) root(name, TypeKind.XML_FRAGMENT);
    }

    /** The root XML text of this name. */
    public YXmlText getXmlText(String name) {
        return (YXmlText) root(name, TypeKind.XML_TEXT);
    }

    private SharedType root(String name, TypeKind kind) {
        Branch root = root(name);
        if (root.kind == null) {
            root.kind = kind;
        } else if (root.kind != kind) {
            throw new IllegalStateException(
                    "the root type is another one: name=" + name + " is=" + root.kind + " asked=" + kind);
        }
        return view(root);
    }

    Branch root(String name) {
        return roots.computeIfAbsent(name, key -> new Branch(null, key));
    }

    /** The root type of this name, null if nobody has asked for it and no update speaks of it. */
    @Nullable
    Branch findRoot(String name) {
        return roots.get(name);
    }

    /** The names of the root types that were asked for or that updates speak of. */
    public Set<String> rootNames() {
        return new LinkedHashSet<>(roots.keySet());
    }

    SharedType view(Branch branch) {
        SharedType view = branch.view;
        if (view == null) {
            view = SharedType.of(this, branch);
            branch.view = view;
        }
        return view;
    }

    /** The type, null if it is a root type that nobody has asked for, so that its kind is not known. */
    @Nullable
    SharedType viewIfKnown(Branch branch) {
        return branch.kind == null ? null : view(branch);
    }

    /** What can be listened to. */
    public DocEvents events() {
        return events;
    }

    /** Calls the listener with the encoding of each change from now on. */
    public Subscription onUpdate(UpdateListener listener) {
        return events.onUpdate(event -> listener.updated(event.update(), event.origin()));
    }

    /** Calls the listener with the encoding in format V2 of each change from now on. */
    public Subscription onUpdateV2(UpdateListener listener) {
        return events.onUpdateV2(event -> listener.updated(event.updateV2(), event.origin()));
    }

    /** The sub-documents that stand in this document. */
    public Set<SubDocument> subDocuments() {
        return subDocuments.present();
    }

    /** The names of the sub-documents that stand in this document. */
    public Set<String> subDocumentGuids() {
        Set<String> guids = new LinkedHashSet<>();
        subDocuments.present().forEach(document -> guids.add(document.guid()));
        return guids;
    }

    /**
     * Says that nobody needs the replica any longer: its sub-documents are destroyed too, those who listen to that are
     * told, and all listeners of the document are dropped. If it is the content of a sub-document, {@link
     * SubDocument#destroy} tells what happens to that.
     */
    public void destroy() {
        if (!destroyed) {
            destroyed = true;
            subDocuments.destroy();
            if (place != null) {
                place.destroy();
            }
            Failures failures = new Failures();
            events.destroy.call(this, failures);
            events.clear();
            failures.rethrow();
        }
    }

    /** Whether {@link #destroy} was called. */
    public boolean isDestroyed() {
        return destroyed;
    }

    /**
     * Makes several changes one, with one update. Within another transaction it joins that one.
     *
     * @param origin what the change comes from, given to listeners
     * @param body makes the changes; if it throws, what it did until then stays
     */
    public void transact(@Nullable Object origin, Runnable body) {
        transactions.change(origin, true, transaction -> {
            body.run();
            return true;
        });
    }

    /** As {@link #transact(Object, Runnable)}, with the transaction given to the body, and with a result. */
    public <T extends @Nullable Object> T transact(@Nullable Object origin, Function<? super Transaction, T> body) {
        return transactions.change(origin, true, body);
    }

    /** Makes a change by code within this package. */
    <T> T change(Function<Transaction, T> body) {
        return transactions.change(null, true, body);
    }

    /** Goes on under another client id if an update has brought changes under the present one. */
    void leaveSharedClientId(List<Transaction.Growth> growth) {
        for (Transaction.Growth grown : growth) {
            if (grown.client().id == clientId) {
                clientId = DocOptions.randomClientId();
                return;
            }
        }
    }

    /** Decodes and applies an update; {@link #apply} tells the rest. */
    public Applied applyUpdate(byte[] update, @Nullable Object origin) {
        return apply(Update.decode(update), origin);
    }

    /** Decodes and applies an update of format V2; {@link #apply} tells the rest. */
    public Applied applyUpdateV2(byte[] update, @Nullable Object origin) {
        return apply(Update.decodeV2(update), origin);
    }

    /**
     * Applies an update. What is known already changes nothing. What depends on something that is not known waits in
     * this document, is told in {@link Applied#missing()} and {@link #pending()}, and is applied once the rest has
     * come.
     */
    public Applied apply(Update update, @Nullable Object origin) {
        return transactions.change(origin, false, transaction -> {
            IdRanges inserts = new IdRanges();
            IdRanges deletes = new IdRanges();
            transaction.appliedInserts = inserts;
            transaction.appliedDeletes = deletes;
            try {
                integrate(transaction, update);
            } finally {
                transaction.appliedInserts = null;
                transaction.appliedDeletes = null;
            }
            return new Applied(inserts.toIdSet(), deletes.toIdSet(), missing);
        });
    }

    /**
     * Makes this empty document what another one was, to the last byte: not even the structs are cut otherwise, as they
     * may be when the same update is applied. So documents that go on from here encode as if they had seen everything
     * from the beginning.
     *
     * @param state what {@link #encodeStateAsUpdate()} gave of a document with the same options, in which nothing
     *     waited
     * @throws IllegalStateException if anything was ever written to this document
     * @throws IllegalArgumentException if something that the state builds on is missing in it
     */
    public void restore(Update state) {
        if (!store.stateVector().isEmpty() || !nothingWaits()) {
            throw new IllegalStateException("a state is restored into an empty document only");
        }
        transactions.change(null, false, transaction -> {
            transaction.restored = state;
            integrate(transaction, state);
            return true;
        });
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected the whole state of a document, but this is missing: " + missing);
        }
    }

    private void integrate(Transaction transaction, Update update) {
        boolean waited = pendingStructs != null;
        Update rest = integrateStructs(transaction, update);
        if (rest != null) {
            pendingStructs = pendingStructs == null ? rest : Update.merge(List.of(pendingStructs, rest));
        }
        delete(transaction, update.deletes());
        if (waited) {
            pendingStructs = integrateStructs(transaction, Objects.requireNonNull(pendingStructs));
            delete(transaction, IdSet.EMPTY);
        }
        missing = pendingStructs == null
                ? pendingDeletes
                : pendingDeletes.union(new Schedule(pendingStructs, store).missing());
    }

    /** Deletes what is known of the set and of those that wait; the rest waits. */
    private void delete(Transaction transaction, IdSet set) {
        if (set.isEmpty() && pendingDeletes.isEmpty()) {
            return;
        }
        IdSet unknown = integrator.delete(transaction, set);
        pendingDeletes = unknown.union(integrator.delete(transaction, pendingDeletes));
    }

    /** Integrates what can be, and returns the rest, null for none. */
    private @Nullable Update integrateStructs(Transaction transaction, Update update) {
        Schedule schedule = new Schedule(update, store);
        schedule.forEach((client, row) -> integrator.integrate(transaction, update, client, row));
        return schedule.complete() ? null : schedule.rest();
    }

    /**
     * The ids that must be known before the update can be applied as a whole: what its structs follow and refer to, and
     * what it deletes. Empty if nothing is missing. Does not change the document.
     */
    public IdSet missing(Update update) {
        return new Schedule(update, store).missing();
    }

    /**
     * Tells what applying the update would insert and delete, and where: each struct that is not known yet, in the
     * order in which it would come, and then each item that is not deleted yet. Structs that would have to wait are not
     * told, nor what waits in this document. Does not change the document.
     *
     * @return what {@link #missing} gives
     */
    public IdSet preview(Update update, ChangeVisitor visitor) {
        return new UpdatePreview(this, update, visitor).run();
    }

    /**
     * The living text that an update types into or deletes from, if it does nothing else. It brings one run of plain
     * text, of {@value Typing#MAX_UNITS} UTF-16 units at most, that is not known yet, continues what is known of its
     * client, and stands between neighbours that are known, in one text and side by side; or it deletes one range of
     * plain text that is known and not deleted, in {@value Typing#MAX_PIECES} pieces at most. So applying it takes
     * about as long as asking. Null for any other update, and that says nothing about it. Much faster than {@link
     * #preview}; does not change the document.
     */
    public @Nullable SharedType textEdited(Update update) {
        Branch text = Typing.target(store, update);
        return text == null ? null : view(text);
    }

    /**
     * Whether an update does nothing but delete known attribute marks that have no effect: every unit of text has the
     * same attributes without them. Yjs clients make such updates by themselves when they see others format text. Takes
     * time in the length of the texts concerned; does not change the document.
     */
    public boolean deletesIdleMarksOnly(Update update) {
        return update.structCount() == 0 && IdleMarks.only(store, update.deletes());
    }

    /**
     * How much work it would be to apply the update, in steps of about 50 nanoseconds at most: by this whoever takes
     * updates from others can refuse one that was made to take very long. Does not change the document, and takes time
     * that is bounded by the limit and the size of the update. What waits in this document is counted with it. What
     * listeners do, and the cleanup of text attributes, is not counted.
     *
     * @return the number of steps, or a number greater than the limit if it is greater
     */
    public long workload(Update update, long limit) {
        Update whole = nothingWaits() ? update : withWaiting(update, StateVector.EMPTY);
        return new Workload(this, whole, limit).count();
    }

    /** The ids that applied updates still wait for; empty if none waits. */
    public IdSet pending() {
        return missing;
    }

    /**
     * The part of the update that is new: structs that are not known yet, and deletions of what is not deleted yet
     * (deletions of the new structs themselves included). Returns the same object if all of it is new. Does not change
     * the document.
     */
    public Update novelty(Update update) {
        IdSet deletes = integrator.undeleted(update.deletes());
        boolean whole = deletes.equals(update.deletes());
        for (int run = 0; whole && run < update.runCount(); run++) {
            whole = update.clock(update.runStart(run)) >= store.state(update.runClient(run));
        }
        if (whole) {
            return update;
        }
        UpdateBuilder builder = new UpdateBuilder();
        builder.addSince(update, store::state);
        return Update.decode(builder.build(deletes));
    }

    /** What this replica knows. */
    public StateVector stateVector() {
        return store.stateVector();
    }

    /**
     * Tells what the given units are as they stand now, deleted or not: once for each item, of which the units outside
     * of the set are left out. Units that are not known, or were collected together with what held them, are passed
     * over.
     */
    public void forEachItem(IdSet ids, Consumer<? super ItemInfo> consumer) {
        for (int i = 0; i < ids.clientCount(); i++) {
            ClientStructs client = store.find(ids.client(i));
            long[] bounds = ids.bounds(i);
            for (int j = 0; client != null && j < bounds.length; j += 2) {
                forEachItem(client, bounds[j], Math.min(bounds[j + 1], client.state()), consumer);
            }
        }
    }

    private void forEachItem(ClientStructs client, long from, long end, Consumer<? super ItemInfo> consumer) {
        for (long clock = from; clock < end; ) {
            Struct struct = client.get(client.indexOf(clock));
            long until = Math.min(end, struct.end());
            if (struct instanceof Item item) {
                consumer.accept(ItemInfo.of(this, item, clock, until - clock));
            }
            clock = until;
        }
    }

    /** All deleted ids. */
    public IdSet deleteSet() {
        return StateWriter.deleted(store);
    }

    /** The present moment: what is known and what of it is deleted. */
    public Snapshot snapshot() {
        return new Snapshot(stateVector(), deleteSet());
    }

    /**
     * A new document with the content that this one had at the snapshot, garbage collection on.
     *
     * @throws IllegalStateException if garbage collection is on here, for then content of the past may be gone
     * @throws IllegalArgumentException if the snapshot knows more than this document
     */
    public Doc createFromSnapshot(Snapshot at) {
        return createFromSnapshot(at, new DocOptions());
    }

    /** A new document with these options and the content that this one had at the snapshot. */
    public Doc createFromSnapshot(Snapshot at, DocOptions newOptions) {
        if (options.gc()) {
            throw new IllegalStateException(
                    "a document whose garbage collection is on does not keep its past; use DocOptions.withGc(false)");
        }
        if (!stateVector().covers(at.stateVector())) {
            throw new IllegalArgumentException("the snapshot knows more than this document: snapshot="
                    + at.stateVector() + " document=" + stateVector());
        }
        Encoder encoder = new Encoder();
        StateWriter.writeUntil(encoder, store, at.stateVector());
        at.deletes().encode(encoder);
        Doc doc = new Doc(newOptions);
        doc.applyUpdate(encoder.toByteArray(), "snapshot");
        return doc;
    }

    /** The ids that were there at the snapshot and whose content was collected since; empty if all can be shown. */
    public IdSet collected(Snapshot at) {
        return SnapshotContent.collected(store, at);
    }

    /** The whole document as one update. */
    public byte[] encodeStateAsUpdate() {
        return encodeStateAsUpdate(StateVector.EMPTY);
    }

    /**
     * What somebody with the state vector does not know, as one update. It carries every deletion, for they have no
     * clock.
     */
    public byte[] encodeStateAsUpdate(StateVector known) {
        byte[] state = encodeSince(known);
        return nothingWaits() ? state : withWaiting(Update.decode(state), known).bytes();
    }

    /** The whole document as one update of format V2. */
    public byte[] encodeStateAsUpdateV2() {
        return encodeStateAsUpdateV2(StateVector.EMPTY);
    }

    /** The changes of {@link #encodeStateAsUpdate(StateVector)} in format V2. */
    public byte[] encodeStateAsUpdateV2(StateVector known) {
        V2Writer writer = new V2Writer(true);
        if (!nothingWaits()) {
            return writer.encode(Update.decode(encodeStateAsUpdate(known)));
        }
        Encoder structs = new Encoder();
        StateWriter.writeSince(structs, store, known);
        return writer.encodeState(structs.decoder(), deleteSet());
    }

    private boolean nothingWaits() {
        return pendingStructs == null && pendingDeletes.isEmpty();
    }

    private Update withWaiting(Update update, StateVector known) {
        List<Update> parts = new ArrayList<>();
        parts.add(update);
        if (!pendingDeletes.isEmpty()) {
            parts.add(Update.decode(new UpdateBuilder().build(pendingDeletes)));
        }
        if (pendingStructs != null) {
            parts.add(pendingStructs.since(known));
        }
        return Update.merge(parts);
    }

    /**
     * The structs that hold the given ids, and these deletions only, as one update. Of each client it begins with the
     * first of the ids, and holds what the client has added since as well.
     *
     * @param inserted ids of this document, such as {@link Applied#inserted()}
     */
    public byte[] encodeChange(IdSet inserted, IdSet deleted) {
        Encoder encoder = new Encoder();
        StateWriter.writeFrom(encoder, store, inserted);
        deleted.encode(encoder);
        return encoder.toByteArray();
    }

    private byte[] encodeSince(StateVector since) {
        Encoder encoder = new Encoder();
        StateWriter.writeSince(encoder, store, since);
        deleteSet().encode(encoder);
        return encoder.toByteArray();
    }

    /** Makes a new item of this client at the place. */
    Item insert(Transaction transaction, Item.Placement placement, ContentKind kind, @Nullable Object content) {
        ClientStructs own = store.get(clientId);
        Item item = new Item(own, own.state(), placement, kind, content);
        integrator.integrate(transaction, item);
        return item;
    }

    void recordNow() {
        transactions.recordNow();
    }

    /** Ends a transaction in which sub-documents came or went. */
    void subDocumentsChanged(Transaction transaction, SubDocumentChanges changes, Failures failures) {
        subDocuments.changed(transaction, changes, failures);
    }

    /** Which units took the place of others whose deletion was undone. */
    Redone redone() {
        if (redone == null) {
            redone = new Redone(store);
        }
        return redone;
    }

    DocOptions options() {
        return options;
    }

    StructStore store() {
        return store;
    }

    Integrator integrator() {
        return integrator;
    }

    Iterable<Branch> rootBranches() {
        return roots.values();
    }
}
