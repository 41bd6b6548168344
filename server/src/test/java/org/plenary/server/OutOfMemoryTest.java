package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.plenary.server.wiring.OutOfMemory;

class OutOfMemoryTest {

    /** A process whose event loop throws what its first argument says, and which ends well after that by itself. */
    static final class Program {
        private Program() {}

        public static void main(String[] args) {
            Vertx vertx = Vertx.vertx();
            OutOfMemory.watch(vertx);
            vertx.runOnContext(nothing -> {
                vertx.setTimer(200, timer -> Runtime.getRuntime().halt(0));
                if (args[0].equals("error")) {
                    throw new AssertionError("thrown by a test");
                }
                List<byte[]> all = new ArrayList<>();
                while (all.size() < 1_000) {
                    all.add(new byte[1 << 20]);
                }
            });
        }
    }

    private record Ended(int status, String said) {}

    private static Ended run(String what, List<String> options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx32m");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Program.class.getName(), what));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), said);
    }

    @Test
    void endsTheProcessAndSaysSo() throws Exception {
        Ended ended = run("memory", List.of());

        assertThat(ended.status()).as(ended.said()).isEqualTo(OutOfMemory.STATUS);
        assertThat(ended.said())
                .contains("outOfMemory.notWatchedByJava", OutOfMemory.FLAG, "plenary: ends because memory ran out");
    }

    @Test
    void isLeftToJavaWhereThatWatches() throws Exception {
        Ended ended = run("memory", List.of(OutOfMemory.FLAG));

        assertThat(ended.status()).as(ended.said()).isEqualTo(OutOfMemory.STATUS);
        assertThat(ended.said())
                .contains("Terminating due to java.lang.OutOfMemoryError")
                .doesNotContain("notWatchedByJava");
    }

    @Test
    void isNoReasonToEndForAnythingElse() throws Exception {
        Ended ended = run("error", List.of(OutOfMemory.FLAG));

        assertThat(ended.status()).as(ended.said()).isZero();
        assertThat(ended.said()).contains("thrown by a test");
    }
}
