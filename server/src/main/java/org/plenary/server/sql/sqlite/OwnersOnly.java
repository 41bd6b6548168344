package org.plenary.server.sql.sqlite;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a data directory to the user that the server runs as: others on the machine have no business in the record.
 * Does nothing on a file system without the permissions of POSIX.
 */
public final class OwnersOnly {
    private static final Logger log = LoggerFactory.getLogger(OwnersOnly.class);
    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private OwnersOnly() {}

    /** Makes a directory, and those above it that are missing, which nobody else can enter. */
    public static void createDirectories(Path directory) throws IOException {
        if (isPosix(directory)) {
            Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(DIRECTORY));
        } else {
            Files.createDirectories(directory);
        }
    }

    /** Makes an empty file that nobody else can read. */
    public static void create(Path file) throws IOException {
        if (isPosix(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(FILE));
        } else {
            Files.createFile(file);
        }
    }

    /**
     * Shuts a directory and all that is in it to others, whatever they could do before. What cannot be shut is logged,
     * and stays as it is. Links are not followed.
     */
    public static void shut(Path directory) {
        if (!isPosix(directory)) {
            return;
        }
        try {
            // The directory itself may be named by a link, which is the operator's to make.
            restrict(directory.toRealPath(), DIRECTORY);
            Files.walkFileTree(directory.toRealPath(), new Visitor());
        } catch (IOException e) {
            notShut(directory, e);
        }
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            restrict(directory, DIRECTORY);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                restrict(file, FILE);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            if (!(e instanceof NoSuchFileException)) {
                notShut(file, e);
            }
            return FileVisitResult.CONTINUE;
        }
    }

    private static void restrict(Path path, Set<PosixFilePermission> most) {
        try {
            Set<PosixFilePermission> there = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
            if (!most.containsAll(there)) {
                Files.setPosixFilePermissions(path, most);
                log.atDebug().addKeyValue("path", path).log("data.shutToOthers");
            }
        } catch (NoSuchFileException e) {
            // Somebody has removed it meanwhile.
        } catch (IOException e) {
            notShut(path, e);
        }
    }

    private static void notShut(Path path, IOException cause) {
        log.atWarn()
                .addKeyValue("path", path)
                .addKeyValue("cause", cause.toString())
                .addKeyValue("todo", "chmod -R go= the data directory, or give it to the user that the server runs as")
                .log("data.openToOthers");
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
