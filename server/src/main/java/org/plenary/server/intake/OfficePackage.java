package org.plenary.server.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.plenary.server.intake.IntakeException.Reason;

/**
 * The parts of an Office Open XML file, which is a ZIP. It is unpacked once, from start to end, within bounds that are kept
 * while it is unpacked: entries, bytes of each and of all, and how many times larger each is than what it was packed into.
 * Names that occur twice or lead out of the file are refused, and so are macros. Of parts that are not XML only the names are
 * kept; a file within the file is never opened. Immutable.
 */
final class OfficePackage {
    static final int MAX_ENTRIES = 2_000;
    static final long MAX_BYTES = 64L << 20;
    static final int MAX_ENTRY_BYTES = 32 << 20;
    static final int MAX_RATIO = 250;

    /** What is unpacked to less is no danger, whatever it was packed into. */
    private static final int SMALL_BYTES = 1 << 20;

    /** The size of the record at the end of a ZIP, without its comment. */
    private static final int END_BYTES = 22;

    private static final String TYPES = "[content_types].xml";

    private final Map<String, byte[]> parts;
    private final Set<String> names;

    private OfficePackage(Map<String, byte[]> parts, Set<String> names) {
        this.parts = parts;
        this.names = names;
    }

    /** Unpacks a file. */
    static OfficePackage unpack(byte[] file) {
        Map<String, byte[]> parts = new HashMap<>();
        Set<String> names = new HashSet<>();
        Counted counted = new Counted(new ByteArrayInputStream(file));
        long total = 0;
        try (ZipInputStream zip = new ZipInputStream(counted, StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = safe(entry.getName());
                if (!names.add(name) || names.size() > MAX_ENTRIES) {
                    throw names.size() > MAX_ENTRIES
                            ? bomb("at most " + MAX_ENTRIES + " entries in the file, got more")
                            : broken("each entry of the file once, got one twice");
                }
                byte[] bytes = bytes(zip, counted, total);
                total += bytes.length;
                if (isXml(name)) {
                    parts.put(name, bytes);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new IntakeException(
                    Reason.BROKEN,
                    "Expected a whole ZIP file, which a .docx is, got one that cannot be unpacked. Save the file anew.",
                    e);
        }
        if (names.isEmpty() || names.size() != entriesAtEnd(file)) {
            throw broken("a whole ZIP file, which a .docx is, got one that lacks its end or hides something");
        }
        OfficePackage unpacked = new OfficePackage(parts, names);
        unpacked.refuseStrangers();
        return unpacked;
    }

    /** How many entries the file's end says that there are; -1 if it has no end. */
    private static int entriesAtEnd(byte[] file) {
        int lowest = Math.max(0, file.length - END_BYTES - 0xFFFF);
        for (int at = file.length - END_BYTES; at >= lowest; at--) {
            if (file[at] == 'P' && file[at + 1] == 'K' && file[at + 2] == 5 && file[at + 3] == 6) {
                return (file[at + 10] & 0xFF) | (file[at + 11] & 0xFF) << 8;
            }
        }
        return -1;
    }

    private static byte[] bytes(ZipInputStream zip, Counted counted, long before) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[16 << 10];
        long start = counted.count;
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
            out.write(buffer, 0, read);
            long packed = Math.max(1, counted.count - start);
            if (out.size() > MAX_ENTRY_BYTES || before + out.size() > MAX_BYTES) {
                throw bomb("a file that unpacks to at most " + MAX_BYTES + " bytes, got more");
            }
            if (out.size() > SMALL_BYTES && out.size() / packed > MAX_RATIO) {
                throw bomb("entries that unpack to at most " + MAX_RATIO + " times their size, got one beyond");
            }
        }
        return out.toByteArray();
    }

    /** The name in lower case: names that differ in the case of letters are the same part. */
    private static String safe(String name) {
        String plain = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        boolean leadsOut = plain.startsWith("/") || ("/" + plain + "/").contains("/../") || plain.indexOf(':') >= 0;
        if (plain.isEmpty() || leadsOut || plain.chars().anyMatch(Character::isISOControl)) {
            throw broken("entries that stay within the file, got one that leads out of it");
        }
        return plain;
    }

    private static boolean isXml(String name) {
        return name.endsWith(".xml") || name.endsWith(".rels") || name.equals("mimetype");
    }

    private void refuseStrangers() {
        byte[] types = parts.get(TYPES);
        if (types == null) {
            throw new IntakeException(
                    Reason.UNKNOWN_FORMAT,
                    "Expected a Word file (.docx), got another kind of ZIP. Open it with a word processor and save it as"
                            + " .docx.");
        }
        Element tree = SafeXml.tree("[Content_Types].xml", types);
        boolean macros = names.stream().anyMatch(name -> name.contains("vbaproject") || name.contains("vbadata"))
                || tree.children().stream().anyMatch(OfficePackage::isMacroType);
        if (macros) {
            throw new IntakeException(
                    Reason.MACROS, "Expected a file without macros, got one that holds macros. Save it as .docx.");
        }
    }

    private static boolean isMacroType(Element type) {
        String name = String.valueOf(type.attribute("ContentType")).toLowerCase(Locale.ROOT);
        return name.contains("macroenabled") || name.contains("vbaproject");
    }

    /** The bytes of a part, by its path without a slash at its start. */
    Optional<byte[]> part(String path) {
        return Optional.ofNullable(parts.get(path.toLowerCase(Locale.ROOT)));
    }

    /** The tree of an XML part, or null if there is no such part. */
    @Nullable
    Element tree(String path) {
        return part(path).map(bytes -> SafeXml.tree(path, bytes)).orElse(null);
    }

    /** The names of all entries, in lower case. */
    Set<String> names() {
        return names;
    }

    private static IntakeException bomb(String expected) {
        return new IntakeException(
                Reason.UNPACKS_TOO_LARGE, "Expected " + expected + ". Take large pictures out, and save the file anew.");
    }

    private static IntakeException broken(String expected) {
        return new IntakeException(Reason.BROKEN, "Expected " + expected + ". Save the file anew with a word processor.");
    }

    /** Counts what is read through it. */
    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
