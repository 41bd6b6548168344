package org.plenary.server.intake;

import java.util.Set;
import org.jsoup.nodes.Element;

/** Tells of what of a page does not come along, or comes in another form. For one thread. */
final class HtmlChanges {
    private static final Set<String> EMBEDDED = Set.of(
            "object",
            "embed",
            "iframe",
            "video",
            "audio",
            "applet",
            "input",
            "select",
            "textarea",
            "progress",
            "meter");
    private static final Set<String> PICTURES =
            Set.of("img", "picture", "svg", "canvas", "v:shape", "v:rect", "v:imagedata");

    private final Findings findings;

    HtmlChanges(Findings findings) {
        this.findings = findings;
    }

    /** Tells of what cannot come along; true if there is nothing more to it. */
    boolean isLeftOut(Element element, HtmlStyle style, String where) {
        String name = element.normalName();
        if (name.equals("del") || element.hasClass("msoDel") || element.hasClass("TrackChangeTextDeletion")) {
            findings.add(FindingCode.TRACKED_CHANGES, where, element.text());
        } else if (isHidden(style)) {
            if (!element.text().isBlank()) {
                findings.add(FindingCode.HIDDEN_TEXT, where, element.text());
            }
        } else if (PICTURES.contains(name)) {
            findings.add(FindingCode.IMAGES, where, described(element));
        } else if (EMBEDDED.contains(name)) {
            findings.add(FindingCode.EMBEDDED_OBJECTS, where, element.text());
        } else {
            return false;
        }
        return true;
    }

    /** What a picture is called, and what it has instead of itself. */
    private static String described(Element picture) {
        StringBuilder words = new StringBuilder();
        for (Element each : picture.select("[alt]")) {
            words.append(each.attr("alt")).append(' ');
        }
        return words.append(picture.text()).toString().strip();
    }

    private static boolean isHidden(HtmlStyle style) {
        return style.get("display").equals("none")
                || style.get("visibility").equals("hidden")
                || style.get("mso-hide").equals("all");
    }

    /** Tells of what comes along in another form. */
    void tell(Element element, HtmlLook around, HtmlLook look, String where) {
        String name = element.normalName();
        boolean inserted =
                name.equals("ins") || element.hasClass("msoIns") || element.hasClass("TrackChangeTextInsertion");
        boolean link = name.equals("a")
                && element.hasAttr("href")
                && !element.attr("href").startsWith("#");
        if (inserted && element.select("ins").size() == (name.equals("ins") ? 1 : 0)) {
            findings.add(FindingCode.TRACKED_CHANGES, where, "");
        }
        if (link) {
            findings.add(FindingCode.HYPERLINKS, where, element.attr("href"));
        }
        if (name.equals("math")) {
            findings.add(FindingCode.EQUATIONS, where, element.text());
        }
        if (name.equals("blockquote") || name.equals("pre")) {
            findings.add(FindingCode.BLOCKS, where, "");
        }
        if (look.struck() && !around.struck() && !element.text().isBlank()) {
            findings.add(FindingCode.STRUCK_TEXT, where, element.text());
        }
        if (look.raised() && !around.raised() && !element.text().isBlank()) {
            findings.add(FindingCode.RAISED_TEXT, where, element.text());
        }
        if (look.marked() && !around.marked() && !element.text().isBlank()) {
            findings.add(FindingCode.FORMATTING, where, element.text());
        }
    }
}
