package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CharacterWalkTest {
    private final Doc doc = new Doc(new DocOptions().withClientId(1).withGc(false));
    private final YXmlFragment root = doc.getXmlFragment("root");

    /** What a walk meets; deleted characters as small letters. */
    private static String told(CharacterWalk walk) {
        StringBuilder text = new StringBuilder();
        while (Objects.requireNonNull(walk).next()) {
            text.append(walk.isDeleted() ? Character.toLowerCase(walk.unit()) : walk.unit());
        }
        return text.toString();
    }

    private static String there(CharacterWalk walk) {
        StringBuilder text = new StringBuilder();
        while (Objects.requireNonNull(walk).nextThere()) {
            text.append(walk.unit());
        }
        return text.toString();
    }

    private Id idOf(char unit, YXmlText text) {
        for (TextPiece piece : text.pieces(IdSet.of(1, 0, doc.stateVector().get(1)))) {
            int at = piece.text().indexOf(unit);
            if (at >= 0) {
                return new Id(1, piece.ids().clock() + at);
            }
        }
        throw new AssertionError("expected " + unit);
    }

    @Test
    void goesThroughAllThatIsInOneChildOfTheRoot() {
        YXmlElement before = root.insertElement(0, "p");
        before.insertText(0).insert(0, "XYZ");
        YXmlElement clause = root.insertElement(1, "clause");
        YXmlText first = clause.insertElement(0, "p").insertText(0);
        first.insert(0, "ABCD");
        first.format(1, 2, Map.of("bold", true));
        clause.insertElement(1, "empty");
        YXmlElement gone = clause.insertElement(2, "p");
        gone.insertText(0).insert(0, "EF");
        YXmlElement deep = clause.insertElement(3, "sub").insertElement(0, "p");
        YXmlText last = deep.insertText(0);
        last.insert(0, "GHI");
        root.insertElement(2, "p").insertText(0).insert(0, "UVW");
        clause.delete(gone);
        first.delete(2, 1);
        last.delete(0, 1);

        assertThat(told(CharacterWalk.from(doc, idOf('B', first)))).isEqualTo("BcDefgHI");
        assertThat(told(CharacterWalk.before(doc, idOf('H', last)))).isEqualTo("gfeDcBA");
        assertThat(told(CharacterWalk.before(doc, idOf('A', first)))).isEmpty();
        assertThat(told(CharacterWalk.from(doc, idOf('I', last)))).isEqualTo("I");
        assertThat(told(CharacterWalk.in(doc, Objects.requireNonNull(clause.id()))))
                .isEqualTo("ABcDefgHI");
        assertThat(told(CharacterWalk.in(doc, Objects.requireNonNull(gone.id()))))
                .isEqualTo("ef");
        assertThat(there(CharacterWalk.from(doc, idOf('C', first)))).isEqualTo("DHI");
        assertThat(there(CharacterWalk.before(doc, idOf('I', last)))).isEqualTo("HDBA");
    }

    @Test
    void knowsWhereItIs() {
        YXmlText text = root.insertElement(0, "p").insertText(0);
        text.insert(0, "AB");
        CharacterWalk walk = Objects.requireNonNull(CharacterWalk.from(doc, idOf('B', text)));
        assertThat(walk.next()).isTrue();
        assertThat(new Id(walk.client(), walk.clock())).isEqualTo(idOf('B', text));
        assertThat(walk.top()).isEqualTo(Objects.requireNonNull(text.parent()).id());
    }

    @Test
    void knowsNothingOfUnitsThatAreInNoList() {
        YXmlElement element = root.insertElement(0, "p");
        element.setAttribute("id", "a");
        long attribute = doc.stateVector().get(1) - 1;
        assertThat(CharacterWalk.from(doc, new Id(1, attribute))).isNull();
        assertThat(CharacterWalk.from(doc, new Id(1, attribute + 1))).isNull();
        assertThat(CharacterWalk.in(doc, new Id(1, attribute))).isNull();
        assertThat(CharacterWalk.before(doc, new Id(7, 0))).isNull();
    }
}
