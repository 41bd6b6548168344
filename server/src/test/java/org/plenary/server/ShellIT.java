package org.plenary.server;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stands around the pages, without a connection and after a deployment, in Chromium; keeps target/screenshots. */
class ShellIT {
    @Test
    void staysUsableAroundThePages() throws Exception {
        NodeTests.run(
                "shell.test.mjs",
                6,
                Map.of(
                        "PLENARY_JAR", System.getProperty("plenary.jar"),
                        "PLENARY_SCREENSHOTS",
                                Path.of("target", "screenshots")
                                        .toAbsolutePath()
                                        .toString()));
    }
}
