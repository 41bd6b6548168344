package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TreeNodeTest {
    private static Doc keeping() {
        return new Doc(new DocOptions().withClientId(1).withGc(false));
    }

    private static TreeNode.Value value(Object value) {
        return new TreeNode.Value(value);
    }

    @Test
    void showsEveryKindOfContent() {
        Doc doc = keeping();
        YXmlFragment xml = doc.getXmlFragment("x");
        YXmlElement title = xml.insertElement(0, "Title");
        title.setAttribute("id", "t1");
        YXmlText text = title.insertText(0);
        text.insert(0, "bold", Map.of("bold", true));
        text.insert(4, " not", Map.of());
        text.insertEmbed(8, Map.of("image", 1L), Map.of());
        text.setAttribute("lang", "en");
        YMap map = doc.getMap("m");
        map.set("n", 1L);
        map.set("bytes", new byte[] {1, 2});
        map.setArray("list").insert(0, List.of(true, "x"));

        Marks bold = Marks.NONE.with("bold", true);
        assertThat(xml.toTree())
                .isEqualTo(new TreeNode.Fragment(
                        null,
                        List.of(new TreeNode.Element(
                                title.id(),
                                "Title",
                                Map.of("id", value("t1")),
                                List.of(new TreeNode.Text(
                                        text.id(),
                                        true,
                                        Map.of("lang", value("en")),
                                        List.of(
                                                new TreeNode.Run("bold", bold),
                                                new TreeNode.Run(" not", Marks.NONE),
                                                new TreeNode.Embed(value(Map.of("image", 1L)), Marks.NONE))))))));
        assertThat(map.toTree())
                .isEqualTo(new TreeNode.Entries(
                        null,
                        null,
                        Map.of(
                                "n",
                                value(1L),
                                "bytes",
                                value(new byte[] {1, 2}),
                                "list",
                                new TreeNode.Array(
                                        ((YArray) map.get("list")).id(), List.of(value(true), value("x"))))));
        assertThat(xml.toTree().toXml()).isEqualTo("<title id=\"t1\"><bold>bold</bold> not[object Object]</title>");
        assertThat(xml.toTree()).isNotEqualTo(map.toTree());
        assertThat(xml.toTree()).hasToString("[fragment, null, 1] nested=1");
    }

    @Test
    void showsASubDocumentByItsName() {
        Doc source = keeping();
        source.change(transaction -> source.insert(
                transaction,
                new Item.Placement(null, null, source.getArray("a").branch, null),
                ContentKind.DOC,
                new SubDocument("other")));
        TreeNode.Array array = (TreeNode.Array) source.getArray("a").toTree();
        assertThat(array.elements()).containsExactly(new TreeNode.Document("other", Map.of()));
        assertThat(array.toJson()).isEqualTo(List.of(Map.of()));
        assertThat(array).isEqualTo(source.getArray("a").toTree());
    }

    @Test
    void cutsPairsAtTheBoundsOfASnapshotAsYjsDoes() {
        Doc doc = keeping();
        YText text = doc.getText("t");
        text.insert(0, "a\uD83D");
        Snapshot then = doc.snapshot();
        text.insert(2, "\uDE00b");
        assertThat(text.toTree().toXml()).isEqualTo("a\uD83D\uDE00b");
        assertThat(text.toTree(then).toXml()).isEqualTo("a\uFFFD");
        assertThat(text.redline(then, doc.snapshot()).parts())
                .extracting(part -> ((Redline.Characters) part).text())
                .containsExactly("a\uFFFD", "\uFFFDb");
    }

    @Test
    void doesNotChangeWithTheDocument() {
        Doc doc = keeping();
        doc.getArray("a").insert(0, List.of(1L));
        TreeNode.Array before = (TreeNode.Array) doc.getArray("a").toTree();
        doc.getArray("a").insert(0, List.of(2L));
        assertThat(before.elements()).containsExactly(value(1L));
        assertThatThrownBy(() -> before.elements().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThat(doc.getArray("a").toTree()).isNotEqualTo(before);
    }

    @Test
    void saysWhereContentWasCollected() {
        Doc doc = new Doc(new DocOptions().withClientId(1));
        doc.getArray("a").insert(0, List.of(1L, 2L, 3L));
        doc.getText("t").insert(0, "abc");
        doc.getMap("m").set("k", 1L);
        Snapshot then = doc.snapshot();
        doc.getArray("a").delete(1, 1);
        doc.getText("t").delete(1, 1);
        doc.getMap("m").remove("k");

        assertThat(((TreeNode.Array) doc.getArray("a").toTree(then)).elements())
                .containsExactly(value(1L), new TreeNode.Collected(new IdRange(1, 1, 1)), value(3L));
        assertThat(((TreeNode.Text) doc.getText("t").toTree(then)).pieces())
                .containsExactly(
                        new TreeNode.Run("a", Marks.NONE),
                        new TreeNode.Embed(new TreeNode.Collected(new IdRange(1, 4, 1)), Marks.NONE),
                        new TreeNode.Run("c", Marks.NONE));
        assertThat(((TreeNode.Entries) doc.getMap("m").toTree(then)).entries())
                .isEqualTo(Map.of("k", new TreeNode.Collected(new IdRange(1, 6, 1))));
        assertThat(doc.getArray("a").toTree(then).toJson()).isEqualTo(List.of(1L, 3L));
    }

    @Test
    void followsNestingHoweverDeepItIs() {
        Doc doc = keeping();
        doc.transact(null, () -> {
            YXmlFragment inner = doc.getXmlFragment("x");
            YMap map = doc.getMap("m");
            for (int i = 0; i < 20_000; i++) {
                inner = inner.insertElement(0, "p");
                map = map.setMap("k");
            }
        });
        TreeNode tree = doc.getXmlFragment("x").toTree();
        assertThat(tree.equals(doc.getXmlFragment("x").toTree())).isTrue();
        assertThat(tree.hashCode()).isEqualTo(doc.getXmlFragment("x").toTree().hashCode());
        assertThat(tree.toXml()).hasSize(20_000 * 7);
        assertThat(doc.getMap("m").toTree().toJson()).isInstanceOf(Map.class);
        assertThat(doc.getMap("m").toTree().equals(doc.getMap("m").toTree())).isTrue();
    }

    @Test
    void sharesTheMarksOfPieces() {
        // Each attribute begins one unit further and none ends: copies would be 200 million entries.
        int pieces = 20_000;
        Doc doc = keeping();
        Branch text = doc.getText("t").branch;
        doc.change(transaction -> {
            Item last = null;
            for (int i = 0; i < pieces; i++) {
                Format format = new Format("mark" + i, (Object) true);
                last = doc.insert(transaction, new Item.Placement(last, null, text, null), ContentKind.FORMAT, format);
                last = doc.insert(
                        transaction, new Item.Placement(last, null, text, null), ContentKind.STRING, TextUnits.of("x"));
            }
            return true;
        });
        List<TreeNode.Piece> read = ((TreeNode.Text) doc.getText("t").toTree()).pieces();
        assertThat(read).hasSize(pieces);
        assertThat(read.get(pieces - 1).marks()).hasSize(pieces);
        assertThat(read.get(9).marks().keySet()).hasSize(10).contains("mark9").doesNotContain("mark10");
    }

    @Test
    void keepsMarksLikeASortedMap() {
        Random random = new Random(3);
        Marks marks = Marks.NONE;
        TreeMap<String, Object> expected = new TreeMap<>();
        for (int i = 0; i < 20_000; i++) {
            String key = "k" + random.nextInt(300);
            Object value = random.nextInt(3) == 0 ? null : (Object) random.nextInt(4);
            Marks before = marks;
            Map<String, Object> copy = i % 997 == 0 ? new HashMap<>(before) : null;
            marks = marks.with(key, value);
            if (value == null) {
                expected.remove(key);
            } else {
                expected.put(key, value);
            }
            assertThat(marks.get(key)).isEqualTo(value);
            if (copy != null) {
                assertThat(before).isEqualTo(copy);
                assertThat(List.copyOf(marks.entrySet())).isEqualTo(List.copyOf(expected.entrySet()));
                assertThat(marks).hasSameHashCodeAs(expected);
            }
        }
        assertThat(marks.with("k1", 9).with("k1", 9)).isEqualTo(marks.with("k1", 9));
        assertThat(marks.with("none", null)).isSameAs(marks);
        assertThatThrownBy(Marks.NONE.entrySet().iterator()::next).isInstanceOf(java.util.NoSuchElementException.class);
    }
}
