package org.plenary.server.proposal;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.StateVector;
import org.plenary.crdt.Update;
import org.plenary.server.draft.DraftState;
import org.plenary.server.history.Histories;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.Branch;
import org.plenary.server.negotiation.ProposalId;
import org.plenary.server.room.Rooms;
import org.plenary.server.room.RoomsWatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has branches follow their drafts: one that is open soon after its draft has changed, and any when it is opened or
 * looked at. A branch whose room is closed costs nothing. Safe from any thread.
 */
public final class Branches implements RoomsWatch {
    private static final Logger log = LoggerFactory.getLogger(Branches.class);
    /** How long after a change of the draft its branches follow; what comes in the meantime they take at once. */
    private static final long DELAY_MILLIS = 250;

    private final Vertx vertx;
    private final Map<StreamId, Set<Open>> byDraft = new ConcurrentHashMap<>();
    private final Set<StreamId> due = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Parts parts;

    private record Parts(Rooms rooms, Journal journal, Histories histories) {}

    /** A branch whose room was opened. */
    private record Open(StreamId branch, Negotiation process) {}

    public Branches(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Where drafts and branches are; to be said once, before anything else is asked. */
    public void watch(Rooms rooms, Journal journal, Histories histories) {
        parts = new Parts(rooms, journal, histories);
    }

    private Parts parts() {
        return Objects.requireNonNull(parts, "where drafts and branches are was not said");
    }

    private Rooms rooms() {
        return parts().rooms;
    }

    /** Somebody comes into a branch: it follows its draft from now on, as long as its room is open. */
    public Future<Long> opened(StreamId branch, StreamId draft, Negotiation process) {
        byDraft.compute(draft, (id, there) -> {
            Set<Open> open = there == null ? ConcurrentHashMap.newKeySet() : there;
            open.add(new Open(branch, process));
            return open;
        });
        return follow(branch, draft, process);
    }

    @Override
    public void changed(StreamId draft) {
        if (byDraft.containsKey(draft) && due.add(draft)) {
            vertx.setTimer(DELAY_MILLIS, timer -> {
                due.remove(draft);
                followAll(draft);
            });
        }
    }

    private void followAll(StreamId draft) {
        byDraft.computeIfPresent(draft, (id, open) -> {
            open.removeIf(each -> !rooms().isOpen(each.branch));
            return open.isEmpty() ? null : open;
        });
        byDraft.getOrDefault(draft, Set.of())
                .forEach(each -> follow(each.branch, draft, each.process)
                        .onFailure(cause -> log.atWarn()
                                .addKeyValue("branch", each.branch)
                                .addKeyValue("draft", draft)
                                .addKeyValue("cause", cause.toString())
                                .log("branch.notFollowing")));
    }

    /**
     * Has a branch take in all that its draft has now.
     *
     * @return the entry of the draft's record up to which it has
     */
    public Future<Long> follow(StreamId branch, StreamId draft, Negotiation process) {
        Person server = Branch.server(process);
        return rooms().read(branch, state -> state.doc().stateVector())
                .compose(known -> rooms().readAtHead(draft, (state, head) -> from(branch, known, state, head)))
                .compose(from -> rooms().put(
                                branch, server, Following.prepare(from, (words, its) -> rescue(draft, words, its))));
    }

    private static Following.From from(StreamId branch, StateVector known, DraftState draft, Head head) {
        return new Following.From(
                Update.decode(draft.doc().encodeStateAsUpdate(known)),
                head,
                draft.standing(),
                draft.standing()
                        .proposals()
                        .find(new ProposalId(branch.value()))
                        .orElse(null));
    }

    /** A branch that cannot be opened is worse than words that stand in its record alone. */
    private Future<List<Following.Carried>> rescue(StreamId draft, Carrying words, Branch branch) {
        return parts().journal
                .find(draft)
                .compose(stream ->
                        parts().histories.ask(stream.orElseThrow(), history -> words.rescued(history, branch)))
                .recover(cause -> {
                    log.atError().addKeyValue("draft", draft).setCause(cause).log("branch.notRescued");
                    return Future.succeededFuture(List.of());
                });
    }
}
