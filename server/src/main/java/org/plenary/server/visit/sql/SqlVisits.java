package org.plenary.server.visit.sql;

import io.vertx.core.Future;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.StreamId;
import org.plenary.server.sql.Database;
import org.plenary.server.visit.Visit;
import org.plenary.server.visit.Visits;

/** Visits in the embedded database. Safe from any thread. */
public final class SqlVisits implements Visits {
    private static final int ROW_BYTES = 128;

    private static final String KEEP = """
            insert into visit (person, draft, seq, at) values (?, ?, ?, ?)
            on conflict (person, draft) do update set seq = excluded.seq, at = excluded.at
            where excluded.seq >= visit.seq""";

    private static final String OF = "select draft, seq, at from visit where person = ?";

    private final Database database;

    public SqlVisits(Database database) {
        this.database = database;
    }

    @Override
    public Future<Void> keep(PersonId person, Visit visit) {
        return database.write(ROW_BYTES, statements -> {
                    PreparedStatement keep = statements.of(KEEP);
                    keep.setString(1, person.value());
                    keep.setString(2, visit.draft().value());
                    keep.setLong(3, visit.seq());
                    keep.setLong(4, visit.atMillis());
                    keep.executeUpdate();
                    return visit;
                })
                .mapEmpty();
    }

    @Override
    public Future<List<Visit>> of(PersonId person) {
        return database.read(statements -> {
            PreparedStatement query = statements.of(OF);
            query.setString(1, person.value());
            List<Visit> visits = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    visits.add(new Visit(new StreamId(row.getString(1)), row.getLong(2), row.getLong(3)));
                }
            }
            return List.copyOf(visits);
        });
    }
}
