package org.plenary.server.export.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.server.export.Edition;
import org.plenary.server.export.Editions;
import org.plenary.server.export.ExportOptions;
import org.plenary.server.export.Unshown;
import org.plenary.server.identity.Masthead;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Texts in the scripts of the world: all is shown, and what is copied out of the PDF is what was written. */
class ScriptsTest {
    private static final Map<String, String> FROM_LEFT = new TreeMap<>(Map.ofEntries(
            Map.entry(
                    "Devanagari",
                    "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता क्षत्रिय र्क हिन्दी।"),
            Map.entry("Bengali", "সমস্ত মানুষ স্বাধীনভাবে সমান মর্যাদা এবং অধিকার চুক্তি ক্ষ জ্ঞ।"),
            Map.entry("Tamil", "மனிதப் பிறவியினர் சகலரும் கொ கோ கௌ ஸ்ரீ."),
            Map.entry("Gurmukhi", "ਸਾਰਾ ਮਨੁੱਖੀ ਪਰਿਵਾਰ"),
            Map.entry("Gujarati", "પ્રતિષ્ઠા ક્ષ અધિકારો"),
            Map.entry("Oriya", "ସମସ୍ତ ମନୁଷ୍ୟ କ୍ଷ"),
            Map.entry("Telugu", "ప్రతిపత్తి స్వత్వ క్ష్మ"),
            Map.entry("Kannada", "ಎಲ್ಲಾ ಮಾನವರೂ ಕ್ಷ"),
            Map.entry("Malayalam", "മനുഷ്യരെല്ലാവരും ക്ഷ"),
            Map.entry("Sinhala", "සියලු මනුෂ්‍යයෝ"),
            Map.entry("Thai", "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกัน น้ำ ปู่ กี่"),
            Map.entry("Lao", "ມະນຸດທຸກຄົນເກີດມາມີກຽດສັກສີ"),
            Map.entry("Khmer", "មនុស្សទាំងអស់កើតមកមានសេរីភាព"),
            Map.entry("Myanmar", "လူတိုင်းသည် တူညီ လွတ်လပ်သော"),
            Map.entry("Tibetan", "འགྲོ་བ་མིའི་རིགས་རྒྱུད་ཡོངས་ལ།"),
            Map.entry("Georgian", "შეთანხმება"),
            Map.entry("Armenian", "Համաձայնագիր"),
            Map.entry("Ethiopic", "ስምምነት።"),
            Map.entry("Cherokee", "ᏣᎳᎩ"),
            Map.entry("Aboriginal", "ᐃᓄᒃᑎᑐᑦ"),
            Map.entry("Tifinagh", "ⵜⴰⵎⴰⵣⵉⵖⵜ"),
            Map.entry("Korean", "강에 관한 협정 초안"),
            Map.entry("Japanese", "国際河川に関する協定の草案。「第一条」直骨"),
            Map.entry("Chinese", "关于河流的协定草案，第一条：骨"),
            Map.entry("Vietnamese", "Hội nghị về các dòng sông"),
            Map.entry("decomposed", "Yoru\u0300ba\u0301 e\u0323\u0301 n\u0303 \u0435\u0301"),
            Map.entry("boxes", "☐ ☑ ☒ ✓ → ⇒ ∀ ∑ √ ≤ ① ★ ⚖"),
            Map.entry("emoji", "😀 👍🏽 🇺🇳 👨‍👩‍👧 ❤️ 1️⃣")));
    private static final Map<String, String> FROM_RIGHT = new TreeMap<>(Map.of(
            "Hebrew", "טיוטת הסכם על נהרות",
            "Arabic", "تقرر الدول لا إله إلا الله",
            "Persian", "گچ پژ یک کشور",
            "Urdu", "یہ ایک معاہدہ ہیں",
            "Syriac", "ܫܠܡܐ",
            "Thaana", "ދވހ"));

    @Test
    void showsAllScriptsAndSaysWhatWasWrittenToThoseWhoCopyIt() throws Exception {
        Written written = write(List.copyOf(FROM_LEFT.values()), "en");

        assertThat(written.unshown.characters()).isEmpty();
        String text = squeezed(String.join(" ", written.pdf.texts()));
        FROM_LEFT.forEach((script, words) -> assertThat(text).as(script).contains(squeezed(words)));
        assertThat(written.pdf.faults(PDFAFlavour.PDFA_2_B)).isEmpty();
        assertThat(written.pdf.faults(PDFAFlavour.PDFUA_1)).isEmpty();
    }

    @Test
    void showsScriptsFromRightToLeft() throws Exception {
        Written written = write(List.copyOf(FROM_RIGHT.values()), "ar");

        assertThat(written.unshown.characters()).isEmpty();
        String text = squeezed(String.join(" ", written.pdf.linesFromRightToLeft()));
        FROM_RIGHT.forEach((script, words) -> assertThat(text).as(script).contains(squeezed(words)));
    }

