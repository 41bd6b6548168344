package org.plenary.server;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Clauses that are moved, joined, removed and brought back among people in Chromium; keeps target/screenshots. */
class MovingIT {
    @Test
    void keepsClausesAmongPeopleInBrowsers() throws Exception {
        NodeTests.run(
                "moving.test.mjs",
                8,
                Map.of(
                        "PLENARY_JAR", System.getProperty("plenary.jar"),
                        "PLENARY_SCREENSHOTS",
                                Path.of("target", "screenshots")
                                        .toAbsolutePath()
                                        .toString()));
    }
}
