package org.plenary.server.wiring;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.sqlite.SqliteConfig;
import org.plenary.server.sql.sqlite.SqliteDatabase;
import picocli.CommandLine.Option;

/** The data of a server that does not run, for commands that work on it. */
public final class DataDirectory {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:PLENARY_DATA:-plenary-data}",
            description = "Where the data of the server is kept, which must not run meanwhile (${DEFAULT-VALUE};"
                    + " PLENARY_DATA).")
    private Path data = Path.of("plenary-data");

    /** Something that is done with the database, on the thread that asks for it. */
    @FunctionalInterface
    public interface Task<T> {
        T run(Vertx vertx, Database database) throws Exception;
    }

    public Path path() {
        return data;
    }

    /** Whether a server has ever kept data there. */
    public boolean isThere() {
        return SqliteDatabase.isIn(data);
    }

    /** Opens the database, does something, and closes it again. */
    public <T> T with(Task<T> task) throws Exception {
        return with(data, task);
    }

    /** As {@link #with(Task)}, in another directory. */
    public static <T> T with(Path directory, Task<T> task) throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            Database database = SqliteDatabase.open(vertx, SqliteConfig.in(directory));
            try {
                return task.run(vertx, database);
            } finally {
                await(database.close());
            }
        } finally {
            await(vertx.close());
        }
    }

    public static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
