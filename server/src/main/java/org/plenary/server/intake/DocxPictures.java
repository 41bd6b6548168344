package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.plenary.server.intake.Element.Space;

/**
 * Finds what a picture, drawing or object of a DOCX file says: text boxes, of which the text is taken; and images,
 * charts, diagrams and other files, which are left out and named with their words. For one thread.
 */
final class DocxPictures {
    private final DocxParts parts;
    private final BiConsumer<FindingCode, String> found;
    private final List<Element> boxes = new ArrayList<>();

    DocxPictures(DocxParts parts, BiConsumer<FindingCode, String> found) {
        this.parts = parts;
        this.found = found;
    }

    /** The text boxes since this was asked last, each with paragraphs and tables in it. */
    List<Element> takeBoxes() {
        List<Element> taken = List.copyOf(boxes);
        boxes.clear();
        return taken;
    }

    /** Looks at a picture in the text. */
    void look(Element picture) {
        int before = boxes.size();
        collect(picture);
        boolean isOther = picture.name().equals("object")
                || picture.holds("chart")
                || picture.holds("control")
                || picture.holds("relIds")
                || picture.holds("contentPart");
        if (isOther) {
            found.accept(FindingCode.EMBEDDED_OBJECTS, words(picture));
        } else if (boxes.size() == before || picture.holds("pic") || picture.holds("imagedata")) {
            String drawn = boxes.size() == before ? picture.deepText() : "";
            found.accept(
                    drawn.isBlank() ? FindingCode.IMAGES : FindingCode.EMBEDDED_OBJECTS,
                    (description(picture) + " " + drawn).strip());
        }
    }

    private void collect(Element element) {
        if (element.is("txbxContent")) {
            boxes.add(element);
            return;
        }
        String path = element.name().equals("textpath") ? element.attribute("string") : null;
        if (path != null && !path.isBlank()) {
            Element text = new Element(Space.WORD, "t", Map.of("xml:space", "preserve"), List.of(), path);
            boxes.add(word("txbxContent", word("p", word("r", text))));
        }
        element.content().forEach(this::collect);
    }

    private static Element word(String name, Element child) {
        return new Element(Space.WORD, name, Map.of(), List.of(child), "");
    }

    /** What an object says: its description, what it is, and the words of the parts that it names. */
    private String words(Element object) {
        StringBuilder words = new StringBuilder(description(object));
        name(object, words);
        return words.toString().strip();
    }

    private void name(Element element, StringBuilder words) {
        String program = element.attribute("ProgID");
        if (program != null) {
            words.append(' ').append(program);
        }
        if (element.name().equals("chart") || element.name().equals("relIds")) {
            for (String attribute : List.of("r:id", "r:dm")) {
                Element part = parts.named(element.attribute(attribute));
                if (part != null) {
                    words.append(' ');
                    spaced(part, words);
                }
            }
        }
        element.content().forEach(child -> name(child, words));
    }

    /** Every piece of text and every value in a part of a drawing. */
    private static void spaced(Element element, StringBuilder words) {
        if (words.length() < Finding.MAX_EXCERPT
                && (element.name().equals("t") || element.name().equals("v"))) {
            words.append(element.text().strip()).append(' ');
        }
        element.children().forEach(child -> spaced(child, words));
    }

    /** The descriptions of the images in a picture, each once. */
    static String description(Element picture) {
        List<String> all = new ArrayList<>();
        describe(picture, all);
        return String.join("; ", all);
    }

    private static void describe(Element element, List<String> all) {
        String own = switch (element.name()) {
            case "docPr", "cNvPr" -> titled(element);
            case "shape", "rect", "oval", "group" -> element.attribute("alt");
            case "imagedata" -> element.attribute("title");
            default -> null;
        };
        if (own != null && !own.isBlank() && !all.contains(own.strip())) {
            all.add(own.strip());
        }
        element.content().forEach(child -> describe(child, all));
    }

    private static @Nullable String titled(Element element) {
        String description = element.attribute("descr");
        return description == null || description.isBlank() ? element.attribute("title") : description;
    }
}
