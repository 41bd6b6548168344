package org.plenary.crdt.scenarios;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.crdt.KeyChange;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.SubDocument;
import org.plenary.crdt.SubDocumentsEvent;
import org.plenary.crdt.Subscription;
import org.plenary.crdt.YArray;
import org.plenary.crdt.YEvent;
import org.plenary.crdt.YMap;
import org.plenary.crdt.YText;
import org.plenary.crdt.YXmlFragment;

/** What a peer was told and has not yet spoken of. */
final class Events {
    private List<@Nullable Object> told = new ArrayList<>();

    /** Gives what was told since the last time. */
    List<@Nullable Object> take() {
        List<@Nullable Object> taken = told;
        told = new ArrayList<>();
        return taken;
    }

    void add(Object event) {
        told.add(event);
    }

    void observeSubDocuments(Doc doc) {
        doc.events().onSubDocuments(event -> add(shown(event)));
    }

    void observeTransactions(Doc doc) {
        doc.events()
                .onAfterTransaction(
                        transaction -> add(Shown.map("origin", transaction.origin(), "local", transaction.local())));
    }

    /** Plays a verb of observation; tells whether it was one. */
    boolean play(SharedType type, Step step, Runnable body) {
        switch (step.verb()) {
            case "observe" -> observe(type, event -> add(changes(event)));
            case "observeDeep" -> type.observeDeep((events, transaction) -> add(deep(events)));
            case "observeFailing" -> observe(type, event -> fail("observer"));
            case "observeDeepFailing" -> type.observeDeep((events, transaction) -> fail("deep observer"));
            case "onChange" -> onFirstChange(type, body);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void fail(String who) {
        add(who);
        throw new IllegalStateException(who + " fails");
    }

    private static void onFirstChange(SharedType type, Runnable body) {
        Subscription[] subscription = new Subscription[1];
        subscription[0] = observe(type, event -> {
            Objects.requireNonNull(subscription[0]).close();
            body.run();
        });
    }

    /** An observer of any type. */
    private interface Observer {
        void changed(YEvent event);
    }

    private static Subscription observe(SharedType type, Observer observer) {
        if (type instanceof YText text) {
            return text.observe(observer::changed);
        }
        if (type instanceof YArray array) {
            return array.observe(observer::changed);
        }
        if (type instanceof YMap map) {
            return map.observe(observer::changed);
        }
        return ((YXmlFragment) type).observe(observer::changed);
    }

    private static List<Object> deep(List<YEvent> events) {
        List<Object> shown = new ArrayList<>();
        for (YEvent event : events) {
            Map<String, @Nullable Object> each = Shown.map("path", event.path());
            each.putAll(changes(event));
            shown.add(each);
        }
        return shown;
    }

    private static Map<String, @Nullable Object> changes(YEvent event) {
        Map<String, @Nullable Object> keys = new LinkedHashMap<>();
        event.keys().forEach((key, change) -> keys.put(key, shown(change)));
        Map<String, @Nullable Object> shown = Shown.map("delta", Shown.delta(event.delta()));
        if (!keys.isEmpty()) {
            shown.put("keys", keys);
        }
        return shown;
    }

    private static Map<String, @Nullable Object> shown(KeyChange change) {
        Map<String, @Nullable Object> shown =
                Shown.map("action", change.action().name().toLowerCase(Locale.ROOT));
        if (change.action() != KeyChange.Action.ADD) {
            shown.put("oldValue", Shown.value(change.oldValue()));
        }
        return shown;
    }

    private static Map<String, @Nullable Object> shown(SubDocumentsEvent event) {
        return Shown.map(
                "added", guids(event.added()), "removed", guids(event.removed()), "loaded", guids(event.loaded()));
    }

    private static List<String> guids(Set<SubDocument> documents) {
        return documents.stream().map(SubDocument::guid).sorted().toList();
    }
}
