package org.plenary.server.export.docx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.instrument.Footnotes;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.TextRun;
import org.plenary.server.export.Contribution;
import org.plenary.server.export.DecidedTexts;
import org.plenary.server.export.Edition;
import org.plenary.server.export.Editions;
import org.plenary.server.export.ExportOptions;
import org.plenary.server.export.FootnoteTexts;
import org.plenary.server.export.HeldTexts;
import org.plenary.server.export.Office;

/** What LibreOffice makes of the documents. */
class DocxOfficeTest {
    @TempDir
    Path directory;

    @Test
    void countsTheNumbersOfTheInstrument() {
        // given
        Map<Path, Instrument> files = new LinkedHashMap<>();
        clean(files, "revision1", Editions.revision1());
        clean(files, "live", Editions.live());
        clean(files, "treaty", Editions.clean(Editions.MASTHEAD, SampleDrafts.treaty()));
        clean(files, "many", Editions.clean(Editions.MASTHEAD, SampleDrafts.many()));
        clean(files, "held", HeldTexts.held().clean());
        clean(files, "arabic", Editions.clean(SampleDrafts.ARABIC, SampleDrafts.arabic()));
        // when
        List<String> texts = Office.text(List.copyOf(files.keySet()));
        // then
        int i = 0;
        for (Map.Entry<Path, Instrument> file : files.entrySet()) {
            assertThat(unmarked(line(texts.get(i++))))
                    .as(file.getKey().toString())
                    .contains(ExpectedText.line(file.getValue()));
        }
        List<Path> pages = Office.convert(List.copyOf(files.keySet()), "pdf");
        assertThat(pages).allSatisfy(page -> assertThat(page).isNotEmptyFile());
    }

    private void clean(Map<Path, Instrument> files, String name, Edition edition) {
        files.put(file(name, edition, new ExportOptions(true, false, true)), edition.text());
    }

