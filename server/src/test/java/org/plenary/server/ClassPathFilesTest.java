package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.VertxOptions;
import io.vertx.core.spi.file.FileResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.sql.Await;
import org.plenary.server.wiring.ClassPathFiles;

/** Started in the directory of the module, which has a folder {@code docs}, as the class path has. */
class ClassPathFilesTest {
    private static final String HERE_ONLY = "docs/libraries.md";

    private static FileResolver resolver() {
        return new ClassPathFiles().resolver(new VertxOptions());
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = ClassPathFilesTest.class.getClassLoader().getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    @Test
    void findsWhatIsOnTheClassPathAndNothingInTheWorkingDirectory() throws IOException {
        try (FileResolver files = resolver()) {
            assertThat(Path.of(HERE_ONLY)).exists();
            assertThat(files.resolve(HERE_ONLY)).doesNotExist();
            assertThat(files.resolve("docs/index.html")).hasBinaryContent(resource("docs/index.html"));
            assertThat(files.resolve("openapi.yaml")).hasBinaryContent(resource("openapi.yaml"));
        }
    }

    @Test
    void isWhatEveryVertxAsks() {
        Vertx vertx = Vertx.vertx();
        try {
            assertThat(Await.await(vertx.fileSystem().exists("openapi.yaml"))).isTrue();
            assertThat(Await.await(vertx.fileSystem().exists(HERE_ONLY))).isFalse();
        } finally {
            Await.await(vertx.close());
        }
    }

    @Test
    void leavesAbsoluteNamesAsTheyAre(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("openapi.yaml"), "mine");
        try (FileResolver files = resolver()) {
            assertThat(files.resolve(file.toString())).isEqualTo(file.toFile());
        }
    }

    @Test
    void refusesNamesThatLeadOut() throws IOException {
        try (FileResolver files = resolver()) {
            for (String name : List.of("../openapi.yaml", "webroot/../../etc", "webroot\\..\\x", "..")) {
                assertThatThrownBy(() -> files.resolve(name))
                        .as(name)
                        .isInstanceOf(VertxException.class)
                        .hasMessageContaining("a file in the jar");
            }
            assertThat(files.resolve("webroot/a..b")).doesNotExist();
        }
    }

    @Test
    void unpacksWhereNobodyElseMayWriteAndCleansUp() throws IOException {
        Path unpacked;
        try (FileResolver files = resolver()) {
            unpacked = files.resolve("openapi.yaml").toPath();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(unpacked.getParent())))
                    .isEqualTo("rwx------");
        }
        assertThat(unpacked.getParent()).doesNotExist();
    }

    /** As the servers of several event loops do when they start. */
    @Test
    void givesManyWhoAskAtOnceTheWholeFile() throws Exception {
        byte[] whole = resource("openapi.yaml");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 30; round++) {
                try (FileResolver files = resolver()) {
                    Callable<byte[]> read = () ->
                            Files.readAllBytes(files.resolve("openapi.yaml").toPath());
                    List<Future<byte[]>> all = new ArrayList<>();
                    for (int i = 0; i < 8; i++) {
                        all.add(threads.submit(read));
                    }
                    for (Future<byte[]> each : all) {
                        assertThat(each.get()).hasSameSizeAs(whole);
                    }
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
