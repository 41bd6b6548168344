package org.plenary.server;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The draft room on screens of several sizes, in several languages, and what it tells of others; keeps
 * target/screenshots.
 */
class RoomIT {
    @Test
    void servesPeopleOnScreensOfAllSizes() throws Exception {
        NodeTests.run(
                "room.test.mjs",
                6,
                Map.of(
                        "PLENARY_JAR", System.getProperty("plenary.jar"),
                        "PLENARY_SCREENSHOTS",
                                Path.of("target", "screenshots")
                                        .toAbsolutePath()
                                        .toString()));
    }
}
