package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plenary.server.intake.Element.Space;

/**
 * What Word tracked, undone: of a tree the one that was there before, so that it is read as any other. What was
 * inserted or moved here is not in it, what was deleted or moved away is, and forms are those from before. Stateless.
 */
final class BeforeTracking {
    private static final Set<String> CAME = Set.of("ins", "moveTo", "cellIns");
    private static final Set<String> WENT = Set.of("del", "moveFrom", "cellDel");

    private BeforeTracking() {}

    /** The tree before; one that was inserted as a whole is not to be asked about. */
    static Element of(Element tree) {
        List<Element> children = new ArrayList<>();
        tree.children().forEach(child -> add(child, children));
        return new Element(tree.space(), name(tree), tree.attributes(), children, tree.text());
    }

    /** Whether it came by tracking, with all that is in it. */
    static boolean came(Element piece) {
        return piece.space() == Space.WORD && CAME.contains(piece.name());
    }

    private static void add(Element child, List<Element> to) {
        if (child.space() != Space.WORD) {
            to.add(of(child));
        } else if (WENT.contains(child.name())) {
            child.children().forEach(each -> add(each, to));
        } else if (!came(child)) {
            to.add(
                    switch (child.name()) {
                        case "pPr" -> paragraphForm(child);
                        case "rPr" -> marks(child, before(child, "rPrChange"));
                        case "trPr" -> marks(child, before(child, "trPrChange"));
                        case "tcPr" -> marks(child, before(child, "tcPrChange"));
                        default -> of(child);
                    });
        }
    }

    private static String name(Element piece) {
        if (piece.space() != Space.WORD) {
            return piece.name();
        }
        return switch (piece.name()) {
            case "delText" -> "t";
            case "delInstrText" -> "instrText";
            default -> piece.name();
        };
    }

    /** The form that it had before; the one that it has, if that was not tracked. */
    private static List<Element> before(Element form, String change) {
        Element tracked = form.child(change);
        Element old = tracked == null ? null : tracked.child(form.name());
        return tracked == null ? form.children() : old == null ? List.of() : old.children();
    }

    /** A paragraph that goes on in the next one has no form of its own to go back to; its mark stays with it. */
    private static Element paragraphForm(Element form) {
        List<Element> children = new ArrayList<>();
        for (Element child : before(form, "pPrChange")) {
            boolean numberCame = child.is("numPr") && child.child("ins") != null;
            if (!child.is("rPr") && !numberCame) {
                children.add(child);
            }
        }
        Element mark = form.child("rPr");
        if (mark != null) {
            children.add(marks(mark, before(mark, "rPrChange")));
        }
        return new Element(form.space(), form.name(), form.attributes(), children, form.text());
    }

    /** The end of a paragraph, a row or a cell that came was not there, and one that went was. */
    private static Element marks(Element form, List<Element> before) {
        List<Element> children = new ArrayList<>();
        before.stream()
                .filter(child -> !came(child) && !WENT.contains(child.name()))
                .forEach(children::add);
        if (form.children().stream().anyMatch(BeforeTracking::came)) {
            String gone = form.name().equals("tcPr") ? "cellDel" : "del";
            children.add(new Element(Space.WORD, gone, Map.of(), List.of(), ""));
        }
        return new Element(form.space(), form.name(), form.attributes(), children, form.text());
    }
}
