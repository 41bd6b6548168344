package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is told between two moments, and the laws that it keeps on random documents. */
class RedlineTest {
    private static Doc keeping(long client) {
        return new Doc(new DocOptions().withClientId(client).withGc(false));
    }

    @Test
    void keepsItsLaws() {
        try (YjsProcess yjs = new YjsProcess()) {
            RandomHistory.play("redline test", 12, random -> {
                RandomHistory history = new RandomHistory(yjs, random, true);
                for (int i = 0; i < 8; i++) {
                    checkLaws(history.doc, history.anySnapshot(), history.anySnapshot());
                }
                checkLaws(history.doc, Snapshot.EMPTY, history.doc.snapshot());
            });
        }
    }

    @Test
    void losesNoIdOfACollectedDocument() {
        try (YjsProcess yjs = new YjsProcess()) {
            RandomHistory.play("redline test, collected", 6, random -> {
                RandomHistory history = new RandomHistory(yjs, random, false);
                Doc doc = history.doc;
                for (int i = 0; i < 6; i++) {
                    Snapshot before = history.anySnapshot();
                    Snapshot after = history.anySnapshot();
                    Told told = new Told(doc, before, after);
                    Set<Id> gone = new HashSet<>(ids(doc.collected(before)));
                    gone.addAll(ids(doc.collected(after)));
                    told.units.forEach((change, ids) ->
                            assertThat(shown(before, after, change)).containsAll(ids));
                    for (Change change : Change.values()) {
                        Set<Id> missing = shown(before, after, change);
                        missing.removeAll(told.units.get(change));
                        assertThat(gone).containsAll(missing);
                    }
                }
            });
        }
    }

    private static void checkLaws(Doc doc, Snapshot before, Snapshot after) {
        Told told = new Told(doc, before, after);
        for (Change change : Change.values()) {
            assertThat(told.units.get(change)).as(change.name()).isEqualTo(shown(before, after, change));
        }
        for (String name : RandomHistory.ROOTS) {
            SharedType root = RandomHistory.root(doc, name);
            Redline redline = root.redline(before, after);
            assertThat(content(redline, Change.INSERTED))
                    .as(name + " at the first moment")
                    .isEqualTo(joined(root.toTree(before)));
            assertThat(content(redline, Change.DELETED))
                    .as(name + " at the second moment")
                    .isEqualTo(joined(root.toTree(after)));
        }
    }

    /** The ids that fared so, by the snapshots alone. */
    private static Set<Id> shown(Snapshot before, Snapshot after, Change change) {
        Set<Id> was = shown(before);
        Set<Id> is = shown(after);
        Set<Id> result = new HashSet<>(change == Change.INSERTED ? is : was);
        if (change == Change.KEPT) {
            result.retainAll(is);
        } else {
            result.removeAll(change == Change.INSERTED ? was : is);
        }
        return result;
    }

    private static Set<Id> shown(Snapshot at) {
        Set<Id> ids = new HashSet<>();
        for (long client : at.stateVector().clients()) {
            for (long clock = 0; clock < at.stateVector().get(client); clock++) {
                if (at.shows(client, clock)) {
                    ids.add(new Id(client, clock));
                }
            }
        }
        return ids;
    }

    private static Set<Id> ids(IdSet set) {
        Set<Id> ids = new HashSet<>();
        set.forEach(range -> addAll(ids, range));
        return ids;
    }

    private static void addAll(Set<Id> ids, IdRange range) {
        for (long clock = range.clock(); clock < range.end(); clock++) {
            assertThat(ids.add(new Id(range.client(), clock))).as("told twice").isTrue();
        }
    }

    /** The ids that the redlines of all roots tell. */
    private static final class Told implements Redline.Visitor<Boolean> {
        final Map<Change, Set<Id>> units = new LinkedHashMap<>();

        Told(Doc doc, Snapshot before, Snapshot after) {
            for (Change change : Change.values()) {
                units.put(change, new HashSet<>());
            }
            RandomHistory.ROOTS.forEach(
                    name -> RandomHistory.root(doc, name).redline(before, after).accept(this));
        }

        @Override
        public Boolean type(Redline.Type type) {
            for (Redline.Entry entry : type.entries()) {
                addAll(units.get(entry.change()), entry.ids());
                entry.content().accept(this);
            }
            for (Redline.Part part : type.parts()) {
                addAll(units.get(part.change()), part.ids());
                if (part instanceof Redline.Unit unit) {
                    unit.content().accept(this);
                }
            }
            return true;
        }

        @Override
        public Boolean leaf(Redline.Leaf leaf) {
            return true;
        }
    }

    /** The content without what fared so, as the tree of a moment shows it. */
    private static TreeNode content(Redline redline, Change without) {
        return redline.accept(new Redline.Visitor<>() {
            @Override
            public TreeNode type(Redline.Type type) {
                return contentOf(type, without);
            }

            @Override
            public TreeNode leaf(Redline.Leaf leaf) {
                return leaf.node();
            }
        });
    }

