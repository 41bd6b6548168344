package org.plenary.server.intake;

import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * How text looks, as the elements around it say. Immutable.
 *
 * @param marked whether it is underlined, highlighted or in capitals by formatting alone
 * @param pre whether white space and line ends count
 */
record HtmlLook(
        boolean bold, boolean italic, boolean struck, boolean raised, boolean marked, boolean link, boolean pre) {
    static final HtmlLook PLAIN = new HtmlLook(false, false, false, false, false, false, false);

    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> HIGHLIGHTS = Set.of(
            "yellow",
            "#ffff00",
            "rgb(255, 255, 0)",
            "rgb(255,255,0)",
            "aqua",
            "#00ffff",
            "lime",
            "#00ff00",
            "fuchsia",
            "#ff00ff");

    /** How text in an element looks that stands in text of this look. */
    HtmlLook in(Element element, HtmlStyle style) {
        String name = element.normalName();
        boolean underlined =
                style.says("text-decoration", "underline") || style.says("text-decoration-line", "underline");
        boolean highlighted = !style.get("mso-highlight").isEmpty()
                || HIGHLIGHTS.contains(style.get("background-color"))
                || HIGHLIGHTS.contains(style.get("background"));
        boolean capitals = style.says("font-variant", "small-caps") || style.says("text-transform", "uppercase");
        String place = style.get("vertical-align");
        return new HtmlLook(
                isBold(name, style),
                isItalic(name, style),
                struck
                        || Set.of("s", "strike").contains(name)
                        || style.says("text-decoration", "line-through")
                        || style.says("text-decoration-line", "line-through"),
                raised || Set.of("sup", "sub").contains(name) || place.equals("super") || place.equals("sub"),
                marked
                        || name.equals("u")
                        || name.equals("mark")
                        || (underlined && !link && !name.equals("a"))
                        || highlighted
                        || capitals,
                link || name.equals("a"),
                pre || name.equals("pre") || style.get("white-space").startsWith("pre"));
    }

    private boolean isBold(String name, HtmlStyle style) {
        String weight = style.get("font-weight");
        if (HEADINGS.contains(name)) {
            return false;
        }
        if (weight.isEmpty()) {
            return bold || name.equals("b") || name.equals("strong");
        }
        return weight.startsWith("bold") || weight.matches("[6-9]00");
    }

    private boolean isItalic(String name, HtmlStyle style) {
        String slant = style.get("font-style");
        if (slant.isEmpty()) {
            return italic || name.equals("i") || name.equals("em");
        }
        return slant.startsWith("italic") || slant.startsWith("oblique");
    }
}
