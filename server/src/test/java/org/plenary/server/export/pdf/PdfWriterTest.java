package org.plenary.server.export.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.plenary.instrument.Instrument;
import org.plenary.server.export.DecidedTexts;
import org.plenary.server.export.Edition;
import org.plenary.server.export.Editions;
import org.plenary.server.export.ExportOptions;
import org.plenary.server.export.FootnoteTexts;
import org.plenary.server.export.SampleTexts;
import org.plenary.server.export.TextLines;
import org.plenary.server.export.Unshown;
import org.plenary.server.identity.Masthead;
import org.verapdf.pdfa.flavours.PDFAFlavour;

class PdfWriterTest {
    private static final ExportOptions ALL = new ExportOptions(true, false, true);
    private static final Masthead ARABIC = new Masthead("محدودة", "البند 4 من جدول الأعمال", "ar");

    static Stream<Arguments> editions() {
        return Stream.of(
                Arguments.of("clean", Editions.revision1(), ExportOptions.NONE),
                Arguments.of("redline", Editions.redline(), ExportOptions.NONE),
                Arguments.of("lines and notes", Editions.revision1(), ALL),
                Arguments.of("Arabic", arabic(), ALL),
                Arguments.of("many scripts", clean(SampleTexts.manyScripts()), ExportOptions.NONE),
                Arguments.of("hostile", clean(SampleTexts.hostile()), ALL),
                Arguments.of("empty", clean(new Instrument(List.of())), ALL),
                Arguments.of("treaty", clean(SampleTexts.treaty()), ALL),
                Arguments.of("tables", clean(SampleTexts.tables()), ALL),
                Arguments.of("footnotes", clean(SampleTexts.footnotes()), ALL),
                Arguments.of(
                        "footnotes in Arabic", Editions.clean(ARABIC, SampleTexts.footnotes()), ExportOptions.NONE),
                Arguments.of("changed footnotes", FootnoteTexts.redline(), ExportOptions.NONE),
                Arguments.of("long footnotes", clean(FootnoteTexts.longOnes()), ExportOptions.NONE),
                Arguments.of("long", clean(SampleTexts.ofLength(300)), ExportOptions.NONE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("editions")
    void writesWhatVeraPdfAccepts(String name, Edition edition, ExportOptions options) throws Exception {
        PdfReading pdf = write(edition, options);

        assertThat(pdf.faults(PDFAFlavour.PDFA_2_B)).as("PDF/A-2b: %s", name).isEmpty();
        assertThat(pdf.faults(PDFAFlavour.PDFUA_1)).as("PDF/UA-1: %s", name).isEmpty();
    }

    static Stream<Instrument> texts() {
        return Stream.of(
                SampleTexts.treaty(), SampleTexts.manyScripts(), SampleTexts.tables(), SampleTexts.ofLength(40));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void readsAsTheInstrument(Instrument text) throws Exception {
        PdfReading pdf = write(clean(text), ExportOptions.NONE);

        assertThat(body(pdf, "DRAFT")).isEqualTo(squeezed(TextLines.of(text)));
    }

    @Test
    void readsAsTheInstrumentInArabic() throws Exception {
        PdfReading pdf = write(arabic(), ExportOptions.NONE);

        String text = squeezed(pdf.linesFromRightToLeft());
        assertThat(text).contains("الأصل:العربية");
        assertThat(between(text, "البند4منجدولالأعمالمشروع", "السجل"))
                .isEqualTo(squeezed(TextLines.of(SampleTexts.arabic())));
    }

    @Test
    void hasASymbolAndAPageNumberOnEachPage() throws Exception {
        PdfReading pdf = write(Editions.redline(), ExportOptions.NONE);

        assertThat(pdf.pages()).isBetween(2, 3);
        List<String> texts = pdf.texts();
        IntStream.range(0, pdf.pages())
                .forEach(i -> assertThat(texts.get(i))
                        .contains("TSC/2026/WP.1/Rev.2", "page " + (i + 1) + " of " + texts.size(), "ISSUED"));
    }

    @Test
    void hasABookmarkForEachClauseBelowItsHeading() throws Exception {
        List<String> bookmarks =
                write(clean(SampleTexts.treaty()), ExportOptions.NONE).bookmarks();

        assertThat(bookmarks)
                .startsWith(
                        "Convention on the Protection of Civilian Digital Infrastructure",
                        "PP1 The States Parties to the present Convention,",
                        "Chapter 1: Duties")
                .contains("Annex I Lists Hospitals;")
                .filteredOn(name -> name.startsWith(" Article "))
                .hasSize(9)
                .allSatisfy(name ->
                        assertThat(name.codePointCount(0, name.length())).isLessThanOrEqualTo(81));
    }

    @Test
    void endsWithTheHashAndACodeThatLeadsToItsVerification() throws Exception {
        PdfReading pdf = write(Editions.revision1(), ExportOptions.NONE);

        assertThat(pdf.texts().get(pdf.pages() - 1))
                .contains(Editions.revision1().head().hash().hex());
        assertThat(pdf.code()).isEqualTo(Editions.revision1().verification());
    }

    @Test
    void showsWhoInsertedAndDeletedWhat() throws Exception {
        String text =
                String.join(" ", write(Editions.redline(), ExportOptions.NONE).texts());

        assertThat(text)
                .contains("Changes from TSC/2026/WP.1/Rev.1 to TSC/2026/WP.1/Rev.2")
                .contains("France: 103 inserted, 0 deleted")
                .contains("Clause moved by Amara Okafor")
                .containsPattern("deliberately and\\s+substantially,\\s+FRA\\s+the general");
    }

    @Test
    void showsTheCoverNoteTheStatusOfClausesAndTheDecisions() throws Exception {
        String text = String.join(
                        " ",
                        write(DecidedTexts.negotiated(Editions.MASTHEAD).redline(), ExportOptions.NONE)
                                .texts())
                .replaceAll("\\s+", " ");

        assertThat(text)
                .contains("Co-facilitators’ *clean* text For the second reading.")
                .contains("[parked] put aside for now. Clauses without a mark are open.")
                .containsPattern("OP1 \\[parked\\] Remains seized\\.")
                .contains("[Thanks Kenya.", "]")
                .contains(
                        "Decisions on clauses from TSC/2026/WP.1/Rev.1 to TSC/2026/WP.1/Rev.2 Clause Decision By Time Reason")
                .contains("Open → Agreed Amara Okafor 21 November 2026, 10:25 UTC")
                .contains("OP1 Open → Parked Amara Okafor 21 November 2026, 10:29 UTC After lunch");
    }

    @Test
    void numbersTheLinesOfEachPageInTheMargin() throws Exception {
        PdfReading pdf = write(clean(SampleTexts.treaty()), new ExportOptions(false, false, true));

        for (int page = 1; page <= pdf.pages(); page++) {
            List<String> numbers = pdf.leftMargin(page);
            assertThat(numbers)
                    .hasSizeGreaterThan(5)
                    .isEqualTo(IntStream.rangeClosed(1, numbers.size())
                            .mapToObj(Integer::toString)
                            .toList());
        }
        assertThat(write(clean(SampleTexts.treaty()), ExportOptions.NONE).leftMargin(1))
                .isEmpty();
    }

    @Test
    void namesWhatNoFontHasWhereItStandsAndAtTheEndAndKeepsTheRest() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Unshown unshown = new PdfWriter().write(clean(SampleTexts.hostile()), ExportOptions.NONE, out);

        String text = squeezed(new PdfReading(out.toByteArray()).texts());

        assertThat(text)
                .contains("controls‹U+0000›‹U+0001›‹U+001B›‹U+007F›‹U+0085›noncharacters‹U+FFFE›‹U+FFFF›‹U+FDD0›")
                .contains("private‹U+E000›‹U+10FFFD›", "<script>document.title='owned'</script>")
                .contains("inthetext:" + squeezed(List.of(unshown.codes())))
                .doesNotContain("\uFFFD");
        assertThat(unshown.characters())
                .containsExactly(0, 1, 0x1B, 0x7F, 0x85, 0xE000, 0xFDD0, 0xFFFE, 0xFFFF, 0x10FFFD);
    }

    @Test
    void embedsOnlyThoseFontsThatTheTextNeeds() throws Exception {
        assertThat(fonts(Editions.revision1())).isNotEmpty().allMatch(name -> name.matches("[A-Z]{6}\\+NotoSans-.*"));
        assertThat(fonts(clean(SampleTexts.manyScripts()))).anyMatch(name -> name.contains("NotoSansSC"));
        assertThat(fonts(arabic())).anyMatch(name -> name.contains("NotoNaskhArabic"));
        assertThat(bytes(clean(SampleTexts.manyScripts()), ExportOptions.NONE).length)
                .isLessThan(100_000);
    }

    @Test
    void tellsItsTitleItsLanguageAndTheTimeOfTheText() throws Exception {
        Edition edition = Editions.with(Editions.revision1(), new Masthead("", "", "fr"));
        try (PDDocument document = Loader.loadPDF(bytes(edition, ExportOptions.NONE));
                InputStream metadata =
                        document.getDocumentCatalog().getMetadata().exportXMPMetadata()) {
            assertThat(document.getDocumentInformation().getTitle())
                    .isEqualTo("Draft Declaration on Trust and Security in Cyberspace – TSC/2026/WP.1/Rev.1");
            assertThat(document.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo(edition.instant());
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("fr");
            assertThat(document.getDocumentCatalog().getCOSObject().getDictionaryObject(COSName.STRUCT_TREE_ROOT))
                    .isNotNull();
            assertThat(new String(metadata.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("<rdf:li>fr</rdf:li>", "Draft Declaration on Trust and Security in Cyberspace");
        }
    }

    @Test
    void givesTheSameBytesForTheSameEdition() throws Exception {
        assertThat(bytes(Editions.redline(), ALL)).isEqualTo(bytes(Editions.redline(), ALL));
    }

    @Test
    void readsNothingFromTheNetworkNorFromFiles() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                PDDocument document = new PDDocument()) {
            server.setSoTimeout(500);
            String address = "http://127.0.0.1:" + server.getLocalPort() + "/x";
            String page = "<html lang=\"en\"><head><title>t</title><link rel=\"stylesheet\" href=\"" + address + "\"/>"
                    + "<style>@import url(" + address + "); body { background: url(" + address + ") }</style></head>"
                    + "<body><p>Text</p><img src=\"" + address + "\" alt=\"x\"/>"
                    + "<img src=\"file:///etc/hostname\" alt=\"x\"/></body></html>";
            try (Typesetting typesetting = new Typesetting(Locale.ENGLISH);
                    var renderer = PdfWriter.renderer(
                            new PdfWriter.Composed(page, typesetting),
                            new FontsOfDocument(typesetting, document),
                            false,
                            document)) {
                renderer.createPDFWithoutClosing();
            }

            assertThat(isAsked(server)).isFalse();
            assertThat(document.getNumberOfPages()).isOne();
        }
    }

    private static boolean isAsked(ServerSocket server) throws IOException {
        try {
            server.accept().close();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    /** The text of all pages between the mark of its state and the record, without running titles and white space. */
    private static String body(PdfReading pdf, String state) throws IOException {
        String all = pdf.texts().stream()
                .map(text -> text.replaceAll("(?m)^.*(page \\d+ of \\d+| · " + state + ").*$", ""))
                .collect(Collectors.joining());
        return between(squeezed(List.of(all)), state, "Record");
    }

    private static String between(String text, String first, String last) {
        return text.substring(text.indexOf(first) + first.length(), text.lastIndexOf(last));
    }

    private static String squeezed(List<String> lines) {
        return Normalizer.normalize(String.join("", lines), Normalizer.Form.NFKC)
                .replaceAll("[\\s\\u2060]+", "");
    }

    private static Set<String> fonts(Edition edition) throws IOException {
        try (PDDocument document = Loader.loadPDF(bytes(edition, ExportOptions.NONE))) {
            Set<String> names = new TreeSet<>();
            for (var page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    names.add(font.getName());
                }
            }
            return names;
        }
    }

    private static Edition arabic() {
        return Editions.clean(ARABIC, SampleTexts.arabic());
    }

    private static Edition clean(Instrument text) {
        return Editions.clean(Editions.MASTHEAD, text);
    }

    private static PdfReading write(Edition edition, ExportOptions options) throws IOException {
        return new PdfReading(bytes(edition, options));
    }

    private static byte[] bytes(Edition edition, ExportOptions options) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PdfWriter().write(edition, options, out);
        return out.toByteArray();
    }
}
