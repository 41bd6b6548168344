package org.plenary.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.intake.WordFile.run;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Symbols that files write as codes of fonts. */
class SymbolFontsTest {
    private static String symbol(String font, String code) {
        return "<w:r><w:sym" + (font.isEmpty() ? "" : " w:font=\"" + font + "\"") + " w:char=\"" + code + "\"/></w:r>";
    }

    private static IntakeResult read(String piece) {
        return Read.docx(new WordFile().p("Title", "T").raw("<w:p>" + run("1. A ") + piece + run(" B.") + "</w:p>"));
    }

    @ParameterizedTest
    @CsvSource({
        "Symbol, F062, β",
        "Symbol, F0A3, ≤",
        "Symbol, F0B3, ≥",
        "Symbol, F0AE, →",
        "Symbol, F0B7, •",
        "Symbol, 0062, β",
        "Symbol, F0D7, ⋅",
        "Symbol, F0A7, ♣",
        "Symbol MT, F061, α",
        "Wingdings, F0A7, ▪",
        "Wingdings, F0A8, ☐",
        "Wingdings, F0FE, ☑",
        "Wingdings, F0FC, ✓",
        "Wingdings, F0FD, ☒",
        "Wingdings, F0E0, →",
        "Wingdings 2, F0A3, ☐",
        "Wingdings 2, F052, ☑",
        "Wingdings 2, F050, ✓",
        "Wingdings 3, F075, ▶",
        "Webdings, F061, ✔",
        "wingdings, f06c, ●",
        "ZapfDingbats, F034, ✔",
        "ITC Zapf Dingbats, F06E, ■",
        "Times New Roman, 00A7, §",
        "Arial, 20AC, €"
    })
    void showsTheSymbolOfItsOwnFont(String font, String code, String shown) {
        IntakeResult read = read(symbol(font, code));

        assertThat(Read.text(read)).isEqualTo("# T\n**OP1** A " + shown + " B.\n");
        assertThat(read.findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Bookshelf Symbol 7, F0A7, Bookshelf Symbol 7 F0A7", "'', F0A3, F0A3", "Symbol, F07F, Symbol F07F",
        "Times New Roman, F0A7, Times New Roman F0A7", "Symbol, D800, Symbol D800", "Symbol, zz, Symbol FFFD"
    })
    void findsWithItsFontAndCodeWhatItDoesNotKnow(String font, String code, String found) {
        IntakeResult read = read(symbol(font, code));

        assertThat(Read.text(read)).isEqualTo("# T\n**OP1** A \uFFFD B.\n");
        assertThat(Read.all(read, FindingCode.CHARACTERS)).containsExactly("paragraph 2: " + found);
    }

    @Test
    void readsTextInAFontOfSymbols() {
        String font = "<w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/>";
        String box = "<w:rFonts w:ascii=\"Wingdings\" w:hAnsi=\"Wingdings\"/>";

        IntakeResult read = read(run(font, "a b") + run(box, "\u00FE\uF0A8") + run(" \uF0B7 \uF0A9"));

        assertThat(Read.text(read)).isEqualTo("# T\n**OP1** A α β☑☐ • \uFFFD B.\n");
        assertThat(Read.all(read, FindingCode.CHARACTERS))
                .hasSize(2)
                .allMatch(each -> each.endsWith("F0B7") || each.endsWith("F0A9"));
    }

    @Test
    void readsTextInAFontThatItsStyleHas() {
        IntakeResult read = Read.docx(new WordFile()
                .style("<w:style w:type=\"character\" w:styleId=\"Sign\"><w:name w:val=\"Sign\"/><w:rPr>"
                        + "<w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/></w:rPr></w:style>")
                .style("<w:style w:type=\"character\" w:styleId=\"More\"><w:name w:val=\"More\"/>"
                        + "<w:basedOn w:val=\"Sign\"/></w:style>")
                .p("Title", "T")
                .raw("<w:p>" + run("1. The angle ") + run("<w:rStyle w:val=\"More\"/>", "q") + run(" is right.")
                        + "</w:p>"));

        assertThat(Read.text(read)).isEqualTo("# T\n**OP1** The angle θ is right.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"symbol", "wingdings", "wingdings2", "wingdings3", "webdings", "zapfdingbats"})
    void knowsNearlyEveryCodeOfAFont(String font) {
        int known = 0;
        for (int code = 0x21; code <= 0xFF; code++) {
            int shown = SymbolFonts.shown(font, 0xF000 + code);
            assertThat(Character.isDefined(shown)).as("%s %x", font, code).isTrue();
            assertThat(Character.getType(shown)).isNotEqualTo((int) Character.PRIVATE_USE);
            known += shown == SymbolFonts.UNKNOWN ? 0 : 1;
        }
        assertThat(known).isGreaterThan(180);
    }
}
