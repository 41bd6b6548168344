package org.plenary.server.proposal.sql;

import io.vertx.core.Future;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plenary.server.journal.NewStream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.journal.sql.SqlJournal;
import org.plenary.server.journal.sql.StreamRows;
import org.plenary.server.proposal.BranchStore;
import org.plenary.server.sql.Database;

/** Branches in SQL: the table {@code branch}. */
public final class SqlBranches implements BranchStore {
    private static final int ROW_BYTES = 128;
    private static final String COUNT = "select count(*) from branch where draft = ?";
    private static final String BEGIN = "insert into branch (stream, draft, discarded) values (?, ?, 0)";
    private static final String OF =
            "select stream from branch where draft = ? and discarded = 0 order by number limit ?";
    private static final String DRAFT_OF = "select draft from branch where stream = ? and discarded = 0";
    private static final String DISCARD = "update branch set discarded = 1 where stream = ?";

    private final Database database;

    public SqlBranches(Database database) {
        this.database = database;
    }

    @Override
    public Future<Boolean> begin(StreamId draft, NewStream stream) {
        long bytes = ROW_BYTES
                + stream.entries().stream()
                        .mapToLong(entry -> entry.payload().length)
                        .sum();
        return database.write(bytes, statements -> {
                    if (statements.number(COUNT, draft.value()) >= MAX_OF_DRAFT) {
                        return false;
                    }
                    StreamRows.create(statements, stream);
                    statements.run(BEGIN, stream.id().value(), draft.value());
                    return true;
                })
                .recover(SqlJournal::failed);
    }

    @Override
    public Future<List<StreamId>> of(StreamId draft) {
        return database.read(statements -> {
                    List<StreamId> branches = new ArrayList<>();
                    try (ResultSet row =
                            statements.bound(OF, draft.value(), MAX_OF_DRAFT).executeQuery()) {
                        while (row.next()) {
                            branches.add(new StreamId(row.getString(1)));
                        }
                    }
                    return branches;
                })
                .recover(SqlJournal::failed);
    }

    @Override
    public Future<Optional<StreamId>> draftOf(StreamId branch) {
        return database.read(statements -> Optional.ofNullable(statements.text(DRAFT_OF, branch.value()))
                        .map(StreamId::new))
                .recover(SqlJournal::failed);
    }

    @Override
    public Future<Void> discard(StreamId branch) {
        return database.write(ROW_BYTES, statements -> statements.run(DISCARD, branch.value()))
                .<Void>mapEmpty()
                .recover(SqlJournal::failed);
    }
}
