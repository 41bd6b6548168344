package org.plenary.server.export.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import java.lang.Character.UnicodeScript;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;

/**
 * A family of fonts on the class path. What it has characters for is read once, when it is first asked. A character is
 * shown in a family for its script, or else in the first of all that has it.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are never changed, and what is read is always the same
enum Family {
    /** Latin, Greek and Cyrillic. */
    SANS(
            "Noto Sans",
            List.of(
                    new Face("noto-sans/400Regular/NotoSans_400Regular.ttf", 400, FontStyle.NORMAL),
                    new Face("noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf", 400, FontStyle.ITALIC),
                    new Face("noto-sans/700Bold/NotoSans_700Bold.ttf", 700, FontStyle.NORMAL),
                    new Face("noto-sans/700Bold_Italic/NotoSans_700Bold_Italic.ttf", 700, FontStyle.ITALIC)),
            false,
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC),
    ARABIC("Noto Naskh Arabic", true, UnicodeScript.ARABIC),
    SYMBOLS("Noto Sans Symbols", false),
    SYMBOLS_2("Noto Sans Symbols 2", Face.regular("Noto Sans Symbols 2"), false, UnicodeScript.BRAILLE),
    MATH("Noto Sans Math", Face.regular("Noto Sans Math"), false),
    /** Chinese; each face of this and of the next two has some 6 to 10 MB. */
    CHINESE("Noto Sans SC", false, UnicodeScript.HAN, UnicodeScript.BOPOMOFO),
    JAPANESE("Noto Sans JP", false, UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
    KOREAN("Noto Sans KR", false, UnicodeScript.HANGUL, UnicodeScript.HAN),
    HEBREW("Noto Sans Hebrew", true, UnicodeScript.HEBREW),
    ARMENIAN("Noto Sans Armenian", false, UnicodeScript.ARMENIAN),
    GEORGIAN("Noto Sans Georgian", false, UnicodeScript.GEORGIAN),
    ETHIOPIC("Noto Sans Ethiopic", false, UnicodeScript.ETHIOPIC),
    DEVANAGARI("Noto Sans Devanagari", true, UnicodeScript.DEVANAGARI),
    BENGALI("Noto Sans Bengali", true, UnicodeScript.BENGALI),
    GURMUKHI("Noto Sans Gurmukhi", true, UnicodeScript.GURMUKHI),
    GUJARATI("Noto Sans Gujarati", true, UnicodeScript.GUJARATI),
    ORIYA("Noto Sans Oriya", true, UnicodeScript.ORIYA),
    TAMIL("Noto Sans Tamil", true, UnicodeScript.TAMIL),
    TELUGU("Noto Sans Telugu", true, UnicodeScript.TELUGU),
    KANNADA("Noto Sans Kannada", true, UnicodeScript.KANNADA),
    MALAYALAM("Noto Sans Malayalam", true, UnicodeScript.MALAYALAM),
    SINHALA("Noto Sans Sinhala", true, UnicodeScript.SINHALA),
    THAI("Noto Sans Thai", true, UnicodeScript.THAI),
    LAO("Noto Sans Lao", true, UnicodeScript.LAO),
    KHMER("Noto Sans Khmer", true, UnicodeScript.KHMER),
    MYANMAR("Noto Sans Myanmar", true, UnicodeScript.MYANMAR),
    TIBETAN("Noto Serif Tibetan", true, UnicodeScript.TIBETAN),
    SYRIAC("Noto Sans Syriac", true, UnicodeScript.SYRIAC),
    THAANA("Noto Sans Thaana", true, UnicodeScript.THAANA),
    CHEROKEE("Noto Sans Cherokee", false, UnicodeScript.CHEROKEE),
    ABORIGINAL("Noto Sans Canadian Aboriginal", false, UnicodeScript.CANADIAN_ABORIGINAL),
    TIFINAGH("Noto Sans Tifinagh", Face.regular("Noto Sans Tifinagh"), false, UnicodeScript.TIFINAGH),
    EMOJI("Noto Emoji", Face.regular("Noto Emoji"), false);

    private final String familyName;
    private final List<Face> faces;
    private final boolean shaped;
    private final Set<UnicodeScript> scripts;
    private volatile BitSet characters = new BitSet();

    Family(String familyName, boolean shaped, UnicodeScript... scripts) {
        this(familyName, Face.regularAndBold(familyName), shaped, scripts);
    }

    Family(String familyName, List<Face> faces, boolean shaped, UnicodeScript... scripts) {
        this.familyName = familyName;
        this.faces = faces;
        this.shaped = shaped;
        this.scripts = Set.of(scripts);
    }

    /** The families that have a character, the best first; without the whole list being read if the first is good. */
    static Stream<Family> having(int character, List<Family> order) {
        UnicodeScript script = UnicodeScript.of(character);
        return Stream.concat(
                        order.stream().filter(family -> family.scripts.contains(script)),
                        order.stream().filter(family -> !family.scripts.contains(script)))
                .filter(family -> family.has(character));
    }

    /** The families of Chinese, Japanese and Korean, which show the same characters each in their way. */
    static Set<Family> eastAsian() {
        return EnumSet.of(CHINESE, JAPANESE, KOREAN);
    }

    String familyName() {
        return familyName;
    }

    /** What the family of its stand-ins is called. */
    String standInName() {
        return familyName + " Shaped";
    }

    List<Face> faces() {
        return faces;
    }

    /** Whether letters of its scripts are never shown by themselves. */
    boolean isShaped() {
        return shaped;
    }

    /** Whether all of its fonts have a glyph for a character. */
    boolean has(int character) {
        BitSet known = characters;
        if (known.isEmpty()) {
            known = read();
        }
        return known.get(character);
    }

    private synchronized BitSet read() {
        if (characters.isEmpty()) {
            BitSet common = faces.get(0).read().characters();
            faces.stream().skip(1).forEach(face -> common.and(face.read().characters()));
            characters = common;
        }
        return characters;
    }

    /** Its first font, for a document to write with. */
    PDFont regular(PDDocument document) {
        return FontOfDocument.of(faces.get(0).read().bytes(), document).supply();
    }
}
