package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The finished jar contains the libraries that were reviewed, and no others. */
class LibrariesIT {
    private static final Pattern LIBRARY = Pattern.compile("[\\w.-]+:[\\w.-]+ \\S+");

    private static List<String> libraries(String text) {
        return text.lines().filter(LIBRARY.asMatchPredicate()).toList();
    }

    @Test
    void areThoseThatWereReviewed() throws IOException {
        String reviewed = Files.readString(Path.of("docs", "libraries.md"));
        try (JarFile jar = new JarFile(System.getProperty("plenary.jar"));
                InputStream contained = jar.getInputStream(jar.getEntry("META-INF/THIRD-PARTY.txt"))) {
            String list = new String(contained.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(libraries(list))
                    .as("Look at what is new, then change server/docs/libraries.md.")
                    .isNotEmpty()
                    .containsExactlyElementsOf(libraries(reviewed));
        }
    }
}
