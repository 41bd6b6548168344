package org.plenary.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.server.intake.IntakeException.Reason;

/** Files that are broken, or made to do harm: each is refused with a reason, or read within bounds. */
class HostileFilesTest {
    private static final String DOCUMENT = "word/document.xml";
    private static final String TYPES = "[Content_Types].xml";

    /** The parts of a good file, to be made bad. */
    private static Map<String, byte[]> parts() {
        byte[] good = new WordFile()
                .list(1, "decimal %1.", "lowerLetter (%2)")
                .p("Title", "A declaration")
                .p("Recalling the Charter,")
                .item(1, 0, "Decides:")
                .item(1, 1, "one;")
                .item(1, 1, "two.")
                .raw("<w:tbl><w:tr><w:tc><w:p>" + WordFile.run("A") + "</w:p></w:tc></w:tr></w:tbl>")
                .bytes();
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(good))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    private static byte[] zip(Map<String, byte[]> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] with(String name, String text) {
        return with(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] with(String name, byte[] bytes) {
        Map<String, byte[]> parts = parts();
        parts.put(name, bytes);
        return zip(parts);
    }

    private static String part(String name) {
        return new String(parts().get(name), StandardCharsets.UTF_8);
    }

    private static void assertRefused(byte[] file, Reason reason) {
        assertRefused(file, "a.docx", reason);
    }

    private static void assertRefused(byte[] file, String name, Reason reason) {
        IntakeException refusal = catchThrowableOfType(IntakeException.class, () -> Intake.read(file, name));
        assertThat(refusal).as("refusal").isNotNull();
        assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(reason);
        assertThat(refusal).hasMessageStartingWith("Expected");
    }

    @Test
    void readsTheFileThatTheOthersAreMadeOf() {
        assertThat(Intake.read(zip(parts()), "a.docx").title()).isEqualTo("A declaration");
    }

    @Test
    void refusesAZipBomb() {
        assertRefused(with("word/media/image1.png", new byte[40 << 20]), Reason.UNPACKS_TOO_LARGE);
        assertRefused(with("word/media/image1.png", new byte[4 << 20]), Reason.UNPACKS_TOO_LARGE);
        byte[] noise = new byte[4 << 20];
        new Random(1).nextBytes(noise);
        Map<String, byte[]> parts = parts();
        for (int i = 0; i < 17; i++) {
            parts.put("word/media/" + i, Arrays.copyOf(noise, 4 << 20));
        }
        assertRefused(zip(parts), Reason.TOO_LARGE);
    }

    @Test
    void refusesMoreEntriesThanAFileHas() {
        Map<String, byte[]> parts = parts();
        for (int i = 0; i < 2_000; i++) {
            parts.put("word/media/" + i, new byte[0]);
        }
        assertRefused(zip(parts), Reason.UNPACKS_TOO_LARGE);
    }

    @Test
    void doesNotOpenAFileWithinTheFile() {
        Map<String, byte[]> bomb = parts();
        bomb.put("word/media/bomb", new byte[30 << 20]);
        Map<String, byte[]> parts = parts();
        parts.put("word/embeddings/inner.docx", zip(bomb));

        assertThat(Intake.read(zip(parts), "a.docx").title()).isEqualTo("A declaration");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../word/evil.xml",
                "/word/evil.xml",
                "word\\..\\..\\evil.xml",
                "c:/evil.xml",
                "WORD/document.XML"
            })
    void refusesNamesThatLeadOutOrOccurTwice(String name) {
        assertRefused(with(name, "<a/>"), Reason.BROKEN);
    }

    @Test
    void refusesADocumentTypeWithItsEntities() {
        String lol = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
        String outside = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>";
        String remote = "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">";
        for (String declaration : new String[] {lol, outside, remote}) {
            for (String name : new String[] {DOCUMENT, "word/styles.xml", "word/numbering.xml", TYPES, "_rels/.rels"}) {
                String xml = part(name);
                int root = xml.indexOf('<', xml.indexOf("?>") + 2);
                assertRefused(
                        with(name, xml.substring(0, root) + declaration + xml.substring(root)), Reason.FORBIDDEN_XML);
            }
        }
        assertRefused(with(DOCUMENT, part(DOCUMENT).replace("Decides", "&undeclared;")), Reason.FORBIDDEN_XML);
    }

    @Test
    void refusesMacros() {
        assertRefused(with("word/vbaProject.bin", new byte[] {1, 2, 3}), Reason.MACROS);
        assertRefused(
                with(
                        TYPES,
                        part(TYPES)
                                .replace(
                                        "wordprocessingml.document.main+xml",
                                        "ms-word.document.macroEnabled.main+xml")),
                Reason.MACROS);
    }

    @Test
    void refusesXmlThatNestsTooDeep() {
        String deep = "<w:sdt><w:sdtContent>".repeat(150);
        String body = part(DOCUMENT)
                .replaceFirst("<w:body>", "<w:body>" + deep)
                .replaceFirst("</w:body>", "</w:sdtContent></w:sdt>".repeat(150) + "</w:body>");

        assertRefused(with(DOCUMENT, body), Reason.TOO_LONG);
    }

