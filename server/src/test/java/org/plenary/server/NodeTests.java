package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a file of Node tests to its end; its report is kept in target and goes to this process's output. */
final class NodeTests {
    private static final Path FOLDER = Path.of("src", "test", "js").toAbsolutePath();

    private NodeTests() {}

    static void run(String file, long minutes, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", "--test", "--test-reporter=spec", file));
        Path report = Path.of("target", file + ".log").toAbsolutePath();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(report.toFile());
        builder.environment().putAll(environment);
        Process node = builder.start();
        boolean ended = node.waitFor(minutes, TimeUnit.MINUTES);
        if (!ended) {
            node.descendants().forEach(ProcessHandle::destroyForcibly);
            node.destroyForcibly().waitFor();
        }
        System.out.println(Files.readString(report));
        assertThat(ended).as("%s ends within %d minutes", file, minutes).isTrue();
        assertThat(node.exitValue())
                .as("exit code of node --test %s, whose report is above", file)
                .isZero();
    }
}
