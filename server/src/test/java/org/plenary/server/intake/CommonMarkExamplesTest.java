package org.plenary.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.commonmark.testutil.example.Example;
import org.commonmark.testutil.example.ExampleReader;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of the specifications of CommonMark and of GitHub's form of it, and these specifications themselves. */
class CommonMarkExamplesTest {
    @ParameterizedTest
    @ValueSource(strings = {"spec.txt", "gfm-spec.txt"})
    void noWordOfAnExampleIsLost(String name) {
        URL resource = Objects.requireNonNull(Example.class.getResource("/" + name), name);
        List<String> wrong = new ArrayList<>();
        int words = 0;
        List<Example> examples = ExampleReader.readExamples(resource);
        for (Example example : examples) {
            String source = example.getSource();
            Findings findings = new Findings();
            Words.Reading read = Words.reading(MarkdownReader.read(source, findings), findings);
            // Each word that a page shows is in the draft, in order, or told; and each of the source is somewhere.
            Words shown = Words.measure(Words.of(shown(example.getHtml())), read);
            String all = Parser.unescapeEntities(read.draft() + "\n" + read.report(), false)
                    .toLowerCase(Locale.ROOT);
            List<String> gone = Words.of(withoutNames(Parser.unescapeEntities(source, false))).stream()
                    .filter(word ->
                            !all.contains(word.replaceFirst("^0+(?=\\d)", "").toLowerCase(Locale.ROOT)))
                    .toList();
            words += shown.words();
            if (!shown.lost().isEmpty() || !gone.isEmpty()) {
                wrong.add(example + " lost " + shown.lost() + " gone " + gone + "\n" + source + "\n-> " + read.draft());
            }
        }
        System.out.println(name + ": examples=" + examples.size() + " words=" + words + " wrong=" + wrong.size());

        assertThat(wrong).isEmpty();
    }

    /** A text without the names of tags and attributes, the labels of links and the crosses in boxes. */
    private static String withoutNames(String source) {
        return source.replaceAll("(?m)(?<=\\])\\[[^\\]]*\\]|^\\[(?:[^\\]\\\\]|\\\\.)*\\]:|- \\[x\\]", " ")
                .replaceAll("</?[A-Za-z][\\w-]*|[\\w-]+\\s*=\\s*(?=[\"'\\w])", " ");
    }

    private static String shown(String html) {
        return Jsoup.parse(html).wholeText();
    }
}
