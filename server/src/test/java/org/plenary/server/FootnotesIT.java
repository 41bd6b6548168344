package org.plenary.server;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Footnotes that two people write in, among people in Chromium; keeps target/screenshots. */
class FootnotesIT {
    @Test
    void keepsFootnotesAmongPeopleInBrowsers() throws Exception {
        NodeTests.run(
                "footnotes.test.mjs",
                3,
                Map.of(
                        "PLENARY_JAR", System.getProperty("plenary.jar"),
                        "PLENARY_SCREENSHOTS",
                                Path.of("target", "screenshots")
                                        .toAbsolutePath()
                                        .toString()));
    }
}
