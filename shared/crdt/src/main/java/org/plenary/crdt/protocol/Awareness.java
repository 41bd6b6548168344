package org.plenary.crdt.protocol;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.encoding.DecodeException;
import org.plenary.crdt.encoding.Decoder;
import org.plenary.crdt.encoding.Encoder;
import org.plenary.crdt.encoding.Json;

/**
 * What each client says of itself while it is there: a name, a caret, a colour. The awareness of y-protocols 1.0.7.
 * Belongs to one thread at a time.
 *
 * <p>Each client has a state, a JSON object, and a clock that grows with each change of it. A state that comes is taken
 * if its clock is greater than the known one; that somebody has gone is also taken with the same clock. A state that
 * was not renewed for {@link #OUTDATED} is removed. Nothing happens by itself: somebody calls {@link #check()} about
 * every three seconds.
 *
 * <p>Bounded: at most {@value #MAX_CLIENTS} clients are known, those that have gone included. The clock of a client
 * that has gone is kept for {@link #FORGOTTEN}, so that a late message cannot bring it back; the longest gone make
 * place for others. While that many are present, new ones are passed over. y-protocols has no such bounds and keeps the
 * clocks for ever.
 */
public final class Awareness {
    /** How long a state holds that is not renewed. The own one is renewed after half of it. */
    public static final Duration OUTDATED = Duration.ofSeconds(30);

    /** How long the clock of a client that has gone is remembered. */
    public static final Duration FORGOTTEN = Duration.ofMinutes(5);

    /** The most clients that are known, present or gone. */
    public static final int MAX_CLIENTS = 4096;

    /** The origin of changes by {@link #setLocalState} and {@link #setLocalStateField}. */
    public static final Object LOCAL = "local";

    /** The origin of changes that {@link #check} makes when a state was not renewed. */
    public static final Object TIMEOUT = "timeout";

    private static final long MAX_OWN_CLOCK = Encoder.MAX_INTEGER / 2;

    private final long clientId;
    private final LongSupplier time;
    private final Map<Long, Map<String, @Nullable Object>> states = new LinkedHashMap<>();

    /** Of clients that have a state, and of the own one. */
    private final Map<Long, Meta> present = new LinkedHashMap<>();

    /** Of clients that had one, the longest gone first. */
    private final Map<Long, Meta> gone = new LinkedHashMap<>();

    private final List<AwarenessListener> changeListeners = new ArrayList<>();
    private final List<AwarenessListener> updateListeners = new ArrayList<>();

    private boolean destroyed;

    private record Meta(long clock, long lastUpdated) {}

    /**
     * The awareness of one client, with the empty state and clock 0.
     *
     * @param time tells the time in milliseconds, from any beginning on, such as {@code System::currentTimeMillis}
     */
    public Awareness(long clientId, LongSupplier time) {
        this.clientId = clientId;
        this.time = time;
        setLocalState(Map.of());
    }

    /** The client that this is. */
    public long clientId() {
        return clientId;
    }

    /** The own state, null if this client is not there. Cannot be changed. */
    public @Nullable Map<String, @Nullable Object> getLocalState() {
        return states.get(clientId);
    }

    /**
     * Sets the own state, or with null says that this client goes.
     *
     * @throws IllegalArgumentException if JSON does not carry the state, or it is longer than
     *     {@value MessageReader#MAX_AWARENESS_STATE} UTF-16 units
     */
    public void setLocalState(@Nullable Map<String, ? extends @Nullable Object> state) {
        Map<String, @Nullable Object> own = state == null ? null : frozen(state);
        Map<String, @Nullable Object> before = states.get(clientId);
        Meta known = present.get(clientId);
        remember(clientId, known == null ? 0 : known.clock + 1, own);
        Changes changes = new Changes();
        if (own == null) {
            changes.removed.add(clientId);
        } else if (before == null) {
            changes.added.add(clientId);
        } else {
            changes.update(clientId, own.equals(before));
        }
        tell(changes, LOCAL);
    }

    /** Sets one field of the own state; does nothing if this client is not there. */
    public void setLocalStateField(String field, @Nullable Object value) {
        Map<String, @Nullable Object> state = getLocalState();
        if (state != null) {
            Map<String, @Nullable Object> changed = new LinkedHashMap<>(state);
            changed.put(field, value);
            setLocalState(changed);
        }
    }

