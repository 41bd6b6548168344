package org.plenary.server.intake;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An XML element.
 *
 * @param space which of the vocabularies it belongs to
 * @param name its name in there
 * @param attributes the values of its attributes, by local name; those of relationships as {@code r:id}, those that
 *     later versions of Word added as {@code w14:val}
 * @param children the elements in it
 * @param text all characters directly in it, in one
 */
record Element(Space space, String name, Map<String, String> attributes, List<Element> children, String text) {

    /** What shows something, although it has no text in it. */
    private static final Set<String> SHOWN =
            Set.of("drawing", "pict", "object", "sym", "fldChar", "fldSimple", "footnoteReference", "endnoteReference");

    /** Vocabularies, each in its transitional and in its strict form. */
    enum Space {
        /** WordprocessingML: text, styles, numbering. */
        WORD,
        /** Office Math. */
        MATH,
        /** Markup compatibility: alternatives for programs of different ages. */
        COMPATIBILITY,
        /** Any other. */
        OTHER
    }

    boolean is(String wordName) {
        return space == Space.WORD && name.equals(wordName);
    }

    /** The first child of this name in WordprocessingML, or null. */
    @Nullable
    Element child(String wordName) {
        for (Element child : children) {
            if (child.is(wordName)) {
                return child;
            }
        }
        return null;
    }

    Stream<Element> all(String wordName) {
        return children.stream().filter(child -> child.is(wordName));
    }

    @Nullable
    String attribute(String key) {
        return attributes.get(key);
    }

    /** The attribute {@code val} of the first child of this name, or null. */
    @Nullable
    String valueOf(String wordName) {
        Element child = child(wordName);
        return child == null ? null : child.attribute("val");
    }

    /** What a switch such as bold is set to; null if it is not set here. */
    @Nullable
    Boolean flag(String wordName) {
        Element child = child(wordName);
        if (child == null) {
            return null;
        }
        String value = child.attribute("val");
        return value == null || !(value.equals("0") || value.equals("false") || value.equals("off"));
    }

    /** The elements for which the content of this one stands: the best of alternatives, else its children. */
    List<Element> content() {
        if (space != Space.COMPATIBILITY || !name.equals("AlternateContent")) {
            return children;
        }
        return children.stream()
                .filter(each -> each.name.equals("Choice"))
                .filter(Element::saysSomething)
                .findFirst()
                .or(() -> children.stream().filter(Element::saysSomething).findFirst())
                .or(() -> children.stream().findFirst())
                .map(Element::children)
                .orElse(List.of());
    }

    private boolean saysSomething() {
        return children.stream().anyMatch(child -> !child.deepText().isBlank())
                || SHOWN.stream().anyMatch(this::holds);
    }

    /** An attribute as a whole number within a million of 0; {@code otherwise} if it is none. */
    int number(String key, int otherwise) {
        String value = attribute(key);
        if (value == null || !value.matches("-?\\d{1,6}")) {
            return otherwise;
        }
        return Integer.parseInt(value);
    }

    /** The characters of all text in it, however deep, what was deleted with tracking among it. */
    String deepText() {
        StringBuilder result = new StringBuilder();
        collect(result);
        return result.toString();
    }

    private void collect(StringBuilder result) {
        switch (name) {
            case "t", "delText" -> result.append(text);
            case "tab", "ptab", "br", "cr" -> result.append(space == Space.WORD ? " " : "");
            case "noBreakHyphen" -> result.append('\u2011');
            case "pPr", "Fallback" -> {
                return;
            }
            default -> {}
        }
        for (Element child : children) {
            child.collect(result);
        }
        if (name.equals("p")) {
            result.append(' ');
        }
    }

    /** Whether there is an element of this local name in it, however deep. */
    boolean holds(String localName) {
        return children.stream().anyMatch(child -> child.name.equals(localName) || child.holds(localName));
    }
}
