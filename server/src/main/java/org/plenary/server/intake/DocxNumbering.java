package org.plenary.server.intake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.server.intake.Passage.ListMark;

/**
 * Computes the automatic numbers of a DOCX file as Word shows them. Lists with one abstract definition count together,
 * unless one of them says where it starts; a level starts anew after a paragraph of a level above it. For one thread,
 * and each numbered paragraph once, in order.
 */
final class DocxNumbering {
    private static final int LEVELS = 9;
    private static final int MAX_CHAIN = 5;
    private static final int MAX_LABEL = 100;

    private final Map<String, Element> lists = new HashMap<>();
    private final Map<String, Element> definitions = new HashMap<>();
    private final Map<String, Element> byStyle = new HashMap<>();
    /** By definition: of each level one more than it has counted to; 0 if it has not begun. */
    private final Map<String, int[]> counts = new HashMap<>();

    private final Set<String> started = new HashSet<>();
    private final DocxStyles styles;

    DocxNumbering(@Nullable Element numbering, DocxStyles styles) {
        this.styles = styles;
        if (numbering != null) {
            numbering.all("num").forEach(num -> put(lists, num.attribute("numId"), num));
            numbering.all("abstractNum").forEach(definition -> {
                put(definitions, definition.attribute("abstractNumId"), definition);
                put(byStyle, definition.valueOf("styleLink"), definition);
            });
        }
    }

    private static void put(Map<String, Element> map, @Nullable String key, Element element) {
        if (key != null) {
            map.putIfAbsent(key, element);
        }
    }

    /** Counts a paragraph of a list, and says what number it has; null if there is no such list. */
    @Nullable
    ListMark next(String list, int level) {
        Element num = lists.get(list);
        Element definition = num == null ? null : definition(num);
        if (num == null || definition == null || level < 0 || level >= LEVELS) {
            return null;
        }
        String key = Objects.requireNonNullElse(definition.attribute("abstractNumId"), "");
        int[] count = counts.computeIfAbsent(key, k -> new int[LEVELS]);
        startAsSaid(num, list, level, count);
        for (int above = 0; above < level; above++) {
            if (count[above] == 0) {
                count[above] = 1 + start(num, definition, above);
            }
        }
        count[level] = count[level] == 0 ? 1 + start(num, definition, level) : count[level] + 1;
        for (int below = level + 1; below < LEVELS; below++) {
            if (level < restart(level(num, definition, below), below)) {
                count[below] = 0;
            }
        }
        return new ListMark(shown(num, definition, level, count), key, level);
    }

    /**
     * A level starts anew after a paragraph of one of so many levels at the top: of all above it, if it does not say.
     */
    private static int restart(@Nullable Element each, int level) {
        Element said = each == null ? null : each.child("lvlRestart");
        return said == null ? level : Math.min(level, said.number("val", level));
    }

    /** The indentation of a level, or null. */
    @Nullable
    Element indent(String list, int level) {
        Element num = lists.get(list);
        Element definition = num == null ? null : definition(num);
        Element each = num == null || definition == null ? null : level(num, definition, level);
        Element properties = each == null ? null : each.child("pPr");
        return properties == null ? null : properties.child("ind");
    }

    /** The level that a list gives to paragraphs of a style; null if it does not say. */
    @Nullable
    Integer levelOfStyle(String list, String style) {
        Element num = lists.get(list);
        Element definition = num == null ? null : definition(num);
        for (int level = 0; num != null && definition != null && level < LEVELS; level++) {
            Element each = level(num, definition, level);
            if (each != null && style.equals(each.valueOf("pStyle"))) {
                return level;
            }
        }
        return null;
    }

    private @Nullable Element definition(Element num) {
        String id = num.valueOf("abstractNumId");
        Element definition = id == null ? null : definitions.get(id);
        for (int i = 0; definition != null && i < MAX_CHAIN; i++) {
            String link = definition.valueOf("numStyleLink");
            Element linked = link == null ? null : linked(link);
            if (linked == null) {
                return definition;
            }
            definition = linked;
        }
        return definition;
    }

    /** The definition that a style of lists stands for. */
    private @Nullable Element linked(String style) {
        Element own = byStyle.get(style);
        if (own != null) {
            return own;
        }
        String list = styles.ofList(style, "numId");
        Element num = list == null ? null : lists.get(list);
        String id = num == null ? null : num.valueOf("abstractNumId");
        return id == null ? null : definitions.get(id);
    }

    private static @Nullable Element override(Element num, int level) {
        return num.all("lvlOverride")
                .filter(each -> each.number("ilvl", -1) == level)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Element level(Element num, Element definition, int level) {
        Element override = override(num, level);
        Element own = override == null ? null : override.child("lvl");
        return own != null
                ? own
                : definition
                        .all("lvl")
                        .filter(each -> each.number("ilvl", -1) == level)
                        .findFirst()
                        .orElse(null);
    }

    /** A list that says where a level starts does so once, with its first paragraph there. */
    private void startAsSaid(Element num, String list, int level, int[] count) {
        Element override = override(num, level);
        if (override != null && override.child("startOverride") != null && started.add(list + ":" + level)) {
            count[level] = 0;
        }
    }

    private static int start(Element num, Element definition, int level) {
        Element override = override(num, level);
        Element start = override == null ? null : override.child("startOverride");
        if (start == null) {
            Element each = level(num, definition, level);
            start = each == null ? null : each.child("start");
        }
        return start == null ? 0 : Math.max(0, start.number("val", 0));
    }

    /** How a level counts: of alternatives for programs of different ages the newest; null if it does not say. */
    private static @Nullable Element format(Element level) {
        return level.children().stream()
                .filter(each -> each.space() == Element.Space.COMPATIBILITY)
                .flatMap(each -> each.children().stream())
                .flatMap(each -> each.all("numFmt"))
                .findFirst()
                .orElseGet(() -> level.child("numFmt"));
    }

    private static boolean isHidden(Element level) {
        Element properties = level.child("rPr");
        return properties != null && Boolean.TRUE.equals(properties.flag("vanish"));
    }

    private static String shown(Element num, Element definition, int level, int[] count) {
        Element each = level(num, definition, level);
        Element format = each == null ? null : format(each);
        if (each == null || isHidden(each)) {
            return "";
        }
        if (format != null && "bullet".equals(format.attribute("val"))) {
            return "•";
        }
        String text = each.valueOf("lvlText");
        if (text == null) {
            return "";
        }
        boolean legal = Boolean.TRUE.equals(each.flag("isLgl"));
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length() && shown.length() < MAX_LABEL; i++) {
            int place = i + 1 < text.length() ? Character.digit(text.charAt(i + 1), 10) : -1;
            if (text.charAt(i) == '%' && place >= 1 && place <= LEVELS) {
                Element of = level(num, definition, place - 1);
                Element how = legal || of == null ? null : format(of);
                shown.append(NumberFormat.of(how).apply(count[place - 1] - 1));
                i++;
            } else {
                shown.append(text.charAt(i));
            }
        }
        return shown.toString();
    }
}
