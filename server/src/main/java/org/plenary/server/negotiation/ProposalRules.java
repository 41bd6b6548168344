package org.plenary.server.negotiation;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Until when proposals are tabled, and how many delegations are to sponsor one before it is taken. Those of the chair
 * are not bound by it, nor is one that is tabled again.
 *
 * @param opensMillis from when on new ones are tabled, milliseconds since 1970 UTC; null from the beginning
 * @param closesMillis from when on they are late, milliseconds since 1970 UTC; null if they never are
 * @param zone the time zone in which both were said, by its name in the IANA's list; null if neither was
 * @param late what becomes of late ones
 * @param seconders how many delegations besides the proposer sponsor one before it is taken, 0 to {@value #MAX}
 */
public record ProposalRules(
        @Nullable Long opensMillis,
        @Nullable Long closesMillis,
        @Nullable String zone,
        Late late,
        int seconders) {
    /** The most seconders that can be asked for. */
    public static final int MAX = 20;

    /** Nothing is asked. */
    public static final ProposalRules NONE = new ProposalRules(null, null, null, Late.REFUSED, 0);

    private static final Pattern ZONE = Pattern.compile("[A-Za-z][A-Za-z0-9_+/-]{0,63}");
    /** The end of the year 9999, beyond which times are not written alike everywhere. */
    private static final long LAST_MILLIS =
            Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    static final Set<String> KEYS = Set.of("opens", "closes", "zone", "late", "seconders");

    /** What becomes of proposals that are new when it is too late for them. */
    public enum Late {
        REFUSED,
        MARKED
    }

    /** @throws IllegalArgumentException if a part is out of bounds or contradicts another */
    public ProposalRules {
        requireTime(opensMillis);
        requireTime(closesMillis);
        if (opensMillis != null && closesMillis != null && opensMillis >= closesMillis) {
            throw new IllegalArgumentException("expected a time for proposals that ends after it begins, got another");
        }
        boolean timed = opensMillis != null || closesMillis != null;
        if ((zone != null) != timed || (zone != null && !ZONE.matcher(zone).matches())) {
            throw new IllegalArgumentException(
                    "expected a time zone such as Europe/Paris with a time, and none without, got " + zone);
        }
        if (seconders < 0 || seconders > MAX) {
            throw new IllegalArgumentException("expected 0 to " + MAX + " seconders, got " + seconders);
        }
    }

    private static void requireTime(@Nullable Long millis) {
        if (millis != null && (millis < 0 || millis > LAST_MILLIS)) {
            throw new IllegalArgumentException("expected a time from the years 1970 to 9999, got another");
        }
    }

    /** Whether it is too early for a proposal that is new. */
    boolean isEarly(Proposer by, long atMillis) {
        return bind(by) && opensMillis != null && atMillis < opensMillis;
    }

    /** Whether it is too late for a proposal that is new. */
    boolean isLate(Proposer by, long atMillis) {
        return bind(by) && closesMillis != null && atMillis >= closesMillis;
    }

    /** How many more delegations are to sponsor a proposal before it is taken. */
    int missing(Proposer by, int sponsors) {
        return bind(by) ? Math.max(0, seconders - sponsors) : 0;
    }

    private static boolean bind(Proposer by) {
        return by.kind() != Proposer.Kind.CHAIR;
    }

    /** As recorded and told: {@code opens, closes, zone, late, seconders}, of which the first three may be missing. */
    public Fields toFields() {
        Fields fields = new Fields();
        if (opensMillis != null) {
            fields.put("opens", Instant.ofEpochMilli(opensMillis).toString());
        }
        if (closesMillis != null) {
            fields.put("closes", Instant.ofEpochMilli(closesMillis).toString());
        }
        return fields.putIfAny("zone", zone).put("late", late.name()).put("seconders", seconders);
    }

    /**
     * Reads what {@link #toFields} writes.
     *
     * @throws IllegalArgumentException if it is anything else; the message says what was expected
     */
    public static ProposalRules read(Fields from) {
        long seconders = from.number("seconders");
        if (seconders < 0 || seconders > MAX) {
            throw new IllegalArgumentException("expected 0 to " + MAX + " seconders, got " + seconders);
        }
        return new ProposalRules(
                time(from.textIfAny("opens")),
                time(from.textIfAny("closes")),
                from.textIfAny("zone"),
                from.one(Late.class, "late"),
                (int) seconders);
    }

    private static @Nullable Long time(@Nullable String text) {
        try {
            return text == null ? null : Long.valueOf(Instant.parse(text).toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "expected a time in UTC such as 2026-12-03T17:00:00Z, got another text", e);
        }
    }
}
