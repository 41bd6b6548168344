package org.plenary.server.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.record.RecordFiles.file;
import static org.plenary.server.record.RecordFiles.joined;
import static org.plenary.server.record.RecordFiles.lines;
import static org.plenary.server.record.RecordFiles.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plenary.server.journal.Entry;

/**
 * Whatever is done to the file of a record, verifying says so, and where. {@code -Dplenary.record.mutations=100000} for
 * long, {@code -Dplenary.seed=…} for the same ones again.
 */
class RecordMutationTest {
    private final long seed = Long.getLong("plenary.seed", System.nanoTime());
    private final int mutations = Integer.getInteger("plenary.record.mutations", 1_000);
    private final Random random = new Random(seed);
    private final List<Entry> entries = RecordFiles.entries(seed);
    private final byte[] file = file(entries);
    private final List<byte[]> lines = lines(file);

    RecordMutationTest() {
        System.out.println("RecordMutationTest seed=" + seed + " mutations=" + mutations);
    }

    @Test
    void findsAnyByteThatWasChanged() {
        for (int i = 0; i < mutations; i++) {
            int at = random.nextInt(file.length);
            byte[] changed = file.clone();
            changed[at] = random.nextBoolean() ? (byte) (changed[at] ^ (1 << random.nextInt(8))) : other(changed[at]);
            requireFoundAt(changed, "byte " + at);
        }
    }

    private byte other(byte value) {
        return (byte) (value + 1 + random.nextInt(255));
    }

    @Test
    void findsAnyLineThatWasDroppedRepeatedOrMoved() {
        for (int i = 0; i < mutations / 2; i++) {
            List<byte[]> changed = new ArrayList<>(lines);
            int from = random.nextInt(lines.size());
            int to = random.nextInt(lines.size());
            switch (random.nextInt(4)) {
                case 0 -> changed.remove(from);
                case 1 -> changed.add(to, lines.get(from));
                case 2 -> java.util.Collections.swap(changed, from, to);
                default -> changed.add(to, changed.remove(from));
            }
            byte[] bytes = joined(changed);
            if (!Arrays.equals(bytes, file)) {
                requireFoundAt(bytes, "lines " + from + " and " + to);
            }
        }
    }

    @Test
    void findsAFileThatWasCutOffOrGoesOn() {
        for (int i = 0; i < mutations / 4; i++) {
            int length = random.nextInt(file.length);
            requireFoundAt(Arrays.copyOf(file, length), "length " + length);
        }
        for (String more : List.of("\n", " ", "{}", "{}\n", "\0")) {
            byte[] longer = Arrays.copyOf(file, file.length + more.length());
            System.arraycopy(
                    more.getBytes(java.nio.charset.StandardCharsets.UTF_8), 0, longer, file.length, more.length());
            requireFoundAt(longer, "more");
        }
    }

    /** Broken, and the place is the first line that differs, as far as that is one that only fits in its place. */
    private void requireFoundAt(byte[] changed, String how) {
        Verification verification = verify(changed);
        assertThat(verification).as("seed=%d %s", seed, how).isInstanceOf(Verification.Broken.class);
        Verification.Broken broken = (Verification.Broken) verification;
        int differs = Arrays.mismatch(file, changed);
        long line = 1;
        for (int i = 0; i < differs; i++) {
            line += file[i] == '\n' ? 1 : 0;
        }
        if (line == 1 || line > entries.size() + 1) {
            // Of the first line, and of a key's dates, the checksum alone tells some parts.
            assertThat(broken.line()).as("seed=%d %s: %s", seed, how, broken).isGreaterThanOrEqualTo(line);
        } else {
            assertThat(broken.line()).as("seed=%d %s: %s", seed, how, broken).isEqualTo(line);
            assertThat(broken.entry()).as("seed=%d %s: %s", seed, how, broken).isIn(line - 1, null);
        }
    }
}
