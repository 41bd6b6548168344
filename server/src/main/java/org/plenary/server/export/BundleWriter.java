package org.plenary.server.export;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.plenary.server.export.ExportException.Reason;
import org.plenary.server.history.Moment;
import org.plenary.server.signing.SignedHead;
import org.plenary.server.signing.SigningJson;

/**
 * Writes a ZIP file with an edition in every form that can show it, the record up to its moment, the signed head if
 * there is one, a page that verifies that record, a manifest with the SHA-256 sum of each of them, and a text that
 * tells how to verify them. Of a redline it has the forms of the redline and those of the later text. Files are in a
 * fixed order and bear the time of the moment.
 */
final class BundleWriter {
    private static final String RECORD = "record.jsonl";
    private static final String SIGNED_HEAD = "signed-head.json";
    private static final String MANIFEST = "manifest.json";
    /** The page that verifies a record without a server; one file, which the browser client comes with. */
    private static final String VERIFIER = "verify.html";

    private final Map<ExportFormat, EditionWriter> writers;
    private final ExportOptions options;

    /**
     * What a bundle is made of.
     *
     * @param edition the text, or a redline
     * @param clean the later text if the edition is a redline, otherwise null
     * @param record the file of the record
     */
    record Parts(ExportPlan plan, Edition edition, @Nullable Edition clean, Path record) {}

    BundleWriter(Map<ExportFormat, EditionWriter> writers, ExportOptions options) {
        this.writers = new TreeMap<>(writers);
        this.options = options;
    }

    Unshown write(Parts parts, OutputStream out) throws IOException {
        Edition edition = parts.edition;
        ZipOutputStream zip = new ZipOutputStream(new Open(out), StandardCharsets.UTF_8);
        Packing packing = new Packing(zip, LocalDateTime.ofInstant(edition.instant(), ZoneOffset.UTC), new JsonArray());
        Unshown unshown = forms(edition, FileNames.of(parts.plan.from(), parts.plan.at(), edition.title()), packing);
        if (parts.clean != null) {
            unshown =
                    unshown.and(forms(parts.clean, FileNames.of(null, parts.plan.at(), parts.clean.title()), packing));
        }
        packing.add(RECORD, "application/x-ndjson", file -> Files.copy(parts.record, file));
        packing.add(VERIFIER, "text/html; charset=utf-8", BundleWriter::verifier);
        SignedHead signature = edition.signature();
        if (signature != null) {
            byte[] head = pretty(SigningJson.of(signature));
            packing.add(SIGNED_HEAD, "application/json", file -> file.write(head));
        }
        packing.add(
                "README.txt",
                "text/plain; charset=utf-8",
                file -> file.write(BundleReadme.of(edition).getBytes(StandardCharsets.UTF_8)));
        byte[] manifest = pretty(manifest(edition, packing.files));
        packing.add(MANIFEST, "application/json", file -> file.write(manifest));
        zip.finish();
        return unshown;
    }

    /** Adds a text in every form, and tells what they could not show all together. */
    private Unshown forms(Edition edition, FileNames names, Packing packing) throws IOException {
        List<Unshown> unshown = new ArrayList<>();
        for (Map.Entry<ExportFormat, EditionWriter> entry : writers.entrySet()) {
            ExportFormat format = entry.getKey();
            if (edition.isRedline() && !format.hasRedline()) {
                continue;
            }
            packing.add(names.file(format).ascii(), format.mediaType(), file -> {
                unshown.add(entry.getValue().write(edition, options, file));
            });
        }
        return unshown.stream().reduce(Unshown.NONE, Unshown::and);
    }

    private static void verifier(OutputStream out) throws IOException {
        try (InputStream in = BundleWriter.class.getClassLoader().getResourceAsStream("webroot/" + VERIFIER)) {
            if (in == null) {
                throw new IllegalStateException(
                        "expected " + VERIFIER + " of the browser client on the class path; the jar is incomplete");
            }
            in.transferTo(out);
        }
    }

    private static byte[] pretty(JsonObject json) {
        return (json.encodePrettily() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObject manifest(Edition edition, JsonArray files) {
        JsonObject manifest = new JsonObject()
                .put("bundle", 1)
                .put("draft", edition.draft().value())
                .put("process", edition.process().name())
                .put("title", edition.title());
        if (edition.from() != null) {
            manifest.put("from", moment(edition.from()));
        }
        return manifest.put("moment", moment(edition.at()))
                .put(
                        "head",
                        new JsonObject()
                                .put("seq", edition.head().seq())
                                .put("hash", edition.head().hash().hex()))
                .put("signed", edition.signature() != null)
                .put("verification", edition.verification())
                .put("files", files);
    }

    private static JsonObject moment(Moment moment) {
        return new JsonObject()
                .put("seq", moment.seq())
                .put("at", java.time.Instant.ofEpochMilli(moment.atMillis()).toString())
                .put("revision", moment.revision());
    }

    /** Writes one of the files. */
    @FunctionalInterface
    private interface Content {
        void to(OutputStream out) throws IOException;
    }

    /** Puts files into the archive, and their sums onto the list. */
    private record Packing(ZipOutputStream zip, LocalDateTime time, JsonArray files) {
        void add(String name, String mediaType, Content content) throws IOException {
            ZipEntry entry = new ZipEntry(name);
            entry.setTimeLocal(time);
            zip.putNextEntry(entry);
            MessageDigest sum = sha256();
            Counting counted = new Counting(new DigestOutputStream(new Open(zip), sum));
            try {
                content.to(counted);
            } catch (ExportException e) {
                if (e.reason() == Reason.UNSUPPORTED) {
                    throw new ExportException(Reason.UNSUPPORTED, name + " cannot be made: " + e.getMessage());
                }
                throw e;
            }
            counted.flush();
            zip.closeEntry();
            files.add(new JsonObject()
                    .put("name", name)
                    .put("mediaType", mediaType)
                    .put("bytes", counted.bytes)
                    .put("sha256", HexFormat.of().formatHex(sum.digest())));
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }

    /** Stays open when somebody closes it. */
    private static class Open extends FilterOutputStream {
        Open(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            out.write(from, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    private static final class Counting extends Open {
        private long bytes;

        Counting(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            bytes++;
            super.write(one);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            bytes += length;
            super.write(from, offset, length);
        }
    }
}
