package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The bytes that earlier searches found worth keeping; those that once broke something are among them. */
class FuzzedBytesTest {
    private static final Path KEPT = Path.of("src/test/resources/fuzz");

    @ParameterizedTest
    @EnumSource
    void holdsWhateverBytesCome(FuzzTarget target) throws IOException {
        List<Path> files;
        try (Stream<Path> list = Files.list(KEPT.resolve(target.name()))) {
            files = list.sorted().toList();
        }
        assertThat(files).isNotEmpty();
        files.forEach(file -> tryOut(target, file));
    }

    private static void tryOut(FuzzTarget target, Path file) {
        try {
            target.run(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException | Error e) {
            throw new AssertionError("bytes of " + file, e);
        }
    }
}
