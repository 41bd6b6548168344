package org.plenary.server.wiring;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.plenary.server.sql.sqlite.OwnersOnly;
import picocli.CommandLine.Option;

/**
 * Where the links that let people in are told: on the terminal of whoever starts the server. What is printed elsewhere
 * is kept by a service's log, which others read; there a file is written that only the owner of the data can read.
 */
public final class Secrecy {
    private static final String FILE = "links.txt";

    @Option(
            names = "--print-links",
            arity = "0..1",
            fallbackValue = "true", // and not the opposite of what the environment says
            defaultValue = "${env:PLENARY_PRINT_LINKS:-false}",
            description = "Print sign-in and set-up links even where the output is not a terminal; without it they go"
                    + " into " + FILE + " in the data directory there (PLENARY_PRINT_LINKS).")
    private boolean print;

    /** Whether links may be printed. */
    public boolean mayPrint() {
        return print || isTerminal();
    }

    /** Tells links, or where they are to be found; {@code links} is empty if there are none. */
    public void tell(String links, Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        if (links.isEmpty() || mayPrint()) {
            Files.deleteIfExists(file);
            System.out.print(links);
            System.out.flush();
            return;
        }
        Path fresh = directory.resolve(FILE + ".new");
        Files.deleteIfExists(fresh);
        OwnersOnly.create(fresh);
        Files.writeString(fresh, links, StandardCharsets.UTF_8);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        System.out.println("The links that let people in are in " + file.toAbsolutePath()
                + ", which only its owner can read: they are not printed where the output is not a terminal, unless"
                + " --print-links says so.");
    }

    /** From Java 22 on there is a console even where there is no terminal, which then says so. */
    @SuppressWarnings("SystemConsoleNull") // what is asked for right below
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
