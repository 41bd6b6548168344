package org.plenary.server;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Several people who write in one paragraph at once in Chromium; keeps target/screenshots. */
class TogetherIT {
    @Test
    void keepsWhatEachMeant() throws Exception {
        NodeTests.run(
                "together.test.mjs",
                6,
                Map.of(
                        "PLENARY_JAR", System.getProperty("plenary.jar"),
                        "PLENARY_SCREENSHOTS",
                                Path.of("target", "screenshots")
                                        .toAbsolutePath()
                                        .toString()));
    }
}
