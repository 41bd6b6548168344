package org.plenary.server.http.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    private static String text(Csv csv) {
        return new String(csv.bytes(), UTF_8);
    }

    @Test
    void separatesByCommasAndEndsLinesAsTheStandardSays() {
        Csv csv = new Csv().line("day", "clauses").line("2026-11-30", 60).line(null, -3);

        assertThat(text(csv)).isEqualTo("\uFEFFday,clauses\r\n2026-11-30,60\r\n,-3\r\n");
    }

    @Test
    void quotesWhatHoldsSeparatorsAndDoublesQuotes() {
        Csv csv = new Csv().line("Korea, Republic of", "the \"Friends\"", "two\r\nlines", "Côte d’Ivoire");

        assertThat(text(csv))
                .isEqualTo("\uFEFF\"Korea, Republic of\",\"the \"\"Friends\"\"\",\"two\r\nlines\",Côte d’Ivoire\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(A1)", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "\u00A0 =1", "＝1"})
    void noTextIsAFormula(String name) {
        assertThat(text(new Csv().line(name, 1))).isEqualTo("\uFEFF'" + name + ",1\r\n");
    }
}
