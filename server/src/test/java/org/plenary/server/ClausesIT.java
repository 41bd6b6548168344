package org.plenary.server;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Clauses that are agreed, frozen and reopened among people in Chromium; keeps target/screenshots. */
class ClausesIT {
    @Test
    void showsDecisionsToPeopleInBrowsers() throws Exception {
        NodeTests.run(
                "clauses.test.mjs",
                8,
                Map.of(
                        "PLENARY_JAR", System.getProperty("plenary.jar"),
                        "PLENARY_SCREENSHOTS",
                                Path.of("target", "screenshots")
                                        .toAbsolutePath()
                                        .toString()));
    }
}
