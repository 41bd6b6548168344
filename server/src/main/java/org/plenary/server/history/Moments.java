package org.plenary.server.history;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plenary.server.history.HistoryException.Reason;
import org.plenary.server.negotiation.IssuedRevision;

/**
 * Finds the moment that somebody names: {@code now}; the symbol of a revision; its number; the sequence number of an
 * entry; a time. Digits alone are the number of a revision if there is one, otherwise that of an entry; {@code rev:2}
 * and {@code seq:57} say which. What happened in the named millisecond is included. Stateless.
 */
final class Moments {
    /** No name of a moment is longer. */
    static final int MAX_LENGTH = 200;

    private static final String NOW = "now";
    private static final Pattern NUMBER = Pattern.compile("(rev:|seq:)?([0-9]{1,15})");

    private Moments() {}

    /**
     * The entry after which the moment is.
     *
     * @throws HistoryException if the name is none, or the draft has no such moment
     */
    static long find(String name, History history) {
        if (name.equals(NOW)) {
            return history.last();
        }
        for (IssuedRevision revision : history.revisions()) {
            if (revision.symbol().equals(name)) {
                return revision.seq();
            }
        }
        Matcher number = NUMBER.matcher(name);
        return number.matches()
                ? numbered(number.group(1), Long.parseLong(number.group(2)), history)
                : at(name, history);
    }

    private static long numbered(String prefix, long number, History history) {
        if (!"seq:".equals(prefix)) {
            for (IssuedRevision revision : history.revisions()) {
                if (revision.number() == number && revision.correction() == null) {
                    return revision.seq();
                }
            }
        }
        if ("rev:".equals(prefix)) {
            throw new HistoryException(
                    Reason.NO_SUCH_MOMENT,
                    "No revision with the number " + number + " has been issued. Look at the list of revisions.");
        }
        return within(number, history);
    }

    private static long at(String name, History history) {
        try {
            // A plus sign that was not encoded has become a space.
            OffsetDateTime time = OffsetDateTime.parse(name.replace(' ', '+'));
            return within(history.entries().at(time.toInstant().toEpochMilli()), history);
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new HistoryException(
                    Reason.INVALID,
                    "Expected a moment: the symbol or number of a revision that was issued, the sequence number of an"
                            + " entry of the record, a time with its zone such as 2026-11-25T13:00:00Z, or \"now\"; got"
                            + " something else.");
        }
    }

    private static long within(long seq, History history) {
        if (seq < history.first() || seq > history.last()) {
            throw new HistoryException(
                    Reason.NO_SUCH_MOMENT, "The draft had not begun at that moment, or has not come that far yet.");
        }
        return seq;
    }
}
