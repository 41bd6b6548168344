package org.plenary.server.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The fonts that show symbols in the place of letters, and which: of each font the table in {@code
 * intake/symbols.properties}. A program writes such a symbol as its code in the font, 20 to FF, or at F020 to F0FF
 * among the private characters. Stateless.
 */
final class SymbolFonts {
    /** What stands for a character that is not known. */
    static final int UNKNOWN = 0xFFFD;

    private static final int PRIVATE = 0xF000;
    private static final int CODES = 256;
    private static final int ROW = 16;

    private static final Map<String, String> OTHER_NAMES = Map.of(
            "symbolmt", "symbol",
            "standardsymbolsl", "symbol",
            "wingdingsregular", "wingdings",
            "itczapfdingbats", "zapfdingbats",
            "zapfdingbatsitc", "zapfdingbats",
            "monotypesorts", "zapfdingbats",
            "dingbats", "zapfdingbats");

    private static final Map<String, int[]> TABLES = load();

    /**
     * Signs of lists that come without their font, as when they were typed by a program that copied them: of two fonts
     * that may be meant, both show a bullet, a box or a dash there that stands for one.
     */
    private static final Map<Integer, Integer> BULLETS = Map.of(0xF0B7, 0x2022, 0xF0A7, 0x25AA, 0xF02D, 0x2013);

    private SymbolFonts() {}

    private static Map<String, int[]> load() {
        Properties rows = new Properties();
        String name = "/intake/symbols.properties";
        try (InputStream in = Objects.requireNonNull(SymbolFonts.class.getResourceAsStream(name), name)) {
            rows.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, int[]> tables = new HashMap<>();
        for (String key : rows.stringPropertyNames()) {
            int dot = key.lastIndexOf('.');
            int[] table = tables.computeIfAbsent(key.substring(0, dot), font -> new int[CODES]);
            int row = ROW * Integer.parseInt(key.substring(dot + 1), ROW);
            String[] characters = rows.getProperty(key).split(" ", -1);
            for (int i = 0; i < ROW; i++) {
                table[row + i] = characters[i].equals("-") ? 0 : Integer.parseInt(characters[i], ROW);
            }
        }
        return Map.copyOf(tables);
    }

    private static @Nullable String key(@Nullable String font) {
        if (font == null) {
            return null;
        }
        String plain = font.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "");
        String key = OTHER_NAMES.getOrDefault(plain, plain);
        return TABLES.containsKey(key) ? key : null;
    }

    /** Whether a font shows symbols in the place of letters. */
    static boolean has(@Nullable String font) {
        return key(font) != null;
    }

    /** Whether this is a private character at which programs write the codes of such fonts. */
    static boolean isPrivate(int c) {
        return c >= PRIVATE && c < PRIVATE + CODES;
    }

    /** The character that a font shows for a code; {@link #UNKNOWN} if that is not known, or not by this font. */
    static int shown(@Nullable String font, int c) {
        String key = key(font);
        if (key == null) {
            return isPrivate(c) ? UNKNOWN : c;
        }
        int code = isPrivate(c) ? c - PRIVATE : c;
        if (code >= CODES) {
            return code;
        }
        int shown = Objects.requireNonNull(TABLES.get(key))[code];
        boolean isBlank = code < ' ' || code == 0xA0;
        return isBlank && shown == 0 ? Math.max(code, ' ') : shown == 0 ? UNKNOWN : shown;
    }

    /**
     * What a private character in a text most likely is, of which the font is not known; {@link #UNKNOWN} if nothing is
     * likely.
     */
    static int likely(int c) {
        return BULLETS.getOrDefault(c, UNKNOWN);
    }
}
