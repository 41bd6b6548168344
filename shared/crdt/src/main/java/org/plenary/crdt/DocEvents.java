package org.plenary.crdt;

import java.util.List;
import java.util.function.Consumer;

/**
 * What can be listened to in a document. For each change, in this order:
 *
 * <ol>
 *   <li>{@link #onBeforeAllTransactions}, if no other change is being finished; {@link #onBeforeTransaction}
 *   <li>the change itself
 *   <li>{@link #onBeforeObserverCalls}; the observers of the types ({@code observe}, then
 *       {@link SharedType#observeDeep}); {@link #onAfterTransaction}
 *   <li>deleted content is forgotten and structs are joined
 *   <li>{@link #onAfterTransactionCleanup}, {@link #onUpdate}, {@link #onUpdateV2}, {@link
 *       #onSubDocuments}
 *   <li>{@link #onAfterAllTransactions}, once all changes by listeners are finished as well
 * </ol>
 *
 * <p>Listeners are called in the order in which they came, on the thread of the document. A change by a listener is a
 * transaction of its own and is finished after the present one. Whatever a listener throws, the others are called and
 * the change is finished; then the first failure reaches the one who made the change, with the others as suppressed
 * ones. Nothing here costs anything as long as nobody listens.
 */
public final class DocEvents {
    final Listeners<Doc> beforeAllTransactions = new Listeners<>();
    final Listeners<Transaction> beforeTransaction = new Listeners<>();
    final Listeners<Transaction> beforeObserverCalls = new Listeners<>();
    final Listeners<Transaction> afterTransaction = new Listeners<>();
    final Listeners<Transaction> afterTransactionCleanup = new Listeners<>();
    final Listeners<UpdateEvent> update = new Listeners<>();
    final Listeners<UpdateEvent> updateV2 = new Listeners<>();
    final Listeners<SubDocumentsEvent> subDocuments = new Listeners<>();
    final Listeners<List<Transaction>> afterAllTransactions = new Listeners<>();
    final Listeners<Doc> destroy = new Listeners<>();

    private final Doc doc;
    private int recorders;

    DocEvents(Doc doc) {
        this.doc = doc;
    }

    /** Before the first of several changes that are finished together. */
    public Subscription onBeforeAllTransactions(Consumer<? super Doc> listener) {
        return beforeAllTransactions.add(listener);
    }

    /** Before each change; of the transaction, only where it comes from is known. */
    public Subscription onBeforeTransaction(Consumer<? super Transaction> listener) {
        return beforeTransaction.add(listener);
    }

    /** After each change, before the observers of types. */
    public Subscription onBeforeObserverCalls(Consumer<? super Transaction> listener) {
        return recording(beforeObserverCalls.add(listener));
    }

    /** After the observers of types; deleted content can still be read. */
    public Subscription onAfterTransaction(Consumer<? super Transaction> listener) {
        return recording(afterTransaction.add(listener));
    }

    /** After deleted content was forgotten. */
    public Subscription onAfterTransactionCleanup(Consumer<? super Transaction> listener) {
        return recording(afterTransactionCleanup.add(listener));
    }

    /** After each change that changed something, with its encoding. */
    public Subscription onUpdate(Consumer<? super UpdateEvent> listener) {
        return update.add(listener);
    }

    /** As {@link #onUpdate}, after all listeners of that. */
    public Subscription onUpdateV2(Consumer<? super UpdateEvent> listener) {
        return updateV2.add(listener);
    }

    /** After each change by which sub-documents came, went, or are to be loaded. */
    public Subscription onSubDocuments(Consumer<? super SubDocumentsEvent> listener) {
        return subDocuments.add(listener);
    }

    /** After the last of several changes that were finished together: with all of them. */
    public Subscription onAfterAllTransactions(Consumer<? super List<Transaction>> listener) {
        return afterAllTransactions.add(listener);
    }

    /** When the document is destroyed. */
    public Subscription onDestroy(Consumer<? super Doc> listener) {
        return destroy.add(listener);
    }

    /** Whether somebody may ask which types changed. */
    boolean areRecorded() {
        return recorders > 0;
    }

    /** Has changed types recorded as long as the subscription lasts. */
    Subscription recording(Subscription subscription) {
        recorders++;
        doc.recordNow();
        return new Subscription() {
            private boolean closed;

            @Override
            public void close() {
                subscription.close();
                recorders -= closed ? 0 : 1;
                closed = true;
            }
        };
    }

    void clear() {
        List.of(
                        beforeAllTransactions,
                        beforeTransaction,
                        beforeObserverCalls,
                        afterTransaction,
                        afterTransactionCleanup,
                        update,
                        updateV2,
                        subDocuments,
                        afterAllTransactions,
                        destroy)
                .forEach(Listeners::clear);
    }
}
