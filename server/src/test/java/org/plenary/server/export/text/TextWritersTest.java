package org.plenary.server.export.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Markdown;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.PlainText;
import org.plenary.instrument.TextRun;
import org.plenary.server.export.DecidedTexts;
import org.plenary.server.export.Edition;
import org.plenary.server.export.EditionWriter;
import org.plenary.server.export.Editions;
import org.plenary.server.export.ExportOptions;
import org.plenary.server.export.FootnoteTexts;
import org.plenary.server.export.RandomTexts;
import org.plenary.server.identity.Masthead;

class TextWritersTest {
    private static final EditionWriter MARKDOWN = new MarkdownWriter();
    private static final EditionWriter PLAIN = new PlainTextWriter();
    private static final ExportOptions NOTES = new ExportOptions(true, false, false);

    @Test
    void putsTheTextBetweenAHeadAndAFootInMarkdown() throws IOException {
        // given
        Edition edition = Editions.revision1();
        // when
        String file = write(MARKDOWN, edition, ExportOptions.NONE);
        // then
        String hash = edition.head().hash().toString();
        assertThat(file).isEqualTo("""
                > **TSC/2026/WP.1/Rev.1**\\
                > Process on Trust and Security in Cyberspace\\
                > Distr.: Limited\\
                > 15 November 2026\\
                > Original: English\\
                > Item 4 of the agenda: Norms of responsible behaviour\\
                > **After the first reading**\\
                > Reflects what delegations proposed in the first reading. The paragraph on a fund is put aside.\\
                > Status of clauses as of 15 November 2026, 09:00 UTC: \\[parked\\] put aside for now. Clauses without a mark are open.

                """ + parkedFund(Markdown.render(edition.text())) + """

                > Entry 19, hash `HASH`\\
                > No signature is known for this revision.\\
                > Verify this text at <https://drafting.example.org/verify?head=HASH>
                """.replace("HASH", hash));
    }

    /** The demonstration's first revision with the mark of its one clause that is not open. */
    private static String parkedFund(String markdown) {
        return markdown.replace("**OP4** ", "**OP4** `[parked]` ");
    }

    @Test
    void putsTheTextBetweenAHeadAndAFootInPlainText() throws IOException {
        // given
        Edition edition = Editions.with(Editions.live(), new Masthead("", "", "fr"));
        // when
        String file = write(PLAIN, edition, ExportOptions.NONE);
        // then
        String hash = edition.head().hash().toString();
        assertThat(file).startsWith("Projet – non publié\n" + edition.process().name() + "\n");
        assertThat(file).contains("\nOriginal : français\n" + "_".repeat(72) + "\n\n");
        assertThat(body(file) + "\n").isEqualTo(PlainText.render(edition.text()));
        assertThat(file).endsWith("https://drafting.example.org/verify?head=" + hash + "\n");
    }

    @Test
    void marksChangesWithWhoMadeThemAndWhen() throws IOException {
        // when
        String file = write(MARKDOWN, Editions.redline(), ExportOptions.NONE);
        // then
        assertThat(file)
                .contains("> **Changes from TSC/2026/WP.1/Rev.1 to TSC/2026/WP.1/Rev.2**\\\n")
                .contains("critical infrastructure{++, and to help those who have suffered it to recover++}"
                        + "{>>FRA (Claire Martin), 17 November 2026, 14:00 UTC<<};\n")
                .contains("\n\n{--**OP5**--}{++**OP4**++} *Pledge* to")
                .contains(
                        "candidates alike++}{>>OPENNET (Tomáš Novák), 16 November 2026, 14:00 UTC<<};{--\n\n**OP4** `[parked]` *Decide*")
                .contains("{>>Clause moved by Amara Okafor, 16 November 2026, 15:30 UTC<<}");
        assertThat(body(Critic.accept(file)) + "\n")
                .isEqualTo(Markdown.render(Editions.revision2().text()));
        assertThat(body(Critic.reject(file)) + "\n")
                .isEqualTo(parkedFund(Markdown.render(Editions.revision1().text())));
    }

