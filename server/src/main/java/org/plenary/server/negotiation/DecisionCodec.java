package org.plenary.server.negotiation;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.JournalException;

/**
 * Decisions as entries of the record: JSON in UTF-8 without white space, with their keys in this order, those for which
 * there is nothing left out, and last the name of who decided as it was then.
 *
 * <pre>
 * status  {"clause", "status", "reason", "forum", "pending": [code], "by"}
 * mode    {"mode", "reason", "by"}
 * access  {"rules", "by"}
 * revision {"number", "correction", "symbol", "title", "note", "corrects", "text",
 *           "statuses": [{"clause", "status"}], "numbers": [{"clause", "number"}], "by"}
 * restore {"to", "revision", "clause", "person", "reason", "by"}
 * archive {"archived", "reason", "by"}
 * bracket {"kind", "on": [{"clause", "from", "to", "quote"}], "holder", "stance", "note", "by"}
 * bracket-hold   {"bracket", "holder", "stance", "note", "by"}
 * bracket-leave  {"bracket", "holder", "by"}
 * bracket-settle {"bracket", "as", "agreed", "reason", "by"}
 * bracket-again  {"bracket", "by"}
 * numbering {"mode", "since", "by"}
 * package          {"title", "clauses": [id], "by"}
 * package-change   {"package", "title", "clauses": [id], "by"}
 * package-dissolve {"package", "by"}
 * package-status   {"package", "clauses": [id], "status", "reason", "forum", "pending": [code], "by"}
 * confirm {"clause", "delegation", "confirms", "reason", "by"}
 * alternative {"clause", "of", "copy", "by"}
 * choice {"of", "choose", "reason", "by"}
 * apart {"clause", "by"}
 * proposal-rules {"opens", "closes", "zone", "late", "seconders", "by"}
 * proposal    {"proposal", "number", "revision", "symbol", "proposer": {"kind", "code"}, "title", "rationale",
 *              "sponsors": [code], "base", "clauses": [{"clause", "change"}],
 *              "writers": [{"person", "as": {"name", "role", "delegation"}, "clients": [n]}], "changes", "by"}
 * sponsor     {"proposal", "delegation", "joins", "by"}
 * withdraw    {"proposal", "reason", "by"}
 * not-taken   {"proposal", "reason", "by"}
 * incorporate {"proposal", "revision", "as", "clauses": [id], "edits": [person], "by"}
 * </pre>
 *
 * <p>There is one encoding of each decision: whatever else is read is damaged. Stateless.
 */
public final class DecisionCodec {
    private static final String BY = "by";

    private DecisionCodec() {}

    /** A decision as it is recorded. */
    public static Recorded encode(Decision decision, String byName) {
        Fields fields = new Fields();
        decision.write(fields);
        return new Recorded(decision.kind().entry(), fields.put(BY, byName).toJson());
    }

    /** Kind and payload of an entry. */
    @SuppressWarnings("ArrayRecordComponent") // handed on at once, and never compared
    public record Recorded(EntryKind kind, byte[] payload) {}

    /**
     * The decision that an entry holds.
     *
     * @throws JournalException {@link JournalException.Reason#CORRUPT} if it holds none
     */
    public static TakenDecision decode(Entry entry) {
        try {
            DecisionKind kind = DecisionKinds.of(entry.kind());
            if (kind == null) {
                throw new IllegalArgumentException("expected one of the kinds of entries that this version knows");
            }
            Fields fields = Fields.read(entry.payload());
            Set<String> keys = new HashSet<>(kind.keys());
            keys.add(BY);
            fields.requireNoOthers(keys);
            String by = fields.text(BY);
            Decision decision = kind.reader().apply(fields);
            if (!Arrays.equals(encode(decision, by).payload(), entry.payload())) {
                throw new IllegalArgumentException("expected the one encoding of the decision, got another");
            }
            return new TakenDecision(
                    decision,
                    new Act(new Author(entry.person(), by, entry.delegation()), entry.atMillis(), entry.seq()));
        } catch (IllegalArgumentException e) {
            throw new JournalException(
                    JournalException.Reason.CORRUPT,
                    "an entry holds no decision: seq=" + entry.seq() + " kind=" + entry.kind() + ": " + e.getMessage(),
                    e);
        }
    }
}
