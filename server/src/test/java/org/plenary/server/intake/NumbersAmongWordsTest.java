package org.plenary.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseText;

/**
 * Numbers that are words of a sentence, at the start of a line or of a paragraph, stay where they are; those of clauses
 * do not.
 */
class NumbersAmongWordsTest {
    private static final List<String> FILLING = List.of(
            "members", "measure", "every", "lake", "in", "the", "north", "and", "send", "all", "figures", "to",
            "office", "which", "prints", "them", "soon", "after", "council", "has", "met", "with", "care", "so", "that",
            "nobody", "pays", "more");
    /** What may be broken before a number, with no label among it. */
    private static final List<String> NUMBERS = List.of(
            "as is said in article 2. The rest",
            "under Article 7. The share",
            "subject to paragraph (b) of the annex",
            "of paragraphs (a) and (b) of the annex",
            "not above 2.5 per cent",
            "for 1.5 million people",
            "since 2019. It grows",
            "on 5. May 2026 at noon",
            "by J. Smith and A. Jones",
            "under item 12. of the agenda",
            "under rule 3. Nobody objects",
            "as ISO 9001. It says",
            "at 10.30 a.m. in the hall",
            "of version 1.1. The next",
            "by § 4. It holds",
            "in resolution No. 3. It says",
            "at – 5 degrees",
            "which closes at 2. It opens at 3. Nobody knows",
            "in the band of 2.1 GHz",
            "conformément à l'article 4. La suite",
            "del artículo 5. El resto",
            "согласно статье 6. Остальное");

    private static String sentence(Random random) {
        StringBuilder sentence = new StringBuilder("Each");
        for (int piece = 0; piece < 3; piece++) {
            for (int word = random.nextInt(14); word >= 0; word--) {
                sentence.append(' ').append(FILLING.get(random.nextInt(FILLING.size())));
            }
            sentence.append(' ').append(NUMBERS.get(random.nextInt(NUMBERS.size())));
        }
        return sentence + " and no more.";
    }

    private static List<String> wrapped(String paragraph, int width) {
        List<String> lines = new ArrayList<>(List.of(""));
        for (String word : paragraph.split(" ", -1)) {
            int last = lines.size() - 1;
            if (lines.get(last).isEmpty()) {
                lines.set(last, word);
            } else if (lines.get(last).length() + 1 + word.length() <= width) {
                lines.set(last, lines.get(last) + " " + word);
            } else {
                lines.add(word);
            }
        }
        return lines;
    }

    @Test
    void keepsThemWhereverALineOfAPageIsBroken() {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        int atStart = 0;
        for (int game = 0; game < Integer.getInteger("plenary.intake.games", 400); game++) {
            Random random = new Random(seed + game);
            int width = 56 + random.nextInt(30);
            boolean apart = random.nextBoolean();
            List<String> clauses = new ArrayList<>();
            StringBuilder text = new StringBuilder("AGREEMENT ON LAKES\n\n");
            for (int clause = 1; clause <= 2 + random.nextInt(5); clause++) {
                clauses.add(sentence(random));
                List<String> lines = wrapped(clause + ". " + clauses.get(clause - 1), width);
                atStart += (int) lines.stream()
                        .skip(1)
                        .filter(line -> line.matches("[(–]?[\\dA-Za-z§]{1,4}[.) ].*") && line.matches(".?.?\\P{Ll}.*"))
                        .count();
                text.append(String.join("\n", lines)).append(apart ? "\n\n" : "\n");
            }

            IntakeResult read = Read.txt(text.toString());

            assertThat(read.instrument().clauses().stream().skip(1).map(NumbersAmongWordsTest::words))
                    .as("replay with -Dplenary.seed=%d:\n%s", seed + game, text)
                    .isEqualTo(clauses);
        }
        assertThat(atStart).isGreaterThan(100);
    }

