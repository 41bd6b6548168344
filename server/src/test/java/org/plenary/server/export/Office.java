package org.plenary.server.export;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * LibreOffice without a window: opens documents as a reader of them would, and says what it makes of them. Each call
 * starts it once for all files, which takes seconds; calls wait for each other. It is what {@code SOFFICE} names, or
 * else the soffice or libreoffice on the {@code PATH}; without it the tests fail.
 */
public final class Office {
    private static final long TIMEOUT_SECONDS = 180;
    private static final String PROGRAM = find();

    /**
     * A profile of its own, so that it neither sees nor changes that of whoever runs the tests. Made by the first call.
     */
    private static final Path PROFILE = newProfile();

    private static final Pattern FOOTNOTE = Pattern.compile("<text:note-body>(.*?)</text:note-body>", Pattern.DOTALL);

    private static final String MODULE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
            <script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
            Sub Decide(command As String, filter As String, source As String, target As String)
              Dim hidden(0) As New com.sun.star.beans.PropertyValue
              hidden(0).Name = "Hidden"
              hidden(0).Value = True
              Dim none()
              document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
              dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
              dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, none())
              Dim options(1) As New com.sun.star.beans.PropertyValue
              options(0).Name = "FilterName"
              options(0).Value = filter
              options(1).Name = "FilterOptions"
              options(1).Value = "UTF8,LF"
              document.storeToURL(target, options())
              document.close(True)
            End Sub
            Sub Main
            %s
            End Sub
            </script:module>
            """;

    private Office() {}

    /**
     * Saves documents in another form.
     *
     * @param filter such as {@code pdf}, {@code odt} or {@code txt:Text (encoded):UTF8}
     * @return the new files, beside the old ones, in their order
     * @throws AssertionError if it does not
     */
    public static synchronized List<Path> convert(List<Path> files, String filter) {
        List<String> command = new ArrayList<>(List.of("--convert-to", filter, "--outdir"));
        command.add(files.get(0).toAbsolutePath().getParent().toString());
        files.forEach(file -> command.add(file.toAbsolutePath().toString()));
        String log = run(command);
        String extension = filter.replaceFirst(":.*", "");
        return files.stream()
                .map(file -> existing(with(file, "." + extension), log))
                .toList();
    }

    /** The text of documents with the labels of their lists, as LibreOffice counts them. */
    public static List<String> text(List<Path> files) {
        return convert(files, "txt:Text (encoded):UTF8,LF").stream()
                .map(Office::read)
                .toList();
    }

    /** The text of documents after all tracked changes were accepted, and after all were rejected, in turn. */
    public static List<String> decided(List<Path> files) {
        return decided(files, "Text (encoded)", ".txt");
    }

    /** The words of the footnotes of documents after the same, which are not in their text. */
    public static List<List<String>> decidedFootnotes(List<Path> files) {
        return decided(files, "OpenDocument Text Flat XML", ".fodt").stream()
                .map(Office::footnotes)
                .toList();
    }

    private static List<String> footnotes(String document) {
        return FOOTNOTE.matcher(document)
                .results()
                .map(found -> found.group(1)
                        .replaceAll("<text:(s|tab|line-break)/>", " ")
                        .replaceAll("<[^>]*>", ""))
                .map(words -> words.replaceAll("\\s+", " ").strip())
                .toList();
    }

    private static synchronized List<String> decided(List<Path> files, String filter, String extension) {
        if (!Files.exists(module())) {
            run(List.of("--terminate_after_init"));
        }
        StringBuilder calls = new StringBuilder();
        List<Path> results = new ArrayList<>();
        for (Path file : files) {
            for (String decision : List.of("Accept", "Reject")) {
                Path result = with(file, "." + decision + extension);
                calls.append("Decide(\".uno:%sAllTrackedChanges\", \"%s\", \"%s\", \"%s\")\n"
                        .formatted(
                                decision,
                                filter,
                                file.toAbsolutePath().toUri(),
                                result.toAbsolutePath().toUri()));
                results.add(result);
            }
        }
        write(module(), MODULE.formatted(calls));
        String log = run(List.of("macro:///Standard.Module1.Main"));
        return results.stream().map(result -> read(existing(result, log))).toList();
    }

    private static Path module() {
        return PROFILE.resolve("user/basic/Standard/Module1.xba");
    }

    private static Path with(Path file, String ending) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ending);
    }

    private static Path existing(Path file, String log) {
        if (!Files.exists(file)) {
            throw new AssertionError("expected LibreOffice to make " + file.getFileName() + ", but it said: " + log);
        }
        return file;
    }

    private static String run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                PROGRAM, "-env:UserInstallation=" + PROFILE.toUri(), "--headless", "--norestore", "--nolockcheck"));
        command.addAll(arguments);
        try {
            File log = File.createTempFile("soffice", ".log");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log)
                        .start();
                if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                    throw new AssertionError(
                            "expected LibreOffice to end within " + TIMEOUT_SECONDS + " s: " + command);
                }
                return Files.readString(log.toPath());
            } finally {
                Files.deleteIfExists(log.toPath());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while LibreOffice ran", e);
        }
    }

    private static String find() {
        String named = System.getenv("SOFFICE");
        List<String> names = named != null && !named.isEmpty() ? List.of(named) : List.of("soffice", "libreoffice");
        List<String> directories =
                Arrays.asList(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1));
        return names.stream()
                .flatMap(name -> name.contains(File.separator)
                        ? Stream.of(Path.of(name))
                        : directories.stream().map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElseThrow(() -> new AssertionError("expected LibreOffice: what the environment's SOFFICE names, or"
                        + " soffice or libreoffice on PATH. Install libreoffice-writer-nogui (Debian), or run the tests by"
                        + " ./plenary test, which does"));
    }

    private static Path newProfile() {
        try {
            Path profile = Files.createTempDirectory("soffice");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(profile)));
            return profile;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
