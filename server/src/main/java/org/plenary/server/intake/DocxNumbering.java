package org.plenary.server.intake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.server.intake.Passage.ListMark;

/**
 * Computes the automatic numbers of a DOCX file as Word shows them. Lists with one abstract definition count together, unless
 * one of them says where it starts; a level starts anew after a paragraph of a level above it. For one thread, and each
 * numbered paragraph once, in order.
 */
final class DocxNumbering {
    private static final int LEVELS = 9;
    private static final int MAX_CHAIN = 5;
    private static final int MAX_LABEL = 100;
    private static final int MAX_REPEAT = 10;
    private static final int MAX_ROMAN = 3999;
    private static final String[] ROMAN = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};
    private static final int[] ROMAN_VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};

    private final Map<String, Element> lists = new HashMap<>();
    private final Map<String, Element> definitions = new HashMap<>();
    private final Map<String, Element> byStyle = new HashMap<>();
    /** By definition: of each level one more than it has counted to; 0 if it has not begun. */
    private final Map<String, int[]> counts = new HashMap<>();
    private final Set<String> started = new HashSet<>();

    DocxNumbering(@Nullable Element numbering) {
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
            Element each = level(num, definition, below);
            if (each == null || !"0".equals(each.valueOf("lvlRestart"))) {
                count[below] = 0;
            }
        }
        return new ListMark(shown(num, definition, level, count), key, level);
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

    /** The level that a list gives to paragraphs of a style; 0 if it does not say. */
    int levelOfStyle(String list, String style) {
        Element num = lists.get(list);
        Element definition = num == null ? null : definition(num);
        for (int level = 0; num != null && definition != null && level < LEVELS; level++) {
            Element each = level(num, definition, level);
            if (each != null && style.equals(each.valueOf("pStyle"))) {
                return level;
            }
        }
        return 0;
    }

    private @Nullable Element definition(Element num) {
        String id = num.valueOf("abstractNumId");
        Element definition = id == null ? null : definitions.get(id);
        for (int i = 0; definition != null && i < MAX_CHAIN; i++) {
            String link = definition.valueOf("numStyleLink");
            Element linked = link == null ? null : byStyle.get(link);
            if (linked == null) {
                return definition;
            }
            definition = linked;
        }
        return definition;
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

    private static String shown(Element num, Element definition, int level, int[] count) {
        Element each = level(num, definition, level);
        String format = each == null ? null : each.valueOf("numFmt");
        if ("bullet".equals(format)) {
            return "•";
        }
        String text = each == null ? null : each.valueOf("lvlText");
        if (text == null || "none".equals(format)) {
            return "";
        }
        boolean legal = Boolean.TRUE.equals(each.flag("isLgl"));
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length() && shown.length() < MAX_LABEL; i++) {
            int place = i + 1 < text.length() ? Character.digit(text.charAt(i + 1), 10) : -1;
            if (text.charAt(i) == '%' && place >= 1 && place <= LEVELS) {
                Element of = level(num, definition, place - 1);
                String how = legal || of == null ? null : of.valueOf("numFmt");
                shown.append(formatted(count[place - 1] - 1, how == null ? "decimal" : how));
                i++;
            } else {
                shown.append(text.charAt(i));
            }
        }
        return shown.toString();
    }

    private static String formatted(int value, String format) {
        int n = Math.max(0, value);
        return switch (format) {
            case "lowerLetter" -> letters(n).toLowerCase(Locale.ROOT);
            case "upperLetter" -> letters(n);
            case "lowerRoman" -> roman(n).toLowerCase(Locale.ROOT);
            case "upperRoman" -> roman(n);
            case "decimalZero" -> n < 10 ? "0" + n : Integer.toString(n);
            case "none" -> "";
            default -> Integer.toString(n);
        };
    }

    private static String letters(int n) {
        int repeat = (n - 1) / 26 + 1;
        return n < 1 || repeat > MAX_REPEAT
                ? Integer.toString(n)
                : String.valueOf((char) ('A' + (n - 1) % 26)).repeat(repeat);
    }

    private static String roman(int n) {
        if (n < 1 || n > MAX_ROMAN) {
            return Integer.toString(n);
        }
        StringBuilder numeral = new StringBuilder();
        int rest = n;
        for (int i = 0; i < ROMAN.length; i++) {
            for (; rest >= ROMAN_VALUES[i]; rest -= ROMAN_VALUES[i]) {
                numeral.append(ROMAN[i]);
            }
        }
        return numeral.toString();
    }
}
