package org.plenary.server;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Finding words, numbers and one's way in a draft, by people in Chromium; keeps target/screenshots. */
class FindingIT {
    @Test
    void leadsPeopleInBrowsersToWhatTheyLookFor() throws Exception {
        NodeTests.run(
                "finding.test.mjs",
                6,
                Map.of(
                        "PLENARY_JAR", System.getProperty("plenary.jar"),
                        "PLENARY_SCREENSHOTS",
                                Path.of("target", "screenshots")
                                        .toAbsolutePath()
                                        .toString()));
    }
}
