package org.plenary.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.instrument.Numbering;
import org.plenary.server.export.akn.AkomaNtosoWriter;
import org.plenary.server.export.html.HtmlWriter;
import org.plenary.server.export.json.JsonWriter;
import org.plenary.server.export.text.MarkdownWriter;
import org.plenary.server.export.text.PlainTextWriter;

/** Files of a draft in which clauses compete call these as the sheet does. */
class AlternativesExportTest {
    private static final Editions.Told COMPETING = HeldTexts.competing();

    private static String write(EditionWriter writer, Edition edition) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(edition, ExportOptions.NONE, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void areCalledSoInTheTextOfNowAndNotInThatOfBefore() {
        assertThat(Numbering.ofClauses(COMPETING.clean().text()).values().stream()
                        .filter(number -> !number.isEmpty()))
                .containsExactlyElementsOf(HeldTexts.COMPETING);
        assertThat(Numbering.ofClauses(COMPETING.first().text()).values()).contains("OP4", "Annex II");
    }

    @Test
    void standInTextAndPages() throws IOException {
        for (EditionWriter writer : List.of(new PlainTextWriter(), new MarkdownWriter(), new HtmlWriter())) {
            String file =
                    write(writer, COMPETING.clean()).replaceAll("<[^>]*>", " ").replace('\u00A0', ' ');

            assertThat(file).containsSubsequence(HeldTexts.COMPETING);
            assertThat(file).doesNotContain("OP3", "Article 2", "Annex II");
        }
    }

    @Test
    void standInData() throws IOException {
        JsonObject data = new JsonObject(write(new JsonWriter(), COMPETING.clean()));

        assertThat(data.getJsonArray("clauses").stream()
                        .map(clause -> ((JsonObject) clause).getString("number"))
                        .filter(number -> number != null && !number.isEmpty()))
                .containsExactlyElementsOf(HeldTexts.COMPETING);
    }

    @Test
    void sayInAkomaNtosoToWhatTheyAreAlternatives() throws IOException {
        assertThat(write(new AkomaNtosoWriter(), COMPETING.clean()))
                .contains("eId=\"rec_1alt\" alternativeTo=\"#rec_1\"")
                .contains("eId=\"para_1alt\" alternativeTo=\"#para_1\"")
                .contains("eId=\"para_1alt2\" alternativeTo=\"#para_1\"")
                .contains("eId=\"art_1alt\" alternativeTo=\"#art_1\"")
                .contains("eId=\"att_2\" alternativeTo=\"#att_1\"");
    }
}
