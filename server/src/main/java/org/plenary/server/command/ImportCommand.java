package org.plenary.server.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.plenary.server.identity.IdentityListener;
import org.plenary.server.identity.sql.SqlDirectory;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.sql.SqlImporting;
import org.plenary.server.record.RecordImport;
import org.plenary.server.signing.sql.SqlSigning;
import org.plenary.server.wiring.DataDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Brings the record in a file into the data of a server. */
@Command(
        name = "import",
        description =
                "Verify the record of a draft in a file, and bring it into a server that does not have it. Nobody can"
                        + " sign in by that: a new server is set up, or an old one started, as usual.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the draft is there",
            "1:the record is broken, or the draft was there before: nothing was changed",
            "2:the file or the data cannot be used, or the options are wrong"
        })
public final class ImportCommand implements Callable<Integer> {
    private static final int REFUSED = 1;
    private static final int UNUSABLE = 2;

    @Parameters(paramLabel = "FILE", description = "The file, as GET /api/drafts/{id}/record gives it.")
    private Path file = Path.of("record.jsonl");

    @Mixin
    private DataDirectory data = new DataDirectory();

    @Override
    public Integer call() throws Exception {
        if (!java.nio.file.Files.isReadable(file)) {
            System.err.println("plenary: cannot read " + file + "; expected the file of a record");
            return UNUSABLE;
        }
        try {
            RecordImport.Imported imported = data.with((vertx, database) -> {
                InstantSource clock = InstantSource.system();
                return new RecordImport(
                                new SqlImporting(database),
                                new SqlSigning(vertx, database, clock),
                                new SqlDirectory(database, clock, IdentityListener.NOBODY),
                                clock)
                        .run(file);
            });
            print(imported);
            return 0;
        } catch (RecordImport.BrokenException e) {
            VerifyCommand.print(e.verification(), System.out);
            System.err.println("plenary: nothing was imported");
            return REFUSED;
        } catch (JournalException e) {
            if (e.reason() == JournalException.Reason.EXISTS) {
                System.err.println("plenary: the draft is in " + data.path() + " already; nothing was changed");
                return REFUSED;
            }
            System.err.println("plenary: " + e.getMessage());
            return UNUSABLE;
        } catch (IOException | RuntimeException e) {
            System.err.println("plenary: " + e.getMessage());
            return UNUSABLE;
        }
    }

    private void print(RecordImport.Imported imported) {
        System.out.println("imported: " + imported.stream().head().seq() + " entries, head "
                + imported.stream().head().hash());
        if (imported.from() > 0) {
            System.out.println("  the first " + imported.from() + " were there from an import that was broken off");
        }
        System.out.println(
                "  this server vouches for none of them: it signs that they were imported now, and what is issued here from now on");
        System.out.println("  draft " + imported.stream().id() + " of process "
                + imported.stream().process() + ", number " + imported.stream().place()
                + " there; start the server with"
                + " plenary serve --data " + data.path());
    }
}
