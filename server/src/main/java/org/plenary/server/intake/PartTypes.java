package org.plenary.server.intake;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the parts of an Office Open XML file are, by {@code [Content_Types].xml}. Names are in lower case. Immutable.
 */
final class PartTypes {
    private static final String MAIN = "wordprocessingml.document.main+xml";
    private static final String TEMPLATE = "wordprocessingml.template.main+xml";

    private final Map<String, String> ofParts = new HashMap<>();
    private final Map<String, String> ofEndings = new HashMap<>();

    PartTypes(Element types) {
        for (Element type : types.children()) {
            String name = lower(type, "ContentType");
            if (type.name().equals("Override")) {
                ofParts.put(lower(type, "PartName").replaceFirst("^/", ""), name);
            } else if (type.name().equals("Default")) {
                ofEndings.put(lower(type, "Extension"), name);
            }
        }
    }

    private static String lower(Element type, String attribute) {
        return String.valueOf(type.attribute(attribute))
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    private String typeOf(String part) {
        String ending = part.substring(part.lastIndexOf('.') + 1);
        return ofParts.getOrDefault(part, ofEndings.getOrDefault(ending, ""));
    }

    boolean isXml(String part) {
        String type = typeOf(part);
        return part.endsWith(".xml") || part.endsWith(".rels") || type.endsWith("+xml") || type.endsWith("/xml");
    }

    /** Whether a part is the main document of a text or of a template for texts. */
    boolean isMain(String part) {
        String type = typeOf(part);
        return type.endsWith(MAIN) || type.endsWith(TEMPLATE);
    }

    boolean hasMacros() {
        return Stream.concat(ofParts.values().stream(), ofEndings.values().stream())
                .anyMatch(type -> type.contains("macroenabled") || type.contains("vbaproject"));
    }
}
