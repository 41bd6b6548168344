package org.plenary.server.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.plenary.server.record.RecordWeight;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows what makes a draft heavy, from the file of its record. */
@Command(
        name = "weigh",
        description =
                "Show what each person brought into a draft, from the file of its record: bytes, client ids, pieces.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it was weighed", "2:the file cannot be read, or is no record"})
public final class WeighCommand implements Callable<Integer> {
    private static final int UNREADABLE = 2;

    @Parameters(paramLabel = "FILE", description = "The file, as GET /api/drafts/{id}/record gives it.")
    private Path file = Path.of("record.jsonl");

    @Override
    public Integer call() {
        try {
            print(RecordWeight.of(file), System.out);
            return 0;
        } catch (IOException e) {
            System.err.println("plenary: cannot read " + file + ": " + e);
        } catch (IllegalArgumentException e) {
            System.err.println("plenary: " + file + " is no whole record: " + e.getMessage());
        }
        return UNREADABLE;
    }

    /** One line for each person, the heaviest first. */
    public static void print(RecordWeight weight, PrintStream out) {
        out.printf(
                "%10s %12s %10s %10s %10s %10s  %s%n",
                "entries", "bytes", "client ids", "pieces", "deleted", "collected", "person");
        weight.people()
                .forEach(load -> out.printf(
                        "%10d %12d %10d %10d %10d %10d  %s (%s)%n",
                        load.entries(),
                        load.bytes(),
                        load.clientIds(),
                        load.structs(),
                        load.deletedUnits(),
                        load.collectedUnits(),
                        load.name(),
                        load.person()));
    }
}
