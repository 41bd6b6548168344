package org.plenary.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No word of a file is lost, changed or invented without being told. */
class WordsTest {
    private static final int FILES = Integer.getInteger("plenary.intake.games", 100);

    /**
     * A file as it was made, and what was read from it.
     *
     * @param misplaced deleted words that are in the draft, and words that are not together in it and should be
     */
    private record Measured(String source, Words words, List<String> misplaced) {}

    private static void play(String kind, LongFunction<Measured> file) {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        int words = 0;
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            Measured measured = file.apply(seed + i);
            words += measured.words().words();
            if (!measured.words().lost().isEmpty()
                    || !measured.words().invented().isEmpty()
                    || !measured.misplaced().isEmpty()) {
                wrong.add("seed " + (seed + i) + " lost " + measured.words().lost() + " invented "
                        + measured.words().invented() + " misplaced " + measured.misplaced() + "\n"
                        + measured.source());
            }
        }
        System.out.println(kind + ": files=" + FILES + " words=" + words + " wrong files=" + wrong.size());
        assertThat(wrong.stream().limit(3))
                .as("replay with -Dplenary.seed=N -Dplenary.intake.games=1; %s wrong", wrong.size())
                .isEmpty();
    }

    @Test
    void noWordOfMarkdownIsLost() {
        play("Markdown", seed -> {
            RandomMarkdown.File file = new RandomMarkdown(seed).file();
            Findings findings = new Findings();
            Words.Reading read = Words.reading(MarkdownReader.read(file.text(), findings), findings);
            List<String> draft = Words.of(read.draft());
            String together = String.join(" ", draft);
            List<String> misplaced = Stream.concat(
                            file.deleted().stream().filter(draft::contains),
                            file.kept().stream().filter(words -> !together.contains(words)))
                    .toList();
            return new Measured(file.text(), Words.measure(file.words(), read), misplaced);
        });
    }

    @Test
    void noWordOfPlainTextIsLost() {
        play("plain text", seed -> {
            RandomText.File file = new RandomText(seed).file();
            Findings findings = new Findings();
            Words.Reading read = Words.reading(TextReader.read(file.text(), findings), findings);
            return new Measured(file.text(), Words.measure(file.words(), read), List.of());
        });
    }

    @Test
    void noWordOfAFileOfWordIsLost() {
        play("Word", seed -> {
            RandomWord.File file = new RandomWord(seed).file();
            Findings findings = new Findings();
            Words.Reading read = Words.reading(DocxReader.read(file.word().bytes(), findings), findings);
            List<String> draft = Words.of(read.draft());
            List<String> undeleted =
                    file.deleted().stream().filter(draft::contains).toList();
            return new Measured(read.draft() + "\n---\n" + read.report(), Words.measure(file.words(), read), undeleted);
        });
    }
}
