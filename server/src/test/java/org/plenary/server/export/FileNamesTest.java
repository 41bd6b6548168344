package org.plenary.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plenary.server.history.Moment;

class FileNamesTest {
    /** 21 November 2026, 12:00 UTC. */
    private static final long NOON = 1_795_262_400_000L;

    private static final Pattern KEPT =
            Pattern.compile("(?i)(con|prn|aux|nul|conin\\$|conout\\$|com[0-9¹²³]|lpt[0-9¹²³])(\\..*)?");

    private static Moment moment(long seq, @Nullable String revision) {
        return new Moment(seq, NOON, revision);
    }

    private static String docx(@Nullable Moment from, Moment at, String title) {
        return FileNames.of(from, at, title).file(ExportFormat.DOCX).ascii();
    }

    @Test
    void namesAnIssuedRevisionByItsSymbol() {
        assertThat(docx(null, moment(57, "TSC/2026/WP.1/Rev.1"), "Declaration")).isEqualTo("TSC-2026-WP.1-Rev.1.docx");
        assertThat(FileNames.of(null, moment(57, "WP.3/Rev.2/Corr.1"), "x").file(ExportFormat.AKN))
                .isEqualTo(new FileName("WP.3-Rev.2-Corr.1.akn.xml", "WP.3-Rev.2-Corr.1.akn.xml"));
    }

    @Test
    void namesWhatWasNotIssuedByTitleDateAndEntry() {
        FileName name = FileNames.of(null, moment(57, null), "Déclaration sur la sécurité: «projet» n° 2")
                .file(ExportFormat.PDF);
        assertThat(name.ascii()).isEqualTo("Declaration-sur-la-securite-projet-n-2-2026-11-21-seq57.pdf");
        assertThat(name.unicode()).isEqualTo("Déclaration-sur-la-sécurité-projet-n-2-2026-11-21-seq57.pdf");
        FileName arabic = FileNames.of(null, moment(57, null), "مشروع إعلان").file(ExportFormat.PDF);
        assertThat(arabic.ascii()).isEqualTo("draft-2026-11-21-seq57.pdf");
        assertThat(arabic.unicode()).isEqualTo("مشروع-إعلان-2026-11-21-seq57.pdf");
    }

    @Test
    void namesBothMomentsOfARedline() {
        Moment first = moment(20, "TSC/2026/WP.1/Rev.1");
        assertThat(docx(first, moment(57, "TSC/2026/WP.1/Rev.2"), "D"))
                .isEqualTo("TSC-2026-WP.1-Rev.1_to_Rev.2-redline.docx");
        assertThat(docx(first, moment(57, "TSC/2027/WP.1/Rev.2"), "D"))
                .isEqualTo("TSC-2026-WP.1-Rev.1_to_TSC-2027-WP.1-Rev.2-redline.docx");
        assertThat(docx(first, moment(57, null), "D"))
                .isEqualTo("TSC-2026-WP.1-Rev.1_to_2026-11-21-seq57-redline.docx");
        assertThat(docx(moment(2, null), moment(57, "TSC/2026/WP.1/Rev.1"), "D"))
                .isEqualTo("D-2026-11-21-seq2_to_TSC-2026-WP.1-Rev.1-redline.docx");
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd,   etc-passwd.docx",
        "C:\\Windows\\a,     C-Windows-a.docx",
        "CON,                draft-CON.docx",
        "nul.txt,            draft-nul.txt.docx",
        "COM1/x,             COM1-x.docx",
        "LPT9.1,             draft-LPT9.1.docx",
        "...,                revision.docx",
        "///,                revision.docx",
        "-rf,                rf.docx",
        "a\";filename=\"b,   a-filename-b.docx",
        "a%00b,              a-00b.docx",
        ".hidden,            hidden.docx"
    })
    void makesHostileSymbolsHarmless(String symbol, String expected) {
        assertThat(docx(null, moment(57, symbol), "D")).isEqualTo(expected);
    }

    @Test
    void isSafeWhateverIsInTitlesAndSymbols() {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        Random random = new Random(seed);
        List<String> pieces = List.of(
                "/",
                "\\",
                "..",
                ".",
                " ",
                "\0",
                "\r\n",
                "\"",
                "'",
                ":",
                "*",
                "?",
                "<",
                ">",
                "|",
                "%2F",
                "CON",
                "aux.",
                "é",
                "ﷺ",
                "\u202E",
                "\u2066",
                "\uFFFE",
                "\uFEFF",
                "𝔘",
                "中文",
                "‑",
                "~",
                "$",
                "COM1",
                "LPT²",
                "A",
                "7",
                "-",
                "_",
                ";",
                "=",
                "\u0301",
                "ß",
                "ı",
                "İ",
                "x".repeat(80),
                "ي".repeat(80),
                "😀".repeat(40));
        for (int i = 0; i < 5_000; i++) {
            StringBuilder title = new StringBuilder();
            StringBuilder symbol = new StringBuilder();
            for (int n = random.nextInt(8); n >= 0; n--) {
                title.append(pieces.get(random.nextInt(pieces.size())));
                symbol.append(pieces.get(random.nextInt(pieces.size())));
            }
            Moment at = moment(9, random.nextBoolean() ? symbol.toString() : null);
            Moment from = random.nextInt(3) == 0 ? moment(3, random.nextBoolean() ? title.toString() : null) : null;
            FileName name = FileNames.of(from, at, title.toString()).file(ExportFormat.DOCX);

            String as = "seed=" + seed + " title=" + title + " symbol=" + symbol;
            assertThat(name.ascii()).as(as).matches("[A-Za-z0-9_][A-Za-z0-9._-]*[A-Za-z0-9_]");
            assertThat(name.unicode()).as(as).matches("[\\p{L}\\p{Nd}\\p{M}_][\\p{L}\\p{M}\\p{Nd}._-]*\\.docx");
            for (String each : List.of(name.ascii(), name.unicode())) {
                assertThat(each.length()).as(as).isLessThan(FileNames.MAX_LENGTH + 20);
                assertThat(KEPT.matcher(each).matches()).as(as).isFalse();
                assertThat(Path.of(each).getNameCount()).as(as).isEqualTo(1);
                assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(each))
                        .as(as)
                        .isTrue();
            }
        }
    }
}
