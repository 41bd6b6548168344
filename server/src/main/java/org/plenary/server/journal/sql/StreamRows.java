package org.plenary.server.journal.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.Hash;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.NewStream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.sql.InList;
import org.plenary.server.sql.Statements;

/**
 * What other packages ask of streams within transactions of their own. What is being imported is nobody's draft yet.
 */
public final class StreamRows {
    private static final String NUMBER = "select number from stream where id = ?";
    private static final String TITLES =
            "select id, title, summary from stream where importing = 0 and id in " + InList.PLACES;
    /** With the condition of the partial index, word by word, which the planner would not choose by itself. */
    private static final String ISSUES = """
            select s.number, s.id, s.lineage, e.seq
            from entry e indexed by entry_that_issues
            join stream s on s.number = e.stream
            where e.kind = 'revision' and (e.stream, e.seq) > (?, ?) and s.importing = 0 and e.seq > s.imported_seq""";

    private static final String IN_ORDER = " order by e.stream, e.seq limit ?";
    private static final String ISSUES_OF_ALL = ISSUES + IN_ORDER;
    private static final String ISSUES_OF_ONE = ISSUES + " and s.id = ?" + IN_ORDER;
    private static final String ENTRY = "select " + Rows.ENTRY_COLUMNS + " from entry where stream = ? and seq = ?";
    /** A record that was made here, or imported at a time that nobody knows, has no such time. */
    private static final String IMPORTED = """
            select s.number, s.id, s.lineage, e.seq, e.hash, s.imported_at
            from stream s
            join entry e on e.stream = s.number and e.seq = s.imported_seq
            where s.imported_at is not null and s.importing = 0 and s.number > ?""";

    private static final String IMPORTED_ALL = IMPORTED + " order by s.number limit ?";
    private static final String IMPORTED_ONE = IMPORTED + " and s.id = ? order by s.number limit ?";

    private StreamRows() {}

    /** The number by which rows of other tables refer to a stream; empty if there is no such stream. */
    public static OptionalLong number(Statements statements, StreamId stream) throws SQLException {
        try (ResultSet row = statements.bound(NUMBER, stream.value()).executeQuery()) {
            return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
        }
    }

    /**
     * Creates a stream with its first entries; {@link org.plenary.server.journal.Journal#create} tells the rest.
     */
    public static void create(Statements statements, NewStream stream) throws SQLException {
        EntryWriter.create(statements, stream);
    }

    /** What lists show of a stream, as its writer left it. */
    public record Titled(String title, @Nullable String summary) {}

    /** What lists show of these streams; of those that are not there nothing is said. */
    public static Map<StreamId, Titled> titles(Statements statements, Collection<StreamId> streams)
            throws SQLException {
        Map<StreamId, Titled> titles = new HashMap<>();
        for (Object[] batch :
                InList.batches(streams.stream().map(StreamId::value).toList())) {
            try (ResultSet row = statements.bound(TITLES, batch).executeQuery()) {
                while (row.next()) {
                    titles.put(new StreamId(row.getString(1)), new Titled(row.getString(2), row.getString(3)));
                }
            }
        }
        return titles;
    }

    /**
     * Where an entry stands.
     *
     * @param number the stream's
     */
    public record Place(long number, StreamId stream, Lineage lineage, long seq) {}

    /**
     * Where revisions were issued by this server, after a place, in the order of streams' numbers and of entries.
     *
     * @param stream the only one to look at; null for all
     * @param most the most places to tell, 1 or more
     */
    public static List<Place> issues(
            Statements statements, @Nullable StreamId stream, long afterNumber, long afterSeq, int most)
            throws SQLException {
        List<Place> places = new ArrayList<>();
        try (ResultSet row = (stream == null
                        ? statements.bound(ISSUES_OF_ALL, afterNumber, afterSeq, most)
                        : statements.bound(ISSUES_OF_ONE, afterNumber, afterSeq, stream.value(), most))
                .executeQuery()) {
            while (row.next()) {
                places.add(new Place(
                        row.getLong(1), new StreamId(row.getString(2)), new Lineage(row.getString(3)), row.getLong(4)));
            }
        }
        return places;
    }

    /**
     * The entry that stands at a place.
     *
     * @throws SQLException if there is none
     */
    public static Entry entry(Statements statements, Place place) throws SQLException {
        try (ResultSet row =
                statements.bound(ENTRY, place.number(), place.seq()).executeQuery()) {
            if (!row.next()) {
                throw new SQLException("expected an entry that was found before, got none: " + place);
            }
            return Rows.entry(row);
        }
    }

    /**
     * A record that came from elsewhere.
     *
     * @param number the stream's
     * @param head the last entry that came
     * @param atMillis when it came, in milliseconds since 1970 UTC
     */
    public record Imported(long number, StreamId stream, Lineage lineage, Head head, long atMillis) {}

    /**
     * Records that came from elsewhere at a time that is known, after the stream of a number, in the order of numbers.
     *
     * @param stream the only one to look at; null for all
     * @param most the most records to tell, 1 or more
     */
    public static List<Imported> imported(Statements statements, @Nullable StreamId stream, long afterNumber, int most)
            throws SQLException {
        List<Imported> imported = new ArrayList<>();
        try (ResultSet row = (stream == null
                        ? statements.bound(IMPORTED_ALL, afterNumber, most)
                        : statements.bound(IMPORTED_ONE, afterNumber, stream.value(), most))
                .executeQuery()) {
            while (row.next()) {
                imported.add(new Imported(
                        row.getLong(1),
                        new StreamId(row.getString(2)),
                        new Lineage(row.getString(3)),
                        new Head(row.getLong(4), Hash.of(row.getBytes(5))),
                        row.getLong(6)));
            }
        }
        return imported;
    }
}
