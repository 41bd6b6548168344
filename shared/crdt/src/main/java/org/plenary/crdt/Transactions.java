package org.plenary.crdt;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The changes of a document that are not finished yet, and how they are finished.
 *
 * <p>The first change is finished as soon as its body has run. What listeners change meanwhile is queued and finished
 * after it, one after the other.
 */
final class Transactions {
    private final Doc doc;
    private final DocOptions options;
    private final DocEvents events;
    private final StructJoiner joiner;
    private final Failures failures = new Failures();

    private final List<Transaction> queue = new ArrayList<>();
    private @Nullable Transaction current;
    private long count;

    Transactions(Doc doc, DocOptions options, DocEvents events, StructJoiner joiner) {
        this.doc = doc;
        this.options = options;
        this.events = events;
        this.joiner = joiner;
    }

    /** Runs the body within the present transaction, or within one of its own that is then finished. */
    <T extends @Nullable Object> T change(
            @Nullable Object origin, boolean local, Function<? super Transaction, T> body) {
        Transaction joined = current;
        if (joined != null) {
            if (!local) {
                joined.becomeRemote();
            }
            return body.apply(joined);
        }
        boolean first = queue.isEmpty();
        Transaction transaction = begin(origin, local);
        try {
            return body.apply(transaction);
        } finally {
            current = null;
            if (first) {
                finishAll();
            }
        }
    }

    private Transaction begin(@Nullable Object origin, boolean local) {
        Transaction transaction = new Transaction(doc, ++count, origin, local, events.areRecorded());
        if (!queue.isEmpty()) {
            queue.get(queue.size() - 1).precede(transaction);
        }
        queue.add(transaction);
        current = transaction;
        if (queue.size() == 1) {
            events.beforeAllTransactions.call(doc, failures);
        }
        events.beforeTransaction.call(transaction, failures);
        return transaction;
    }

    /** Has the present transaction record what changes, if there is one. */
    void recordNow() {
        if (current != null) {
            current.record();
        }
    }

    /** Whether listeners are being told of changes. */
    boolean isFinishing() {
        return !queue.isEmpty() && current == null;
    }

    private void finishAll() {
        List<Transaction> finished = List.of();
        try {
            for (int i = 0; i < queue.size(); i++) {
                finish(queue.get(i));
            }
            if (!events.afterAllTransactions.isEmpty()) {
                finished = List.copyOf(queue);
            }
        } finally {
            queue.forEach(Transaction::end);
            queue.clear();
        }
        events.afterAllTransactions.call(finished, failures);
        failures.rethrow();
    }

    private void finish(Transaction transaction) {
        transaction.settle();
        if (transaction.recorded()) {
            events.beforeObserverCalls.call(transaction, failures);
            new ObserverCalls(transaction, failures).run();
            events.afterTransaction.call(transaction, failures);
        }
        cleanUpFormats(transaction);
        forget(transaction);
        if (!transaction.local()) {
            doc.leaveSharedClientId(transaction.growth());
        }
        events.afterTransactionCleanup.call(transaction, failures);
        if (!(events.update.isEmpty() && events.updateV2.isEmpty()) && transaction.hasChanges()) {
            UpdateEvent event = new UpdateEvent(transaction);
            events.update.call(event, failures);
            events.updateV2.call(event, failures);
        }
        SubDocumentChanges subDocuments = transaction.subDocuments();
        if (subDocuments != null) {
            doc.subDocumentsChanged(transaction, subDocuments, failures);
        }
    }

    /** In a transaction of its own, as in Yjs. */
    private void cleanUpFormats(Transaction transaction) {
        if (options.formatCleanup()
                && transaction.restored == null
                && !transaction.local()
                && transaction.changedFormattedText()) {
            doc.change(cleanup -> {
                new FormatCleanup(doc.store(), doc.integrator(), cleanup)
                        .afterRemoteChange(transaction.growth(), transaction.deleted);
                return true;
            });
        }
    }

    /** Forgets deleted content and joins structs. */
    private void forget(Transaction transaction) {
        if (transaction.restored != null) {
            joiner.joinAsIn(transaction.restored);
            return;
        }
        IdSet deleted = transaction.deleted();
        if (options.gc()) {
            joiner.collect(deleted);
        }
        joiner.joinDeleted(deleted);
        for (Transaction.Growth grown : transaction.growth()) {
            joiner.joinNew(grown.client(), grown.before());
        }
        joiner.joinCandidates(transaction.joinCandidates);
    }
}
