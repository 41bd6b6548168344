package org.plenary.server.intake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.server.intake.IntakeException.Reason;
import org.plenary.server.intake.ZipDirectory.BrokenZip;
import org.plenary.server.intake.ZipDirectory.Entry;

/**
 * The parts of an Office Open XML file, which is a ZIP. It is read by the directory at its end, within bounds: entries,
 * bytes of each and of all, and how many times larger each is than what it was packed into; an entry that has another
 * length than the directory says is refused. Names that occur twice or lead out of the file are refused, and so are
 * macros. Which parts are XML, their types say as well as their names; the others, and files within the file, are never
 * unpacked. Immutable.
 */
final class OfficePackage {
    static final int MAX_ENTRIES = 2_000;
    static final long MAX_BYTES = 64L << 20;
    static final int MAX_ENTRY_BYTES = 32 << 20;
    static final int MAX_RATIO = 250;

    /** What is unpacked to less is no danger, whatever it was packed into. */
    private static final int SMALL_BYTES = 1 << 20;

    private static final String TYPES = "[content_types].xml";

    private final Map<String, byte[]> parts;
    private final PartTypes types;

    private OfficePackage(Map<String, byte[]> parts, PartTypes types) {
        this.parts = parts;
        this.types = types;
    }

    /** Unpacks a file. */
    static OfficePackage unpack(byte[] file) {
        Map<String, byte[]> parts = new HashMap<>();
        Set<String> names = new HashSet<>();
        try {
            ZipDirectory zip = new ZipDirectory(file, MAX_ENTRIES);
            Map<String, Entry> entries = checked(zip, names);
            Entry types = entries.get(TYPES);
            if (types == null) {
                throw new IntakeException(
                        Reason.UNKNOWN_FORMAT,
                        "Expected a Word file (.docx), got another kind of ZIP. Open it with a word processor and save it as"
                                + " .docx.");
            }
            byte[] typesXml = zip.bytes(types);
            PartTypes partTypes = new PartTypes(SafeXml.tree("[Content_Types].xml", typesXml));
            refuseMacros(names, partTypes);
            for (Map.Entry<String, Entry> each : entries.entrySet()) {
                if (partTypes.isXml(each.getKey())) {
                    parts.put(each.getKey(), each.getValue().equals(types) ? typesXml : zip.bytes(each.getValue()));
                }
            }
            return new OfficePackage(parts, partTypes);
        } catch (BrokenZip e) {
            throw new IntakeException(
                    Reason.BROKEN,
                    "Expected a whole ZIP file, which a .docx is, got one with " + e.getMessage()
                            + ". Save the file anew with a word processor.",
                    e);
        }
    }

    /** The entries by name, after a look at what each of them and all together unpack to. */
    private static Map<String, Entry> checked(ZipDirectory zip, Set<String> names) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        if (zip.entries().size() > MAX_ENTRIES) {
            throw bomb("at most " + MAX_ENTRIES + " entries in the file, got more");
        }
        long total = 0;
        for (Entry entry : zip.entries()) {
            String name = safe(entry.name());
            if (entry.isEncrypted()) {
                throw new IntakeException(
                        Reason.LOCKED_OR_OLD,
                        "Expected a .docx without a password, got one whose parts are locked. Save it without a password.");
            }
            total += entry.size();
            if (entry.size() > MAX_ENTRY_BYTES || total > MAX_BYTES) {
                throw bomb("a file that unpacks to at most " + MAX_BYTES + " bytes, got more");
            }
            if (entry.size() > SMALL_BYTES && entry.size() / Math.max(1, entry.packed()) > MAX_RATIO) {
                throw bomb("entries that unpack to at most " + MAX_RATIO + " times their size, got one beyond");
            }
            if (!names.add(name)) {
                throw broken("each entry of the file once, got one twice");
            }
            if (!name.endsWith("/")) {
                entries.put(name, entry);
            }
        }
        if (entries.isEmpty()) {
            throw broken("a ZIP file with entries, which a .docx is, got one without any");
        }
        return entries;
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

    private static void refuseMacros(Set<String> names, PartTypes types) {
        if (types.hasMacros()
                || names.stream().anyMatch(name -> name.contains("vbaproject") || name.contains("vbadata"))) {
            throw new IntakeException(
                    Reason.MACROS, "Expected a file without macros, got one that holds macros. Save it as .docx.");
        }
    }

    /** The bytes of a part, by its path without a slash at its start. */
    Optional<byte[]> part(String path) {
        return Optional.ofNullable(parts.get(path.toLowerCase(Locale.ROOT)));
    }

    /** The path of a part that is a main document of Word by its type; empty if none is. */
    Optional<String> mainByType() {
        return parts.keySet().stream().filter(types::isMain).sorted().findFirst();
    }

    /** The tree of an XML part, or null if there is no such part. */
    @Nullable
    Element tree(String path) {
        return part(path).map(bytes -> SafeXml.tree(path, bytes)).orElse(null);
    }

    private static IntakeException bomb(String expected) {
        return new IntakeException(
                Reason.UNPACKS_TOO_LARGE,
                "Expected " + expected + ". Take large pictures out, and save the file anew.");
    }

    private static IntakeException broken(String expected) {
        return new IntakeException(
                Reason.BROKEN, "Expected " + expected + ". Save the file anew with a word processor.");
    }
}
