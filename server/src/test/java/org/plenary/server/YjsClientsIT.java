package org.plenary.server;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YjsClientsIT {
    @Test
    void servesOrdinaryYjsClients(@TempDir Path directory) throws Exception {
        try (DemoProcess demo = DemoProcess.start(directory, 0)) {
            NodeTests.run(
                    "clients.test.mjs",
                    3,
                    Map.of("PLENARY_DEMO", demo.descriptionFile().toString()));
        }
    }
}
