package org.plenary.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Word files of random pieces within one another: every word that is shown is in the text, in its order and once, and
 * every word that is not is in the report. Longer with {@code -Dplenary.intake.games=…}.
 */
class DocxGamesTest {
    private static final int DEPTH = 4;
    private static final String TRACKED = " w:id=\"1\" w:author=\"a\"";

    private final List<String> shown = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private Random random = new Random();
    private int words;

    @Test
    void takesEveryWordThatIsShownAndTellsOfEveryOther() {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        int games = Integer.getInteger("plenary.intake.games", 200);
        for (int game = 0; game < games; game++) {
            random = new Random(seed + game);
            try {
                play();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(
                        "replay with -Dplenary.seed=" + (seed + game) + " -Dplenary.intake.games=1", e);
            }
        }
    }

    private void play() {
        shown.clear();
        told.clear();
        words = 0;
        StringBuilder body = new StringBuilder();
        int blocks = 1 + random.nextInt(6);
        for (int i = 0; i < blocks; i++) {
            body.append(block(DEPTH));
        }
        String last = text();
        DocxPackage file = DocxPackage.of(body + "<w:p>" + last + "</w:p>")
                .part(
                        "footnotes",
                        "footnotes",
                        "<w:footnote w:id=\"1\"><w:p>" + WordFile.run("note") + "</w:p></w:footnote>");
        Findings findings = new Findings();

        String text = DocxReader.read(file.bytes(), findings).stream()
                .map(Passage::text)
                .collect(Collectors.joining(" "));
        List<String> taken = new ArrayList<>(List.of(text.split("[^a-z0-9]+", -1)));
        taken.removeIf(word -> !word.matches("w\\d+"));
        String report =
                findings.list().stream().map(each -> " " + each.excerpt() + " ").collect(Collectors.joining());
        assertThat(taken).isEqualTo(shown);
        assertThat(told).allMatch(word -> report.matches("(?s).*\\b" + word + "\\b.*"));
    }

    private String word(List<String> to) {
        String word = "w" + ++words;
        to.add(word);
        return " " + word + " ";
    }

    private String text() {
        return WordFile.run(word(shown));
    }

    private String block(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(9)) {
            case 1 -> "<w:sdt><w:sdtPr/><w:sdtContent>" + block(depth - 1) + "</w:sdtContent></w:sdt>";
            case 2 -> "<w:customXml w:element=\"e\">" + block(depth - 1) + block(depth - 1) + "</w:customXml>";
            case 3 ->
                "<mc:AlternateContent><mc:Choice Requires=\"x\">" + block(depth - 1)
                        + "</mc:Choice><mc:Fallback><w:p><w:r><w:t>w0</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>";
            case 4 ->
                "<w:tbl><w:tr>" + cell(depth) + cell(depth) + "</w:tr><w:tr><w:trPr><w:del" + TRACKED
                        + "/></w:trPr><w:tc><w:p>" + WordFile.run(word(told)) + "</w:p></w:tc></w:tr></w:tbl>";
            case 5 ->
                "<w:p><w:pPr><w:rPr><w:del" + TRACKED + "/></w:rPr></w:pPr>" + pieces(depth) + "</w:p><w:p>" + text()
                        + "</w:p>";
            default -> "<w:p>" + pieces(depth) + "</w:p>";
        };
    }

    private String cell(int depth) {
        String properties = switch (random.nextInt(4)) {
            case 0 -> "<w:gridSpan w:val=\"" + (1 + random.nextInt(3)) + "\"/>";
            case 1 -> "<w:vMerge/>";
            default -> "";
        };
        return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + block(depth - 1) + "<w:p/></w:tc>";
    }

    private String pieces(int depth) {
        StringBuilder pieces = new StringBuilder(text());
        for (int i = random.nextInt(5); i > 0; i--) {
            pieces.append(piece(depth));
        }
        return pieces.toString();
    }

    private String piece(int depth) {
        if (depth == 0) {
            return text();
        }
        return switch (random.nextInt(17)) {
            case 0 -> "<w:ins" + TRACKED + ">" + piece(depth - 1) + "</w:ins>";
            case 1 ->
                "<w:del" + TRACKED + "><w:r><w:delText xml:space=\"preserve\">" + word(told)
                        + "</w:delText></w:r></w:del>";
            case 2 -> "<w:moveFrom" + TRACKED + ">" + WordFile.run(word(told)) + "</w:moveFrom>";
            case 3 -> "<w:hyperlink w:anchor=\"x\">" + piece(depth - 1) + piece(depth - 1) + "</w:hyperlink>";
            case 4 -> "<w:smartTag w:element=\"e\">" + piece(depth - 1) + "</w:smartTag>";
            case 5 ->
                "<w:sdt><w:sdtPr><w:date/></w:sdtPr><w:sdtContent>" + piece(depth - 1) + "</w:sdtContent></w:sdt>";
            case 6 -> "<w:fldSimple w:instr=\"REF x\">" + piece(depth - 1) + "</w:fldSimple>";
            case 7 -> field(mark("begin") + instruction("REF w0"), piece(depth - 1));
            case 8 ->
                field(
                        mark("begin")
                                + instruction("IF ")
                                + field(mark("begin") + instruction("MERGEFIELD x"), WordFile.run("w0")),
                        piece(depth - 1));
            case 9 ->
                "<w:del" + TRACKED + ">" + mark("begin") + "</w:del><w:del" + TRACKED + ">" + instruction("REF x")
                        + mark("separate") + "<w:r><w:delText>" + word(told) + "</w:delText></w:r></w:del><w:del"
                        + TRACKED + ">"
                        + mark("end") + "</w:del>";
            case 10 -> "<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space=\"preserve\">" + word(told) + "</w:t></w:r>";
            case 11 ->
                "<w:r><w:ruby><w:rubyPr/><w:rt>" + WordFile.run(word(told)) + "</w:rt><w:rubyBase>" + text()
                        + "</w:rubyBase></w:ruby></w:r>";
            case 12 ->
                "<m:oMath><m:r><m:t>" + word(shown) + "</m:t></m:r><w:del" + TRACKED + "><m:r><m:t>" + word(told)
                        + "</m:t></m:r></w:del><m:r><m:t>+" + word(shown) + "</m:t></m:r></m:oMath>"
                        + WordFile.run(" ");
            case 13 -> "<w:r><w:br w:type=\"page\"/></w:r>" + text();
            case 14 ->
                "<mc:AlternateContent><mc:Choice Requires=\"x\">" + piece(depth - 1)
                        + "</mc:Choice><mc:Fallback><w:r><w:t>w0</w:t></w:r></mc:Fallback></mc:AlternateContent>";
            case 15 -> "<w:bdo w:val=\"rtl\">" + piece(depth - 1) + "</w:bdo>";
            default -> text();
        };
    }

    private static String mark(String type) {
        return "<w:r><w:fldChar w:fldCharType=\"" + type + "\"/></w:r>";
    }

    private static String instruction(String text) {
        return "<w:r><w:instrText xml:space=\"preserve\"> " + text + " </w:instrText></w:r>";
    }

    private static String field(String begun, String result) {
        return begun + mark("separate") + result + mark("end");
    }
}
