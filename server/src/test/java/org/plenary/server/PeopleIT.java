package org.plenary.server;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A process set up from nothing and its people, invited, revoked and back, in Chromium; keeps target/screenshots. */
class PeopleIT {
    @Test
    void setsAProcessUpWithPeopleInBrowsers() throws Exception {
        NodeTests.run(
                "people.test.mjs",
                8,
                Map.of(
                        "PLENARY_JAR", System.getProperty("plenary.jar"),
                        "PLENARY_SCREENSHOTS",
                                Path.of("target", "screenshots")
                                        .toAbsolutePath()
                                        .toString()));
    }
}
