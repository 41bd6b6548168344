package org.plenary.server;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page that verifies records, with the server and without it, in Chromium; keeps target/screenshots. */
class VerifyIT {
    @Test
    void verifiesRecordsInTheBrowser() throws Exception {
        NodeTests.run(
                "verify.test.mjs",
                5,
                Map.of(
                        "PLENARY_JAR", System.getProperty("plenary.jar"),
                        "PLENARY_SCREENSHOTS",
                                Path.of("target", "screenshots")
                                        .toAbsolutePath()
                                        .toString()));
    }
}