    @ParameterizedTest
    @CsvSource({
        "DEVANAGARI, क्षि, 2",
        "DEVANAGARI, र्क, 2",
        "BENGALI, ক্ষ, 1",
        "TAMIL, கொ, 3",
        "KHMER, ខ្មែ, 4",
        "THAI, น้ำ, 4",
        "HEBREW, שָּׁ, 4",
        "SANS, e\u0323\u0301, 3"
    })
    void joinsWhatIsShownTogether(Family family, String syllable, int mostGlyphs) {
        try (Shaper shaper = new Shaper(family.faces().get(0).read(), "en")) {
            ShapedText shaped = shaper.shape(syllable);

            assertThat(shaped.complete()).isTrue();
            assertThat(shaped.clusters()).hasSize(1);
            assertThat(shaped.clusters().get(0).glyphs()).hasSizeBetween(1, mostGlyphs);
        }
    }

    @Test
    void joinsLettersOfArabicWhereverTheyStand() {
        try (Shaper shaper = new Shaper(Family.ARABIC.faces().get(0).read(), "ar")) {
            ShapedText shaped = shaper.shape("ببب");

            assertThat(shaped.rightToLeft()).isTrue();
            assertThat(shaped.clusters().values().stream()
                            .map(PdfOutline::glyphs)
                            .distinct())
                    .hasSize(3);
        }
    }

    @ParameterizedTest
    @CsvSource({"en, 直, SC", "ja, 直, JP", "ko, 直, KR", "en, 直は, JP", "en, 直는, KR"})
    void showsHanCharactersAsTheLanguageOfTheTextDoes(String language, String text, String family) throws IOException {
        assertThat(write(List.of(text), language).fonts()).anyMatch(name -> name.contains("NotoSans" + family));
    }

    @Test
    void namesWhatNoFontHasInTheirPlacesAndAtTheEnd() throws IOException {
        Written written = write(List.of("Signs \uD80C\uDC00 and \uD800\uDFA0 and \uFFFD here"), "fr");

        String text = String.join(" ", written.pdf.texts()).replaceAll("\\s+", " ");
        assertThat(written.unshown.codes()).isEqualTo("U+FFFD, U+103A0, U+13000");
        assertThat(text)
                .contains("Signs ‹U+13000› and ‹U+103A0› and ‹U+FFFD› here")
                .contains("à leur place dans le texte : U+FFFD, U+103A0, U+13000")
                .doesNotContain("\uFFFD");
    }

    @Test
    void breaksLinesOfThaiBetweenWordsAlone() throws IOException {
        String sentence = "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ".repeat(3);
        try (Typesetting typesetting = new Typesetting(Locale.ENGLISH)) {
            String set = typesetting.text(sentence);
            LineBreaks breaks = new LineBreaks(typesetting);
            breaks.setText(set);

            List<String> words = new ArrayList<>();
            int begin = 0;
            for (int end = breaks.next(); end >= 0; end = breaks.next()) {
                StringBuilder word = new StringBuilder();
                set.substring(begin, end).codePoints().forEach(c -> word.append(typesetting.meant(c)));
                words.add(word.toString());
                begin = end;
            }
            assertThat(String.join("", words)).isEqualTo(sentence);
            assertThat(words).hasSizeGreaterThan(30).contains("มนุษย์", "และ", "สิทธิ");
        }
    }

    @Test
    void showsRandomWordsOfAllScripts() throws Exception {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        Random random = new Random(seed);
        List<String> words = FROM_LEFT.values().stream()
                .flatMap(text -> List.of(text.split(" ", -1)).stream())
                .toList();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = 0; j < 6; j++) {
                text.append(words.get(random.nextInt(words.size()))).append(random.nextBoolean() ? " " : ", ");
            }
            texts.add(text.toString().strip());
        }

        Written written = write(texts, "en");

        String all = squeezed(String.join(" ", written.pdf.texts()));
        for (String text : texts) {
            assertThat(all).as("seed=%d", seed).contains(squeezed(text));
        }
        assertThat(written.unshown.isEmpty()).as("seed=%d", seed).isTrue();
        assertThat(write(written.edition).bytes).as("seed=%d", seed).isEqualTo(written.bytes);
    }

    private record Written(Edition edition, String bytes, PdfReading pdf, Unshown unshown) {
        TreeSet<String> fonts() throws IOException {
            TreeSet<String> names = new TreeSet<>();
            try (PDDocument document = Loader.loadPDF(HexFormat.of().parseHex(bytes))) {
                for (var page : document.getPages()) {
                    for (COSName name : page.getResources().getFontNames()) {
                        names.add(page.getResources().getFont(name).getName());
                    }
                }
            }
            return names;
        }
    }

    private static Written write(List<String> texts, String language) throws IOException {
        List<Clause> clauses = new ArrayList<>();
        for (String text : texts) {
            clauses.add(Clause.of(new ClauseId("clause" + clauses.size()), ClauseKind.ARTICLE, text));
        }
        return write(Editions.clean(new Masthead("", "", language), new Instrument(clauses)));
    }

    private static Written write(Edition edition) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Unshown unshown = new PdfWriter().write(edition, ExportOptions.NONE, out);
        String bytes = HexFormat.of().formatHex(out.toByteArray());
        return new Written(edition, bytes, new PdfReading(out.toByteArray()), unshown);
    }

    private static String squeezed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\u2060]+", "");
    }
}
