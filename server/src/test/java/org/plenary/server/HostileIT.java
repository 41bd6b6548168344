package org.plenary.server;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * People who mean harm, on a small server with people at work. {@code -Dplenary.hostile.seconds=3600} goes on with all
 * of them at once for an hour.
 */
class HostileIT {
    private static final long SECONDS = Long.getLong("plenary.hostile.seconds", 0);

    @Test
    void losesNothingOfThoseAtWorkByWhateverOthersDo(@TempDir Path directory) throws Exception {
        try (DemoProcess demo = DemoProcess.start(directory, 0, "-Xmx256m")) {
            NodeTests.run(
                    "hostile.test.mjs",
                    5 + SECONDS / 60,
                    Map.of(
                            "PLENARY_DEMO", demo.descriptionFile().toString(),
                            "PLENARY_JAR", System.getProperty("plenary.jar"),
                            "PLENARY_PID", String.valueOf(demo.pid()),
                            "PLENARY_HOSTILE_SECONDS", String.valueOf(SECONDS)));
        }
    }
}
