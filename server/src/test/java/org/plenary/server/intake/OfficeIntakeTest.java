package org.plenary.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.export.Office;

/** DOCX files as LibreOffice writes them. */
class OfficeIntakeTest {
    private static final String DECLARATION = """
            <?xml version="1.0" encoding="UTF-8"?>
            <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
              xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
              xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
              xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
              office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
             <office:styles>
              <style:style style:name="Title" style:family="paragraph"/>
              <style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
                style:default-outline-level="1"/>
             </office:styles>
             <office:automatic-styles>
              <style:style style:name="i" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
              <text:list-style style:name="L">
               <text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/>
               <text:list-level-style-number text:level="2" style:num-prefix="(" style:num-suffix=")" style:num-format="a"/>
               <text:list-level-style-number text:level="3" style:num-prefix="(" style:num-suffix=")" style:num-format="i"/>
              </text:list-style>
             </office:automatic-styles>
             <office:body><office:text>
              <text:p text:style-name="Title">Declaration on bridges</text:p>
              <text:p><text:span text:style-name="i">Recalling</text:span> the bridges that were built,</text:p>
              <text:h text:style-name="Heading_20_1" text:outline-level="1">Commitments</text:h>
              <text:list text:style-name="L">
               <text:list-item><text:p><text:span text:style-name="i">Decides</text:span> to build:</text:p>
                <text:list>
                 <text:list-item><text:p>one bridge, with</text:p>
                  <text:list><text:list-item><text:p>two lanes;</text:p></text:list-item></text:list>
                 </text:list-item>
                 <text:list-item><text:p>another bridge;</text:p></text:list-item>
                </text:list>
               </text:list-item>
               <text:list-item><text:p><text:span text:style-name="i">Invites</text:span> everybody<text:note
                 text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Who can
                 come.</text:p></text:note-body></text:note>.</text:p></text:list-item>
              </text:list>
             </office:text></office:body>
            </office:document>
            """;

    @Test
    void readsTheListsHeadingsAndNotesOfLibreOffice(@TempDir Path directory) throws IOException {
        Path source = directory.resolve("declaration.fodt");
        Files.writeString(source, DECLARATION);

        Path docx = Office.convert(List.of(source), "docx:MS Word 2007 XML").get(0);
        IntakeResult read = Intake.read(Files.readAllBytes(docx), "declaration.docx");

        assertThat(Read.text(read)).isEqualTo("""
                # Declaration on bridges
                **PP1** *Recalling* the bridges that were built,
                ## Commitments
                **OP1** *Decides* to build:
                - (a) one bridge, with
                  - (i) two lanes;
                - (b) another bridge;
                **OP2** *Invites* everybody[^1].
                [^1]: Who can come.
                """);
        assertThat(Read.numbers(read)).containsExactly("OP1 was 1.", "OP2 was 2.");
        assertThat(Read.findings(read)).isEmpty();
    }
}
