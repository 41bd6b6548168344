package org.plenary.server.export.docx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.Instrument;
import org.plenary.server.DemoStory;
import org.plenary.server.draft.DraftStory;
import org.plenary.server.draft.IssueRequest;
import org.plenary.server.export.Edition;
import org.plenary.server.export.Editions;
import org.plenary.server.export.ExportOptions;
import org.plenary.server.export.HeldTexts;
import org.plenary.server.export.docx.WordReader.Decision;
import org.plenary.server.export.docx.WordReader.Joining;
import org.plenary.server.negotiation.DecisionException;
import org.w3c.dom.Element;

class DocxRedlineTest {
    /** What is tracked in these is the end of a paragraph, or a row of a table, and no text. */
    private static final Set<String> MARKED = Set.of("rPr", "trPr");

    private static final int GAMES = Integer.getInteger("plenary.docx.games", 12);
    private static final long MINUTE = 60_000;
    private static final List<String> PEOPLE =
            List.of("fra-martin", "ken-mwangi", "jpn-tanaka", "meridian-shah", "opennet-novak", "chair");

    static byte[] write(Edition edition, ExportOptions options) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new DocxWriter().write(edition, options, out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    /** Replay a failure with {@code -Dplenary.seed=… -Dplenary.docx.games=2}. Every other one has footnotes. */
    @Test
    void givesTheTextOfEitherMomentOfRandomHistories() {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        System.out.println("docx redlines from seed " + seed);
        for (int game = 0; game < GAMES; game++) {
            try {
                play(seed + game, game % 2 == 1, false);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(
                        "replay with -Dplenary.seed=" + (seed + game - game % 2) + " -Dplenary.docx.games=2", e);
            }
        }
    }

    @Test
    void givesTheNumbersOfEitherMomentWhereTheyHoldSince() {
        for (long seed = 1; seed <= GAMES; seed++) {
            try {
                play(seed, false, true);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed=" + seed, e);
            }
        }
    }

    @Test
    void givesNumbersThatHeldBefore() {
        for (Editions.Told told : List.of(HeldTexts.held(), HeldTexts.runningAgain(), HeldTexts.competing())) {
            byte[] file = write(told.redline(), ExportOptions.NONE);

            check(new WordReader(file), told.first().text(), told.clean().text());
        }
    }

    private static void play(long seed, boolean footnotes, boolean held) {
        Random random = new Random(seed);
        RandomDrafts drafts = new RandomDrafts(random, true, footnotes);
        Instrument begin = drafts.begin();
        Editions.Told told = Editions.told(Editions.MASTHEAD, "seq:4", story -> {
            long at = Editions.NOW - 100 * MINUTE;
            story.begins(at, begin);
            decide(story, begin, random, at + MINUTE);
            decide(story, begin, random, at + 2 * MINUTE);
            if (held) {
                story.issues(DemoStory.person("secretariat"), at + 3 * MINUTE, new IssueRequest("First", null, null));
                HeldTexts.hold(story, at + 3 * MINUTE);
            }
            Instrument text = begin;
            for (int n = 2 + random.nextInt(8); n > 0; n--) {
                Instrument next = drafts.edit(text);
                at += 4 * MINUTE;
                if (!next.equals(text)) {
                    story.becomes(DemoStory.person(PEOPLE.get(random.nextInt(PEOPLE.size()))), at, next);
                }
                text = next;
                decide(story, text, random, at + MINUTE);
            }
        });
        byte[] file = write(told.redline(), ExportOptions.NONE);
        check(new WordReader(file), begin, told.clean().text());
        checkMarks(new WordReader(file).withMarks(), told);
    }

    /** The chair decides about a clause, if there is a step that needs no reason. */
    private static void decide(DraftStory story, Instrument text, Random random, long at) {
        String clause =
                text.clauses().get(random.nextInt(text.clauses().size())).id().value();
        ClauseStatus next = List.of(ClauseStatus.BRACKETED, ClauseStatus.PARKED, ClauseStatus.AGREED_AD_REFERENDUM)
                .get(random.nextInt(3));
        try {
            story.decides(
                    DemoStory.person("chair"),
                    at,
                    new org.plenary.server.negotiation.SetStatus(new ClauseId(clause), next, null));
        } catch (DecisionException e) {
            assertThat(e).hasMessageContaining("status");
        }
    }

    /** Accepting gives the marks of the second moment, rejecting those of the first. */
    private static void checkMarks(WordReader document, Editions.Told told) {
        for (Joining joining : Joining.values()) {
            assertThat(document.clauses(Decision.ACCEPT, joining))
                    .as("accepted with marks, " + joining)
                    .isEqualTo(marked(told.clean()));
            assertThat(document.clauses(Decision.REJECT, joining))
                    .as("rejected with marks, " + joining)
                    .isEqualTo(marked(told.first()));
        }
    }

    private static List<WordReader.Para> marked(Edition clean) {
        return new WordReader(write(clean, ExportOptions.NONE)).withMarks().clauses(Decision.ACCEPT, Joining.LAST);
    }

    /** Accepting and rejecting everything gives the two texts, whichever way an application joins paragraphs. */
    private static void check(WordReader document, Instrument before, Instrument after) {
        checkMarkup(document);
        for (Joining joining : Joining.values()) {
            assertThat(document.clauses(Decision.ACCEPT, joining))
                    .as("accepted, " + joining)
                    .isEqualTo(ExpectedText.of(after));
            assertThat(document.clauses(Decision.REJECT, joining))
                    .as("rejected, " + joining)
                    .isEqualTo(ExpectedText.of(before));
        }
    }

    static void checkMarkup(WordReader document) {
        Set<String> ids = new HashSet<>();
        for (String name : List.of(
                "ins",
                "del",
                "moveFrom",
                "moveTo",
                "rPrChange",
                "pPrChange",
                "moveFromRangeStart",
                "moveToRangeStart",
                "bookmarkStart")) {
            for (Element element : document.elements(name)) {
                assertThat(ids.add(WordReader.attribute(element, "id")))
                        .as("id of " + name)
                        .isTrue();
                if (!name.equals("bookmarkStart")) {
                    assertThat(WordReader.attribute(element, "author")).isNotBlank();
                    assertThat(WordReader.attribute(element, "date"))
                            .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
                }
            }
        }
        for (String name : List.of("ins", "del", "moveFrom", "moveTo")) {
            document.elements(name).stream()
                    .filter(element -> !MARKED.contains(element.getParentNode().getLocalName()))
                    .forEach(element -> assertThat(WordReader.child(element, "r"))
                            .as("nothing in " + name)
                            .isNotNull());
        }
        document.elements("delText").forEach(text -> assertThat(ancestors(text)).contains("del"));
        document.elements("t").forEach(text -> assertThat(ancestors(text)).doesNotContain("del"));
        assertThat(names(document, "moveFromRangeStart")).isEqualTo(names(document, "moveToRangeStart"));
        assertThat(document.elements("moveFromRangeEnd")).hasSameSizeAs(document.elements("moveFromRangeStart"));
        Set<String> bookmarks = new HashSet<>();
        for (Element bookmark : document.elements("bookmarkStart")) {
            String name = WordReader.attribute(bookmark, "name");
            assertThat(name).matches("_clause_[A-Za-z0-9_]{1,32}");
            assertThat(bookmarks.add(name.toLowerCase(Locale.ROOT))).isTrue();
        }
    }

    private static Set<String> names(WordReader document, String element) {
        Set<String> names = new HashSet<>();
        document.elements(element).forEach(each -> names.add(WordReader.attribute(each, "name")));
        return names;
    }

    private static List<String> ancestors(Element element) {
        return Stream.iterate(element.getParentNode(), node -> node instanceof Element, node -> node.getParentNode())
                .map(node -> node.getLocalName())
                .toList();
    }
}
