package org.plenary.server.export.docx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import org.plenary.server.export.FixedWords;
import org.plenary.server.export.TextDirection;
import org.plenary.server.identity.Masthead;

/** The parts that are the same in every document, but for its language: styles, lists and fonts. Read once. */
final class StyleSheet {
    private static final String STYLES = new String(read("styles.xml"), StandardCharsets.UTF_8);
    private static final String FOOTNOTES = new String(read("footnoteStyles.xml"), StandardCharsets.UTF_8);
    private static final String BRACKETS = new String(read("bracketStyle.xml"), StandardCharsets.UTF_8);
    private static final byte[] NUMBERING = read("numbering.xml");
    private static final byte[] FONTS = read("fontTable.xml");

    private static final Set<String> EAST_ASIAN = Set.of("zh", "ja", "ko", "yue");
    private static final Set<String> HEBREW = Set.of("he", "yi");

    private StyleSheet() {}

    /**
     * The styles.
     *
     * @param footnotes whether there are those of footnotes among them
     * @param brackets whether there is that of brackets among them
     */
    static byte[] styles(Masthead masthead, boolean footnotes, boolean brackets) {
        String language = masthead.locale().getLanguage();
        String tag = masthead.locale().toLanguageTag();
        boolean rightToLeft = masthead.isRightToLeft();
        boolean words =
                TextDirection.isRightToLeft(FixedWords.of(masthead.locale()).draft(), false);
        boolean eastAsian = EAST_ASIAN.contains(language);
        return STYLES.replace("@FOOTNOTES@", (footnotes ? FOOTNOTES : "") + (brackets ? BRACKETS : ""))
                .replace("@LANGUAGE@", rightToLeft || eastAsian ? "en-GB" : regional(tag))
                .replace("@EAST_ASIAN@", eastAsian ? tag : "zh-CN")
                .replace("@BIDIRECTIONAL@", rightToLeft ? tag : "ar-SA")
                .replace("@EAST_ASIAN_FONT@", eastAsianFont(language))
                .replace("@CS_FONT@", complexFont(language, rightToLeft))
                .replace("@DIRECTION@", rightToLeft ? "<w:bidi/>" : "")
                .replace("@WORDING@", rightToLeft && !words ? "<w:bidi w:val=\"0\"/>" : "")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String eastAsianFont(String language) {
        return language.equals("ja") ? "Noto Sans JP" : language.equals("ko") ? "Noto Sans KR" : "Noto Sans SC";
    }

    private static String complexFont(String language, boolean rightToLeft) {
        return HEBREW.contains(language) ? "Noto Sans Hebrew" : rightToLeft ? "Noto Naskh Arabic" : "Noto Sans";
    }

    /** Word wants to know whose English it is to check the spelling. */
    private static String regional(String tag) {
        return tag.equals("en") ? "en-GB" : tag.equals("fr") ? "fr-FR" : tag;
    }

    static byte[] numbering() {
        return NUMBERING.clone();
    }

    static byte[] fonts() {
        return FONTS.clone();
    }

    private static byte[] read(String name) {
        try (InputStream in = StyleSheet.class.getClassLoader().getResourceAsStream("export/docx/" + name)) {
            return Objects.requireNonNull(in, () -> "the jar has no resource export/docx/" + name)
                    .readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource export/docx/" + name, e);
        }
    }
}