    @Test
    void showsWhatBecameOfClausesAndWhatWasDecidedAboutThem() throws IOException {
        // given
        Editions.Told told = DecidedTexts.negotiated(Editions.MASTHEAD);
        // when
        String markdown = write(MARKDOWN, told.redline(), ExportOptions.NONE);
        String plain = write(PLAIN, told.redline(), ExportOptions.NONE);
        // then
        String chair = "Amara Okafor, 21 November 2026, ";
        assertThat(body(plain))
                .contains("\n\nOP1   [parked] ++}{>>" + chair + "10:29 UTC<<}", "OP4   [parked] Regrets everything;--}")
                .contains("{--OP1   [--}{++OP2   [agreed ad ref.] ++}{>>" + chair
                        + "10:24 UTC<<}Decides to meet;{--]--}");
        assertThat(markdown)
                .contains("5 decisions on clauses were taken in between; they are listed at the end.")
                .contains("**Co-facilitators’ \\*clean\\* text**\\\n> For the second reading.\\\n")
                .contains("**Decisions on clauses from TSC/2026/WP.1/Rev.1 to TSC/2026/WP.1/Rev.2**\\\n")
                .contains("> OP2: In brackets → Agreed ad referendum – " + chair + "10:24 UTC\\\n")
                .contains("> heading “Follow-up”: Open → Agreed – ")
                .contains(
                        "> OP4 (removed since): Parked → Open – " + chair + "10:26 UTC – Reason: Nobody holds it\\\n");
        assertThat(body(Critic.accept(plain))).isEqualTo(body(write(PLAIN, told.clean(), ExportOptions.NONE)));
        assertThat(body(Critic.reject(plain))).isEqualTo(body(write(PLAIN, told.first(), ExportOptions.NONE)));
        assertThat(body(Critic.accept(markdown))).isEqualTo(body(write(MARKDOWN, told.clean(), ExportOptions.NONE)));
        assertThat(body(Critic.reject(markdown))).isEqualTo(body(write(MARKDOWN, told.first(), ExportOptions.NONE)));
        assertThat(body(write(PLAIN, told.clean(), ExportOptions.NONE))).isEqualTo("""
                Declaration
                ===========

                OP1   [parked] Remains seized.

                OP2   [agreed ad ref.] Decides to meet;

                OP3   Requests a short report;

                [agreed] Follow-up
                ---------

                OP4   [Thanks Kenya.]""");
    }

    @Test
    void saysInFrenchWhatTheMarksMean() throws IOException {
        Edition edition = DecidedTexts.of("fr", DecidedTexts.decisions(ClauseStatus.PARKED))
                .clean();

        String file = write(PLAIN, edition, ExportOptions.NONE);

        assertThat(file)
                .contains(
                        "\nStatut des clauses au 21 novembre 2026, 10:31 UTC : [agréée ad ref.] agréée, sauf objection d’une"
                                + " capitale\u00A0; [agréée] fermée aux modifications\u00A0; [réservée] mise de côté pour l’instant."
                                + " Les clauses sans marque sont ouvertes.\n")
                .contains("\nPP1   [agréée ad ref.] \\[agreed] Recalling this,\n");
    }

    @Test
    void saysOnceThatAllOfATextIsAdopted() throws IOException {
        Map<String, ClauseStatus> all = DecidedTexts.decisions(ClauseStatus.ADOPTED);
        all.replaceAll((clause, status) -> ClauseStatus.ADOPTED);
        all.put("o5", ClauseStatus.ADOPTED);

        String file = write(PLAIN, DecidedTexts.of("fr", all).clean(), ExportOptions.NONE);

        assertThat(file)
                .contains(
                        "\nToutes les clauses sont adoptées au 21 novembre 2026, 10:32 UTC.\n",
                        "\nPP1   [agreed] Recalling")
                .doesNotContain("[adoptée]");
    }