    @Test
    void refusesWhatIsNoWordFile() {
        assertRefused("text".getBytes(StandardCharsets.UTF_8), Reason.BROKEN);
        assertRefused(new byte[0], Reason.EMPTY);
        assertRefused(
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1},
                Reason.LOCKED_OR_OLD);
        assertRefused(new byte[] {'%', 'P', 'D', 'F'}, "a.pdf", Reason.UNKNOWN_FORMAT);
        assertRefused(
                zip(Map.of("mimetype", "application/vnd.oasis.opendocument.text".getBytes(StandardCharsets.UTF_8))),
                Reason.UNKNOWN_FORMAT);
        Map<String, byte[]> parts = parts();
        parts.remove(DOCUMENT);
        assertRefused(zip(parts), Reason.BROKEN);
        assertRefused(with(DOCUMENT, part(DOCUMENT).replace("</w:body>", "")), Reason.BROKEN);
        assertRefused(with(DOCUMENT, part(DOCUMENT).replaceAll("<w:t[ >].*?</w:t>", "")), Reason.EMPTY);
    }

    @Test
    void fetchesNothing() {
        String rels = part("word/_rels/document.xml.rels")
                .replace(
                        "</Relationships>",
                        "<Relationship Id=\"x1\" TargetMode=\"External\" Target=\"http://127.0.0.1:1/a.xml\""
                                + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes\"/></Relationships>");

        assertThat(Intake.read(with("word/_rels/document.xml.rels", rels), "a.docx")
                        .title())
                .isEqualTo("A declaration");
    }

    @Test
    void refusesEveryTruncation() {
        byte[] good = zip(parts());
        for (int length = 4; length < good.length - 1; length += 1 + good.length / 700) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThat(catchThrowableOfType(IntakeException.class, () -> Intake.read(cut, "a.docx")))
                    .as("cut after %d of %d", length, good.length)
                    .isNotNull();
        }
    }

    /** A few bytes of a file, or of one of its parts before it is packed, are changed. */
    @ParameterizedTest
    @ValueSource(longs = {20_261_125L, 7L})
    void readsOrRefusesWhateverComes(long seed) {
        Random random = new Random(seed);
        Map<String, byte[]> parts = parts();
        String[] names = {DOCUMENT, "word/numbering.xml", "word/_rels/document.xml.rels", "_rels/.rels", TYPES};
        byte[] whole = zip(parts);
        long until = System.nanoTime() + 20_000_000_000L;
        int read = 0;
        int refused = 0;
        for (int round = 0; round < 1_500 && System.nanoTime() < until; round++) {
            byte[] file;
            if (random.nextInt(3) == 0) {
                file = mutated(whole, random);
            } else {
                Map<String, byte[]> changed = new LinkedHashMap<>(parts);
                changed.computeIfPresent(names[random.nextInt(names.length)], (name, bytes) -> mutated(bytes, random));
                file = zip(changed);
            }
            try {
                Intake.read(file, "a.docx");
                read++;
            } catch (IntakeException e) {
                refused++;
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed=" + seed + " round=" + round, e);
            }
        }
        assertThat(read).as("read").isGreaterThan(20);
        assertThat(refused).as("refused").isGreaterThan(200);
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] copy = bytes.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(copy.length);
            switch (random.nextInt(4)) {
                case 0 -> copy[at] = (byte) random.nextInt(256);
                case 1 -> copy[at] = copy[random.nextInt(copy.length)];
                case 2 -> {
                    int length = Math.min(random.nextInt(60), copy.length - at);
                    System.arraycopy(copy, random.nextInt(copy.length - length + 1), copy, at, length);
                }
                default -> {
                    int end = Math.min(copy.length, at + random.nextInt(30));
                    byte[] shorter = new byte[copy.length - (end - at)];
                    System.arraycopy(copy, 0, shorter, 0, at);
                    System.arraycopy(copy, end, shorter, at, copy.length - end);
                    copy = shorter.length == 0 ? copy : shorter;
                }
            }
        }
        return copy;
    }

    /** Text that is made to be laborious. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ">",
                "- ",
                "[",
                "*a ",
                "**a",
                "![",
                "<",
                "`",
                "((((",
                "1. ",
                "# ",
                "| ",
                "&#",
                "_*",
                "\t",
                "(i) ",
                "<a",
                "[a](",
                "}\\",
                "{++",
                "{~~a~>",
                "<!--",
                "<!-- a --> ",
                "^[a",
                "[^a]: b[^a] ",
                "<b>",
                "</b>",
                "<div>",
                "<a b=\"",
                "|-",
                ": a",
                "a) "
            })
    void readsOrRefusesLaboriousText(String piece) {
        byte[] text = piece.repeat(200_000 / piece.length()).getBytes(StandardCharsets.UTF_8);
        byte[] lines = (piece + "\n").repeat(30_000).getBytes(StandardCharsets.UTF_8);
        long start = System.nanoTime();
        for (byte[] file : new byte[][] {text, lines}) {
            for (String name : new String[] {"a.md", "a.txt"}) {
                try {
                    Intake.read(file, name);
                } catch (IntakeException e) {
                    assertThat(e.reason()).isIn(Reason.TOO_LONG, Reason.EMPTY, Reason.BROKEN);
                }
            }
        }
        assertThat((System.nanoTime() - start) / 1_000_000).as("milliseconds").isLessThan(30_000);
    }
}
