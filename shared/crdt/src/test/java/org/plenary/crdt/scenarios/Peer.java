package org.plenary.crdt.scenarios;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.AbsolutePosition;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.RelativePosition;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.Snapshot;
import org.plenary.crdt.SubDocument;
import org.plenary.crdt.YArray;
import org.plenary.crdt.YMap;
import org.plenary.crdt.YText;
import org.plenary.crdt.YXmlFragment;

/** Somebody with a document of their own. */
final class Peer {
    final String name;
    final Doc doc;
    private final EnginePlayer world;
    private final Events events = new Events();
    private final Undoing undoing = new Undoing(this, events);
    private int made;

    Peer(String name, EnginePlayer world, DocOptions options) {
        this(name, world, new Doc(options));
    }

    Peer(String name, EnginePlayer world, Doc doc) {
        this.name = name;
        this.world = world;
        this.doc = doc;
        doc.events().onUpdate(event -> {
            if (event.transaction().local()) {
                world.bytes.put(name + "." + ++made, Encoded.ofV1(event.update()));
            }
            world.updated(this, event.update());
        });
    }

    /** What this peer was told and has not yet spoken of. */
    List<@Nullable Object> untold() {
        return events.take();
    }

    void apply(byte[] update) {
        doc.applyUpdate(update, "sync");
    }

    /** The type, or the sub-document, at a path of a root's name, keys, and indexes. */
    Object at(List<String> path) {
        String[] root = path.get(0).split("@", -1);
        String kind = root[0].replaceAll("\\d+$", "");
        String rootName = root[root.length - 1];
        world.rootKinds.put(rootName, kind);
        Object place = root(rootName, kind);
        for (String key : path.subList(1, path.size())) {
            place = within(place, key);
        }
        return Objects.requireNonNull(place, () -> "nothing is at " + path);
    }

    SharedType root(String rootName, String kind) {
        return switch (kind) {
            case "text" -> doc.getText(rootName);
            case "array" -> doc.getArray(rootName);
            case "map" -> doc.getMap(rootName);
            case "xml" -> doc.getXmlFragment(rootName);
            case "xmlText" -> doc.getXmlText(rootName);
            default -> throw new UnsupportedOperationException("no such root type: " + kind);
        };
    }

    private static @Nullable Object within(@Nullable Object place, String key) {
        if (place instanceof YMap map) {
            return map.get(key);
        }
        if (place instanceof YArray array) {
            return array.get(Long.parseLong(key));
        }
        if (place instanceof YText text) {
            return text.toDelta().get(Integer.parseInt(key)).insert();
        }
        return ((YXmlFragment) Objects.requireNonNull(place)).get(Long.parseLong(key));
    }

    /** Plays a verb of a type or a sub-document. */
    @Nullable
    Object play(Object place, Step step, Runnable body) {
        if (place instanceof SubDocument document) {
            return play(document, step);
        }
        SharedType type = (SharedType) place;
        if (step.verb().equals("position")) {
            return world.keep((String) Objects.requireNonNull(step.arg(0)), position(type, step));
        }
        return events.play(type, step, body) ? null : TypeVerbs.play(type, step);
    }

    private static RelativePosition position(SharedType type, Step step) {
        long assoc = step.arg(2) instanceof Long side ? side : 0;
        return RelativePosition.of(type, (Long) Objects.requireNonNull(step.arg(1)), assoc);
    }

    private @Nullable Object resolve(Step step) {
        RelativePosition position = world.position(step.arg(0));
        AbsolutePosition found = position.resolve(doc, !Objects.equals(step.arg(1), false));
        return found == null ? null : Shown.map("index", found.index(), "assoc", found.assoc());
    }

    private static @Nullable Object play(SubDocument document, Step step) {
        switch (step.verb()) {
            case "load" -> document.load();
            case "destroy" -> document.destroy();
            case "shouldLoad" -> {
                return document.shouldLoad();
            }
            case "autoLoad" -> {
                return document.autoLoad();
            }
            default -> throw new UnsupportedOperationException("no such verb of a sub-document: " + step);
        }
        return null;
    }

    /** Plays a verb of the document. */
    @Nullable
    Object play(Step step) {
        switch (step.verb()) {
            case "apply" ->
                step.args().forEach(name -> doc.applyUpdate(world.encoded(name).v1(), "apply"));
            case "applyV2" ->
                step.args()
                        .forEach(name -> doc.applyUpdateV2(world.encoded(name).v2(), "apply"));
            case "save" ->
                world.bytes.put(
                        (String) Objects.requireNonNull(step.arg(0)),
                        new Encoded(doc.encodeStateAsUpdate(), doc.encodeStateAsUpdateV2()));
            case "load" -> {
                byte[] update = Base64.getDecoder().decode((String) Objects.requireNonNull(step.arg(1)));
                if (Objects.equals(step.arg(0), 2L)) {
                    doc.applyUpdateV2(update, "load");
                } else {
                    doc.applyUpdate(update, "load");
                }
            }
            case "snapshot" -> {
                return world.keep((String) Objects.requireNonNull(step.arg(0)), doc.snapshot());
            }
            case "decodeSnapshot" -> {
                byte[] bytes = HexFormat.of().parseHex((String) Objects.requireNonNull(step.arg(1)));
                return world.keep((String) Objects.requireNonNull(step.arg(0)), Snapshot.decode(bytes));
            }
            case "resolve" -> {
                return resolve(step);
            }
            case "events" -> {
                return events.take();
            }
            case "observeTransactions" -> events.observeTransactions(doc);
            case "observeSubdocs" -> events.observeSubDocuments(doc);
            case "subdocs" -> {
                return doc.subDocumentGuids().stream().sorted().toList();
            }
            case "pending" -> {
                return !doc.pending().isEmpty();
            }
            case "hasClientId" -> {
                return Objects.equals(step.arg(0), doc.clientId());
            }
            default -> {
                return undoing.play(step);
            }
        }
        return null;
    }
}