    private static TreeNode contentOf(Redline.Type type, Change without) {
        Map<String, TreeNode> entries = new LinkedHashMap<>();
        for (Redline.Entry entry : type.entries()) {
            if (entry.change() != without) {
                assertThat(entries.put(entry.key(), content(entry.content(), without)))
                        .isNull();
            }
        }
        List<TreeNode> list = new ArrayList<>();
        List<TreeNode.Piece> pieces = new ArrayList<>();
        for (Redline.Part part : type.parts()) {
            if (part.change() == without) {
                continue;
            }
            if (part instanceof Redline.Characters characters) {
                assertThat(characters.ids().length())
                        .isEqualTo(characters.text().length());
                pieces.add(new TreeNode.Run(
                        characters.text(), without == Change.INSERTED ? characters.before() : characters.after()));
            } else if (part instanceof Redline.Unit unit) {
                TreeNode node = content(unit.content(), without);
                list.add(node);
                pieces.add(new TreeNode.Embed(node, without == Change.INSERTED ? unit.before() : unit.after()));
            }
        }
        return switch (type.kind()) {
            case ARRAY -> new TreeNode.Array(type.id(), list);
            case MAP -> new TreeNode.Entries(type.id(), null, entries);
            case XML_HOOK -> new TreeNode.Entries(type.id(), type.name(), entries);
            case XML_ELEMENT -> new TreeNode.Element(type.id(), type.name(), entries, list);
            case XML_FRAGMENT -> new TreeNode.Fragment(type.id(), list);
            case TEXT -> new TreeNode.Text(type.id(), false, entries, joined(pieces));
            case XML_TEXT -> new TreeNode.Text(type.id(), true, entries, joined(pieces));
        };
    }

    /** The tree with neighbouring runs of the same marks as one, for where they are cut depends on the history. */
    private static TreeNode joined(TreeNode node) {
        if (node instanceof TreeNode.Element element) {
            return new TreeNode.Element(
                    element.id(), element.name(), joined(element.attributes()), joinedNodes(element.children()));
        }
        if (node instanceof TreeNode.Fragment fragment) {
            return new TreeNode.Fragment(fragment.id(), joinedNodes(fragment.children()));
        }
        if (node instanceof TreeNode.Array array) {
            return new TreeNode.Array(array.id(), joinedNodes(array.elements()));
        }
        if (node instanceof TreeNode.Entries entries) {
            return new TreeNode.Entries(entries.id(), entries.hookName(), joined(entries.entries()));
        }
        return node instanceof TreeNode.Text text
                ? new TreeNode.Text(text.id(), text.xml(), joined(text.attributes()), joined(text.pieces()))
                : node;
    }

    private static List<TreeNode> joinedNodes(List<TreeNode> nodes) {
        return nodes.stream().map(RedlineTest::joined).toList();
    }

    private static Map<String, TreeNode> joined(Map<String, TreeNode> entries) {
        Map<String, TreeNode> joined = new LinkedHashMap<>();
        entries.forEach((key, node) -> joined.put(key, joined(node)));
        return joined;
    }

    private static List<TreeNode.Piece> joined(List<TreeNode.Piece> pieces) {
        List<TreeNode.Piece> joined = new ArrayList<>();
        for (TreeNode.Piece piece : pieces) {
            int last = joined.size() - 1;
            if (piece instanceof TreeNode.Run run
                    && last >= 0
                    && joined.get(last) instanceof TreeNode.Run before
                    && before.marks().equals(run.marks())) {
                joined.set(last, new TreeNode.Run(before.text() + run.text(), run.marks()));
            } else {
                joined.add(
                        piece instanceof TreeNode.Embed embed
                                ? new TreeNode.Embed(joined(embed.content()), embed.marks())
                                : piece);
            }
        }
        return joined;
    }

    private static Redline leaf(Object value) {
        return new Redline.Leaf(new TreeNode.Value(value));
    }

    private static Redline.Characters characters(Change change, long clock, String text, Marks before, Marks after) {
        return new Redline.Characters(change, new IdRange(1, clock, text.length()), text, before, after);
    }

    @Test
    void tellsWhatWasWrittenDeletedAndFormatted() {
        Doc doc = keeping(1);
        YXmlElement clause = doc.getXmlFragment("x").insertElement(0, "clause");
        clause.setAttribute("level", "1");
        YXmlText text = clause.insertText(0);
        text.insert(0, "shall do that");
        Snapshot before = doc.snapshot();
        clause.setAttribute("level", "2");
        text.delete(6, 2);
        text.insert(6, "did");
        text.insert(0, "never seen");
        text.delete(0, 10);
        text.format(0, 5, Map.of("bold", true));
        Snapshot after = doc.snapshot();
        text.insert(0, "later");

        Redline.Type element = (Redline.Type) ((Redline.Unit)
                        doc.getXmlFragment("x").redline(before, after).parts().get(0))
                .content();
        assertThat(element.entries())
                .containsExactly(
                        new Redline.Entry(Change.DELETED, new IdRange(1, 1, 1), "level", leaf("1")),
                        new Redline.Entry(Change.INSERTED, new IdRange(1, 16, 1), "level", leaf("2")));
        Marks bold = Marks.NONE.with("bold", true);
        List<Redline.Part> parts = text.redline(before, after).parts();
        assertThat(parts)
                .containsExactly(
                        new Redline.Format(Change.INSERTED, new IdRange(1, 30, 1), "bold", true),
                        characters(Change.KEPT, 3, "shall", Marks.NONE, bold),
                        new Redline.Format(Change.INSERTED, new IdRange(1, 31, 1), "bold", null),
                        characters(Change.KEPT, 8, " ", Marks.NONE, Marks.NONE),
                        characters(Change.DELETED, 9, "do", Marks.NONE, Marks.NONE),
                        characters(Change.INSERTED, 17, "did", Marks.NONE, Marks.NONE),
                        characters(Change.KEPT, 11, " that", Marks.NONE, Marks.NONE));
        assertThat(((Redline.Characters) parts.get(1)).reformatted()).isTrue();
        assertThat(((Redline.Characters) parts.get(3)).reformatted()).isFalse();
    }

