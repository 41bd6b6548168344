package org.plenary.crdt;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.encoding.Undefined;

/**
 * A document within a document, as the outer one knows it: a name and options. Its content is not part of the outer
 * document; who wants it asks with {@link #load}, and whoever listens to {@link DocEvents#onSubDocuments} brings the
 * content into {@link #document}.
 *
 * <p>An object stands at one place of one document at most. Belongs to the thread of the outer document.
 */
public final class SubDocument {
    private final String guid;
    private final boolean gc;
    private final boolean autoLoad;
    private final @Nullable Object meta;
    private boolean shouldLoad;

    private @Nullable Doc outer;
    private @Nullable Item item;
    private @Nullable Doc document;

    /** A new sub-document, which is to be loaded where it was made and not elsewhere. */
    public SubDocument(String guid) {
        this(guid, true, false, null, true);
    }

    private SubDocument(String guid, boolean gc, boolean autoLoad, @Nullable Object meta, boolean shouldLoad) {
        this.guid = guid;
        this.gc = gc;
        this.autoLoad = autoLoad;
        this.meta = meta;
        this.shouldLoad = shouldLoad;
    }

    /** A sub-document as an update tells of it; options that are not known are left out, as in Yjs. */
    static SubDocument read(String guid, @Nullable Object options) {
        Map<?, ?> map = options instanceof Map<?, ?> given ? given : Map.of();
        boolean autoLoad = holds(map.get("autoLoad"));
        boolean gc = !map.containsKey("gc") || map.get("gc") == Undefined.UNDEFINED || holds(map.get("gc"));
        Object meta = map.get("meta") == Undefined.UNDEFINED ? null : map.get("meta");
        return new SubDocument(guid, gc, autoLoad, meta, autoLoad || holds(map.get("shouldLoad")));
    }

    /** Whether JavaScript takes the value for true. */
    private static boolean holds(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue() != 0 && !Double.isNaN(number.doubleValue());
        }
        return value != null && value != Undefined.UNDEFINED && !value.equals(false) && !value.equals("");
    }

    /** The same, not yet within a document, with garbage collection on or off; on unless it is said otherwise. */
    public SubDocument withGc(boolean on) {
        return new SubDocument(guid, on, autoLoad, meta, shouldLoad);
    }

    /**
     * The same, not yet within a document, to be loaded by everybody at once or not; not unless it is said otherwise.
     */
    public SubDocument withAutoLoad(boolean on) {
        return new SubDocument(guid, gc, on, meta, shouldLoad);
    }

    /** The same, not yet within a document, with a value that everybody can read: what {@code Encoder.any} takes. */
    public SubDocument withMeta(@Nullable Object value) {
        return new SubDocument(guid, gc, autoLoad, Values.frozen(value), shouldLoad);
    }

    /** The same, not yet within a document, to be loaded here or not. */
    public SubDocument withShouldLoad(boolean on) {
        return new SubDocument(guid, gc, autoLoad, meta, on);
    }

    /** The name of the document, the same wherever it stands. */
    public String guid() {
        return guid;
    }

    /** Whether deleted content of it is forgotten. */
    public boolean gc() {
        return gc;
    }

    /** Whether everybody is to load it at once. */
    public boolean autoLoad() {
        return autoLoad;
    }

    /** The value that was given with it, null for none. */
    public @Nullable Object meta() {
        return meta;
    }

    /** Whether its content is wanted here. */
    public boolean shouldLoad() {
        return shouldLoad;
    }

    /** The options that an update carries; a map as Yjs writes it. */
    public Map<String, @Nullable Object> options() {
        Map<String, @Nullable Object> options = new LinkedHashMap<>();
        if (!gc) {
            options.put("gc", false);
        }
        if (autoLoad) {
            options.put("autoLoad", true);
        }
        if (meta != null) {
            options.put("meta", meta);
        }
        return Collections.unmodifiableMap(options);
    }

    /** The document that it stands in, null if it stands in none. */
    public @Nullable Doc outer() {
        return outer;
    }

    /** Asks for its content: if nobody has before, those who listen to the outer document are told. */
    public void load() {
        Doc there = outer;
        if (item != null && there != null && !shouldLoad) {
            there.change(transaction -> transaction.changeSubDocuments().loaded.add(this));
        }
        shouldLoad = true;
    }

    /**
     * Its content here: a replica that is empty until somebody brings updates into it. It is made when it is first
     * asked for, under the client id that the outer document has then.
     */
    public Doc document() {
        if (document == null) {
            DocOptions options = new DocOptions().withGc(gc).withGuid(guid);
            document = new Doc(outer == null ? options : options.withClientId(outer.clientId()), this);
        }
        return document;
    }

    /**
     * Lets go of its content. If it still stands in a document, another object takes its place there, which is not to
     * be loaded until somebody asks; listeners are told that one came and the other went.
     */
    public void destroy() {
        Item place = item;
        Doc there = outer;
        item = null;
        if (place != null && there != null) {
            SubDocument successor = new SubDocument(guid, gc, autoLoad, meta, false);
            successor.stand(there, place);
            there.change(transaction -> {
                if (!place.isDeleted()) {
                    place.content = successor;
                    transaction.changeSubDocuments().added.add(successor);
                }
                return transaction.changeSubDocuments().removed.add(this);
            });
        }
        if (document != null) {
            document.destroy();
        }
    }

    private void stand(Doc in, Item at) {
        outer = in;
        item = at;
    }

    void integrate(Transaction transaction, Item at) {
        stand(transaction.doc(), at);
        transaction.changeSubDocuments().add(this);
    }

    /** An equal one that stands nowhere, as an update would tell of it. */
    SubDocument copy() {
        return read(guid, options());
    }

    void requireNowhere() {
        if (item != null) {
            throw new IllegalStateException("the sub-document stands in a document already; use another: guid=" + guid);
        }
    }

    @Override
    public String toString() {
        return "SubDocument[guid=" + guid + "]";
    }
}
