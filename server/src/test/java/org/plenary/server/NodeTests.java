package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * Runs files of Node tests to their end; each test in them is one here. Their report is kept in target and goes to this
 * process's output.
 */
final class NodeTests {
    private static final Path FOLDER = Path.of("src", "test", "js").toAbsolutePath();

    private NodeTests() {}

    /** The tests of one file, which is given what it needs in the environment. */
    static Stream<DynamicNode> of(String file, long minutes, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path outcomes = outcomes(file);
        return run(
                file,
                minutes,
                environment,
                outcomes,
                "--test",
                "--test-reporter=spec",
                "--test-reporter-destination=stdout",
                "--test-reporter=./outcomes.mjs",
                "--test-reporter-destination=" + outcomes,
                file);
    }

    /** The tests of several files, some of which run at a time, on one server and in one browser. */
    static Stream<DynamicNode> together(
            String name, int atATime, List<String> files, long minutes, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path outcomes = outcomes(name);
        List<String> arguments = new ArrayList<>(List.of("suites.mjs", String.valueOf(atATime), outcomes.toString()));
        arguments.addAll(files);
        return run(name, minutes, environment, outcomes, arguments.toArray(String[]::new));
    }

    private static Path outcomes(String name) {
        return Path.of("target", name + ".jsonl").toAbsolutePath();
    }

    private static Stream<DynamicNode> run(
            String name, long minutes, Map<String, String> environment, Path outcomes, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(Arrays.asList(arguments));
        Files.deleteIfExists(outcomes);
        Path report = Path.of("target", name + ".log").toAbsolutePath();
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
        assertThat(ended).as("%s ends within %d minutes", name, minutes).isTrue();
        assertThat(outcomes)
                .as("what became of the tests of %s, whose report is above", name)
                .exists();
        return nodes(Files.readAllLines(outcomes), node.exitValue());
    }

    private static Stream<DynamicNode> nodes(List<String> outcomes, int exitCode) {
        Map<String, List<JsonObject>> suites = new LinkedHashMap<>();
        for (String outcome : outcomes) {
            JsonObject test = new JsonObject(outcome);
            suites.computeIfAbsent(test.getString("suite"), suite -> new ArrayList<>())
                    .add(test);
        }
        Stream<DynamicNode> tests = suites.entrySet().stream()
                .map(suite -> DynamicContainer.dynamicContainer(
                        suite.getKey(), suite.getValue().stream().map(NodeTests::test)));
        return Stream.concat(
                tests, Stream.of(DynamicTest.dynamicTest("there are tests, and all came to their end", () -> {
                    assertThat(suites).isNotEmpty();
                    assertThat(exitCode)
                            .as("exit code of Node, whose report is above")
                            .isZero();
                })));
    }

    private static DynamicTest test(JsonObject outcome) {
        String name = outcome.getString("test") + " (" + outcome.getLong("millis") + " ms)";
        return DynamicTest.dynamicTest(name, () -> {
            Assumptions.assumeFalse(outcome.getBoolean("skipped", false));
            String failure = outcome.getString("failure");
            if (failure != null) {
                throw new AssertionError(failure);
            }
        });
    }
}
