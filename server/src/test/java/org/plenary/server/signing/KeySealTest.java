package org.plenary.server.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySealTest {
    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String SAME_IN_HEX = "3031323334353637383930313233343536373839303132333435363738393031";
    private static final String OTHER = "MTEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final KeyId ONE = new KeyId("11".repeat(32));
    private static final KeyId TWO = new KeyId("22".repeat(32));
    private static final byte[] SECRET = "the private half of a key".getBytes(StandardCharsets.US_ASCII);

    @Test
    void opensWhatItSealedForTheSameKeyOnly() {
        KeySeal seal = KeySeal.of(KEY, "a test");
        byte[] sealed = seal.seal(SECRET, ONE);
        assertThat(sealed).isNotEqualTo(seal.seal(SECRET, ONE));
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("private");
        assertThat(KeySeal.of(SAME_IN_HEX + "\n", "a test").open(sealed, ONE)).isEqualTo(SECRET);
        assertThatExceptionOfType(SigningException.class)
                .isThrownBy(() -> KeySeal.of(OTHER, "a test").open(sealed, ONE))
                .withMessageContaining("--key-file")
                .withMessageContaining("--lost");
        assertThatExceptionOfType(SigningException.class).isThrownBy(() -> seal.open(sealed, TWO));
        sealed[20] ^= 1;
        assertThatExceptionOfType(SigningException.class).isThrownBy(() -> seal.open(sealed, ONE));
        assertThatExceptionOfType(SigningException.class).isThrownBy(() -> seal.open(new byte[5], ONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "not base64 at all, and rather long, so that nobody thinks it a key", "AAAA"})
    void takesNothingElseForAKeyAndDoesNotRepeatIt(String text) {
        assertThatExceptionOfType(SigningException.class)
                .isThrownBy(() -> KeySeal.of(text, "the file"))
                .withMessageContaining("the file")
                .withMessageContaining("openssl rand -base64 32")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(text.isEmpty() ? "?" : text));
    }

    @Test
    void readsAFile(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("key"), KEY + "\n");
        assertThat(KeySeal.read(file).open(KeySeal.of(KEY, "a test").seal(SECRET, ONE), ONE))
                .isEqualTo(SECRET);
        assertThatExceptionOfType(SigningException.class)
                .isThrownBy(() -> KeySeal.read(directory.resolve("none")))
                .withMessageContaining("none");
        Files.writeString(file, "A".repeat(5_000));
        assertThatExceptionOfType(SigningException.class).isThrownBy(() -> KeySeal.read(file));
    }
}
