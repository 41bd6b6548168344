package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.encoding.DecodeException;

/** The smaller parts of the public types. */
class SharedTypesTest {
    private final Doc doc = new Doc();

    @Test
    void slicesAsJavaScriptDoes() {
        YArray array = doc.getArray("array");
        array.push(List.of("b", "c"));
        array.unshift(List.of("a"));

        assertThat(array.slice(0, 2)).containsExactly("a", "b");
        assertThat(array.slice(-2, 3)).containsExactly("b", "c");
        assertThat(array.slice(1, -1)).containsExactly("b");
        assertThat(array.slice(2, 1)).isEmpty();
    }

    @Test
    void clearsAMapInOneChange() {
        YMap map = doc.getMap("map");
        map.set("a", 1);
        map.set("b", 2);
        List<Object> told = new ArrayList<>();
        map.observe(event -> told.add(event.keysChanged()));

        map.clear();

        assertThat(map.size()).isZero();
        assertThat(told).singleElement().asString().isEqualTo("[a, b]");
    }

    @Test
    void findsElementsByNameInReadingOrder() {
        YXmlFragment xml = doc.getXmlFragment("xml");
        YXmlElement first = xml.insertElement(0, "p");
        YXmlElement inner = first.insertElement(0, "Q");
        YXmlText text = xml.insertText(1);
        YXmlElement last = xml.insertElement(2, "q");

        assertThat(xml.querySelectorAll("q")).containsExactly(inner, last);
        assertThat(xml.querySelector("none")).isNull();
        assertThat(xml.descendants()).containsExactly(first, inner, text, last);
        assertThat(xml.firstChild()).isSameAs(first);
        assertThat(text.previousSibling()).isSameAs(first);
        assertThat(text.nextSibling()).isSameAs(last);
        assertThat(last.nextSibling()).isNull();
        assertThat(inner.previousSibling()).isNull();
    }

    @Test
    void holdsXmlInArraysAndMaps() {
        YXmlElement element = doc.getArray("array").insertXmlElement(0, "p");
        element.insertText(0).insert(0, "a");
        doc.getMap("map").setXmlText("t").setAttribute("k", 1L);

        Doc replica = new Doc();
        replica.applyUpdate(doc.encodeStateAsUpdate(), null);

        assertThat(replica.getArray("array").get(0)).hasToString("<p>a</p>");
        assertThat(((YXmlText) replica.getMap("map").get("t")).getAttribute("k"))
                .isEqualTo(1L);
    }

    @Test
    void refusesRelativePositionsThatAreNone() {
        assertThatThrownBy(() -> RelativePosition.decode(new byte[] {3, 0}))
                .isInstanceOfSatisfying(
                        DecodeException.class,
                        e -> assertThat(e.reason()).isEqualTo(DecodeException.Reason.UNKNOWN_TAG));
        assertThatThrownBy(() -> RelativePosition.decode(new byte[] {0, 1})).isInstanceOf(DecodeException.class);
        assertThatThrownBy(() -> RelativePosition.fromJson(java.util.Map.of())).isInstanceOf(DecodeException.class);
    }

    @Test
    void findsNoRelativePositionInADocumentThatDoesNotKnowItAndDoesNotChangeIt() {
        Doc other = new Doc();
        doc.getText("text").insert(0, "abc");

        assertThat(RelativePosition.of(doc.getText("text"), 1).resolve(other)).isNull();
        assertThat(RelativePosition.of(doc.getText("text"), 3).resolve(other)).isNull();
        assertThat(other.rootNames()).isEmpty();
    }

    @Test
    void findsRelativePositionsInRootTypesThatNobodyHasAskedForYet() {
        YText text = doc.getText("text");
        text.insert(0, "abc");
        YArray nested = doc.getArray("list").insertArray(0);
        nested.push(List.of(1, 2));
        Doc other = new Doc();
        other.applyUpdate(doc.encodeStateAsUpdate(), null);

        assertThat(RelativePosition.of(text, 1).resolve(other)).isEqualTo(new AbsolutePosition(null, "text", 1, 0));
        assertThat(RelativePosition.of(text, 3).resolve(other)).isEqualTo(new AbsolutePosition(null, "text", 3, 0));
        AbsolutePosition within = RelativePosition.of(nested, 1).resolve(other);
        assertThat(within.index()).isEqualTo(1);
        assertThat(within.root()).isNull();
        assertThat(within.type().parent()).isNull();

        YText asked = other.getText("text");
        assertThat(RelativePosition.of(text, 1).resolve(other)).isEqualTo(new AbsolutePosition(asked, "text", 1, 0));
        assertThat(within.type().parent()).isNull();
        YArray list = other.getArray("list");
        assertThat(within.type().parent()).isSameAs(list);
    }
}
