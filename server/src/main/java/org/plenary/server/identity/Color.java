package org.plenary.server.identity;

/** The colour by which a delegation is known on every screen. Stateless. */
public final class Color {
    private static final double SATURATION = 0.62;
    private static final double LIGHTNESS = 0.38;

    private Color() {}

    /** A colour for a name, always the same one, as {@code #rrggbb}: mid-dark, so that it stands out from paper. */
    public static String of(String name) {
        int hue = Math.floorMod(mixed(name.hashCode()), 360);
        return String.format("#%02x%02x%02x", channel(0, hue), channel(8, hue), channel(4, hue));
    }

    /** Codes are short and alike, and so are their hash codes: Chris Wellons's "lowbias32" takes them far apart. */
    private static int mixed(int hash) {
        int mixed = (hash ^ hash >>> 16) * 0x7feb352d;
        mixed = (mixed ^ mixed >>> 15) * 0x846ca68b;
        return mixed ^ mixed >>> 16;
    }

    /** One channel of an HSL colour, by the formula of CSS Color 4. */
    private static int channel(int offset, int hue) {
        double amplitude = SATURATION * Math.min(LIGHTNESS, 1 - LIGHTNESS);
        double k = (offset + hue / 30.0) % 12;
        double value = LIGHTNESS - amplitude * Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1));
        return (int) Math.round(255 * value);
    }
}