    private static String words(Clause clause) {
        return ClauseText.of(clause);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2.5 million people live by the river.",
                "1.5 per cent of the sum is kept back.",
                "1.1 billion litres flow each year.",
                "3.7 is the highest level.",
                "1.1 is the ratio.",
                "2.5 Million people live there.",
                "1.5 Celsius degrees are the limit.",
                "1.2 GHz is the band.",
                "1.5 °C is the limit.",
                "4.2 Measures were taken.",
                "2030. The year is set.",
                "1999. It was built.",
                "27001. The standard applies also.",
                "9.15 The meeting was opened.",
                "12.11.18 The text was adopted.",
                "5. May 2026 is the day.",
                "1. January 2027 is the first day.",
                "12. of the agenda, and no other.",
                "50. 000 copies were printed.",
                "(b) of the annex, and the office prints it.",
                "(a) above applies to all.",
                "(1999) The report says so.",
                "(2) shares of the whole are held back.",
                "J. Smith keeps the accounts.",
                "A. Smith signed for the North.",
                "I. Newton was the first chair.",
                "V. The rules are old.",
                "Article 12 of the Convention applies.",
                "Article 7. The share is set anew every third year.",
                "Article 5.1 applies to all.",
                "Article 5(2) applies to all.",
                "Articles 5 and 6 apply.",
                "Annexes are a part of the text.",
                "Annexed is the list.",
                "§ 5 of the rules applies.",
                "pp. 5 and 6 are blank.",
                "pp 12 of the report is blank.",
                "– 5 degrees was measured.",
                "2,5 millions de personnes vivent ici.",
                "2.5 millones de personas viven aquí.",
                "Artículo 3 de la Carta se aplica.",
                "Статья 3 Устава применяется ко всем, кто его подписал.",
                "第五条规定的情况由会议决定。",
                "المادة 5 من الاتفاقية تسري على الجميع."
            })
    void keepsThemAtTheStartOfAParagraph(String paragraph) {
        String text = "Agreement on rivers\n\n1. Decides to count the people;\n\n%s\n\n2. Requests a report.\n";

        for (IntakeResult read : List.of(
                Read.txt(text.formatted(paragraph)),
                Read.docx(new WordFile()
                        .p("Title", "Agreement on rivers")
                        .p("1. Decides to count the people;")
                        .p(paragraph)
                        .p("2. Requests a report.")))) {
            assertThat(read.instrument().clauses())
                    .extracting(Clause::kind)
                    .containsExactly(ClauseKind.TITLE, ClauseKind.OPERATIVE, ClauseKind.OPERATIVE);
            assertThat(ClauseText.of(read.instrument().clauses().get(1))).endsWith("\n" + paragraph);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2030. The year is set.", "5. May 2026 is the day.", "3. million people live here."})
    void keepsThemWhereMarkdownTakesThemForAList(String paragraph) {
        IntakeResult read = Read.md("# T\n\n1. Decides.\n2. Requests.\n\nA sentence.\n\n" + paragraph + "\n");

        assertThat(Read.text(read).replace("\\.", ".")).endsWith("A sentence.\n" + paragraph + "\n");
    }

    @Test
    void asksAboutThoseThatItKept() {
        IntakeResult read = Read.txt("T\n\n1. Decides;\n\n2.5 Measures were taken.\n\n2. Requests.\n");

        assertThat(Read.findings(read)).contains("doubtful-numbers 1");
        assertThat(Read.excerpt(read, FindingCode.DOUBTFUL_NUMBERS)).isEqualTo("2.5 Measures were taken.");
    }

    /**
     * Labels as they are, one after another with a stroke between them; an item that is none has an equals sign before
     * it.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1. One.|2. Two.|3. Three.; OP1 OP2 OP3",
                "1. Scope|2. Fees|3. Payment; OP1 OP2 OP3",
                "1. one|2. two; OP1 OP2",
                "1. One.|2. Two.|4. Four.|5. Five.; OP1 OP2 OP3 OP4",
                "1. One.|2. Two.|4. The last.; OP1 OP2 OP3",
                "1. One.|1 bis. One more.|2. Two.; OP1 OP2 OP3",
                "7. Seven.|8. Eight.; OP1 OP2",
                "1. Members may leave.|2. Nobody may.|3. May members stay?|4. They may.; OP1 OP2 OP3 OP4",
                "1. First of all.|2. 5 members meet.|3. Last.; OP1 OP2 OP3",
                "1) One.|2) Two.; OP1 OP2",
                "(1) One.|(2) Two.; OP1 OP2",
                "١. واحد.|٢. اثنان.; OP1 OP2",
                "1 - تقرر ذلك.|2 - تطلب هذا.; OP1 OP2",
                "一、缔约方开会。|二、缔约方付款。; OP1 OP2",
                "1、决定开会。|2、请付款。; OP1 OP2",
                "Article 1 The first holds.|Article 2 The second holds.; Article 1 Article 2",
                "Article 1. First. It holds.|Article 2. Second. It holds.|Article 3. Third. It holds.; Article 1 Article 2 Article 3",
                "Article 4. Fourth. It holds.|Article 5. Fifth. It holds.; Article 1 Article 2",
                "Artículo 1.º El primero rige.|Artículo 2.º El segundo rige.; Article 1 Article 2",
                "Article premier. Le premier vaut.|Article 2. Le second vaut.; Article 1 Article 2",
                "Статья 1. Первая действует.|Статья 2. Вторая действует.; Article 1 Article 2",
                "第一条 本公约适用。|第二条 缔约方开会。; Article 1 Article 2",
                "第一条缔约方开会。|第二条缔约方付款。; Article 1 Article 2",
                "المادة الأولى|تسري هذه.|المادة الثانية|تسري تلك.; Article 1 Article 2",
                "المادة (١) تسري هذه.|المادة (٢) تسري تلك.; Article 1 Article 2"
            })
    void takesThoseThatCount(String paragraphs, String numbers) {
        String text = "Agreement on lakes\n\n" + paragraphs.replace("|", "\n\n") + "\n";

        IntakeResult read = Read.txt(text);

        assertThat(Read.numbers(read).stream().map(each -> each.replaceFirst(" was .*", "")))
                .as(Read.text(read))
                .containsExactly(numbers.replace(" Article", ",Article")
                        .replace(" OP", ",OP")
                        .split(","));
        assertThat(Read.findings(read)).noneMatch(each -> each.startsWith("doubtful"));
    }

    @Test
    void takesItemsWithoutAColonBeforeThem() {
        IntakeResult read = Read.txt("""
                Agreement on lakes

                1. Each Party shall take measures to

                (a) keep its lakes clean;

                (b) count its fish;

                and tell the others, as under paragraph
                (b) of the annex.

                2. Each Party pays.
                """);

        assertThat(Read.text(read)).isEqualTo("""
                # Agreement on lakes
                **OP1** Each Party shall take measures to
                - (a) keep its lakes clean;
                - (b) count its fish;
                and tell the others, as under paragraph (b) of the annex.
                **OP2** Each Party pays.
                """);
    }
}