    private Path file(String name, Edition edition, ExportOptions options) {
        try {
            return Files.write(directory.resolve(name + ".docx"), DocxRedlineTest.write(edition, options));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Without the labels of the right-to-left mark and such, words apart by one space. */
    private static String line(String text) {
        return text.replaceAll("[\\u200e\\u200f]", "").replaceAll("\\s+", " ").strip();
    }

    /** A redline, and the texts it is between. */
    private record Case(String name, Edition edition, Instrument before) {}

    @Test
    void acceptsAndRejectsChanges() {
        // given
        List<Case> cases = new ArrayList<>();
        cases.add(new Case("demo", Editions.redline(), Editions.revision1().text()));
        cases.add(new Case(
                "since", Editions.sinceRevision2(), Editions.revision2().text()));
        for (int seed : new int[] {1, 2, 4, 5, 6, 20}) {
            cases.add(random(seed));
        }
        List<Path> files = cases.stream()
                .map(each -> file(each.name, each.edition, ExportOptions.NONE))
                .toList();
        // when
        List<String> decided = Office.decided(files);
        // then
        for (int i = 0; i < cases.size(); i++) {
            Case each = cases.get(i);
            assertThat(unmarked(body(decided.get(2 * i))))
                    .as(each.name + " accepted")
                    .isEqualTo(ExpectedText.line(each.edition.text()));
            assertThat(unmarked(body(decided.get(2 * i + 1))))
                    .as(each.name + " rejected")
                    .isEqualTo(ExpectedText.line(each.before));
        }
    }

    @Test
    void acceptsAndRejectsChangesWhereNumbersHold() {
        List<Editions.Told> told = List.of(HeldTexts.held(), HeldTexts.runningAgain());
        List<Path> files = new ArrayList<>();
        for (Editions.Told each : told) {
            files.add(file("held" + files.size(), each.redline(), ExportOptions.NONE));
        }

        List<String> decided = Office.decided(files);

        for (int i = 0; i < told.size(); i++) {
            assertThat(body(decided.get(2 * i)))
                    .isEqualTo(ExpectedText.line(told.get(i).clean().text()));
            assertThat(body(decided.get(2 * i + 1)))
                    .isEqualTo(ExpectedText.line(told.get(i).first().text()));
        }
    }

    @Test
    void acceptsAndRejectsBracketsWithTheChanges() {
        Path file = file("bracketed", BracketedRedlineTest.told().redline(), ExportOptions.NONE);

        List<String> decided = Office.decided(List.of(file));

        assertThat(body(decided.get(0)))
                .contains(
                        "Shall [cooperate most closely] now.",
                        "Urges [[upon] all] of them.",
                        "[Whole clause, and more.]")
                .doesNotContain("Doomed");
        assertThat(body(decided.get(1)))
                .contains(
                        "Shall [cooperate closely] now.",
                        "Urges upon [all] of them.",
                        "[Whole clause.]",
                        "[Doomed] words.");
    }

    @Test
    void acceptsAndRejectsChangesOfFootnotes() {
        List<Path> files = new ArrayList<>(List.of(file("changed", FootnoteTexts.redline(), ExportOptions.NONE)));
        List<Instrument> expected = new ArrayList<>(List.of(FootnoteTexts.becomes(), FootnoteTexts.begins()));
        for (int seed : new int[] {1, 2, 4, 5, 6, 20}) {
            Case each = random(seed, true);
            files.add(file(each.name, each.edition, ExportOptions.NONE));
            expected.add(each.edition.text());
            expected.add(each.before);
        }

        List<List<String>> decided = Office.decidedFootnotes(files);

        for (int i = 0; i < expected.size(); i++) {
            assertThat(decided.get(i)).as("text %d", i).isEqualTo(footnotes(expected.get(i)));
        }
        assertThat(decided.get(0)).containsExactly("For its hospitality.", "By large consensus.", "In Oslo.");
    }

    private static List<String> footnotes(Instrument text) {
        return Footnotes.of(text).stream()
                .map(footnote -> footnote.inlines().stream()
                        .map(inline -> inline instanceof TextRun run ? run.text() : " ")
                        .collect(Collectors.joining()))
                .map(words -> words.replaceAll("\\s+", " ").strip())
                .toList();
    }

    /**
     * Where several had a hand in a clause that is rejected, LibreOffice leaves an empty one, as it does without marks.
     */
    @Test
    void acceptsAndRejectsTheMarksOfTheStatusOfClauses() {
        Edition redline = DecidedTexts.negotiated(Editions.MASTHEAD).redline();

        List<String> decided = Office.decided(List.of(file("negotiated", redline, ExportOptions.NONE)));

        assertThat(body(decided.get(0)))
                .isEqualTo("Declaration OP1 [parked] Remains seized. OP2 [agreed ad ref.] Decides to meet;"
                        + " OP3 Requests a short report; [agreed] Follow-up OP4 [Thanks Kenya.]");
        assertThat(body(decided.get(1)))
                .startsWith("Declaration OP1 [Decides to meet;] OP2 Requests a report; Follow-up OP3 Remains seized."
                        + " OP4 [parked] Regrets everything;");
    }

    /** Without the marks of the status of clauses. */
    private static String unmarked(String line) {
        return line.replaceAll("\\[(parked|agreed|agreed ad ref\\.)\\] ", "")
                .replaceAll("(^| )\\[(?=\\p{Lu})", "$1")
                .replaceAll("\\](?= |$)", "");
    }

    /**
     * LibreOffice forgets that an empty paragraph was changed, and joins one that several people deleted bit by bit to
     * the next one in the form of the former. Words are right even then.
     */
    @Test
    void keepsEveryWordWhereLibreOfficeForgetsTheFormOfAParagraph() {
        List<Case> cases = List.of(random(3), random(12), random(28));
        List<String> decided = Office.decided(cases.stream()
                .map(each -> file(each.name, each.edition, ExportOptions.NONE))
                .toList());
        for (int i = 0; i < cases.size(); i++) {
            Case each = cases.get(i);
            assertThat(words(body(decided.get(2 * i)))).isEqualTo(words(ExpectedText.line(each.edition.text())));
            assertThat(words(body(decided.get(2 * i + 1)))).isEqualTo(words(ExpectedText.line(each.before)));
        }
    }

    /** The words of a random text all begin with the same letter. */
    private static List<String> words(String text) {
        return Stream.of(text.split(" ", -1))
                .filter(word -> word.startsWith("w"))
                .toList();
    }

    private static Case random(int seed) {
        return random(seed, false);
    }

    private static Case random(int seed, boolean footnotes) {
        RandomDrafts drafts = new RandomDrafts(new Random(seed), false, footnotes);
        Instrument begin = drafts.begin();
        Instrument second = drafts.edit(begin);
        Instrument third = drafts.edit(drafts.edit(second));
        Edition edition = Editions.redline(
                Editions.MASTHEAD,
                begin,
                new Editions.Step("fra-martin", second),
                new Editions.Step("ken-mwangi", third));
        return new Case("random" + seed, edition, begin);
    }

    /** What stands between the masthead and the record. */
    private static String body(String text) {
        String line = line(text);
        int start = line.indexOf("Changes from ");
        int decisions = line.lastIndexOf(" Decisions on clauses from ");
        int end = decisions < 0 ? line.lastIndexOf("______________ Entry ") : decisions;
        String from = line.substring(start, end).strip();
        return from.replaceFirst("Changes from (\\S*Rev\\.\\d+|.*? UTC) to (\\S*Rev\\.\\d+|.*? UTC) ?", "")
                .replaceFirst("\\d+ decisions on clauses were .*? the end\\. ", "")
                .replaceFirst("Status of clauses as of .*? Clauses without a mark are open\\. ?", "");
    }

    @Test
    void namesTheDelegationsAsAuthors() throws IOException {
        // given
        Edition edition = Editions.redline();
        Path file = file("authors", edition, new ExportOptions(true, true, false));
        // when
        String text = Files.readString(Office.convert(List.of(file), "fodt").get(0));
        // then
        Matcher change = Pattern.compile(
                        "<office:change-info>\\s*<dc:creator>([^<]+)</dc:creator>\\s*<dc:date>([^<.]+)")
                .matcher(text);
        Set<String> said = new HashSet<>();
        while (change.find()) {
            said.add(change.group(1) + " " + change.group(2));
        }
        Set<String> expected = new HashSet<>();
        for (Contribution by : edition.contributions().values()) {
            String party = by.delegation() == null
                    ? by.person()
                    : by.delegation() + " (" + edition.delegationName(by.delegation()) + ")";
            expected.add(party + " " + by.at().toString().substring(0, 19));
        }
        assertThat(said).isNotEmpty().isSubsetOf(expected);
        assertThat(said.toString()).contains("FRA (France)", "KEN (Kenya)", "JPN (Japan)", "MERIDIAN (");
    }
}
