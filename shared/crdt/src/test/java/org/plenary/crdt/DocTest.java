package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DocTest {
    private static Doc doc(long client) {
        return new Doc(new DocOptions().withClientId(client));
    }

    @Test
    void replicasThatExchangedUpdatesHaveTheSameTextAndBytes() {
        Doc one = doc(1);
        Doc two = doc(2);
        one.getText("t").insert(0, "Hello world");
        two.applyUpdate(one.encodeStateAsUpdate(), "sync");
        one.getText("t").insert(5, ", dear");
        two.getText("t").delete(0, 5);
        two.getText("t").format(1, 3, Map.of("bold", true));

        one.applyUpdate(two.encodeStateAsUpdate(one.stateVector()), "sync");
        two.applyUpdate(one.encodeStateAsUpdate(two.stateVector()), "sync");

        assertThat(one.getText("t").toString()).isEqualTo(", dear world");
        assertThat(two.getText("t").toDelta()).isEqualTo(one.getText("t").toDelta());
        assertThat(two.encodeStateAsUpdate()).isEqualTo(one.encodeStateAsUpdate());
    }

    @Test
    void buildsXmlAsAnEditorDoes() {
        Doc doc = doc(1);
        doc.transact("seed", () -> {
            YXmlElement title = doc.getXmlFragment("text").insertElement(0, "title");
            title.setAttribute("id", "t1");
            title.insertText(0).insert(0, "A title", Map.of("bold", Map.of()));
        });
        Doc copy = doc(2);
        copy.applyUpdate(doc.encodeStateAsUpdate(), null);
        assertThat(copy.getXmlFragment("text").toString()).isEqualTo("<title id=\"t1\"><bold>A title</bold></title>");
    }

    @Test
    void keepsTheAttributesBehindAStretchThatLosesThem() {
        YText text = doc(1).getText("t");
        Map<String, Object> none = new HashMap<>();
        none.put("size", null);
        text.insert(0, "abcd");
        text.format(0, 2, Map.of("size", 12));
        text.format(2, 2, Map.of("size", 13));
        text.format(1, 2, none);
        assertThat(text.toDelta())
                .containsExactly(
                        new DeltaOp.Insert("a", Map.of("size", 12L)),
                        DeltaOp.insert("bc"),
                        new DeltaOp.Insert("d", Map.of("size", 13L)));
    }

    @Test
    void refusesPlacesOutsideTheContent() {
        Doc doc = doc(1);
        doc.getText("t").insert(0, "ab");
        assertThatThrownBy(() -> doc.getText("t").insert(3, "x")).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> doc.getText("t").delete(1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> doc.getText("t").applyDelta(List.of(DeltaOp.insert("x"), DeltaOp.retain(3))))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> doc.getArray("a").get(0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> doc.getArray("t")).isInstanceOf(IllegalStateException.class);
        assertThat(doc.getText("t").toString()).isEqualTo("ab");
    }

    @Test
    void refusesToChangeADeletedType() {
        Doc doc = doc(1);
        YXmlElement element = doc.getXmlFragment("text").insertElement(0, "p");
        doc.getXmlFragment("text").delete(0, 1);
        assertThat(element.isDeleted()).isTrue();
        assertThatThrownBy(() -> element.insertText(0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void keepsWhatWasDoneBeforeATransactionFailed() {
        Doc doc = doc(1);
        assertThatThrownBy(() -> doc.transact(null, () -> {
                    doc.getText("t").insert(0, "kept");
                    throw new IllegalArgumentException("the caller's");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        doc.getText("t").insert(4, "!");
        assertThat(doc.getText("t").toString()).isEqualTo("kept!");
        StoreCheck.check(doc);
    }

    @Test
    void findsPlacesInALongTextThatIsEditedEverywhere() {
        Random random = new Random(7);
        Doc doc = doc(1);
        YText text = doc.getText("t");
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            int at = random.nextInt(expected.length() + 1);
            if (random.nextInt(3) == 0 && at < expected.length()) {
                text.delete(at, 1);
                expected.deleteCharAt(at);
            } else {
                text.insert(at, "ab");
                expected.insert(at, "ab");
            }
        }
        assertThat(text.toString()).isEqualTo(expected.toString());
        assertThat(text.length()).isEqualTo(expected.length());
        StoreCheck.check(doc);
    }
}
