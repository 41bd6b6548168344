package org.plenary.instrument.redline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plenary.instrument.ClauseKind.OPERATIVE;
import static org.plenary.instrument.ClauseKind.PREAMBULAR;
import static org.plenary.instrument.ClauseKind.TITLE;
import static org.plenary.instrument.Texts.clause;
import static org.plenary.instrument.Texts.p;
import static org.plenary.instrument.Texts.sub;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.Change;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlText;
import org.plenary.instrument.crdt.DraftSchema;

class DraftRedlineTest {
    private static Run onlyRun(DraftRedline redline) {
        return redline.clauses().get(0).paragraphs().get(0).runs().get(0);
    }

    /** Writes all that is in an element into another. */
    private static void copy(YXmlElement from, YXmlElement to) {
        for (SharedType child : from.children()) {
            if (child instanceof YXmlText text) {
                YXmlText made = to.insertText(to.length());
                text.toDelta()
                        .forEach(piece -> made.insert(made.length(), (String) piece.insert(), piece.attributes()));
            } else {
                YXmlElement element = (YXmlElement) child;
                copy(element, to.insertElement(to.length(), element.nodeName()));
            }
        }
    }

    private static void move(DraftRecord record, int clause, int behind, String kind) {
        YXmlElement old = record.clause(clause);
        YXmlElement made = record.root().insertElementAfter(behind < 0 ? null : record.clause(behind), kind);
        made.setAttribute(DraftSchema.ID, old.getAttribute(DraftSchema.ID));
        copy(old, made);
        record.root().delete(old);
    }

    @Test
    void tellsWhoWroteAndWhoDeleted() {
        // given
        DraftRecord record = DraftRecord.of(clause("o", OPERATIVE, "States should cooperate."));
        long seed = record.attribution.seq();
        // when
        long exchanged = record.replace(record.text(0, 0), "should", "shall");
        // then
        DraftRedline redline = record.between(seed, exchanged);
        assertThat(redline.clauses().get(0).change()).isEqualTo(ClauseChange.CHANGED);
        List<Run> runs = redline.clauses().get(0).paragraphs().get(0).runs();
        assertThat(runs).hasSize(4);
        assertThat(runs.get(0)).isEqualTo(kept("States ", 1));
        assertThat(runs.get(3)).isEqualTo(kept(" cooperate.", 1));
        assertThat(runs.stream().filter(run -> run.change() == Change.DELETED))
                .containsExactly(new Run("should", Change.DELETED, Style.PLAIN, Style.PLAIN, 1, 2, 0, List.of()));
        assertThat(runs.stream().filter(run -> run.change() == Change.INSERTED))
                .containsExactly(new Run("shall", Change.INSERTED, Style.PLAIN, Style.PLAIN, 2, 2, 0, List.of()));
    }

    private static Run kept(String text, long written) {
        return new Run(text, Change.KEPT, Style.PLAIN, Style.PLAIN, written, 0, 0, List.of());
    }

    @Test
    void keepsTheWordsOfAClauseThatWasMoved() {
        // given
        DraftRecord record = DraftRecord.of(
                clause("a", OPERATIVE, "First of all", sub("with a part")),
                clause("b", OPERATIVE, "Second"),
                clause("c", OPERATIVE, "Third"));
        // when
        long moved = record.entry(() -> move(record, 0, 2, "operative"));
        // then
        DraftRedline redline = record.between(1, moved);
        assertThat(redline.clauses().stream().map(each -> each.id().value())).containsExactly("b", "c", "a");
        ClauseRedline clause = redline.clauses().get(2);
        assertThat(clause.moved()).isTrue();
        assertThat(clause.change()).isEqualTo(ClauseChange.KEPT);
        assertThat(clause.seq()).isEqualTo(moved);
        assertThat(clause.before()).isEqualTo(new Form(OPERATIVE, "OP1"));
        assertThat(clause.after()).isEqualTo(new Form(OPERATIVE, "OP3"));
        assertThat(DraftRecord.show(clause)).isEqualTo("First of all\nwith a part");
        assertThat(clause.paragraphs().get(0).runs().get(0).written()).isEqualTo(1);
        assertThat(clause.paragraphs().get(0).runs().get(0).copied()).isEqualTo(moved);
        assertThat(redline.clauses().get(0).moved()).isFalse();
    }

    @Test
    void takesTheClauseThatWasWrittenAnewForTheOneThatMoved() {
        // given
        DraftRecord record = DraftRecord.of(clause("a", OPERATIVE, "First of all"), clause("b", OPERATIVE, "Second"));
        // when
        long down = record.entry(() -> move(record, 0, 1, "operative"));
        long up = record.entry(() -> move(record, 1, -1, "operative"));
        long second = record.entry(() -> move(record, 1, -1, "operative"));
        // then
        assertThat(moved(record.between(1, down))).containsExactly("a by " + down);
        assertThat(moved(record.between(down, up))).containsExactly("a by " + up);
        assertThat(moved(record.between(1, up))).isEmpty();
        assertThat(moved(record.between(up, second))).containsExactly("b by " + second);
    }

