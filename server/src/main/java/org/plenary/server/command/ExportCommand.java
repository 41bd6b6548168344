package org.plenary.server.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plenary.server.export.ExportException;
import org.plenary.server.export.ExportFile;
import org.plenary.server.export.ExportFormat;
import org.plenary.server.export.ExportOptions;
import org.plenary.server.export.ExportPlan;
import org.plenary.server.export.ExportRequest;
import org.plenary.server.export.Exports;
import org.plenary.server.history.HistoryException;
import org.plenary.server.journal.Stream;
import org.plenary.server.wiring.DataDirectory;
import org.plenary.server.wiring.ExportWriters;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes a draft to files. */
@Command(
        name = "export",
        description = "Write a draft to files: a revision, the text at any moment, or what changed between two. It"
                + " changes no draft, and works beside a server that runs on the data.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the files are there",
            "1:a file cannot be made: no such moment, no such form of it, too large, or it is there already",
            "2:the data cannot be read, or the options are wrong"
        })
public final class ExportCommand implements Callable<Integer> {
    private static final int REFUSED = 1;
    private static final int UNUSABLE = 2;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ExportSource source = new ExportSource();

    @Option(
            names = "--at",
            paramLabel = "MOMENT",
            description = "The moment of the text: now (as without it), the symbol or"
                    + " number of a revision, seq:57, or a time such as 2026-11-25T13:00:00Z.")
    private @Nullable String at;

    @Option(names = "--from", paramLabel = "MOMENT", description = "Write a redline, from this moment.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "MOMENT", description = "To which moment the redline goes (now).")
    private @Nullable String to;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            split = ",",
            defaultValue = "docx",
            description =
                    "Which files: docx, pdf, html, md, txt, akn, json; all for each of these that can show it; zip for"
                            + " one file with all, the record and a manifest (${DEFAULT-VALUE}).")
    private List<String> formats = List.of("docx");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Where the files go (${DEFAULT-VALUE}).")
    private Path out = Path.of(".");

    @Option(names = "--overwrite", description = "Write over files of the same names.")
    private boolean overwrite;

    @Option(names = "--notes", description = "With what was said of clauses to everybody, as Word comments.")
    private boolean notes;

    @Option(names = "--protect", description = "A redline in Word's form has further changes stay tracked.")
    private boolean protect;

    @Option(names = "--lines", description = "Number the lines of pages.")
    private boolean lines;

    @Option(names = "--attribution", description = "Say who holds the brackets of a text, as in \"[FRA, KEN: …]\".")
    private boolean attribution;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "The address of the server, such as https://plenary.example.org, for the link by which a signed text"
                            + " is verified.")
    private @Nullable String url;

    @Override
    public Integer call() throws Exception {
        if (at != null && from != null) {
            throw wrong("--at and --from do not go together; the second moment of a redline is --to");
        }
        if (to != null && from == null) {
            throw wrong("--to needs --from; the moment of a text is --at");
        }
        if (url != null && !url.matches("https?://[A-Za-z0-9.:\\[\\]-]+")) {
            throw wrong("expected --url to be such as https://plenary.example.org, without a path, got " + url);
        }
        List<ExportFormat> chosen = chosen();
        try {
            source.with((exports, draft) -> write(exports, draft, chosen));
            return 0;
        } catch (ExportException | HistoryException | FileAlreadyExistsException e) {
            System.err.println("plenary: " + e.getMessage());
            return REFUSED;
        } catch (IOException | RuntimeException e) {
            System.err.println("plenary: " + (e.getMessage() == null ? e : e.getMessage()));
            return UNUSABLE;
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private List<ExportFormat> chosen() {
        List<ExportFormat> chosen = new ArrayList<>();
        for (String name : formats) {
            if (name.equals("all")) {
                ExportWriters.all().keySet().stream()
                        .filter(format -> from == null || format.hasRedline())
                        .forEach(chosen::add);
            } else {
                chosen.add(ExportFormat.of(name.strip().toLowerCase(Locale.ROOT))
                        .orElseThrow(() ->
                                wrong("expected --format to be docx, pdf, html, md, txt, akn, json, zip or all, got "
                                        + name)));
            }
        }
        return chosen.stream().distinct().toList();
    }

    private void write(Exports exports, Stream draft, List<ExportFormat> chosen) throws IOException {
        Files.createDirectories(out);
        ExportOptions options = new ExportOptions(notes, protect, lines, attribution);
        String moment = from == null ? at : to;
        for (ExportFormat format : chosen) {
            ExportPlan plan = DataDirectory.await(exports.plan(
                    new ExportRequest(null, draft, format, from, moment == null ? "now" : moment, options, url)));
            Path target = out.resolve(plan.fileName().ascii());
            if (!overwrite && Files.exists(target)) {
                throw new FileAlreadyExistsException(
                        target + " is there already; name another directory with --out, or say --overwrite");
            }
            ExportFile file = DataDirectory.await(exports.make(plan).file());
            try (OutputStream written = Files.newOutputStream(
                    target,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                Files.copy(file.path(), written);
            } finally {
                DataDirectory.await(exports.discard(file));
            }
            System.out.println(target + "  " + file.bytes() + " bytes");
            if (!file.unshown().isEmpty()) {
                System.err.println(
                        target.getFileName() + " cannot show these characters, and names them in their places: "
                                + file.unshown().codes());
            }
        }
    }
}
