package org.plenary.server.export;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directory in which files are made. Nobody else on the machine may look into it, and what an earlier server left
 * in it is deleted first. Its methods block.
 */
final class Scratch {
    private static final String PREFIX = "export-";
    private static final String SUFFIX = ".tmp";

    private final Path directory;

    private Scratch(Path directory) {
        this.directory = directory;
    }

    /** @throws IOException if there can be no such directory */
    static Scratch in(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            create(directory);
        }
        try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, PREFIX + "*")) {
            for (Path file : left) {
                delete(file);
            }
        }
        return new Scratch(directory);
    }

    /** Also a directory with all that is in it. */
    private static void delete(Path file) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(file)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }

    private static void create(Path directory) throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(directory);
        }
    }

    Path newFile() throws IOException {
        return Files.createTempFile(directory, PREFIX, SUFFIX);
    }
}
