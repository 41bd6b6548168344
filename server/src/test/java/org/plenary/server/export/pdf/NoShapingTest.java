package org.plenary.server.export.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.server.export.Editions;
import org.plenary.server.export.ExportOptions;
import org.plenary.server.export.Unshown;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** What a PDF says where HarfBuzz cannot be loaded, as on a system for which there is none. */
class NoShapingTest {
    private static final String WORD = "قرار";

    @TempDir
    Path directory;

    @Test
    void namesTheLettersThatWantShapingAndSaysSoInTheLog() throws Exception {
        // given
        Path file = directory.resolve("draft.pdf");
        Path log = directory.resolve("log");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.lwjgl.harfbuzz.libname=" + directory.resolve("libabsent.so"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        NoShapingTest.class.getName(),
                        file.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        // when
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        // then
        String said = Files.readString(log);
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said).contains("export.noShaping", "unshown=U+0627, U+0631, U+0642");
        PdfReading pdf = new PdfReading(Files.readAllBytes(file));
        assertThat(String.join("", pdf.texts())).contains("Decides", "‹U+0642›‹U+0631›‹U+0627›‹U+0631›");
        assertThat(pdf.faults(PDFAFlavour.PDFA_2_B)).isEmpty();
    }

    /** Writes such a file, in a process of its own: a library that was loaded once stays. */
    public static void main(String[] arguments) throws IOException {
        Instrument text =
                new Instrument(List.of(Clause.of(new ClauseId("a"), ClauseKind.OPERATIVE, "Decides " + WORD + ".")));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Unshown unshown = new PdfWriter().write(Editions.clean(Editions.MASTHEAD, text), ExportOptions.NONE, out);
        Files.write(Path.of(arguments[0]), out.toByteArray());
        System.out.write(("unshown=" + unshown.codes() + "\n").getBytes(StandardCharsets.UTF_8));
        System.out.flush();
    }
}
