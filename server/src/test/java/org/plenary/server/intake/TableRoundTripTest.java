package org.plenary.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.plenary.instrument.Block;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Inline;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.LineBreak;
import org.plenary.instrument.Markdown;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.PlainText;
import org.plenary.instrument.Subparagraph;
import org.plenary.instrument.Table;
import org.plenary.instrument.TableCell;
import org.plenary.instrument.TableRow;
import org.plenary.instrument.TextRun;
import org.plenary.server.export.Editions;
import org.plenary.server.export.ExportOptions;
import org.plenary.server.export.docx.DocxWriter;

/** Random drafts with tables and footnotes, written and read again. Longer with {@code -Dplenary.intake.games=…}. */
class TableRoundTripTest {
    private static final String[] WORDS = {
        "North", "40", "(a) of", "1. The", "A/1", "x * y", "#", "[b]", "| c", "Recalling", "état", "- 5", "Article 2"
    };
    private static final ClauseKind[] KINDS = {
        ClauseKind.PREAMBULAR, ClauseKind.OPERATIVE, ClauseKind.OPERATIVE, ClauseKind.ARTICLE, ClauseKind.ANNEX
    };

    private Random random = new Random();
    private boolean bars;
    private boolean breaks;

    private void play(int games, BiConsumer<Instrument, String> check) {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        for (int game = 0; game < games; game++) {
            random = new Random(seed + game);
            check.accept(instrument(), "replay with -Dplenary.seed=" + (seed + game) + " -Dplenary.intake.games=1");
        }
    }

    private static int games(int otherwise) {
        return Integer.getInteger("plenary.intake.games", otherwise);
    }

    @Test
    void comesBackFromMarkdown() {
        bars = true;
        play(games(200), (text, replay) -> {
            IntakeResult read = Read.md(Markdown.render(text));

            assertThat(parts(read.instrument())).as(replay).isEqualTo(parts(text));
            assertThat(Read.findings(read)).isEmpty();
        });
    }

    @Test
    void comesBackFromPlainText() {
        play(games(200), (text, replay) -> {
            IntakeResult read = Read.txt(PlainText.render(text));

            assertThat(PlainText.render(read.instrument())).as(replay).isEqualTo(PlainText.render(text));
            assertThat(tables(read.instrument())).as(replay).isEqualTo(tables(text));
            assertThat(Read.findings(read)).isEmpty();
        });
    }

    @Test
    void comesBackFromWord() {
        bars = true;
        breaks = true;
        play(Math.min(200, games(8)), (text, replay) -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                new DocxWriter().write(Editions.clean(Editions.MASTHEAD, text), ExportOptions.NONE, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            IntakeResult read = Intake.read(out.toByteArray(), "a.docx");

            assertThat(parts(read.instrument())).as(replay).isEqualTo(parts(text));
        });
    }

    private static List<List<?>> parts(Instrument text) {
        return text.clauses().stream()
                .<List<?>>map(clause -> List.of(clause.kind(), clause.blocks()))
                .toList();
    }

    /** How many tables there are, and rows and cells in each. */
    private static List<List<Integer>> tables(Instrument text) {
        List<List<Integer>> tables = new ArrayList<>();
        text.clauses().forEach(clause -> tables(clause.blocks(), tables));
        return tables;
    }

    private static void tables(List<Block> blocks, List<List<Integer>> tables) {
        for (Block block : blocks) {
            if (block instanceof Table table) {
                tables.add(List.of(table.rows().size(), table.columns()));
            } else if (block instanceof Subparagraph part) {
                tables(part.blocks(), tables);
            }
        }
    }

    private Instrument instrument() {
        List<Clause> clauses = new ArrayList<>();
        clauses.add(Clause.of(new ClauseId("t"), ClauseKind.TITLE, "Draft on lakes"));
        clauses.add(clause(0, ClauseKind.OPERATIVE));
        for (int i = 1; i < 2 + random.nextInt(5); i++) {
            clauses.add(
                    random.nextInt(6) == 0
                            ? Clause.of(new ClauseId("h" + i), ClauseKind.HEADING, "Shares and members")
                            : clause(i, KINDS[random.nextInt(KINDS.length)]));
        }
        return new Instrument(clauses);
    }

    private Clause clause(int at, ClauseKind kind) {
        List<Block> blocks = blocks(0);
        // Behind a number without a text the next paragraph would be its text.
        boolean isBare = blocks.size() > 1 && blocks.get(1) instanceof Table && kind == ClauseKind.OPERATIVE;
        if (isBare && at > 0 && random.nextBoolean()) {
            blocks.set(0, Paragraph.EMPTY);
        }
        return new Clause(new ClauseId("c" + at), kind, blocks);
    }

    private List<Block> blocks(int depth) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(noted("decides on point " + random.nextInt(9) + ":"));
        for (int i = random.nextInt(4); i > 0; i--) {
            switch (random.nextInt(4)) {
                case 0 -> blocks.add(noted("and goes on " + random.nextInt(9) + ";"));
                case 1 -> {
                    if (depth < Subparagraph.MAX_DEPTH) {
                        blocks.add(new Subparagraph(blocks(depth + 1)));
                    }
                }
                default -> blocks.add(table());
            }
        }
        return blocks;
    }

    private Paragraph noted(String text) {
        return random.nextInt(3) > 0
                ? Paragraph.of(text)
                : new Paragraph(
                        List.of(TextRun.plain(text.substring(0, 7)), footnote(), TextRun.plain(text.substring(7))));
    }

    private Footnote footnote() {
        List<Inline> words = new ArrayList<>();
        if (random.nextInt(8) > 0) {
            words.add(run(bars && random.nextInt(4) == 0));
            if (random.nextInt(3) == 0) {
                words.add(new LineBreak());
                words.add(TextRun.plain("below"));
            }
        }
        return new Footnote(words);
    }

    private Table table() {
        List<TableRow> rows = new ArrayList<>();
        int columns = 1 + random.nextInt(4);
        boolean headed = random.nextBoolean();
        for (int row = 0; row < 1 + random.nextInt(4); row++) {
            List<TableCell> cells = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                cells.add(cell(row == 0 && column == 0));
            }
            rows.add(new TableRow(headed && row == 0, cells));
        }
        return new Table(rows);
    }

    private TableCell cell(boolean full) {
        if (!full && random.nextInt(5) == 0) {
            return new TableCell(List.of());
        }
        List<Paragraph> paragraphs = new ArrayList<>();
        for (int i = random.nextInt(4) / 3; i >= 0; i--) {
            List<Inline> inlines = new ArrayList<>();
            inlines.add(run(false));
            if (bars && random.nextInt(3) == 0) {
                inlines.add(TextRun.plain(" "));
                inlines.add(run(true));
            }
            if (breaks && random.nextInt(5) == 0) {
                inlines.add(new LineBreak());
                inlines.add(TextRun.plain("below"));
            }
            if (random.nextInt(5) == 0) {
                inlines.add(footnote());
            }
            paragraphs.add(new Paragraph(joined(inlines)));
        }
        return new TableCell(paragraphs);
    }

    private TextRun run(boolean styled) {
        String word = WORDS[random.nextInt(WORDS.length)];
        String text = bars ? word : word.replace("|", "/c");
        return new TextRun(text, styled, styled && random.nextBoolean());
    }

    /** Neighbours of one style are one. */
    private static List<Inline> joined(List<Inline> inlines) {
        InlineBuilder builder = new InlineBuilder();
        builder.all(inlines);
        return builder.build();
    }
}
