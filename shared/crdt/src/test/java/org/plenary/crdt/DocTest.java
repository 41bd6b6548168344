package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
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
}
