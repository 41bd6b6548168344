package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The styles of a DOCX file, each with what it takes from those that it is based on. Immutable. */
final class DocxStyles {
    /** Styles are based on one another at most so far; what goes further may go round in a circle. */
    private static final int MAX_CHAIN = 20;

    private final Map<String, Element> byId = new HashMap<>();
    private final @Nullable Element defaultRun;
    private @Nullable String defaultParagraph;

    DocxStyles(@Nullable Element styles) {
        Element run = null;
        if (styles != null) {
            styles.all("style").forEach(this::add);
            Element defaults = styles.child("docDefaults");
            Element runs = defaults == null ? null : defaults.child("rPrDefault");
            run = runs == null ? null : runs.child("rPr");
        }
        defaultRun = run;
    }

    private void add(Element style) {
        String id = style.attribute("styleId");
        if (id != null) {
            byId.putIfAbsent(id, style);
            String isDefault = style.attribute("default");
            if (isDefault != null && !isDefault.equals("0") && "paragraph".equals(style.attribute("type"))) {
                defaultParagraph = id;
            }
        }
    }

    /** The style of a paragraph that names this one, or none. */
    @Nullable
    String paragraphStyle(@Nullable String named) {
        return named == null ? defaultParagraph : named;
    }

    /** The name of a style, which stays when the file is saved by another program; null if there is none. */
    @Nullable
    String nameOf(String id) {
        Element style = byId.get(id);
        return style == null ? null : style.valueOf("name");
    }

    /** What a style's name, or that of one it is based on, says of a paragraph; null if nothing. */
    @Nullable
    Passage shape(@Nullable String id) {
        return first(id, style -> {
            String name = style.valueOf("name");
            Passage shape = name == null ? null : Vocabulary.get().style(name);
            return shape != null && shape.shape() == Passage.Shape.MASTHEAD && !isOwn() ? null : shape;
        });
    }

    /** Whether the styles are Plenary's own: in a file of somebody else, a style named "Record" says nothing. */
    private boolean isOwn() {
        return byId.values().stream()
                        .map(style -> style.valueOf("name"))
                        .filter(name -> "Preambular paragraph".equals(name) || "Operative paragraph".equals(name))
                        .distinct()
                        .count()
                == 2;
    }

    /** An element of the paragraph properties of a style, or null. */
    @Nullable
    Element ofParagraph(@Nullable String id, String property) {
        return first(id, style -> {
            Element properties = style.child("pPr");
            return properties == null ? null : properties.child(property);
        });
    }

    /** What the list properties of a style say: {@code numId} or {@code ilvl}; null if they do not. */
    @Nullable
    String ofList(@Nullable String id, String property) {
        return first(id, style -> {
            Element properties = style.child("pPr");
            Element list = properties == null ? null : properties.child("numPr");
            return list == null ? null : list.valueOf(property);
        });
    }

    /** Whether a style switches something such as bold on; null if it does not say. */
    @Nullable
    Boolean flag(@Nullable String id, String property) {
        return first(id, style -> {
            Element properties = style.child("rPr");
            return properties == null ? null : properties.flag(property);
        });
    }

    /** Whether a style of tables gives the first row a look of its own. */
    boolean hasFirstRow(@Nullable String id) {
        return first(
                        id,
                        style -> style.all("tblStylePr")
                                        .anyMatch(part -> "firstRow".equals(part.attribute("type"))
                                                && !part.children().isEmpty())
                                ? Boolean.TRUE
                                : null)
                != null;
    }

    /** Whether text is so where no style says otherwise. */
    boolean flagByDefault(String property) {
        return defaultRun != null && Boolean.TRUE.equals(defaultRun.flag(property));
    }

    /** The font that a style has for a kind of characters, such as {@code ascii}; null if it does not say. */
    @Nullable
    String font(@Nullable String id, String which) {
        return first(id, style -> {
            Element properties = style.child("rPr");
            Element fonts = properties == null ? null : properties.child("rFonts");
            return fonts == null ? null : fonts.attribute(which);
        });
    }

    /** The font where no style says otherwise, or null. */
    @Nullable
    String fontByDefault(String which) {
        Element fonts = defaultRun == null ? null : defaultRun.child("rFonts");
        return fonts == null ? null : fonts.attribute(which);
    }

    /** What a style, or the first of those that it is based on for which there is something, has; null if none has. */
    <T> @Nullable T firstOf(@Nullable String id, Function<String, @Nullable T> look) {
        return first(id, style -> {
            String own = style.attribute("styleId");
            return own == null ? null : look.apply(own);
        });
    }

    private <T> @Nullable T first(@Nullable String id, Function<Element, @Nullable T> look) {
        for (Element style : chain(id)) {
            T found = look.apply(style);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private List<Element> chain(@Nullable String id) {
        List<Element> chain = new ArrayList<>();
        String at = id;
        while (at != null && chain.size() < MAX_CHAIN) {
            Element style = byId.get(at);
            if (style == null) {
                break;
            }
            chain.add(style);
            at = style.valueOf("basedOn");
        }
        return chain;
    }
}
