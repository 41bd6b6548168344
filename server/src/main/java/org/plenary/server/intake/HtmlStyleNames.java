package org.plenary.server.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The names that Word's styles have in Word, by the classes by which a page calls them, and what they say. Immutable.
 */
final class HtmlStyleNames {
    private static final Pattern RULE =
            Pattern.compile("(?<=^|[\\s,}])[a-z0-9]{1,10}\\.([\\w-]{1,80})[^{}]{0,400}\\{([^{}]{0,4000})\\}");
    private static final Pattern NAME = Pattern.compile("mso-style-name:\\s*\"?([^\";}]{1,80})");
    private static final int MAX_LENGTH = 1 << 20;

    private final Map<String, Passage> shapes = new HashMap<>();

    HtmlStyleNames(Document document) {
        Vocabulary words = Vocabulary.get();
        for (Element sheet : document.select("style")) {
            String css = sheet.data();
            Matcher rule = RULE.matcher(css.length() > MAX_LENGTH ? css.substring(0, MAX_LENGTH) : css);
            while (rule.find()) {
                Matcher name = NAME.matcher(rule.group(2));
                Passage shape = name.find() ? words.style(name.group(1).replaceAll("\\\\,.*", "")) : null;
                if (shape != null) {
                    shapes.put(rule.group(1), shape);
                }
            }
        }
    }

    /** What the classes of a paragraph say of it, or null. */
    @Nullable
    Passage shape(Element paragraph) {
        return paragraph.classNames().stream()
                .filter(shapes::containsKey)
                .map(shapes::get)
                .findFirst()
                .orElse(null);
    }
}
