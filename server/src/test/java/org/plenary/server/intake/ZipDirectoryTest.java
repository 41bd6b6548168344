package org.plenary.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.plenary.server.intake.WordFile.run;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.server.intake.IntakeException.Reason;

/** Word files in every form that a ZIP may have, and in some that it may not. */
class ZipDirectoryTest {
    private static DocxPackage file() {
        return DocxPackage.of("<w:p>" + run("1. Decides to meet again.") + "</w:p>")
                .part("footnotes", "footnotes", "<w:footnote w:id=\"1\"><w:p/></w:footnote>");
    }

    private static Map<String, byte[]> parts() {
        return file().parts();
    }

    private static void assertRead(byte[] file) {
        assertThat(Read.text(Intake.read(file, "a.docx"))).isEqualTo("**OP1** Decides to meet again.\n");
    }

    private static void assertRefused(byte[] file, Reason reason) {
        IntakeException refusal = catchThrowableOfType(IntakeException.class, () -> Intake.read(file, "a.docx"));
        assertThat(refusal).as("refusal").isNotNull();
        assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(reason);
    }

    @ParameterizedTest
    @EnumSource(ZipForm.Trait.class)
    void readsEveryForm(ZipForm.Trait trait) {
        assertRead(new ZipForm(trait).of(parts()));
        assertRead(new ZipForm(trait, ZipForm.Trait.STORED).of(parts()));
    }

    /** Any traits together, and the parts in any order. */
    @Test
    void readsFormsTogether() {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int game = 0; game < 60; game++) {
            List<ZipForm.Trait> traits = new ArrayList<>();
            for (ZipForm.Trait trait : ZipForm.Trait.values()) {
                if (random.nextInt(3) == 0) {
                    traits.add(trait);
                }
            }
            List<Map.Entry<String, byte[]>> order = new ArrayList<>(parts().entrySet());
            Collections.shuffle(order, random);
            Map<String, byte[]> shuffled = new LinkedHashMap<>();
            order.forEach(part -> shuffled.put(part.getKey(), part.getValue()));
            try {
                assertRead(new ZipForm(traits.toArray(ZipForm.Trait[]::new)).of(shuffled));
            } catch (IntakeException | AssertionError e) {
                throw new AssertionError("seed=" + seed + " game=" + game + " " + traits, e);
            }
        }
    }

    @Test
    void readsTheMainDocumentWhereverItIs() {
        Map<String, byte[]> parts = parts();
        byte[] main = parts.remove("word/document.xml");
        byte[] links = parts.remove("word/_rels/document.xml.rels");
        parts.put("text/Main Text.dat", main);
        parts.put("text/_rels/Main Text.dat.rels", links);
        replace(parts, "[Content_Types].xml", "/word/document.xml", "/text/Main Text.dat");
        replace(parts, "_rels/.rels", "word/document.xml", "./x/../text/Main%20Text.dat");
        assertRead(new ZipForm().of(parts));

        parts.remove("_rels/.rels");
        assertRead(new ZipForm().of(parts));
    }

    @Test
    void readsTheStrictFormOfItsNames() {
        Map<String, byte[]> parts = parts();
        for (String name : parts.keySet().toArray(String[]::new)) {
            replace(
                    parts,
                    name,
                    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                    "http://purl.oclc.org/ooxml/wordprocessingml/main");
            replace(
                    parts,
                    name,
                    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                    "http://purl.oclc.org/ooxml/officeDocument/relationships");
        }
        assertRead(new ZipForm().of(parts));
    }

    @Test
    void readsTemplatesAndRefusesFilesWithMacros() {
        Map<String, byte[]> template = parts();
        replace(template, "[Content_Types].xml", "document.main", "template.main");
        assertRead(new ZipForm().of(template));

        Map<String, byte[]> macros = parts();
        replace(
                macros,
                "[Content_Types].xml",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                "application/vnd.ms-word.document.macroEnabled.main+xml");
        assertRefused(new ZipForm().of(macros), Reason.MACROS);
    }

    private static void replace(Map<String, byte[]> parts, String name, String from, String to) {
        parts.computeIfPresent(
                name,
                (key, bytes) -> new String(bytes, StandardCharsets.UTF_8)
                        .replace(from, to)
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesEntriesThatShareBytes() {
        assertRefused(new ZipForm().sharing(parts()), Reason.BROKEN);
    }

    @Test
    void refusesAnEntryThatIsLongerThanItsDirectorySays() {
        assertRefused(new ZipForm().lying(parts(), -1), Reason.BROKEN);
        assertRefused(new ZipForm().lying(parts(), 1), Reason.BROKEN);
        assertRefused(new ZipForm().lying(parts(), 100 << 20), Reason.UNPACKS_TOO_LARGE);
    }

    @Test
    void refusesLockedEntries() {
        assertRefused(new ZipForm().locked(parts()), Reason.LOCKED_OR_OLD);
    }

    /** Every byte of the directory and of the end is changed. */
    @ParameterizedTest
    @ValueSource(ints = {1, 0x80, 0xFF})
    void readsOrRefusesAnyDirectory(int change) {
        for (ZipForm form : List.of(new ZipForm(), new ZipForm(ZipForm.Trait.IN_64_BITS))) {
            byte[] file = form.of(parts());
            for (int at = form.directory(); at < file.length; at++) {
                byte[] changed = file.clone();
                changed[at] ^= (byte) change;
                try {
                    Intake.read(changed, "a.docx");
                } catch (IntakeException e) {
                    assertThat(e.getMessage()).startsWith("Expected");
                } catch (RuntimeException e) {
                    throw new AssertionError("at " + at, e);
                }
            }
        }
    }
}