    @Test
    void showsAMoveAtBothPlaces() throws IOException {
        // given
        Clause one = Clause.of(new ClauseId("one"), ClauseKind.OPERATIVE, "First.");
        Clause two = Clause.of(new ClauseId("two"), ClauseKind.OPERATIVE, "Second.");
        Clause three = Clause.of(new ClauseId("three"), ClauseKind.OPERATIVE, "Third.");
        // when
        Edition redline = Editions.redline(
                Editions.MASTHEAD,
                new Instrument(List.of(one, two, three)),
                new Editions.Step("fra-martin", new Instrument(List.of(three, one, two))));
        // then
        String moved = "{>>Clause moved by FRA (Claire Martin), 21 November 2026, 11:59 UTC<<}";
        assertThat(body(write(PLAIN, redline, ExportOptions.NONE)))
                .isEqualTo("{++OP1   Third.++}" + moved + "{--OP1   --}{++\n\nOP2   ++}First.\n\n"
                        + "{--OP2   --}{++OP3   ++}Second.{--\n\nOP3   Third.--}" + moved);
    }

    @Test
    void showsWhatBecameOfFootnotesInTheirPlacesAndBehindTheText() throws IOException {
        // when
        Edition redline = Editions.with(FootnoteTexts.redline(), new Masthead("", "", "fr"));
        // then
        String by = "{>>FRA (Claire Martin), 21 novembre 2026, 11:59 UTC<<}";
        String moved = "{>>Clause déplacée par FRA (Claire Martin), 21 novembre 2026, 11:59 UTC<<}";
        String plain = body(write(PLAIN, redline, ExportOptions.NONE));
        assertThat(plain)
                .isEqualTo("{++OP1   Thanks Kenya[1].++}" + moved + "{--OP1   --}{++\n\nOP2   ++}Recalls{--[1]--}" + by
                        + " the past;\n\n{--OP2   --}{++OP3   ++}Decides[2] to meet{++[3]++}" + by + ";{--\n\n"
                        + "OP3   Thanks Kenya[3].--}" + moved + "\n\nNotes\n-----{++\n\n"
                        + "[1]   For its hospitality.++}" + moved + "{--\n\n[1]   Resolution one.--}" + by
                        + "\n\n[2]   By {++large ++}" + by + "consensus.{++\n\n[3]   In Oslo.++}" + by
                        + "{--\n\n[3]   For its hospitality.--}" + moved);
        assertThat(Critic.accept(body(write(MARKDOWN, redline, ExportOptions.NONE))) + "\n")
                .isEqualTo(Markdown.render(FootnoteTexts.becomes()));
    }

    @Test
    void tellsWhereTextBecameBold() throws IOException {
        // given
        Clause plain = Clause.of(new ClauseId("c"), ClauseKind.ARTICLE, "All of it.");
        Clause bold = new Clause(
                plain.id(),
                plain.kind(),
                List.of(new Paragraph(
                        List.of(TextRun.plain("All "), new TextRun("of", true, false), TextRun.plain(" it.")))));
        // when
        Edition redline = Editions.redline(
                Editions.MASTHEAD,
                new Instrument(List.of(plain)),
                new Editions.Step("ken-mwangi", new Instrument(List.of(bold))));
        // then
        String by = "{>>KEN (Daniel Mwangi), 21 November 2026, 11:59 UTC<<}";
        assertThat(body(write(MARKDOWN, redline, ExportOptions.NONE)))
                .isEqualTo("### Article 1\n\nAll {++**++}" + by + "of{++**++}" + by + " it.");
    }

    @Test
    void addsNotesAsComments() throws IOException {
        // when
        String with = write(PLAIN, Editions.revision1(), NOTES);
        // then
        assertThat(with).contains("digital activities;{>>Amara Okafor, 15 November 2026, 08:00 UTC: Parked<<}\n");
        assertThat(Critic.accept(with)).isEqualTo(write(PLAIN, Editions.revision1(), ExportOptions.NONE));
    }