    @Test
    void tellsWhoWroteWhatIsThere() {
        Doc doc = keeping(1);
        doc.getText("t").insert(0, "one three");
        Doc other = keeping(2);
        other.applyUpdate(doc.encodeStateAsUpdate(), null);
        other.getText("t").insert(4, "two ");
        Snapshot now = other.snapshot();
        assertThat(other.getText("t").redline(now, now).parts())
                .extracting(Redline.Part::change, Redline.Part::ids)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Change.KEPT, new IdRange(1, 0, 4)),
                        org.assertj.core.groups.Tuple.tuple(Change.KEPT, new IdRange(2, 0, 4)),
                        org.assertj.core.groups.Tuple.tuple(Change.KEPT, new IdRange(1, 4, 5)));
    }

    @Test
    void showsADeletedPart() {
        Doc doc = keeping(1);
        YXmlElement clause = doc.getXmlFragment("x").insertElement(0, "clause");
        clause.insertText(0).insert(0, "gone");
        Snapshot before = doc.snapshot();
        doc.getXmlFragment("x").delete(0, 1);
        Redline.Unit unit = (Redline.Unit)
                doc.getXmlFragment("x").redline(before, doc.snapshot()).parts().get(0);
        assertThat(unit.change()).isEqualTo(Change.DELETED);
        assertThat(content(clause.redline(before, doc.snapshot()), Change.INSERTED))
                .isEqualTo(clause.toTree(before));
        assertThat(clause.toTree(before).toXml()).isEqualTo("<clause>gone</clause>");
        assertThat(doc.getXmlFragment("x").toTree().toXml()).isEmpty();
    }

    @Test
    void saysWhatWasCollected() {
        Doc doc = new Doc(new DocOptions().withClientId(1));
        doc.getText("t").insert(0, "abc");
        Snapshot before = doc.snapshot();
        doc.getText("t").delete(1, 1);
        assertThat(doc.getText("t").redline(before, doc.snapshot()).parts().get(1))
                .isEqualTo(new Redline.Unit(
                        Change.DELETED,
                        new IdRange(1, 1, 1),
                        new Redline.Leaf(new TreeNode.Collected(new IdRange(1, 1, 1))),
                        Marks.NONE,
                        Marks.NONE));
    }

    /** One item, of which every other unit was deleted first: a copy of all of it for each piece would take minutes. */
    @Test
    void readsAnItemThatLiesInManyPieces() {
        int pairs = 200_000;
        Doc doc = keeping(1);
        YText text = doc.getText("t");
        text.insert(0, "ab".repeat(pairs));
        Snapshot first = doc.snapshot();
        IdRanges deleted = new IdRanges();
        for (int i = 0; i < pairs; i++) {
            deleted.add(1, 2L * i + 1, 1);
        }
        Snapshot second = new Snapshot(first.stateVector(), deleted.toIdSet());
        text.delete(0, text.length());

        List<Redline.Part> parts = text.redline(first, second).parts();
        assertThat(parts).hasSize(2 * pairs);
        assertThat(parts.get(2)).isEqualTo(characters(Change.KEPT, 2, "a", Marks.NONE, Marks.NONE));
        assertThat(parts.get(3)).isEqualTo(characters(Change.DELETED, 3, "b", Marks.NONE, Marks.NONE));
        assertThat(text.toDelta(second)).containsExactly(DeltaOp.insert("a".repeat(pairs)));
    }

    @Test
    void followsNestingHoweverDeepItIs() {
        Doc doc = keeping(1);
        Snapshot before = doc.snapshot();
        doc.transact(null, () -> {
            YXmlFragment inner = doc.getXmlFragment("x");
            for (int i = 0; i < 20_000; i++) {
                inner = inner.insertElement(0, "p");
            }
        });
        Redline.Type type = doc.getXmlFragment("x").redline(before, doc.snapshot());
        int depth = 0;
        while (!type.parts().isEmpty()) {
            type = (Redline.Type) ((Redline.Unit) type.parts().get(0)).content();
            depth++;
        }
        assertThat(depth).isEqualTo(20_000);
        assertThat(Objects.requireNonNull(type.id()).clock()).isEqualTo(19_999);
    }
}