    private static List<String> moved(DraftRedline redline) {
        return redline.clauses().stream()
                .filter(ClauseRedline::moved)
                .map(clause -> clause.id() + " by " + clause.seq())
                .toList();
    }

    @Test
    void keepsTheWordsOfAClauseThatGotAnotherKind() {
        DraftRecord record =
                DraftRecord.of(clause("t", TITLE, "T"), clause("a", OPERATIVE, "Recalling the Charter", sub("x")));
        long changed = record.entry(() -> move(record, 1, 1, "preambular"));
        ClauseRedline clause = record.between(1, changed).clauses().get(1);
        assertThat(clause.change()).isEqualTo(ClauseChange.CHANGED);
        assertThat(clause.moved()).isFalse();
        assertThat(clause.after()).isEqualTo(new Form(PREAMBULAR, "PP1"));
        assertThat(clause.seq()).isEqualTo(changed);
        assertThat(DraftRecord.show(clause)).isEqualTo("Recalling the Charter\nx");
    }

    @Test
    void keepsTheWordsOfAParagraphThatWasSplitAndJoined() {
        // given
        DraftRecord record = DraftRecord.of(clause("a", OPERATIVE, "One sentence. Another one."));
        // when
        long split = record.entry(() -> {
            YXmlText text = record.text(0, 0);
            YXmlElement behind = record.clause(0).insertElement(1, DraftSchema.PARAGRAPH);
            behind.insertText(0).insert(0, text.text().substring(14));
            text.delete(14, text.length() - 14);
        });
        long joined = record.entry(() -> {
            YXmlText text = record.text(0, 0);
            text.insert(text.length(), record.text(0, 1).text());
            record.clause(0).delete(1, 1);
        });
        // then
        assertThat(DraftRecord.show(record.between(1, split).clauses().get(0)))
                .isEqualTo("One sentence. \n+ Another one.");
        assertThat(DraftRecord.show(record.between(split, joined).clauses().get(0)))
                .isEqualTo("One sentence. \n- Another one.");
        assertThat(DraftRecord.show(record.between(1, joined).clauses().get(0)))
                .isEqualTo("One sentence. Another one.");
        assertThat(record.between(1, joined).clauses().get(0).change()).isEqualTo(ClauseChange.KEPT);
    }

    private static List<Long> beginnings(DraftRedline redline) {
        return redline.clauses().get(0).paragraphs().stream()
                .map(ParagraphRedline::changed)
                .toList();
    }

    @Test
    void tellsWhoSplitAndWhoJoinedParagraphs() {
        // given
        DraftRecord record = DraftRecord.of(clause("a", OPERATIVE, "One sentence. Another one."));
        long split = record.entry(() -> {
            YXmlText text = record.text(0, 0);
            YXmlElement behind = record.clause(0).insertElement(1, DraftSchema.PARAGRAPH);
            behind.insertText(0).insert(0, text.text().substring(14));
            text.delete(14, text.length() - 14);
        });
        long replaced = record.replace(record.text(0, 1), "Another", "One more");
        long joined = record.entry(() -> {
            YXmlText text = record.text(0, 0);
            text.insert(text.length(), record.text(0, 1).text());
            record.clause(0).delete(1, 1);
        });
        // then
        assertThat(beginnings(record.between(1, replaced))).containsExactly(0L, split);
        assertThat(beginnings(record.between(split, joined))).containsExactly(0L, joined);
        assertThat(beginnings(record.between(1, joined))).containsExactly(0L);
    }

    @Test
    void tellsWhoWroteAndDeletedParagraphsOfAClauseThatWasMovedSince() {
        // given
        DraftRecord record =
                DraftRecord.of(clause("a", OPERATIVE, "First", p("to go")), clause("b", OPERATIVE, "Second"));
        long wrote = record.entry(() -> record.clause(0)
                .insertElement(2, DraftSchema.PARAGRAPH)
                .insertText(0)
                .insert(0, "come"));
        long moved = record.entry(() -> move(record, 0, 1, "operative"));
        long deleted = record.entry(() -> record.clause(1).delete(1, 1));
        // then
        List<ParagraphRedline> paragraphs =
                record.between(1, deleted).clauses().get(1).paragraphs();
        assertThat(paragraphs.stream().map(each -> each.change() + " by " + each.changed()))
                .containsExactlyInAnyOrder("KEPT by 0", "DELETED by " + deleted, "INSERTED by " + wrote);
        assertThat(moved).isLessThan(deleted);
    }

