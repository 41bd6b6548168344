package org.plenary.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.plenary.server.record.RecordVerifier;
import org.plenary.server.record.Verification;
import org.plenary.server.signing.SignedHead;
import org.plenary.server.signing.SigningJson;

/** A bundle as whoever was sent it sees it. */
public final class Bundle {
    private final Map<String, byte[]> files;
    private final List<LocalDateTime> times;

    private Bundle(Map<String, byte[]> files, List<LocalDateTime> times) {
        this.files = files;
        this.times = times;
    }

    public static Bundle read(Path zip) throws IOException {
        try (InputStream in = Files.newInputStream(zip)) {
            return read(in);
        }
    }

    public static Bundle read(InputStream in) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        List<LocalDateTime> times = new ArrayList<>();
        ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            assertThat(files.put(entry.getName(), zip.readAllBytes()))
                    .as("%s is there once", entry.getName())
                    .isNull();
            times.add(entry.getTimeLocal());
        }
        return new Bundle(files, times);
    }

    public List<String> names() {
        return new ArrayList<>(files.keySet());
    }

    /** When each was made, by the archive. */
    public List<LocalDateTime> times() {
        return times;
    }

    public byte[] bytes(String name) {
        return files.get(name);
    }

    public String text(String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    public JsonObject json(String name) {
        return new JsonObject(Buffer.buffer(files.get(name)));
    }

    /** Computes anew all that it says of itself. */
    public void verify(Path scratch) throws IOException {
        JsonObject manifest = json("manifest.json");
        List<String> listed = new ArrayList<>();
        for (Object each : manifest.getJsonArray("files")) {
            JsonObject file = (JsonObject) each;
            byte[] bytes = files.get(file.getString("name"));
            assertThat(file.getInteger("bytes")).isEqualTo(bytes.length);
            assertThat(file.getString("sha256")).isEqualTo(sha256(bytes));
            listed.add(file.getString("name"));
        }
        listed.add("manifest.json");
        assertThat(listed).isEqualTo(names());

        Files.write(scratch, files.get("record.jsonl"));
        Verification verification = RecordVerifier.verify(scratch, null);
        assertThat(verification).isInstanceOf(Verification.Intact.class);
        Verification.Intact intact = (Verification.Intact) verification;
        JsonObject head = manifest.getJsonObject("head");
        assertThat(intact.head().seq()).isEqualTo(head.getLong("seq"));
        assertThat(intact.head().hash().hex()).isEqualTo(head.getString("hash"));
        assertThat(manifest.getJsonObject("moment").getLong("seq")).isEqualTo(head.getLong("seq"));
        assertThat(files.containsKey("signed-head.json")).isEqualTo(manifest.getBoolean("signed"));
        if (manifest.getBoolean("signed")) {
            SignedHead signed = SigningJson.head(json("signed-head.json"));
            assertThat(signed.subject().head()).isEqualTo(intact.head());
            assertThat(intact.signedUpTo()).isEqualTo(intact.head().seq());
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
