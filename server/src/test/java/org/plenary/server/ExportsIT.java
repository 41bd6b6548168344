package org.plenary.server;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files that leave the house and come into it, and the head of papers, in Chromium; keeps target/screenshots. */
class ExportsIT {
    @Test
    void letsPeopleExportAndImportDrafts() throws Exception {
        NodeTests.run(
                "exports.test.mjs",
                5,
                Map.of(
                        "PLENARY_JAR", System.getProperty("plenary.jar"),
                        "PLENARY_SCREENSHOTS",
                                Path.of("target", "screenshots")
                                        .toAbsolutePath()
                                        .toString()));
    }
}
