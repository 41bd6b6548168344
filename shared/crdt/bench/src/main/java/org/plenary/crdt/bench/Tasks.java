package org.plenary.crdt.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.StateVector;
import org.plenary.crdt.Subscription;
import org.plenary.crdt.Update;
import org.plenary.crdt.YArray;
import org.plenary.crdt.YText;
import org.plenary.crdt.bench.Inputs.Edit;

/** The tasks by name, the same as in {@code yjs.mjs}. Each gives a document or bytes, whose digest is compared. */
final class Tasks {
    private static final String INITIAL = "x".repeat(100);
    private static final int GATED = 10_000;
    private static final long MOST_WORK = 5_000_000;

    private final Inputs inputs;
    private final Map<String, Supplier<Object>> tasks = new LinkedHashMap<>();
    private long sink;

    Tasks(Inputs inputs) {
        this.inputs = inputs;
        updates();
        typing();
        singleUser();
        twoUsers();
        manyUsers();
    }

    @Nullable
    Supplier<Object> find(String name) {
        return tasks.get(name);
    }

    Doc loaded() {
        return loaded(inputs.file("trace.v1"));
    }

    /** Keeps what was read once. */
    private static <T> Supplier<T> once(Supplier<T> make) {
        return new Supplier<>() {
            private @Nullable T made;

            @Override
            public T get() {
                T value = made;
                if (value == null) {
                    value = make.get();
                    made = value;
                }
                return value;
            }
        };
    }

    /** The client id of this number, as {@code inputs.mjs} has it. */
    private static long client(long number) {
        return (2847102935L + number * 2654435761L) % (1L << 32);
    }

    private static Doc newDoc(long client) {
        Doc doc = new Doc(new DocOptions().withClientId(client(client)));
        doc.getText("text");
        doc.getArray("array");
        doc.getMap("map");
        return doc;
    }

    private static Doc loaded(byte[] update) {
        Doc doc = newDoc(9);
        doc.applyUpdate(update, null);
        return doc;
    }

    private static Doc applyAll(Doc doc, Iterable<byte[]> updates) {
        for (byte[] update : updates) {
            doc.applyUpdate(update, null);
        }
        return doc;
    }

    private static void edit(YText text, Edit edit) {
        if (edit.deleted() > 0) {
            text.delete(edit.index(), edit.deleted());
        }
        if (!edit.inserted().isEmpty()) {
            text.insert(edit.index(), edit.inserted());
        }
    }

    private void updates() {
        Supplier<byte[]> v1 = once(() -> inputs.file("trace.v1"));
        Supplier<StateVector> half = once(() -> StateVector.decode(inputs.file("half.vector")));
        Supplier<Doc> doc = once(() -> loaded(v1.get()));
        tasks.put("loadV1", () -> loaded(v1.get()));
        Supplier<byte[]> v2 = once(() -> inputs.file("trace.v2"));
        tasks.put("loadV2", () -> {
            Doc empty = newDoc(9);
            empty.applyUpdateV2(v2.get(), null);
            return empty;
        });
        tasks.put("encodeV2", () -> doc.get().encodeStateAsUpdateV2());
        tasks.put("diffUpdate", () -> Update.decode(v1.get()).encodeSince(half.get()));
        tasks.put(
                "stateVectorFromUpdate",
                () -> Update.decode(v1.get()).stateVector().encode());
        tasks.put("encodeV1", () -> doc.get().encodeStateAsUpdate());
        tasks.put("encodeHalf", () -> doc.get().encodeStateAsUpdate(half.get()));
        Supplier<byte[]> keystroke = once(() -> inputs.updates("keystroke.updates")[0]);
        tasks.put("gate", () -> {
            for (int i = 0; i < GATED; i++) {
                Update update = Update.decode(keystroke.get());
                if (doc.get().missing(update).isEmpty()) {
                    Update news = doc.get().novelty(update);
                    sink += news.size() + doc.get().workload(news, MOST_WORK);
                }
            }
            return doc.get();
        });
    }

