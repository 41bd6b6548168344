package org.plenary.server.signing.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.Hash;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.StreamId;
import org.plenary.server.journal.sql.StreamRows;
import org.plenary.server.negotiation.DraftSummary;
import org.plenary.server.signing.KeyId;
import org.plenary.server.signing.Published;
import org.plenary.server.signing.SignedHead;
import org.plenary.server.signing.Signing;
import org.plenary.server.sql.InList;
import org.plenary.server.sql.Statements;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rows of signed heads, and of issued revisions that have none. */
final class HeadRows {
    private static final Logger log = LoggerFactory.getLogger(HeadRows.class);

    private static final String COLUMNS =
            "h.stream, h.lineage, h.symbol, h.revision, h.seq, h.hash, h.at, h.key, h.signature";
    private static final String BY_OWN_KEYS =
            "select " + COLUMNS + " from signed_head h" + " join signing_key k on k.id = h.key and k.own = 1 ";
    private static final String NEWEST = BY_OWN_KEYS + "order by h.number desc limit " + Signing.MAX_HEADS;
    private static final String BY_HASH =
            BY_OWN_KEYS + "where h.hash = ? order by h.number desc limit " + Signing.MAX_HEADS;
    private static final String OF_STREAM =
            "select " + COLUMNS + " from signed_head h where h.stream = ? and h.seq <= ? order by h.seq";
    private static final String INSERT = """
            insert into signed_head (stream, lineage, symbol, revision, seq, hash, at, key, signature)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (stream, seq) do nothing""";

    private static final String SIGNED = "select stream, seq from signed_head where stream in " + InList.PLACES;
    /** How many are signed at a time. */
    static final int BATCH = 100;
    /** How many are looked at at a time. */
    private static final int PAGE = InList.SIZE;

    private HeadRows() {}

    /** A revision's entry without a signature. */
    record Unsigned(long streamNumber, StreamId stream, Lineage lineage, Entry entry) {}

    /** What our own keys signed, the newest first: of one hash, or for null of all. */
    static List<Published> published(Statements statements, @Nullable Hash hash) throws SQLException {
        PreparedStatement query = statements.of(hash == null ? NEWEST : BY_HASH);
        if (hash != null) {
            query.setBytes(1, hash.bytes());
        }
        List<SignedHead> heads = heads(query);
        Map<StreamId, StreamRows.Titled> titles = StreamRows.titles(
                statements, heads.stream().map(head -> head.subject().stream()).collect(Collectors.toSet()));
        Map<StreamId, Boolean> open = new HashMap<>();
        List<Published> published = new ArrayList<>();
        for (SignedHead head : heads) {
            published.add(new Published.Revision(
                    head, open.computeIfAbsent(head.subject().stream(), draft -> isOpen(draft, titles.get(draft)))));
        }
        return published;
    }

    /** What cannot be told to be open is not. */
    private static boolean isOpen(StreamId draft, StreamRows.@Nullable Titled titled) {
        try {
            return titled != null
                    && DraftSummary.of(draft, titled.title(), titled.summary())
                            .access()
                            .isOpen();
        } catch (JournalException e) {
            log.atError().addKeyValue("draft", draft).setCause(e).log("head.symbolNotShown");
            return false;
        }
    }

    static List<SignedHead> of(Statements statements, StreamId stream, long upToSeq) throws SQLException {
        PreparedStatement query = statements.of(OF_STREAM);
        query.setString(1, stream.value());
        query.setLong(2, upToSeq);
        return heads(query);
    }

    static int insert(Statements statements, SignedHead signed) throws SQLException {
        SignedHead.Subject subject = signed.subject();
        PreparedStatement insert = statements.of(INSERT);
        insert.setString(1, subject.stream().value());
        insert.setString(2, subject.lineage().value());
        insert.setString(3, subject.symbol());
        insert.setInt(4, subject.number());
        insert.setLong(5, subject.head().seq());
        insert.setBytes(6, subject.head().hash().bytes());
        insert.setLong(7, subject.atMillis());
        insert.setString(8, signed.key().value());
        insert.setBytes(9, signed.signature());
        return insert.executeUpdate();
    }

    /** Revisions without a signature, of one draft or for null of all, after an entry of a stream, in order. */
    static List<Unsigned> unsigned(Statements statements, @Nullable StreamId draft, long afterStream, long afterSeq)
            throws SQLException {
        List<Unsigned> unsigned = new ArrayList<>();
        StreamRows.Place last = null;
        List<StreamRows.Place> page;
        do {
            page = StreamRows.issues(
                    statements,
                    draft,
                    last == null ? afterStream : last.number(),
                    last == null ? afterSeq : last.seq(),
                    PAGE);
            Map<StreamId, Set<Long>> signed = signed(statements, page);
            for (StreamRows.Place place : page) {
                last = place;
                if (!signed.getOrDefault(place.stream(), Set.of()).contains(place.seq())) {
                    unsigned.add(new Unsigned(
                            place.number(), place.stream(), place.lineage(), StreamRows.entry(statements, place)));
                    if (unsigned.size() == BATCH) {
                        return unsigned;
                    }
                }
            }
        } while (page.size() == PAGE);
        return unsigned;
    }

    /** Which entries of these streams have a signature. */
    private static Map<StreamId, Set<Long>> signed(Statements statements, List<StreamRows.Place> places)
            throws SQLException {
        Set<String> streams =
                places.stream().map(place -> place.stream().value()).collect(Collectors.toSet());
        Map<StreamId, Set<Long>> signed = new HashMap<>();
        for (Object[] batch : InList.batches(streams)) {
            try (ResultSet row = statements.bound(SIGNED, batch).executeQuery()) {
                while (row.next()) {
                    signed.computeIfAbsent(new StreamId(row.getString(1)), any -> new HashSet<>())
                            .add(row.getLong(2));
                }
            }
        }
        return signed;
    }

    private static List<SignedHead> heads(PreparedStatement query) throws SQLException {
        List<SignedHead> heads = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                heads.add(head(row));
            }
        }
        return List.copyOf(heads);
    }

    private static SignedHead head(ResultSet row) throws SQLException {
        return new SignedHead(
                new SignedHead.Subject(
                        new StreamId(row.getString(1)),
                        new Lineage(row.getString(2)),
                        row.getString(3),
                        row.getInt(4),
                        new Head(row.getLong(5), Hash.of(row.getBytes(6))),
                        row.getLong(7)),
                new KeyId(row.getString(8)),
                row.getBytes(9));
    }
}