    private static Map<String, @Nullable Object> frozen(Map<String, ? extends @Nullable Object> state) {
        String json = Json.stringify(state);
        if (json.length() > MessageReader.MAX_AWARENESS_STATE) {
            throw new IllegalArgumentException("an awareness state has at most " + MessageReader.MAX_AWARENESS_STATE
                    + " characters as JSON: length=" + json.length());
        }
        return object(Json.parse(json));
    }

    /** The states of all clients that are there, by client id. A copy; the states cannot be changed. */
    public Map<Long, Map<String, @Nullable Object>> getStates() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(states));
    }

    /** The last known clock of the client, -1 if it is not known. */
    public long clock(long client) {
        Meta known = meta(client);
        return known == null ? -1 : known.clock;
    }

    private @Nullable Meta meta(long client) {
        Meta known = present.get(client);
        return known == null ? gone.get(client) : known;
    }

    /** Everybody's state as an update. */
    public byte[] encode() {
        return encode(states.keySet());
    }

    /**
     * The states of these clients as an update: the bytes of {@code encodeAwarenessUpdate}.
     *
     * @throws IllegalArgumentException if one of them is not known
     */
    public byte[] encode(Collection<Long> clients) {
        List<Message.Awareness.Entry> entries = new ArrayList<>(clients.size());
        for (long client : clients) {
            Meta known = meta(client);
            if (known == null) {
                throw new IllegalArgumentException("expected a client that is or was there: client=" + client);
            }
            Map<String, @Nullable Object> state = states.get(client);
            entries.add(new Message.Awareness.Entry(client, known.clock, state == null ? null : Json.stringify(state)));
        }
        return AwarenessCodec.write(entries);
    }

    /**
     * Takes what an update says, and tells the listeners.
     *
     * @param origin what the update comes from, given to listeners
     * @throws DecodeException if the bytes are not an update or a state is no JSON object; nothing has changed then
     */
    public void apply(byte[] update, @Nullable Object origin) {
        apply(AwarenessCodec.read(new Decoder(update)), origin);
    }

    /**
     * Takes what a message says, and tells the listeners.
     *
     * @param origin what the message comes from, given to listeners
     * @throws DecodeException if a state is no JSON object; nothing has changed then
     */
    public void apply(Message.Awareness message, @Nullable Object origin) {
        apply(message.entries(), origin);
    }

    private void apply(List<Message.Awareness.Entry> entries, @Nullable Object origin) {
        List<@Nullable Map<String, @Nullable Object>> parsed = new ArrayList<>(entries.size());
        entries.forEach(entry -> parsed.add(state(entry)));
        Changes changes = new Changes();
        for (int i = 0; i < parsed.size(); i++) {
            take(entries.get(i).clientId(), entries.get(i).clock(), parsed.get(i), changes);
        }
        if (!changes.isEmpty()) {
            tell(changes, origin);
        }
    }

    private static @Nullable Map<String, @Nullable Object> state(Message.Awareness.Entry entry) {
        Object value = entry.state() == null ? null : Json.parse(entry.state());
        return value == null ? null : object(value);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> object(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new DecodeException(
                DecodeException.Reason.INVALID_JSON, 0, "expected a JSON object or null as the awareness state");
    }

    private void take(long client, long clock, @Nullable Map<String, @Nullable Object> state, Changes changes) {
        Meta known = meta(client);
        Map<String, @Nullable Object> before = states.get(client);
        long knownClock = known == null ? 0 : known.clock;
        boolean newer = clock > knownClock || (clock == knownClock && state == null && before != null);
        boolean outOfBounds = client == clientId ? clock > MAX_OWN_CLOCK : known == null && !hasRoom();
        if (!newer || outOfBounds) {
            return;
        }
        if (state == null && client == clientId && before != null) {
            // Somebody took this client for gone; the next clock tells them that it is not.
            remember(client, clock + 1, before);
        } else {
            remember(client, clock, state);
        }
        if (state == null) {
            if (known != null) {
                changes.removed.add(client);
            }
        } else if (known == null) {
            changes.added.add(client);
        } else {
            changes.update(client, state.equals(before));
        }
    }

    /** Makes room for one more client, if need be by forgetting the one that is gone longest. */
    private boolean hasRoom() {
        if (present.size() + gone.size() < MAX_CLIENTS) {
            return true;
        }
        Iterator<Long> longestGone = gone.keySet().iterator();
        if (!longestGone.hasNext()) {
            return false;
        }
        longestGone.next();
        longestGone.remove();
        return true;
    }

    private void remember(long client, long clock, @Nullable Map<String, @Nullable Object> state) {
        Meta meta = new Meta(clock, time.getAsLong());
        gone.remove(client);
        if (state != null) {
            states.put(client, state);
        } else {
            states.remove(client);
        }
        if (state != null || client == clientId) {
            present.put(client, meta);
        } else {
            present.remove(client);
            gone.put(client, meta);
        }
    }

    /** Takes away the states of these clients, because they are known to have gone. */
    public void removeStates(Collection<Long> clients, @Nullable Object origin) {
        Changes changes = new Changes();
        for (long client : clients) {
            if (states.containsKey(client)) {
                remember(client, clock(client) + (client == clientId ? 1 : 0), null);
                changes.removed.add(client);
            }
        }
        if (!changes.isEmpty()) {
            tell(changes, origin);
        }
    }

    /** Renews the own state when half of its time is over, and removes what was not renewed in time. */
    public void check() {
        if (destroyed) {
            return;
        }
        long now = time.getAsLong();
        Map<String, @Nullable Object> own = getLocalState();
        Meta ownMeta = present.get(clientId);
        if (own != null && ownMeta != null && now - ownMeta.lastUpdated >= OUTDATED.toMillis() / 2) {
            setLocalState(own);
        }
        List<Long> outdated = new ArrayList<>();
        present.forEach((client, meta) -> {
            if (client != clientId && now - meta.lastUpdated >= OUTDATED.toMillis()) {
                outdated.add(client);
            }
        });
        removeStates(outdated, TIMEOUT);
        gone.values().removeIf(meta -> now - meta.lastUpdated >= FORGOTTEN.toMillis());
    }

    /** Says that this client goes; after that calls no listener and checks nothing. */
    public void destroy() {
        setLocalState(null);
        destroyed = true;
        changeListeners.clear();
        updateListeners.clear();
    }

    /** Calls the listener when states come, go, or become others. */
    public void onChange(AwarenessListener listener) {
        changeListeners.add(listener);
    }

    /** Calls the listener also when a state was renewed and is the same: all that others must be told. */
    public void onUpdate(AwarenessListener listener) {
        updateListeners.add(listener);
    }

    /** Calls the listener no longer. */
    public void removeListener(AwarenessListener listener) {
        changeListeners.remove(listener);
        updateListeners.remove(listener);
    }

    /** Collects what one call did. */
    private static final class Changes {
        private final List<Long> added = new ArrayList<>();
        private final List<Long> updated = new ArrayList<>();
        private final List<Long> changed = new ArrayList<>();
        private final List<Long> removed = new ArrayList<>();

        void update(long client, boolean same) {
            updated.add(client);
            if (!same) {
                changed.add(client);
            }
        }

        boolean isEmpty() {
            return added.isEmpty() && updated.isEmpty() && removed.isEmpty();
        }
    }

    private void tell(Changes changes, @Nullable Object origin) {
        AwarenessChange change = new AwarenessChange(changes.added, changes.changed, changes.removed);
        if (!change.isEmpty()) {
            List.copyOf(changeListeners).forEach(listener -> listener.changed(change, origin));
        }
        AwarenessChange update = new AwarenessChange(changes.added, changes.updated, changes.removed);
        List.copyOf(updateListeners).forEach(listener -> listener.changed(update, origin));
    }

    /**
     * An update in which each state is what {@code modify} makes of it, null for gone, as by a server that sets the
     * names.
     *
     * @throws DecodeException if the bytes are not an update or a state is no JSON object
     */
    public static byte[] modify(byte[] update, UnaryOperator<@Nullable Map<String, @Nullable Object>> modify) {
        List<Message.Awareness.Entry> modified = new ArrayList<>();
        for (Message.Awareness.Entry entry : AwarenessCodec.read(new Decoder(update))) {
            Map<String, @Nullable Object> state = modify.apply(state(entry));
            modified.add(new Message.Awareness.Entry(
                    entry.clientId(), entry.clock(), state == null ? null : Json.stringify(state)));
        }
        return AwarenessCodec.write(modified);
    }
}