    @Test
    void takesNoHostileTextForMarks() throws IOException {
        // given
        String hostile =
                "<script>alert(1)</script> {++x++} {--y--} {>>z<<} {~~a~>b~~} {==h==} {\\++w+\\+} [l](http://e) =cmd|' /C calc'!A0";
        Instrument text = new Instrument(List.of(Clause.of(new ClauseId("c"), ClauseKind.OPERATIVE, hostile)));
        Edition clean = Editions.clean(new Masthead("{++Distr++}", "</p><b>x</b> {>>q<<}", "en"), text);
        Edition redline =
                Editions.redline(Editions.MASTHEAD, new Instrument(List.of()), new Editions.Step("fra-martin", text));
        // when
        String markdown = write(MARKDOWN, clean, ExportOptions.NONE);
        String plain = write(PLAIN, clean, ExportOptions.NONE);
        // then
        assertThat(Critic.hasMarks(markdown)).isFalse();
        assertThat(Critic.hasMarks(plain)).isFalse();
        assertThat(CommonMarkWords.of(markdown)).contains("{++Distr++}", "</p><b>x</b>", "{>>q<<}", "{==h==}");
        assertThat(body(plain)).isEqualTo("OP1   " + marked(hostile));
        assertThat(body(Critic.accept(write(PLAIN, redline, ExportOptions.NONE))))
                .isEqualTo("OP1   " + marked(hostile));
        assertThat(body(Critic.reject(write(PLAIN, redline, ExportOptions.NONE))))
                .isEmpty();
    }

    @Test
    void writesMarkdownThatReadsBackToTheWords() throws IOException {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        for (int round = 0; round < 20; round++) {
            // given
            Edition edition = Editions.clean(Editions.MASTHEAD, new RandomTexts(seed + round).text());
            // when
            String markdown = body(write(MARKDOWN, edition, ExportOptions.NONE));
            // then
            assertThat(CommonMarkWords.of(markdown))
                    .as("seed=" + (seed + round))
                    .isEqualTo(CommonMarkWords.of(edition.text()));
        }
    }

    @Test
    void givesBothTextsOfRandomRedlines() throws IOException {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        for (int round = 0; round < 25; round++) {
            // given
            RandomTexts texts = RandomTexts.withFootnotes(seed + round);
            Instrument first = texts.text();
            Instrument second = texts.edited(first);
            Instrument third = texts.edited(second);
            // when
            Edition redline = Editions.redline(
                    Editions.MASTHEAD,
                    first,
                    new Editions.Step("fra-martin", second),
                    new Editions.Step("ken-mwangi", third));
            String markdown = body(write(MARKDOWN, redline, ExportOptions.NONE));
            String plain = body(write(PLAIN, redline, ExportOptions.NONE));
            // then
            String as = "seed=" + (seed + round);
            assertThat(Critic.accept(markdown)).as(as).isEqualTo(stripped(Markdown.render(third)));
            assertThat(Critic.acceptByKind(markdown)).as(as).isEqualTo(stripped(Markdown.render(third)));
            assertThat(Critic.reject(markdown)).as(as).isEqualTo(stripped(Markdown.render(first)));
            assertThat(Critic.accept(plain)).as(as).isEqualTo(stripped(marked(PlainText.render(third))));
            assertThat(Critic.reject(plain)).as(as).isEqualTo(stripped(marked(PlainText.render(first))));
        }
    }

    private static String stripped(String text) {
        return text.isEmpty() ? text : text.substring(0, text.length() - 1);
    }

    private static String marked(String text) {
        return text.replaceAll("(?<=\\{)(\\\\*)(?=[+\\-~=>])", "$1\\\\").replaceAll("([+\\-~=<]\\\\*)(?=})", "$1\\\\");
    }

    private static String body(String file) {
        int end = Math.max(file.lastIndexOf("\n\n> "), file.lastIndexOf("\n\n___"));
        return file.substring(file.indexOf("\n\n") + 2, end);
    }

    private static String write(EditionWriter writer, Edition edition, ExportOptions options) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(edition, options, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
