package org.plenary.server.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.plenary.server.checkpoint.EntryTable;
import org.plenary.server.negotiation.Author;
import org.plenary.server.negotiation.Decision;
import org.plenary.server.negotiation.Incorporate;
import org.plenary.server.negotiation.Proposal;
import org.plenary.server.negotiation.ProposalId;
import org.plenary.server.negotiation.Proposals;
import org.plenary.server.negotiation.Streamline;
import org.plenary.server.negotiation.StreamlinedSource;

/**
 * That words came into the text because somebody took them from proposals, in the name of who had written them there.
 *
 * @param seq the entry that took them
 * @param by who took them
 * @param symbols the papers that they were taken from: of what became one wording, all of them
 */
public record Incorporation(long seq, Author by, List<String> symbols) {
    /** Finds them by the entries that brought words. Single-threaded. */
    static final class Finder {
        private final Decisions decisions;
        private final EntryTable entries;
        private final Map<Long, Optional<Incorporation>> found = new HashMap<>();

        Finder(Decisions decisions, EntryTable entries) {
            this.decisions = decisions;
            this.entries = entries;
        }

        /** By which an entry brought its words, if any. */
        Optional<Incorporation> of(long seq) {
            if (!decisions.areAnyTaken()) {
                return Optional.empty();
            }
            return found.computeIfAbsent(seq, this::find);
        }

        /** The changes that a decision announces are the first ones behind it, with nothing else decided in between. */
        private Optional<Incorporation> find(long seq) {
            return decisions.lastUpTo(seq).flatMap(last -> {
                Decision decision = last.decision();
                if (decision instanceof Incorporate taken
                        && isAnnounced(taken.edits().size(), last.seq(), seq)) {
                    return Optional.of(of(Stream.of(taken.proposal()), last));
                }
                if (decision instanceof Streamline taken
                        && isAnnounced(taken.edits().size(), last.seq(), seq)) {
                    return Optional.of(of(taken.sources().stream().map(StreamlinedSource::proposal), last));
                }
                return Optional.empty();
            });
        }

        private boolean isAnnounced(int edits, long decided, long seq) {
            int changes = 0;
            for (long at = decided + 1; at <= seq && changes <= edits; at++) {
                if (entries.kind(at).isText()) {
                    changes++;
                }
            }
            return changes <= edits;
        }

        private Incorporation of(Stream<ProposalId> taken, Decisions.Taken by) {
            Proposals proposals = decisions.at(by.seq()).proposals();
            List<String> symbols = taken.distinct()
                    .flatMap(id -> proposals.find(id).stream())
                    .map(Proposal::symbol)
                    .toList();
            return new Incorporation(by.seq(), by.by(), symbols);
        }
    }
}
