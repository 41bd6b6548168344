package org.plenary.instrument.anchor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Id;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.TextPiece;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlFragment;
import org.plenary.crdt.YXmlText;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.DraftSchema;

/**
 * The characters of a well-formed draft, text by text, read in the simplest way. Letters are what was typed once only.
 */
final class Letters {
    private final List<Text> texts = new ArrayList<>();
    private final Map<Character, List<At>> byLetter = new HashMap<>();
    private final Map<Id, At> byUnit = new HashMap<>();

    /** What one reads on end. */
    record Text(ClauseId clause, List<Unit> units) {
        String between(int from, int to) {
            StringBuilder text = new StringBuilder();
            units.subList(from, to + 1).forEach(unit -> text.append(unit.text()));
            return text.toString();
        }
    }

    record Unit(Id id, char text) {}

    record At(Text text, int index) {
        Id id() {
            return text.units.get(index).id;
        }
    }

    Letters(Doc doc) {
        DraftClauses.ids(doc).forEach((child, clause) -> {
            Text words = text(clause);
            add(child, words);
        });
        for (Text text : texts) {
            for (int i = 0; i < text.units.size(); i++) {
                At at = new At(text, i);
                byUnit.put(at.id(), at);
                char unit = text.units.get(i).text;
                if (isLetter(unit)) {
                    byLetter.computeIfAbsent(unit, any -> new ArrayList<>()).add(at);
                }
            }
        }
    }

    static boolean isLetter(char unit) {
        return (unit >= 0xAC00 && unit <= 0xD7A3) || (unit >= 0x4E00 && unit <= 0x9FFF) || isSign(unit);
    }

    /** Signs stand for spaces and commas, where these are to be told apart too. */
    static boolean isSign(char unit) {
        return unit >= 0x2190 && unit <= 0x2BFF;
    }

    private Text text(ClauseId clause) {
        Text text = new Text(clause, new ArrayList<>());
        texts.add(text);
        return text;
    }

    private void add(SharedType node, Text to) {
        if (node instanceof YXmlText text) {
            for (TextPiece piece : text.pieces()) {
                for (int i = 0; i < piece.text().length(); i++) {
                    Id id = new Id(piece.ids().client(), piece.ids().clock() + i);
                    to.units.add(new Unit(id, piece.text().charAt(i)));
                }
            }
        } else if (node instanceof YXmlFragment fragment) {
            boolean footnote =
                    node instanceof YXmlElement element && element.nodeName().equals(DraftSchema.FOOTNOTE);
            Text text = footnote ? text(to.clause) : to;
            fragment.children().forEach(child -> add(child, text));
        }
    }

    List<Text> texts() {
        return texts;
    }

    Collection<Character> all() {
        return byLetter.keySet();
    }

    /** Where a letter is, null if it is nowhere or, since two moved it at once, twice. */
    At find(char letter) {
        List<At> places = byLetter.get(letter);
        return places == null || places.size() > 1 ? null : places.get(0);
    }

    boolean has(char letter) {
        return byLetter.containsKey(letter);
    }

    At find(Id unit) {
        return byUnit.get(unit);
    }
}
