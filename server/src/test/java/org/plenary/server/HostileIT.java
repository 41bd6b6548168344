package org.plenary.server;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * People who mean harm, on a small server with people at work. {@code -Dplenary.hostile.seconds=3600} goes on with all
 * of them at once for an hour.
 */
class HostileIT {
    private static final long SECONDS = Long.getLong("plenary.hostile.seconds", 0);

    @TestFactory
    Stream<DynamicNode> losesNothingOfThoseAtWorkByWhateverOthersDo(@TempDir Path directory) throws Exception {
        try (DemoProcess demo = DemoProcess.start(directory, 0, "-Xmx256m")) {
            return NodeTests.of(
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
