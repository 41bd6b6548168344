package org.plenary.server.export.pdf;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterDirection;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.plenary.server.export.Unshown;
import org.plenary.server.export.html.TextSetting;

/**
 * Tells for each text of a document what is set in its place: the same characters where a font shows each by itself,
 * stand-ins where glyphs have to be chosen and placed for several together, and the name of a character that no font
 * has. Keeps which families that takes, and which characters were not shown. To be closed. Not thread-safe.
 */
final class Typesetting implements TextSetting, AutoCloseable {
    private static final int FIRST_STAND_IN = 0xE000;
    private static final int LAST_STAND_IN = 0xF8FF;
    private static final int FIRST_MORE = 0x100000;
    private static final int LAST_MORE = FIRST_MORE + 49_999;

    private static final int FIRST_AFTER_LATIN = 0x0250;

    private static final int WORD_JOINER = 0x2060;
    private static final int LINE_SEPARATOR = 0x2028;
    private static final int PARAGRAPH_SEPARATOR = 0x2029;
    private static final int REPLACEMENT = 0xFFFD;

    /** Single quotation marks that point outwards: brackets mean something else in a draft. */
    private static final int OPENING = 0x2039;

    private static final int CLOSING = 0x203A;

    private final String language;
    private final Set<Family> families = EnumSet.of(Family.SANS);
    private final Map<Family, Shapers> shapers = new EnumMap<>(Family.class);
    private final BitSet plain = new BitSet();
    private final SortedMap<Integer, StandIn> standIns = new TreeMap<>();
    private final Map<StandIn, Integer> characters = new HashMap<>();
    private final Map<Word, Optional<String>> words = new HashMap<>();
    private final SortedSet<Integer> unshown = new TreeSet<>();
    private int next = FIRST_STAND_IN;

    /** What was asked of a family before. */
    private record Word(Family family, String text) {}

    /** @param language that of the document, which East Asian characters are shown as it is usual in */
    Typesetting(Locale language) {
        this.language = language.toLanguageTag();
    }

    @Override
    public String text(String text) {
        if (text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            return text;
        }
        List<Family> order = order(text);
        StringBuilder set = new StringBuilder(text.length());
        for (TextUnits.Unit unit : TextUnits.of(text, order)) {
            Family family = unit.family();
            set.append(family == null ? unshown(unit.text()) : set(unit, family, order));
        }
        return set.toString();
    }

    /**
     * The families in the order in which they are asked: Han characters are shown in the way of the text's language.
     */
    private List<Family> order(String text) {
        Family first = text.codePoints().anyMatch(Typesetting::isKana)
                ? Family.JAPANESE
                : text.codePoints().anyMatch(c -> c >= 0x1100 && UnicodeScript.of(c) == UnicodeScript.HANGUL)
                        ? Family.KOREAN
                        : switch (Locale.forLanguageTag(language).getLanguage()) {
                            case "ja" -> Family.JAPANESE;
                            case "ko" -> Family.KOREAN;
                            default -> Family.CHINESE;
                        };
        List<Family> order = new ArrayList<>(List.of(Family.values()));
        int at = order.indexOf(Family.CHINESE);
        order.remove(first);
        order.add(at, first);
        return order;
    }

    private static boolean isKana(int c) {
        return c >= 0x3041 && c <= 0x30FF;
    }

    private String set(TextUnits.Unit unit, Family family, List<Family> order) {
        int first = unit.text().codePointAt(0);
        boolean single = unit.text().length() == Character.charCount(first);
        if (single && !unit.shaped()) {
            return single(first, family);
        }
        if (unit.shaped()) {
            return joined(unit.text(), family, order);
        }
        Optional<String> whole = Stream.concat(
                        Stream.of(family), Family.having(first, order).filter(other -> other != family))
                .map(candidate -> word(unit.text(), candidate))
                .flatMap(Optional::stream)
                .findFirst();
        return whole.orElseGet(() -> apart(unit.text(), order));
    }

    private Optional<String> word(String text, Family family) {
        return words.computeIfAbsent(new Word(family, text), key -> shape(text, family));
    }

