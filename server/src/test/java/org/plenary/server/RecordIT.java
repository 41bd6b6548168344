package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.journal.Entry;
import org.plenary.server.record.RecordHeader;
import org.plenary.server.record.RecordWriter;
import org.plenary.server.scale.RecordMaker;
import org.plenary.server.signing.Signing;

/** The finished jar, run as {@code verify}, {@code import} and {@code rotate-key}. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class RecordIT {
    @TempDir
    Path directory;

    /** How a command ended, and what it said. */
    private record Said(int code, String out, String err) {}

    private Said run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-jar",
                System.getProperty("plenary.jar")));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(directory, "said", ".out");
        Path err = Files.createTempFile(directory, "said", ".err");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new Said(process.waitFor(), Files.readString(out), Files.readString(err));
    }

    private Path written() throws IOException {
        List<Entry> entries = new ArrayList<>();
        RecordMaker maker = new RecordMaker(3, 3, entries::add);
        maker.seed(4, 400).edits(50).issue("First", null).edits(50);
        Path file = directory.resolve("record.jsonl");
        try (OutputStream out = Files.newOutputStream(file)) {
            RecordWriter writer = new RecordWriter(out);
            writer.header(new RecordHeader(
                    maker.stream(),
                    maker.lineage(),
                    RecordMaker.PROCESS,
                    1,
                    "Declaration",
                    entries.get(0).atMillis(),
                    maker.head()));
            for (Entry entry : entries) {
                writer.entry(entry);
            }
            writer.finish(new Signing.Signatures(List.of(), List.of()));
        }
        return file;
    }

    @Test
    void verifiesAFileWithNothingButTheFile() throws Exception {
        String file = written().toString();
        Said said = run("verify", file);
        assertThat(said.code()).as(said.toString()).isZero();
        assertThat(said.out()).startsWith("intact: ").contains("WP.1/Rev.1").contains("text fits");
        assertThat(said.err()).isEmpty();

        assertThat(run("verify", file, "--key", "0".repeat(64)).code()).isEqualTo(1);

        byte[] bytes = Files.readAllBytes(Path.of(file));
        bytes[bytes.length / 2] ^= 1;
        Path broken = Files.write(directory.resolve("broken.jsonl"), bytes);
        said = run("verify", broken.toString());
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).matches("(?s)broken: line \\d+ \\(entry \\d+\\): .+");

        assertThat(run("verify", directory.resolve("nowhere").toString()).code())
                .isEqualTo(2);
        assertThat(run("verify").code()).isEqualTo(2);
        said = run("verify", file, "--key", "abc");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("64 hexadecimal digits");
    }

    @Test
    void doesNotRunOutOfMemoryOverAHostileFile() throws Exception {
        Path endless = directory.resolve("endless.jsonl");
        try (OutputStream out = Files.newOutputStream(endless)) {
            String first = Files.readAllLines(written()).get(0);
            out.write((first + "\n{\"seq\":1,\"at\":\"").getBytes(StandardCharsets.UTF_8));
            byte[] much = new byte[1 << 20];
            java.util.Arrays.fill(much, (byte) 'A');
            for (int i = 0; i < 120; i++) {
                out.write(much);
            }
        }
        Said said = run("verify", endless.toString());
        assertThat(said.code()).as(said.toString()).isIn(1, 2);
        assertThat(said.out() + said.err()).containsAnyOf("at most", "PLENARY_JAVA_OPTS");
    }

    @Test
    void importsARecordOnceAndRotatesTheKey() throws Exception {
        String file = written().toString();
        String data = directory.resolve("data").toString();
        assertThat(run("rotate-key", "--data", data).code())
                .as("there is no server's data yet")
                .isEqualTo(2);

        Said said = run("import", file, "--data", data);
        assertThat(said.code()).as(said.toString()).isZero();
        assertThat(said.out()).startsWith("imported: ");
        said = run("import", file, "--data", data);
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("already");
        assertThat(run("import", directory.resolve("nowhere").toString(), "--data", data)
                        .code())
                .isEqualTo(2);

        said = run("rotate-key", "--data", data);
        assertThat(said.code()).as(said.toString()).isZero();
        assertThat(said.out()).matches("(?s)new key [0-9a-f]{64}\\s+endorsed by [0-9a-f]{64}\\s+");
    }
}
