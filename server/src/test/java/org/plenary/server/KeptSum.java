package org.plenary.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The SHA-256 of what a file holds. Of a file that is compressed this is what comes out of it, since Java compresses by
 * a library that may be another one elsewhere, and makes other bytes of the same content.
 */
final class KeptSum {
    private static final String VERIFIER = "verify.html";

    private final MessageDigest digest;

    private KeptSum() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The sum of a file with such a name, as hexadecimal digits. */
    static String of(String name, byte[] file) throws IOException {
        KeptSum sum = new KeptSum();
        if (name.endsWith(".zip") || name.endsWith(".docx")) {
            sum.archive(file);
        } else if (name.endsWith(".pdf")) {
            sum.pdf(file);
        } else {
            sum.digest.update(file);
        }
        return HexFormat.of().formatHex(sum.digest.digest());
    }

    private void say(String words) {
        digest.update(words.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }

    private void archive(byte[] file) throws IOException {
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(file), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                byte[] content = entries.readAllBytes();
                if (entry.getName().endsWith(VERIFIER)) {
                    // A program of its own, and another one with each build of the client.
                    say(entry.getName());
                    continue;
                }
                say(entry.getName() + " "
                        + of(entry.getName(), entry.getName().equals("manifest.json") ? bare(content) : content));
            }
        }
    }

    /** A bundle's list of files, without their sizes and sums, which are those of compressed files. */
    private static byte[] bare(byte[] manifest) {
        return new String(manifest, StandardCharsets.UTF_8)
                .replaceAll("\"bytes\" : \\d+,?", "")
                .replaceAll("\"sha256\" : \"\\w+\"", "")
                .getBytes(StandardCharsets.UTF_8);
    }

    private void pdf(byte[] file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            Map<COSObjectKey, Long> places =
                    new TreeMap<>(document.getDocument().getXrefTable());
            for (COSObjectKey key : places.keySet()) {
                say(key + ":");
                object(document.getDocument().getObjectFromPool(key).getObject());
            }
        }
    }

    private void object(COSBase object) throws IOException {
        if (object instanceof COSDictionary dictionary) {
            List<COSName> keys = dictionary.keySet().stream().sorted().toList();
            for (COSName key : keys) {
                if (!key.equals(COSName.LENGTH)) {
                    say("/" + key.getName());
                    object(dictionary.getItem(key));
                }
            }
            say(">>");
            // The colour profile, which alone has this key, is Java's own, and of its version.
            if (object instanceof COSStream stream && !stream.containsKey(COSName.N)) {
                try (InputStream in = stream.createInputStream()) {
                    digest.update(in.readAllBytes());
                }
            }
        } else if (object instanceof COSArray array) {
            say("[" + array.size());
            for (int i = 0; i < array.size(); i++) {
                object(array.get(i));
            }
        } else if (object instanceof COSObject reference) {
            say(reference.getKey() + " R");
        } else if (object instanceof COSString string) {
            say(string.toHexString());
        } else {
            say(String.valueOf(object));
        }
    }
}
