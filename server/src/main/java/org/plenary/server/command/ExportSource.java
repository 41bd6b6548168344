package org.plenary.server.command;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.server.checkpoint.CheckpointConfig;
import org.plenary.server.checkpoint.Checkpoints;
import org.plenary.server.checkpoint.sql.SqlCheckpoints;
import org.plenary.server.export.ExportConfig;
import org.plenary.server.export.Exports;
import org.plenary.server.history.Histories;
import org.plenary.server.history.HistoryConfig;
import org.plenary.server.identity.Directory;
import org.plenary.server.identity.IdentityListener;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.sql.SqlDirectory;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.journal.StreamKind;
import org.plenary.server.journal.sql.SqlJournal;
import org.plenary.server.negotiation.DraftSummary;
import org.plenary.server.record.RecordExport;
import org.plenary.server.signing.Signing;
import org.plenary.server.signing.sql.SqlSigning;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.DatabaseException;
import org.plenary.server.sql.sqlite.SqliteDatabase;
import org.plenary.server.wiring.DataDirectory;
import org.plenary.server.wiring.ExportWriters;
import org.plenary.server.wiring.Server;
import picocli.CommandLine.Option;

/** The draft that files are made of on the command line: in the data of a server, which may run meanwhile. */
public final class ExportSource {
    /** On the command line nobody else waits. */
    private static final ExportConfig LIMITS = new ExportConfig(1, 1, 20_000_000, 1L << 30, Duration.ofMinutes(15));

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:PLENARY_DATA:-plenary-data}",
            description = "Where the data of the server is kept (${DEFAULT-VALUE}; PLENARY_DATA).")
    private Path data = Path.of("plenary-data");

    @Option(
            names = "--draft",
            paramLabel = "ID",
            description = "The id of the draft, as its address in the browser ends; without it, the only one.")
    private @Nullable String draft;

    /** Something that is done with a draft. */
    @FunctionalInterface
    public interface Task {
        void run(Exports exports, Stream draft) throws IOException;
    }

    /**
     * Does it with the data itself, or, while a server runs on it, with a copy of what was last committed.
     *
     * @throws IllegalArgumentException if there is no such draft, or it is not said which of several
     */
    public void with(Task task) throws Exception {
        if (!SqliteDatabase.isIn(data)) {
            throw new IllegalArgumentException("there is no server's data in " + data + "; name another with --data");
        }
        try {
            DataDirectory.with(data, (vertx, database) -> run(vertx, database, data, task));
        } catch (DatabaseException e) {
            if (e.reason() != DatabaseException.Reason.IN_USE) {
                throw e;
            }
            withCopy(task);
        }
    }

    private void withCopy(Task task) throws Exception {
        Path exports = Files.createDirectories(data.resolve(Server.EXPORTS));
        // The name is one that the next start of the server deletes, should this process not come to it.
        Path directory = Files.createTempDirectory(exports, "export-copy-");
        try {
            SqliteDatabase.copy(data, directory);
            DataDirectory.with(directory, (vertx, database) -> run(vertx, database, directory, task));
        } finally {
            delete(directory);
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> all;
        try (var found = Files.walk(directory)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }

    private boolean run(Vertx vertx, Database database, Path directory, Task task) throws IOException {
        Journal journal = new SqlJournal(database);
        InstantSource clock = InstantSource.system();
        Directory register = new SqlDirectory(database, clock, IdentityListener.NOBODY);
        Signing signing = new SqlSigning(vertx, database, clock);
        Checkpoints checkpoints = new Checkpoints(
                vertx,
                journal,
                new SqlCheckpoints(database),
                CheckpointConfig.defaults(),
                () -> signing.secret(Server.CHECKPOINTS));
        Exports exports = new Exports(
                vertx,
                new Exports.Sources(
                        journal,
                        new Histories(vertx, journal, checkpoints, HistoryConfig.defaults()),
                        register,
                        signing,
                        new RecordExport(vertx, journal, signing)),
                ExportWriters.all(),
                LIMITS,
                directory.resolve(Server.EXPORTS));
        try {
            task.run(exports, chosen(DataDirectory.await(drafts(register, journal))));
        } finally {
            exports.close();
        }
        return true;
    }

    private static Future<List<Stream>> drafts(Directory directory, Journal journal) {
        return directory.processes().compose(processes -> {
            Future<List<Stream>> all = Future.succeededFuture(new ArrayList<>());
            for (Negotiation process : processes) {
                all = all.compose(drafts -> journal.streams(process.id(), StreamKind.DRAFT)
                        .map(more -> {
                            drafts.addAll(more);
                            return drafts;
                        }));
            }
            return all;
        });
    }

    private Stream chosen(List<Stream> drafts) {
        if (draft != null) {
            StreamId id = new StreamId(draft);
            return drafts.stream()
                    .filter(each -> each.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no draft " + id + "; " + listed(drafts)));
        }
        if (drafts.size() != 1) {
            throw new IllegalArgumentException("say which draft with --draft ID; " + listed(drafts));
        }
        return drafts.get(0);
    }

    private static String listed(List<Stream> drafts) {
        if (drafts.isEmpty()) {
            return "there is none in this data";
        }
        StringBuilder list = new StringBuilder("there are:");
        drafts.forEach(each -> list.append("\n  ")
                .append(each.id())
                .append("  ")
                .append(DraftSummary.of(each).title()));
        return list.toString();
    }
}
