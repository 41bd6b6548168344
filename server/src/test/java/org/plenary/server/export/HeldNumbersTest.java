package org.plenary.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.plenary.instrument.Numbering;
import org.plenary.instrument.redline.ClauseRedline;
import org.plenary.instrument.redline.Form;
import org.plenary.server.export.akn.AkomaNtosoWriter;
import org.plenary.server.export.html.HtmlWriter;
import org.plenary.server.export.json.JsonWriter;
import org.plenary.server.export.text.MarkdownWriter;
import org.plenary.server.export.text.PlainTextWriter;

/** Files of a draft whose numbers hold say these, of each moment its own. */
class HeldNumbersTest {
    private static final Editions.Told HELD = HeldTexts.held();
    private static final Pattern NUMBER = Pattern.compile(
            "\\b(?:PP|OP)\\d+(?:pre|bis|ter)?\\b|\\bArticle \\d+(?:bis)?\\b|\\bAnnex [IVX]+(?:bis)?\\b");

    private static String write(EditionWriter writer, Edition edition) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(edition, ExportOptions.NONE, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<String> numbersIn(String text) {
        List<String> numbers = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(text);
        while (matcher.find()) {
            numbers.add(matcher.group());
        }
        return numbers;
    }

    @Test
    void areThoseOfTheTextOfTheMoment() {
        assertThat(numbers(HELD.first())).isEqualTo(HeldTexts.BEFORE);
        assertThat(numbers(HELD.clean())).isEqualTo(HeldTexts.AFTER);
        assertThat(numbers(HeldTexts.runningAgain().first())).isEqualTo(HeldTexts.AFTER);
        assertThat(numbers(HeldTexts.runningAgain().clean()))
                .containsExactly(
                        "PP1",
                        "PP2",
                        "OP1",
                        "OP2",
                        "OP3",
                        "OP4",
                        "Article 1",
                        "Article 2",
                        "Annex I",
                        "Annex II",
                        "Annex III");
    }

    private static List<String> numbers(Edition edition) {
        return Numbering.ofClauses(edition.text()).values().stream()
                .filter(number -> !number.isEmpty())
                .toList();
    }

    @Test
    void areRightOnBothSidesOfARedline() {
        List<String> said = new ArrayList<>();
        for (ClauseRedline clause : HeldTexts.runningAgain().redline().redline().clauses()) {
            Form before = clause.before();
            Form after = clause.after();
            said.add((before == null ? "" : before.number()) + " > " + (after == null ? "" : after.number()));
        }

        assertThat(said)
                .contains("OP1 > ", "OP1bis > OP1", "OP1ter > OP2", "OP4 > OP3", "OP2 > OP4", "PP1pre > PP1")
                .contains("Article 1bis > Article 2", "Annex Ibis > Annex II", "Annex II > Annex III");
    }

    @Test
    void standInPlainTextAndMarkdown() throws IOException {
        for (EditionWriter writer : List.of(new PlainTextWriter(), new MarkdownWriter())) {
            assertThat(numbersIn(write(writer, HELD.clean()))).isEqualTo(HeldTexts.AFTER);
            assertThat(numbersIn(write(writer, HELD.first()))).isEqualTo(HeldTexts.BEFORE);
            assertThat(numbersIn(write(writer, HELD.redline())))
                    .containsAll(HeldTexts.AFTER)
                    .contains("OP3");
        }
    }

    @Test
    void standInPages() throws IOException {
        String page = write(new HtmlWriter(), HELD.clean()).replaceAll("<[^>]*>", " ");

        assertThat(numbersIn(page)).containsSubsequence(HeldTexts.AFTER);
        assertThat(numbersIn(page)).doesNotContain("OP3", "OP5", "PP2");
    }

    @Test
    void standInData() throws IOException {
        JsonArray clauses = new JsonObject(write(new JsonWriter(), HELD.clean())).getJsonArray("clauses");
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < clauses.size(); i++) {
            String number = clauses.getJsonObject(i).getString("number");
            if (number != null && !number.isEmpty()) {
                numbers.add(number);
            }
        }

        assertThat(numbers).isEqualTo(HeldTexts.AFTER);
    }

    @Test
    void standInAkomaNtosoAndGiveEachElementAnIdOfItsOwn() throws IOException {
        String xml = write(new AkomaNtosoWriter(), HELD.clean());
        List<String> ids = new ArrayList<>();
        Matcher matcher = Pattern.compile("eId=\"([^\"]*)\"").matcher(xml);
        while (matcher.find()) {
            ids.add(matcher.group(1));
        }

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids).contains("rec_1pre", "rec_1", "para_1", "para_1bis", "para_1ter", "art_1", "art_1bis");
        assertThat(xml).contains("<num>OP1bis</num>", "Annex Ibis");
    }
}
