package org.plenary.crdt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the observers of types what a transaction has changed: first those of each type, then those of all within. */
final class ObserverCalls {
    private final Transaction transaction;
    private final Failures failures;

    ObserverCalls(Transaction transaction, Failures failures) {
        this.transaction = transaction;
        this.failures = failures;
    }

    void run() {
        transaction.record().forEach((type, keys) -> {
            if (type.kind != null && !type.isDeleted()) {
                callObservers(type, keys);
            }
        });
        transaction.changedParentTypes().forEach((type, events) -> {
            if (type.isObservedDeeply() && !type.isDeleted()) {
                callDeepObservers(type, events);
            }
        });
    }

    private void callObservers(Branch branch, Set<@Nullable String> keys) {
        SharedType target = branch.view;
        YEvent event = target != null && target.isObserved() ? event(target, keys) : null;
        Branch type = branch;
        while (true) {
            SharedType view = type.view;
            if (view != null && view.isWatched()) {
                event = event == null ? event(transaction.doc().view(branch), keys) : event;
                transaction.addEvent(view, event);
            }
            if (type.item == null) {
                break;
            }
            type = type.item.parent();
        }
        if (event != null) {
            event.target().callObservers(event, failures);
        }
    }

    private YEvent event(SharedType target, Set<@Nullable String> keys) {
        if (target instanceof YText text) {
            return new YTextEvent(text, transaction, keys);
        }
        if (target instanceof YArray array) {
            return new YArrayEvent(array, transaction, keys);
        }
        if (target instanceof YXmlFragment fragment) {
            return new YXmlEvent(fragment, transaction, keys);
        }
        return new YMapEvent(target, transaction, keys);
    }

    /** Tells of what is nearest first. */
    private void callDeepObservers(SharedType type, List<YEvent> events) {
        List<YEvent> present = new ArrayList<>();
        for (YEvent event : events) {
            if (!event.target().isDeleted()) {
                event.setCurrentTarget(type);
                present.add(event);
            }
        }
        present.sort(Comparator.comparingInt(YEvent::depth));
        type.callDeepObservers(new DeepEvents(present, transaction), failures);
    }

    /**
     * What observers of all within a type are told.
     *
     * @param events what changed, the nearest first
     * @param transaction the change
     */
    record DeepEvents(List<YEvent> events, Transaction transaction) {}
}