    /** A word whose letters are never shown by themselves: if it cannot be shaped, they are named. */
    private String joined(String text, Family family, List<Family> order) {
        StringBuilder set = new StringBuilder();
        int begin = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int end = i + Character.charCount(c);
            if (!family.has(c) && !isSpecial(c)) {
                set.append(shaped(text.substring(begin, i), family)).append(apart(text.substring(i, end), order));
                begin = end;
            }
            i = end;
        }
        return set.append(shaped(text.substring(begin), family)).toString();
    }

    private String shaped(String text, Family family) {
        return text.isEmpty() ? "" : word(text, family).orElseGet(() -> unshown(text));
    }

    /** Characters that no font shows together, each by itself. */
    private String apart(String text, List<Family> order) {
        StringBuilder set = new StringBuilder();
        text.codePoints().forEach(c -> {
            Optional<Family> family = Family.having(c, order).findFirst();
            set.append(family.isPresent() ? single(c, family.get()) : unshown(Character.toString(c)));
        });
        return set.toString();
    }

    private String single(int c, Family family) {
        families.add(family);
        plain.set(c);
        return Character.toString(c);
    }

    /** Writes which characters stand there, those apart that mean nothing on paper. */
    private String unshown(String text) {
        StringBuilder set = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isControlOfDirection(c)) {
                set.append(Character.toString(silent(Family.SANS, c, UCharacter.getDirection(c))));
            } else if (c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR) {
                set.append(single(' ', Family.SANS));
            } else if (c == '\n' || c == '\t') {
                set.append((char) c);
            } else if (isInvisible(c)) {
                set.append(single(WORD_JOINER, Family.SANS));
            } else {
                unshown.add(c);
                set.append(single(OPENING, Family.SANS))
                        .append("U+%04X".formatted(c))
                        .append(single(CLOSING, Family.SANS));
            }
        });
        return set.toString();
    }

    /** Whether a family has to be asked for a character at all. */
    static boolean isSpecial(int c) {
        return c < ' '
                || (c >= 0x7F && c < 0xA0)
                || c == REPLACEMENT
                || c == LINE_SEPARATOR
                || c == PARAGRAPH_SEPARATOR
                || isControlOfDirection(c)
                || isInvisible(c)
                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static boolean isControlOfDirection(int c) {
        return c == 0x061C
                || (c >= 0x200E && c <= 0x200F)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }

    /**
     * What means nothing by itself: marks of byte order, joiners and choices of glyphs where there is nothing to join
     * or choose.
     */
    private static boolean isInvisible(int c) {
        return c == 0xFEFF
                || (c >= 0x200C && c <= 0x200D)
                || (c >= 0x2060 && c <= 0x2064)
                || (c >= 0x206A && c <= 0x206F)
                || (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0xE0000 && c <= 0xE0FFF);
    }

    /** What stands for a word in the fonts of a family; nothing if they do not have all of it. */
    private Optional<String> shape(String word, Family family) {
        if (!Shaper.isAvailable()) {
            return Optional.empty();
        }
        List<ShapedText> faces = shapers.computeIfAbsent(family, key -> new Shapers(key, language))
                .shape(word);
        if (faces.isEmpty() || next > LAST_MORE - word.length()) {
            return Optional.empty();
        }
        StringBuilder set = new StringBuilder();
        int direction = direction(word, faces.get(0).rightToLeft());
        List<Integer> starts = new ArrayList<>(faces.get(0).clusters().keySet());
        for (int i = 0; i < starts.size(); i++) {
            int start = starts.get(i);
            String text = word.substring(start, i + 1 < starts.size() ? starts.get(i + 1) : word.length());
            List<PdfOutline> outlines =
                    faces.stream().map(face -> face.clusters().get(start)).toList();
            set.append(cluster(
                    new StandIn(family, text, outlines, direction), faces.get(0).rightToLeft()));
        }
        return Optional.of(set.toString());
    }

    /**
     * A stand-in for a cluster. Programs that read a file put characters that stand from right to left into order one
     * by one: each of them has a stand-in, and the first one all that is seen.
     */
    private String cluster(StandIn standIn, boolean rightToLeft) {
        String text = standIn.text();
        int first = text.codePointAt(0);
        int length = Character.charCount(first);
        if (!rightToLeft || text.length() == length) {
            return Character.toString(character(standIn));
        }
        StringBuilder set = new StringBuilder();
        set.appendCodePoint(character(
                new StandIn(standIn.family(), text.substring(0, length), standIn.outlines(), standIn.direction())));
        text.substring(length)
                .codePoints()
                .forEach(c -> set.appendCodePoint(silent(standIn.family(), c, standIn.direction())));
        return set.toString();
    }

    private int silent(Family family, int c, int direction) {
        List<PdfOutline> nothing =
                family.faces().stream().map(face -> PdfOutline.EMPTY).toList();
        return character(new StandIn(family, Character.toString(c), nothing, direction));
    }

    private int character(StandIn standIn) {
        return characters.computeIfAbsent(standIn, key -> {
            int character = next;
            next = character == LAST_STAND_IN ? FIRST_MORE : character + 1;
            standIns.put(character, key);
            return character;
        });
    }

    private static int direction(String word, boolean rightToLeft) {
        if (!rightToLeft) {
            return UCharacterDirection.LEFT_TO_RIGHT;
        }
        return word.codePoints()
                .map(UCharacter::getDirection)
                .filter(c -> c == UCharacterDirection.RIGHT_TO_LEFT_ARABIC)
                .findFirst()
                .orElse(UCharacterDirection.RIGHT_TO_LEFT);
    }

    /** The class of a character of what was set in the bidirectional algorithm. */
    int direction(int character) {
        StandIn standIn = standIns.get(character);
        return standIn == null ? UCharacter.getDirection(character) : standIn.direction();
    }

    /** What a character of what was set stands for. */
    String meant(int character) {
        StandIn standIn = standIns.get(character);
        return standIn == null ? Character.toString(character) : standIn.text();
    }

    /** The characters that were set as they are, and those that a renderer numbers pages with. */
    IntStream characters() {
        return IntStream.concat(IntStream.rangeClosed(' ', '~'), plain.stream()).distinct();
    }

    boolean isStandIn(int character) {
        return standIns.containsKey(character);
    }

    /** Whether there are characters of which others may look the same, or stand-ins. */
    boolean isMoreThanLatin() {
        return !standIns.isEmpty() || plain.length() > FIRST_AFTER_LATIN;
    }

    /** The families that show characters by themselves. */
    List<Family> families() {
        return order("").stream().filter(families::contains).toList();
    }

    /** The families that stand-ins have their glyphs from. */
    Set<Family> shapedFamilies() {
        Set<Family> shaped = EnumSet.noneOf(Family.class);
        standIns.values().forEach(standIn -> shaped.add(standIn.family()));
        return shaped;
    }

    /** The stand-ins with glyphs of a family. */
    SortedMap<Integer, StandIn> standIns(Family family) {
        SortedMap<Integer, StandIn> of = new TreeMap<>();
        standIns.forEach((character, standIn) -> {
            if (standIn.family() == family) {
                of.put(character, standIn);
            }
        });
        return of;
    }

    /** The characters that no font has, which are named in the text. */
    @Override
    public Unshown unshown() {
        return new Unshown(unshown);
    }

    @Override
    public void close() {
        shapers.values().forEach(Shapers::close);
    }
}