    private void typing() {
        Supplier<List<byte[]>> typed = once(() -> List.of(inputs.updates("typed.updates")));
        Supplier<List<byte[]>> random = once(() -> List.of(inputs.updates("random.updates")));
        Supplier<Edit[]> trace = once(() -> inputs.edits("trace.edits"));
        tasks.put("mergeTyped", () -> Update.mergeEncoded(typed.get()));
        tasks.put("applyTyped", () -> applyAll(newDoc(9), typed.get()));
        tasks.put("applyTypedEvent", () -> {
            Doc doc = newDoc(9);
            doc.onUpdate((update, origin) -> sink += update.length);
            return applyAll(doc, typed.get());
        });
        tasks.put("applyRandom", () -> applyAll(newDoc(9), random.get()));
        tasks.put("replay", () -> {
            Doc doc = newDoc(1);
            YText text = doc.getText("text");
            for (Edit edit : trace.get()) {
                edit(text, edit);
            }
            return doc;
        });
    }

    /** A change of a document, of which a second one gets every update at once. */
    private static Doc followed(Consumer<Doc> change) {
        Doc first = newDoc(1);
        Doc second = newDoc(2);
        first.onUpdate((update, origin) -> second.applyUpdate(update, null));
        change.accept(first);
        return second;
    }

    private void singleUser() {
        for (int number = 1; number <= 7; number++) {
            Supplier<Edit[]> edits = edits("B1." + number + ".edits");
            tasks.put("B1." + number, () -> followed(doc -> editAll(doc, edits.get())));
        }
        for (int number = 8; number <= 11; number++) {
            Supplier<Edit[]> edits = edits("B1." + number + ".edits");
            Supplier<List<Integer>> values = once(() -> Arrays.stream(edits.get())
                    .map(edit -> Integer.valueOf(edit.inserted()))
                    .toList());
            boolean together = number == 9;
            tasks.put(
                    "B1." + number,
                    () -> followed(doc -> {
                        YArray array = doc.getArray("array");
                        if (together) {
                            array.insert(0, values.get());
                            return;
                        }
                        for (int i = 0; i < edits.get().length; i++) {
                            array.insert(
                                    edits.get()[i].index(), List.of(values.get().get(i)));
                        }
                    }));
        }
    }

    private Supplier<Edit[]> edits(String name) {
        return once(() -> inputs.edits(name));
    }

    private static void editAll(Doc doc, Edit[] edits) {
        YText text = doc.getText("text");
        for (Edit edit : edits) {
            edit(text, edit);
        }
    }

    private void twoUsers() {
        for (int number = 1; number <= 4; number++) {
            String name = "B2." + number;
            Supplier<Edit[]> first = edits(name + ".edits");
            Supplier<Edit[]> second = edits(name + ".second.edits");
            boolean filled = number == 4;
            tasks.put(name, () -> {
                Doc one = newDoc(1);
                Doc two = newDoc(2);
                if (filled) {
                    one.getText("text").insert(0, INITIAL);
                    two.applyUpdate(one.encodeStateAsUpdate(), null);
                }
                List<byte[]> ofOne = made(one, first.get());
                List<byte[]> ofTwo = made(two, second.get());
                applyAll(one, ofTwo);
                return applyAll(two, ofOne);
            });
        }
    }

    private static List<byte[]> made(Doc doc, Edit[] edits) {
        List<byte[]> made = new ArrayList<>();
        Subscription updates = doc.onUpdate((update, origin) -> made.add(update));
        editAll(doc, edits);
        updates.close();
        return made;
    }

    private void manyUsers() {
        for (int number = 1; number <= 4; number++) {
            String name = "B3." + number;
            Supplier<List<byte[]>> updates = once(() -> List.of(inputs.updates(name + ".updates")));
            tasks.put(name, () -> applyAll(newDoc(9), updates.get()));
        }
    }
}
