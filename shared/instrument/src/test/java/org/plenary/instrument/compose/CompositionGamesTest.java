package org.plenary.instrument.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.Update;
import org.plenary.instrument.Block;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Inline;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.LineBreak;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Subparagraph;
import org.plenary.instrument.TextRun;
import org.plenary.instrument.crdt.DraftEditor;
import org.plenary.instrument.crdt.InstrumentReader;
import org.plenary.instrument.crdt.InstrumentWriter;

/**
 * Random clauses become wordings that are put together of random sources: each word is from where a model that goes
 * through all rows says, and stands in the document under the client id of whoever it is from.
 */
class CompositionGamesTest {
    private static final int GAMES = Integer.getInteger("plenary.compose.games", 150);
    private static final List<String> WORDS = List.of("all", "States", "act", "in", "time", "shall");
    private static final ClauseId ID = new ClauseId("c");
    private static final long DRAFT = 1;
    private static final long OWN = 2;
    private static final long FIRST_SOURCE = 10;

    @Test
    void knowsOfEachWordWhoseItIs() {
        long seed = Long.getLong("plenary.seed", 20261201);
        for (int game = 0; game < GAMES; game++) {
            try {
                play(new Random(seed + game));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        "replay with -Dplenary.seed=" + (seed + game) + " -Dplenary.compose.games=1", e);
            }
        }
    }

    private static void play(Random random) {
        Clause clause = clause(random);
        List<Wording> sources = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            sources.add(Wording.of(clause(random)));
        }
        Wording before = Wording.of(clause);
        Wording wanted = Wording.ofText(text(random));

        Composition composition = Composition.of(before, wanted, sources);

        assertThat(composition.wording().keys()).isEqualTo(wanted.keys());
        List<@Nullable Integer> model = model(composition, sources);
        for (int i = 0; i < model.size(); i++) {
            Composition.Part part = composition.parts().get(i);
            Integer source = model.get(i);
            assertThat(part.source()).as("source of %s at %s", part, i).isEqualTo(source == null ? -1 : source);
            if (source != null) {
                Piece there = sources.get(source).pieces().get(part.at());
                assertThat(there.text()).isEqualTo(part.piece().text());
                assertThat(there.runs()).isEqualTo(part.piece().runs());
            }
        }
        written(clause, composition, sources.size());
    }

    /** Of which source each piece is, found by trying all rows, the longest first. */
    private static List<@Nullable Integer> model(Composition composition, List<Wording> sources) {
        List<Composition.Part> parts = composition.parts();
        List<@Nullable Integer> from = new ArrayList<>();
        parts.forEach(part -> from.add(null));
        Set<Integer> taken = new HashSet<>();
        while (true) {
            int best = 0;
            int[] row = new int[3];
            for (int i = 0; i < parts.size(); i++) {
                for (int s = 0; s < sources.size(); s++) {
                    List<Piece> other = sources.get(s).pieces();
                    for (int j = 0; j < other.size(); j++) {
                        int length = 0;
                        int characters = 0;
                        boolean word = false;
                        while (i + length < parts.size()
                                && j + length < other.size()
                                && !taken.contains(i + length)
                                && parts.get(i + length).from() != Composition.From.CLAUSE
                                && parts.get(i + length).piece().isText()
                                && other.get(j + length).isText()
                                && other.get(j + length)
                                        .text()
                                        .equals(parts.get(i + length).piece().text())) {
                            characters += other.get(j + length).text().length();
                            word |= other.get(j + length).isWord();
                            length++;
                        }
                        if (word && characters > best) {
                            best = characters;
                            row = new int[] {i, length, s};
                        }
                    }
                }
            }
            if (best == 0) {
                return from;
            }
            for (int i = row[0]; i < row[0] + row[1]; i++) {
                from.set(i, row[2]);
                taken.add(i);
            }
        }
    }

    private static void written(Clause clause, Composition composition, int sources) {
        Doc start = new Doc(new DocOptions(DRAFT, true, false));
        InstrumentWriter.write(
                new Instrument(List.of(clause, Clause.of(new ClauseId("d"), ClauseKind.OPERATIVE, "Last"))), start);
        Doc doc = copy(start, OWN);
        List<Block> outline = composition
                .wording(part -> part.from() != Composition.From.SOURCE)
                .blocks(clause.kind());
        DraftEditor.become(doc, new Instrument(List.of(new Clause(ID, clause.kind(), outline))), ID);
        Set<Integer> there = new HashSet<>(Set.of(-1));
        for (int i = 0; i < sources; i++) {
            doc = copy(doc, FIRST_SOURCE + i);
            int source = i;
            ComposedLines.write(
                    doc, ID, composition, part -> there.contains(part.source()), part -> part.source() == source);
            there.add(i);
        }

        Clause read = InstrumentReader.read(doc).clauses().get(0);
        Doc fresh = new Doc();
        InstrumentWriter.write(
                new Instrument(List.of(
                        new Clause(ID, clause.kind(), composition.wording().blocks(clause.kind())))),
                fresh);
        assertThat(read).isEqualTo(InstrumentReader.read(fresh).clauses().get(0));
        List<Long> writers = ComposedLines.writers(doc, ID);
        int at = 0;
        for (Composition.Part part : composition.parts()) {
            for (int i = 0; i < part.piece().text().length(); i++) {
                long writer = writers.get(at++);
                switch (part.from()) {
                    case SOURCE -> assertThat(writer).as("%s", part).isEqualTo(FIRST_SOURCE + part.source());
                    case OWN, CLAUSE -> assertThat(writer).as("%s", part).isIn(OWN, DRAFT);
                }
            }
        }
        assertThat(writers).hasSize(at);
    }

    private static Doc copy(Doc doc, long client) {
        Doc copy = new Doc(new DocOptions(client, true, false));
        copy.restore(Update.decode(doc.encodeStateAsUpdate()));
        return copy;
    }

    private static Clause clause(Random random) {
        List<Block> blocks = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            blocks.add(
                    random.nextInt(4) == 0 && !blocks.isEmpty()
                            ? new Subparagraph(List.of(paragraph(random), paragraph(random)))
                            : paragraph(random));
        }
        return new Clause(ID, ClauseKind.OPERATIVE, blocks);
    }

    private static Paragraph paragraph(Random random) {
        List<Inline> inlines = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            switch (random.nextInt(8)) {
                case 0 -> inlines.add(new LineBreak());
                case 1 -> inlines.add(Footnote.of(words(random)));
                case 2 -> inlines.add(new TextRun(words(random), true, false));
                default -> inlines.add(TextRun.plain(words(random)));
            }
        }
        return new Paragraph(inlines);
    }

    private static String words(Random random) {
        StringBuilder words = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            words.append(WORDS.get(random.nextInt(WORDS.size()))).append(random.nextInt(6) == 0 ? ", " : " ");
        }
        return words.toString();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            text.append(words(random)).append(random.nextInt(3) == 0 ? "\n(a) " : "\n");
        }
        return text.append(words(random)).toString();
    }
}
