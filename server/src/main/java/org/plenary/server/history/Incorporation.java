package org.plenary.server.history;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.plenary.server.checkpoint.EntryTable;
import org.plenary.server.negotiation.Author;
import org.plenary.server.negotiation.Incorporate;
import org.plenary.server.negotiation.Proposal;
import org.plenary.server.negotiation.ProposalId;

/**
 * That words came into the text because somebody took them from a proposal, in the name of who had written them there.
 *
 * @param seq the entry that took them
 * @param by who took them
 * @param symbol the paper that they were taken from
 */
public record Incorporation(long seq, Author by, String symbol) {
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
                if (!(last.decision() instanceof Incorporate taken) || !isAnnounced(taken, last.seq(), seq)) {
                    return Optional.empty();
                }
                return symbol(taken.proposal(), last.seq())
                        .map(symbol -> new Incorporation(last.seq(), last.by(), symbol));
            });
        }

        private boolean isAnnounced(Incorporate taken, long decided, long seq) {
            int changes = 0;
            for (long at = decided + 1; at <= seq && changes <= taken.edits().size(); at++) {
                if (entries.kind(at).isText()) {
                    changes++;
                }
            }
            return changes <= taken.edits().size();
        }

        private Optional<String> symbol(ProposalId proposal, long seq) {
            return decisions.at(seq).proposals().find(proposal).map(Proposal::symbol);
        }
    }
}
