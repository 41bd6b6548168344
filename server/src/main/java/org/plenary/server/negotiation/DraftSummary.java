package org.plenary.server.negotiation;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseStatus;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;

/**
 * What lists show of a draft without opening it. It is kept beside the draft's record and follows from it.
 *
 * @param title the text of the first title clause, or the title that the draft was started with
 * @param mode the drafting mode
 * @param statuses how many paragraphs, articles and annexes have each status, which title and headings are not; those
 *     that none has are left out. One about which nothing else was decided is BRACKETED while brackets stand in it
 * @param brackets how many brackets stand
 * @param access the rules of access
 * @param revision the revision that was issued last, null if there is none
 * @param archived whether the draft is among the archived ones
 * @param branch what branch it is; null for a draft
 */
public record DraftSummary(
        String title,
        DraftingMode mode,
        Map<ClauseStatus, Integer> statuses,
        BracketCount brackets,
        Access access,
        @Nullable Latest revision,
        boolean archived,
        @Nullable Branch branch) {
    /**
     * The revision that was issued last.
     *
     * @param issuedAtMillis when, milliseconds since 1970 UTC
     */
    public record Latest(int number, String symbol, long issuedAtMillis) {}

    /** That of a draft about which this was decided. */
    public static DraftSummary of(String title, Map<ClauseStatus, Integer> statuses, Standing standing) {
        IssuedRevision last = standing.revisions().last();
        return new DraftSummary(
                title,
                standing.drafting().mode(),
                statuses,
                BracketCount.of(standing.brackets().all()),
                standing.access(),
                last == null ? null : new Latest(last.number(), last.symbol(), last.atMillis()),
                standing.drafting().archived(),
                standing.branch());
    }

    /** Keeps a copy of the map. */
    public DraftSummary {
        statuses = Map.copyOf(statuses);
    }

    /**
     * That of a stream.
     *
     * @throws JournalException {@link JournalException.Reason#CORRUPT} if it is damaged
     */
    public static DraftSummary of(Stream stream) {
        return of(stream.id(), stream.title(), stream.summary());
    }

    /** As {@link #of(Stream)}, of what a stream's row says. */
    public static DraftSummary of(StreamId draft, String title, @Nullable String summary) {
        if (summary == null) {
            return of(title, Map.of(), Standing.INITIAL);
        }
        try {
            return read(Fields.read(summary.getBytes(StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            throw new JournalException(JournalException.Reason.CORRUPT, "a summary is damaged: stream=" + draft, e);
        }
    }

    private static DraftSummary read(Fields from) {
        Map<ClauseStatus, Integer> statuses = new EnumMap<>(ClauseStatus.class);
        Fields counts = from.object("statuses");
        for (String status : counts.keys()) {
            statuses.put(ClauseStatus.valueOf(status), (int) counts.number(status));
        }
        return new DraftSummary(
                from.text("title"),
                from.one(DraftingMode.class, "mode"),
                statuses,
                new BracketCount(counted(from, "brackets"), counted(from, "placeholders")),
                AccessJson.read(from.object("access")),
                from.has("revision") ? latest(from.object("revision")) : null,
                from.has("archived") && from.truth("archived"),
                from.has("branch") ? Branch.read(from.object("branch")) : null);
    }

    /** What summaries of older versions do not say: in those there were none. */
    private static int counted(Fields from, String key) {
        return from.has(key) ? (int) from.number(key) : 0;
    }

    private static Latest latest(Fields from) {
        return new Latest((int) from.number("number"), from.text("symbol"), from.number("at"));
    }

    /** The text that {@link #of} reads. */
    public String encode() {
        Fields fields = new Fields()
                .put("title", title)
                .put("mode", mode.name())
                .put("statuses", statusCounts())
                .putAll(brackets.equals(BracketCount.NONE) ? new Fields() : brackets.toFields())
                .put("access", AccessJson.of(access));
        Latest last = revision;
        if (last != null) {
            fields.put(
                    "revision",
                    new Fields()
                            .put("number", last.number())
                            .put("symbol", last.symbol())
                            .put("at", last.issuedAtMillis()));
        }
        fields.putIfAny("archived", archived ? true : null)
                .putIfAny("branch", branch == null ? null : branch.toFields());
        return new String(fields.toJson(), StandardCharsets.UTF_8);
    }

    /** The counts, in the order of the statuses. */
    public Fields statusCounts() {
        Fields counts = new Fields();
        for (ClauseStatus status : ClauseStatus.values()) {
            counts.putIfAny(status.name(), statuses.get(status));
        }
        return counts;
    }

    /** What a person may do in the draft now. */
    public Rights rights(Person person) {
        return Rights.of(person, new Drafting(mode, archived), access);
    }
}