    @Test
    void showsClausesThatCameAndWent() {
        DraftRecord record =
                DraftRecord.of(clause("a", OPERATIVE, "a"), clause("b", OPERATIVE, "b"), clause("c", OPERATIVE, "c"));
        long gone = record.entry(() -> record.root().delete(1, 1));
        long come = record.entry(() -> {
            YXmlElement made = record.root().insertElement(2, "operative");
            made.setAttribute(DraftSchema.ID, "n");
            made.insertElement(0, "paragraph").insertText(0).insert(0, "new");
        });
        List<ClauseRedline> clauses = record.between(1, come).clauses();
        assertThat(clauses.stream().map(each -> each.id() + " " + each.change() + " " + each.seq()))
                .containsExactly("a KEPT 0", "b REMOVED " + gone, "c KEPT 0", "n ADDED " + come);
        assertThat(clauses.stream().map(DraftRecord::show)).containsExactly("a", "- [-b-]", "c", "+ {+new+}");
        assertThat(clauses.stream().map(each -> each.paragraphs().get(0).changed()))
                .containsExactly(0L, gone, 0L, come);
    }

    @Test
    void tellsWhoMadeTextLookDifferent() {
        // given
        DraftRecord record = DraftRecord.of(clause("a", OPERATIVE, "not at all"));
        long bold = record.entry(() -> record.text(0, 0).format(4, 2, Map.of(DraftSchema.BOLD, Map.of())));
        long italic = record.entry(() -> record.text(0, 0).format(4, 2, Map.of(DraftSchema.ITALIC, Map.of())));
        Map<String, Object> off = new HashMap<>();
        off.put(DraftSchema.BOLD, null);
        long plain = record.entry(() -> record.text(0, 0).format(4, 2, off));
        // then
        assertThat(formatted(record.between(1, bold)))
                .isEqualTo(new Run("at", Change.KEPT, Style.PLAIN, new Style(true, false), 1, bold, 0, List.of()));
        assertThat(formatted(record.between(1, italic)).changed()).isEqualTo(italic);
        assertThat(formatted(record.between(italic, plain)))
                .isEqualTo(new Run(
                        "at", Change.KEPT, new Style(true, true), new Style(false, true), 1, plain, 0, List.of()));
        assertThat(record.between(1, bold).figuresBy(seq -> seq))
                .containsExactly(Map.entry(bold, new Figures(1, 0, 0)));
    }

