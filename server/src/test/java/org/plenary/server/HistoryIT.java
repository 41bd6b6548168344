package org.plenary.server;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Revisions, redline, authors, replay, restoring and verification in Chromium; keeps target/screenshots. */
class HistoryIT {
    @Test
    void showsPeopleWhatBecameOfADraft() throws Exception {
        NodeTests.run(
                "history.test.mjs",
                5,
                Map.of(
                        "PLENARY_JAR", System.getProperty("plenary.jar"),
                        "PLENARY_SCREENSHOTS",
                                Path.of("target", "screenshots")
                                        .toAbsolutePath()
                                        .toString()));
    }
}
