package org.plenary.server.intake;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The declarations in the {@code style} attribute of an element, by their names in lower case. Immutable. */
final class HtmlStyle {
    private static final Pattern LENGTH = Pattern.compile("(-?\\d{0,5}(?:\\.\\d{1,8})?)\\s*(pt|in|cm|mm|px|pc|em|rem)");
    private static final Map<String, Double> TWENTIETHS = Map.of(
            "pt", 20.0, "in", 1440.0, "cm", 567.0, "mm", 56.7, "px", 15.0, "pc", 240.0, "em", 240.0, "rem", 240.0);
    private static final int MAX_LENGTH = 10_000;

    private final Map<String, String> declarations = new HashMap<>();

    private HtmlStyle(String text) {
        for (String declaration : text.split(";", 200)) {
            int colon = declaration.indexOf(':');
            if (colon > 0) {
                declarations.put(
                        declaration.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        declaration.substring(colon + 1).strip().toLowerCase(Locale.ROOT));
            }
        }
    }

    static HtmlStyle of(Element element) {
        String text = element.attr("style");
        return new HtmlStyle(text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text);
    }

    /** The value in lower case; {@code ""} if there is none. */
    String get(String name) {
        return declarations.getOrDefault(name, "");
    }

    boolean says(String name, String value) {
        return get(name).contains(value);
    }

    /** A length in twentieths of a point; 0 if there is none, or none that is absolute. */
    int length(String name) {
        Matcher matcher = LENGTH.matcher(get(name));
        if (!matcher.matches() || matcher.group(1).isEmpty() || matcher.group(1).equals("-")) {
            return 0;
        }
        return (int) (Double.parseDouble(matcher.group(1)) * TWENTIETHS.getOrDefault(matcher.group(2), 0.0));
    }
}
