package org.plenary.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * People at real browsers against the finished jar, in the suites {@code src/test/js/*.test.mjs}; keeps
 * target/screenshots. {@code -Dplenary.suites=clauses,moving} runs some of them.
 */
class BrowserIT {
    /** The longest first, so that none is left for the end. */
    private static final String SUITES =
            "afternoon,clauses,comments,proposals,together,people,shell,streamlining,exports,history,moving,finding,room,branch,"
                    + "browser,pasting,footnotes,brackets,contested,positions,alternatives,packages,distant,verify";

    /** A suite waits more than it works. */
    private static final int AT_A_TIME = 2;

    @TestFactory
    Stream<DynamicNode> people() throws Exception {
        List<String> suites = Stream.of(
                        System.getProperty("plenary.suites", SUITES).split(","))
                .map(suite -> suite + ".test.mjs")
                .toList();
        return NodeTests.together(
                "browser-suites",
                AT_A_TIME,
                suites,
                45,
                Map.of(
                        "PLENARY_JAR",
                        System.getProperty("plenary.jar"),
                        "PLENARY_SCREENSHOTS",
                        Path.of("target", "screenshots").toAbsolutePath().toString()));
    }
}