    private static Run formatted(DraftRedline redline) {
        return redline.clauses().get(0).paragraphs().get(0).runs().stream()
                .filter(Run::reformatted)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void namesWhoTookTextAwayForGoodAfterItWasMoved() {
        DraftRecord record =
                DraftRecord.of(clause("a", OPERATIVE, "Take this sentence away."), clause("b", OPERATIVE, "b"));
        record.entry(() -> move(record, 0, 1, "operative"));
        long deleted = record.entry(() -> record.text(1, 0).delete(5, 14));
        Run gone = record.between(1, deleted)
                .clauses()
                .get(1)
                .paragraphs()
                .get(0)
                .runs()
                .get(1);
        assertThat(gone.text()).isEqualTo("this sentence ");
        assertThat(gone.changed()).isEqualTo(deleted);
    }

    @Test
    void showsWordsAndNotLetters() {
        DraftRecord record = DraftRecord.of(clause("a", OPERATIVE, "They organise the meeting."));
        record.replace(record.text(0, 0), "s", "z");
        long to = record.replace(record.text(0, 0), "meeting", "meetings");
        DraftRedline words = record.between(1, to).wordByWord();
        assertThat(DraftRecord.show(words.clauses().get(0)))
                .isEqualTo("They [-organise-]{+organize+} the [-meeting-]{+meetings+}.");
        Run exchanged = words.clauses().get(0).paragraphs().get(0).runs().get(2);
        assertThat(exchanged.changed()).isEqualTo(2);
        assertThat(exchanged.parts())
                .containsExactly(
                        kept("organi", 1),
                        new Run("z", Change.INSERTED, Style.PLAIN, Style.PLAIN, 2, 2, 0, List.of()),
                        kept("e", 1));
    }

    @Test
    void exchangesNeighbouringWordsAtOnce() {
        DraftRecord record = DraftRecord.of(clause("a", OPERATIVE, "See the quick brown fox, and run."));
        record.replace(record.text(0, 0), "the", "a");
        record.replace(record.text(0, 0), "quick", "slow");
        long to = record.replace(record.text(0, 0), "brown", "red");
        DraftRedline redline = record.between(1, to);
        assertThat(DraftRecord.show(redline.wordByWord(seq -> "one").clauses().get(0)))
                .isEqualTo("See [-the quick brown-]{+a slow red+} fox, and run.");
    }

    @Test
    void doesNotExchangeWhatStandsBesideAMereInsertion() {
        DraftRecord record = DraftRecord.of(clause("a", OPERATIVE, "See the fox."));
        record.replace(record.text(0, 0), "the", "a");
        long to = record.entry(() -> record.text(0, 0).insert(6, "very "));
        assertThat(DraftRecord.show(record.between(1, to).wordByWord().clauses().get(0)))
                .isEqualTo("See [-the-]{+a+} {+very +}fox.");
    }

    @Test
    void takesPairsAndChineseCharactersForWords() {
        DraftRecord record = DraftRecord.of(clause("a", OPERATIVE, "\uD835\uDC00\uD835\uDC01 联合国"));
        record.replace(record.text(0, 0), "\uD835\uDC01", "\uD835\uDC02");
        long to = record.replace(record.text(0, 0), "合", "和");
        assertThat(DraftRecord.show(record.between(1, to).wordByWord().clauses().get(0)))
                .isEqualTo("[-\uD835\uDC00\uD835\uDC01-]{+\uD835\uDC00\uD835\uDC02+} 联[-合-]{+和+}国");
    }

    @Test
    void joinsWhatOnePersonTyped() {
        DraftRecord record = DraftRecord.of(clause("a", OPERATIVE, "x"));
        for (String letter : List.of("a", "b", "c")) {
            record.entry(() -> record.text(0, 0).insert(record.text(0, 0).length(), letter));
        }
        DraftRedline redline = record.between(1, 4);
        assertThat(redline.clauses().get(0).paragraphs().get(0).runs()).hasSize(4);
        List<Run> joined = redline.joined(seq -> seq < 4 ? "one" : "other")
                .clauses()
                .get(0)
                .paragraphs()
                .get(0)
                .runs();
        assertThat(joined.stream().map(Run::text)).containsExactly("x", "ab", "c");
        assertThat(joined.get(1).changed()).isEqualTo(3);
    }

    @Test
    void blamesTheWriterOfAWordAndShowsWhatIsGone() {
        // given
        DraftRecord record = DraftRecord.of(
                clause("a", OPERATIVE, "One two three.", p("A whole paragraph.")), clause("b", OPERATIVE, "Gone soon"));
        long exchanged = record.replace(record.text(0, 0), "two", "2");
        long paragraph = record.entry(() -> record.clause(0).delete(1, 1));
        long clause = record.entry(() -> record.root().delete(1, 1));
        record.entry(() -> move(record, 0, 0, "preambular"));
        // when
        DraftRedline blame = DraftRedline.blame(record.doc, record.attribution, 5, false);
        DraftRedline all = DraftRedline.blame(record.doc, record.attribution, 5, true);
        // then
        assertThat(DraftRecord.show(blame.clauses().get(0))).isEqualTo("One 2 three.");
        assertThat(onlyRun(blame).written()).isEqualTo(1);
        assertThat(DraftRecord.show(all.clauses().get(0))).isEqualTo("One [-two-]2 three.\n- [-A whole paragraph.-]");
        assertThat(all.clauses().get(0).paragraphs().get(0).runs().get(1).changed())
                .isEqualTo(exchanged);
        assertThat(all.clauses().get(0).paragraphs().get(1).runs().get(0).changed())
                .isEqualTo(paragraph);
        assertThat(all.clauses().get(1).change()).isEqualTo(ClauseChange.REMOVED);
        assertThat(all.clauses().get(1).seq()).isEqualTo(clause);
        assertThat(DraftRecord.show(all.clauses().get(1))).isEqualTo("- [-Gone soon-]");
    }

    @Test
    void countsByDelegation() {
        DraftRecord record = DraftRecord.of(clause("a", OPERATIVE, "alpha beta"), clause("b", OPERATIVE, "gamma"));
        record.replace(record.text(0, 0), "beta", "b\uD83D\uDD4A");
        record.replace(record.text(1, 0), "gamma", "g");
        long last = record.entry(() -> record.text(1, 0).insert(1, "!"));
        DraftRedline redline = record.between(1, last);
        // "b" of "beta" was deleted and written; characters outside the plane count once.
        assertThat(redline.figuresBy(seq -> seq == 2 ? "FRA" : "MSFT"))
                .containsEntry("FRA", new Figures(1, 2, 4))
                .containsEntry("MSFT", new Figures(1, 2, 5));
        assertThat(redline.figures()).isEqualTo(new Figures(2, 4, 9));
        assertThat(redline.wordByWord().figures()).isEqualTo(redline.figures());
    }

    @Test
    void wantsTheEarlierMomentFirst() {
        DraftRecord record = DraftRecord.of(clause("a", OPERATIVE, "x"));
        assertThatThrownBy(() -> record.between(2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from=2 to=1");
    }
}
