package org.plenary.server;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two people in Chromium, with the network cut and the server killed between them; keeps target/screenshots. */
class BrowserIT {
    @Test
    void servesPeopleInBrowsers() throws Exception {
        NodeTests.run(
                "browser.test.mjs",
                5,
                Map.of(
                        "PLENARY_JAR", System.getProperty("plenary.jar"),
                        "PLENARY_SCREENSHOTS",
                                Path.of("target", "screenshots")
                                        .toAbsolutePath()
                                        .toString()));
    }
}
