package org.plenary.server;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Texts copied and pasted in Chromium; keeps target/screenshots. */
class PastingIT {
    @Test
    void copiesAndPastesInBrowsers() throws Exception {
        NodeTests.run(
                "pasting.test.mjs",
                8,
                Map.of(
                        "PLENARY_JAR", System.getProperty("plenary.jar"),
                        "PLENARY_SCREENSHOTS",
                                Path.of("target", "screenshots")
                                        .toAbsolutePath()
                                        .toString()));
    }
}
