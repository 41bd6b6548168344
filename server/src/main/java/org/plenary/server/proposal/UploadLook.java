package org.plenary.server.proposal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Clause;
import org.plenary.instrument.Instrument;
import org.plenary.server.history.History;
import org.plenary.server.history.Moment;
import org.plenary.server.negotiation.IssuedRevision;

/**
 * What a file would become as a proposal.
 *
 * @param on the moment of the draft on whose text it is taken
 * @param how why this moment
 * @param wording what it makes of that text
 * @param brackets how many brackets were typed in it that are left out: a draft has its brackets beside the text
 */
public record UploadLook(Moment on, How how, UploadedWording wording, int brackets) {
    /** Why a moment was chosen. */
    public enum How {
        /** Somebody named it. */
        NAMED,
        /** The file began with just this text. */
        EQUAL,
        /** No text that is known is nearer to the one that the file began with. */
        NEAREST
    }

    /** The most revisions that a file is compared with, the newest ones. */
    private static final int MAX_REVISIONS = 50;

    /** Whether it changes anything. */
    public boolean isEmpty() {
        return wording.changes().isEmpty();
    }

    /**
     * Looks at a file; on the worker that the history is lent to.
     *
     * @param named the moment that somebody named, or null
     * @throws ProposalException if none of the draft's clauses is in the file
     */
    static UploadLook of(History history, @Nullable String named, FileTexts file) {
        Base base = named == null ? find(history, file) : named(history, history.find(named), file);
        UploadedWording wording = UploadedWording.of(history.text(base.seq), base.file);
        if (wording.matched() == 0) {
            throw new ProposalException(
                    ProposalException.Reason.CONFLICT,
                    "Expected a file that was made from this draft, got one in which no clause is like one of the draft's."
                            + " Choose the draft to which it belongs.");
        }
        boolean isPlain = base.file.after().equals(file.plainAfter()) && file.brackets() > 0;
        return new UploadLook(history.moment(base.seq), base.how, wording, isPlain ? file.brackets() : 0);
    }

    /** A moment, and the file's texts as they are compared with the draft's there. */
    private record Base(long seq, How how, FileTexts file, int alike) {}

    private static Base named(History history, long seq, FileTexts file) {
        Base like = like(history, seq, file);
        return new Base(seq, How.NAMED, like.file, like.alike);
    }

    private static Base find(History history, FileTexts file) {
        List<Long> moments = new ArrayList<>(List.of(history.last()));
        List<IssuedRevision> revisions = history.revisions();
        for (int i = revisions.size() - 1; i >= Math.max(0, revisions.size() - MAX_REVISIONS); i--) {
            moments.add(revisions.get(i).seq());
        }
        Base nearest = null;
        for (long seq : moments) {
            Base like = like(history, seq, file);
            if (like.how == How.EQUAL) {
                return like;
            }
            if (nearest == null || like.alike > nearest.alike) {
                nearest = like;
            }
        }
        return Objects.requireNonNull(nearest);
    }

    /** How near the text of a moment is to what the file began with, with its brackets or without. */
    private static Base like(History history, long seq, FileTexts file) {
        Instrument draft = history.text(seq);
        Base asIs = like(draft, seq, file);
        if (file.brackets() == 0 || asIs.how == How.EQUAL) {
            return asIs;
        }
        Base plain = like(draft, seq, file.plain());
        return plain.how == How.EQUAL || plain.alike > asIs.alike ? plain : asIs;
    }

    private static Base like(Instrument draft, long seq, FileTexts file) {
        boolean equal = file.before() != null && UploadedWording.beginsWith(draft, file.begunWith());
        return new Base(seq, equal ? How.EQUAL : How.NEAREST, file, alike(draft, file.begunWith()));
    }

    /** How many clauses read alike. */
    private static int alike(Instrument draft, Instrument file) {
        Map<String, Integer> there = new HashMap<>();
        draft.clauses().forEach(clause -> there.merge(ClauseMatching.words(clause), 1, Integer::sum));
        int alike = 0;
        for (Clause clause : file.clauses()) {
            if (there.merge(ClauseMatching.words(clause), -1, Integer::sum) >= 0) {
                alike++;
            }
        }
        return alike;
    }
}
