package org.plenary.server;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class YjsClientsIT {
    @TestFactory
    Stream<DynamicNode> servesOrdinaryYjsClients(@TempDir Path directory) throws Exception {
        try (DemoProcess demo = DemoProcess.start(directory, 0)) {
            return NodeTests.of(
                    "clients.test.mjs",
                    3,
                    Map.of("PLENARY_DEMO", demo.descriptionFile().toString()));
        }
    }
}
