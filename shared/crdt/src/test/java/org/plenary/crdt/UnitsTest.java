package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is told of given units: what they are, and where in a text they stand. */
class UnitsTest {
    @Test
    void makesASetOfRangesInAnyOrder() {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int game = 0; game < 200; game++) {
            List<IdRange> ranges = new ArrayList<>();
            Set<Id> ids = new HashSet<>();
            for (int n = random.nextInt(8); n > 0; n--) {
                IdRange range = new IdRange(random.nextInt(3), random.nextInt(12), 1 + random.nextInt(4));
                ranges.add(range);
                for (long clock = range.clock(); clock < range.end(); clock++) {
                    ids.add(new Id(range.client(), clock));
                }
            }
            IdSet set = IdSet.of(ranges);
            IdSet joined = ranges.stream()
                    .map(range -> IdSet.of(range.client(), range.clock(), range.length()))
                    .reduce(IdSet.EMPTY, IdSet::union);
            assertThat(set).as("seed %s game %s", seed, game).isEqualTo(joined);
            assertThat(set.size()).isEqualTo(ids.size());
        }
    }

    @Test
    void tellsThePiecesOfATextInItsOrderTheDeletedOnesToo() {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        for (int game = 0; game < 200; game++) {
            Random random = new Random(seed + game);
            Doc doc = new Doc(new DocOptions(1, false, false));
            YText text = doc.getText("t");
            for (int i = 0; i < 12; i++) {
                long at = (long) (random.nextDouble() * (text.length() + 1));
                switch (random.nextInt(4)) {
                    case 0 -> text.delete(at, (text.length() - at) / 2);
                    case 1 -> text.insertEmbed(at, Map.of(), Map.of("bold", true));
                    default -> text.insert(at, "abc" + i);
                }
            }
            List<IdRange> ranges = new ArrayList<>();
            for (int n = random.nextInt(4); n >= 0; n--) {
                ranges.add(new IdRange(random.nextInt(6) == 0 ? 2 : 1, random.nextInt(30), 1 + random.nextInt(9)));
            }
            IdSet asked = IdSet.of(ranges);
            assertThat(text.pieces(asked)).as("seed %s", seed + game).isEqualTo(plainly(text, asked));
            IdSet there = IdSet.of(1, 0, doc.stateVector().get(1)).difference(doc.deleteSet());
            assertThat(text.pieces()).as("seed %s", seed + game).isEqualTo(text.pieces(there));
        }
    }

    /** The same, unit by unit, of what a redline tells that leaves no deletion out. */
    private static List<TextPiece> plainly(YText text, IdSet asked) {
        Snapshot now = text.doc().snapshot();
        Redline.Type all = text.redline(new Snapshot(now.stateVector(), IdSet.EMPTY), now);
        List<TextPiece> pieces = new ArrayList<>();
        boolean apart = false;
        for (Redline.Part part : all.parts()) {
            boolean deleted = part.change() == Change.DELETED;
            if (!(part instanceof Redline.Characters characters)) {
                apart |= part instanceof Redline.Unit && !deleted;
                continue;
            }
            for (int i = 0; i < characters.text().length(); i++) {
                long clock = characters.ids().clock() + i;
                if (asked.contains(characters.ids().client(), clock)) {
                    IdRange ids = new IdRange(characters.ids().client(), clock, 1);
                    pieces.add(new TextPiece(ids, characters.text().substring(i, i + 1), deleted, apart));
                    apart = false;
                } else {
                    apart |= !deleted;
                }
            }
        }
        // Told in the pieces that items are: joined where ids go on and nothing is between.
        return joinedAsIn(text.pieces(asked), pieces);
    }

    private static List<TextPiece> joinedAsIn(List<TextPiece> cut, List<TextPiece> units) {
        List<TextPiece> joined = new ArrayList<>();
        int next = 0;
        for (TextPiece like : cut) {
            StringBuilder text = new StringBuilder();
            TextPiece first = units.get(next);
            for (int i = 0; i < like.ids().length(); i++) {
                TextPiece unit = units.get(next++);
                assertThat(unit.apart()).isEqualTo(i == 0 && like.apart());
                assertThat(unit.deleted()).isEqualTo(like.deleted());
                assertThat(unit.ids().clock()).isEqualTo(first.ids().clock() + i);
                text.append(unit.text());
            }
            joined.add(new TextPiece(
                    new IdRange(first.ids().client(), first.ids().clock(), text.length()),
                    text.toString(),
                    first.deleted(),
                    first.apart()));
        }
        assertThat(next).isEqualTo(units.size());
        return joined;
    }

    @Test
    void tellsWhatUnitsAreAndInWhatTheyStand() {
        // given
        Doc doc = new Doc(new DocOptions(1, false, false));
        YXmlElement element = doc.getXmlFragment("x").insertElement(0, "p");
        element.setAttribute("id", "a");
        YXmlText text = element.insertText(0);
        text.insert(0, "abcdef");
        text.delete(1, 2);
        // when
        List<String> told = new ArrayList<>();
        doc.forEachItem(
                IdSet.of(List.of(new IdRange(1, 0, 5), new IdRange(1, 8, 40), new IdRange(3, 0, 9))),
                item -> told.add(item.kind() + " " + item.id().clock() + "+" + item.length() + " " + item.parentSub()
                        + (item.parent() == text ? " in text" : "")));
        // then
        assertThat(told)
                .containsExactly(
                        "TYPE 0+1 null",
                        "ANY 1+1 id",
                        "TYPE 2+1 null",
                        "STRING 3+1 null in text",
                        "STRING 4+1 null in text",
                        "STRING 8+1 null in text");
    }

    @Test
    void showsAndDeletesChildrenByThemselves() {
        Doc doc = new Doc(new DocOptions(1, false, false));
        YXmlFragment root = doc.getXmlFragment("x");
        YXmlElement a = root.insertElement(0, "a");
        YXmlElement b = root.insertElement(1, "b");
        root.delete(a);
        assertThat(root.children()).containsExactly(b);
        assertThat(root.childrenWithDeleted()).containsExactly(a, b);
        assertThatThrownBy(() -> root.delete(a)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsUnitsOfARootTypeThatNobodyHasAskedForYet() {
        Doc doc = new Doc();
        doc.getText("text").insert(0, "abc");
        Doc other = new Doc();
        Applied applied = other.applyUpdate(doc.encodeStateAsUpdate(), null);
        List<ItemInfo> told = new ArrayList<>();

        other.forEachItem(applied.inserted(), told::add);

        assertThat(told)
                .containsExactly(
                        new ItemInfo(new Id(doc.clientId(), 0), 3, ContentKind.STRING, null, "text", null, null));
    }

    @Test
    void undoesInARootTypeThatNobodyHasAskedForYet() {
        Doc doc = new Doc();
        doc.getText("text").insert(0, "abc");
        Doc other = new Doc();
        List<String> asked = new ArrayList<>();
        UndoManager undo = new UndoManager(
                other,
                new UndoOptions()
                        .withTrackedOrigins(Set.of("theirs"))
                        .withDeleteFilter(item -> asked.add(item.root())));
        other.applyUpdate(doc.encodeStateAsUpdate(), "theirs");

        undo.undo();

        assertThat(asked).containsExactly("text");
        assertThat(other.getText("text").toString()).isEmpty();
    }
}
