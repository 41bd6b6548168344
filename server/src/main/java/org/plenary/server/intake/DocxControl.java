package org.plenary.server.intake;

import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A content control of a DOCX file: a list to choose from, a box to tick, a date, or a place to write in. What it shows
 * is in the file; only where that is empty, its properties say it.
 *
 * @param isTold whether it is more than a frame around text
 * @param isEmpty whether nothing is in it
 * @param shown what it shows if it is empty, as far as that is known; {@code ""} if not
 * @param bound where the data are that a program shows in it, as the file says; {@code ""} if it is bound to none
 */
record DocxControl(boolean isTold, boolean isEmpty, String shown, String bound) {
    static DocxControl of(Element control) {
        Element properties = control.child("sdtPr");
        Element content = control.child("sdtContent");
        boolean isEmpty = content == null
                || (content.deepText().isBlank()
                        && !content.holds("sym")
                        && !content.holds("fldChar")
                        && !content.holds("drawing")
                        && !content.holds("pict"));
        if (properties == null) {
            return new DocxControl(false, isEmpty, "", "");
        }
        return new DocxControl(isTold(properties), isEmpty, shown(properties), bound(properties));
    }

    /** Tells of a control in the text what it was and whether something is not known of it. */
    void tell(String words, BiConsumer<FindingCode, String> found) {
        String seen = isEmpty ? shown : words;
        if (isTold && !seen.isBlank()) {
            found.accept(FindingCode.FIELDS, seen);
        } else if (isEmpty && !bound.isEmpty()) {
            found.accept(FindingCode.EMPTY_FIELDS, bound);
        }
    }

    private static String bound(Element properties) {
        return properties.children().stream()
                .filter(each -> each.name().equals("dataBinding"))
                .map(each -> Objects.requireNonNullElse(each.attribute("xpath"), each.name()))
                .findFirst()
                .orElse("");
    }

    /** Whether its properties make it more than a frame around text. */
    static boolean isTold(Element properties) {
        return properties.children().stream().anyMatch(DocxControl::isMore);
    }

    private static boolean isMore(Element property) {
        return switch (property.name()) {
            case "dropDownList", "comboBox", "date", "checkbox", "dataBinding", "showingPlcHdr", "picture" -> true;
            default -> false;
        };
    }

    private static String shown(Element properties) {
        for (Element property : properties.children()) {
            switch (property.name()) {
                case "checkbox" -> {
                    return isChecked(property) ? "☒" : "☐";
                }
                case "dropDownList", "comboBox" -> {
                    return chosen(property, property.attribute("lastValue"));
                }
                default -> {}
            }
        }
        return "";
    }

    private static boolean isChecked(Element box) {
        return box.children().stream()
                .filter(each -> each.name().equals("checked"))
                .map(each -> each.attribute("w14:val"))
                .anyMatch(value -> "1".equals(value) || "true".equals(value) || "on".equals(value));
    }

    private static String chosen(Element list, @Nullable String value) {
        return list.all("listItem")
                .filter(each -> value != null && value.equals(each.attribute("value")))
                .map(each -> Objects.requireNonNullElse(each.attribute("displayText"), String.valueOf(value)))
                .findFirst()
                .orElse("");
    }
}
