package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sub-documents; what the listeners are told is what Yjs 13.6.33 tells for the same steps. */
class SubDocumentTest {
    private final Doc doc = new Doc();
    private final YMap map = doc.getMap("map");
    private final List<String> told = new ArrayList<>();

    private void listen(Doc to) {
        to.events()
                .onSubDocuments(event -> told.add("+" + guids(event.added()) + " -" + guids(event.removed()) + " loaded"
                        + guids(event.loaded()) + " all" + List.copyOf(to.subDocumentGuids())));
    }

    private static List<String> guids(Collection<SubDocument> documents) {
        return documents.stream().map(SubDocument::guid).toList();
    }

    private List<String> take() {
        List<String> taken = List.copyOf(told);
        told.clear();
        return taken;
    }

    private SubDocument at(String key) {
        return (SubDocument) map.get(key);
    }

    @Test
    void tellsOfSubDocumentsAsYjsDoes() {
        listen(doc);

        map.set("a", new SubDocument("a"));
        assertThat(take()).containsExactly("+[a] -[] loaded[a] all[a]");
        map.set("b", new SubDocument("b").withAutoLoad(true).withMeta(7).withShouldLoad(false));
        assertThat(take()).containsExactly("+[b] -[] loaded[] all[a, b]");

        at("b").load();
        at("b").load();
        assertThat(take()).containsExactly("+[] -[] loaded[b] all[a, b]");

        SubDocument before = at("a");
        before.destroy();
        assertThat(take()).containsExactly("+[a] -[a] loaded[] all[b, a]");
        assertThat(at("a")).isNotSameAs(before);
        assertThat(at("a").shouldLoad()).isFalse();
        at("a").load();
        assertThat(take()).containsExactly("+[] -[] loaded[a] all[b, a]");

        map.remove("a");
        assertThat(take()).containsExactly("+[] -[a] loaded[] all[b]", "+[] -[a] loaded[] all[b]");

        Doc replica = new Doc();
        listen(replica);
        replica.applyUpdate(doc.encodeStateAsUpdate(), null);
        assertThat(take()).containsExactly("+[b] -[] loaded[b] all[b]");
        assertThat(((SubDocument) replica.getMap("map").get("b")).meta()).isEqualTo(7L);
    }

    @Test
    void bringsContentIntoItsDocument() {
        SubDocument document = new SubDocument("a");
        doc.getArray("array").insert(0, List.of(1, document, 2));
        document.document().getText("text").insert(0, "inner");

        assertThat(doc.getArray("array").get(1)).isSameAs(document);
        assertThat(document.document().guid()).isEqualTo("a");
        assertThat(document.document().clientId()).isEqualTo(doc.clientId());
        assertThat(doc.encodeStateAsUpdate().length).isLessThan(60);
    }

    @Test
    void destroysTheInnerDocumentsWithTheOuterOne() {
        SubDocument document = new SubDocument("a");
        map.set("a", document);
        Doc inner = document.document();

        doc.destroy();

        assertThat(inner.isDestroyed()).isTrue();
    }

    @Test
    void refusesASubDocumentThatStandsElsewhere() {
        SubDocument document = new SubDocument("a");
        map.set("a", document);

        assertThatThrownBy(() -> map.set("b", document)).isInstanceOf(IllegalStateException.class);
    }
}
