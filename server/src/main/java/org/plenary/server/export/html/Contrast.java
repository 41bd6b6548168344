package org.plenary.server.export.html;

/** Colours that can be read on white paper. Stateless. */
final class Contrast {
    /** WCAG 2.2 asks for 4.5 at level AA; the ground of a legend is not quite white. */
    private static final double WANTED = 5;

    private static final double DARKER = 0.95;

    private Contrast() {}

    /** The colour, as {@code #rrggbb}, darkened until it stands out enough from white. */
    static String readable(String color) {
        double[] channels = channels(color);
        while (onWhite(channels) < WANTED) {
            for (int i = 0; i < channels.length; i++) {
                channels[i] *= DARKER;
            }
        }
        return String.format(
                "#%02x%02x%02x", Math.round(channels[0]), Math.round(channels[1]), Math.round(channels[2]));
    }

    /** The contrast of a colour, as {@code #rrggbb}, to white: 1 to 21. */
    static double onWhite(String color) {
        return onWhite(channels(color));
    }

    private static double onWhite(double[] channels) {
        double luminance = 0.2126 * linear(channels[0]) + 0.7152 * linear(channels[1]) + 0.0722 * linear(channels[2]);
        return 1.05 / (luminance + 0.05);
    }

    private static double linear(double channel) {
        double share = Math.round(channel) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static double[] channels(String color) {
        int rgb = Integer.parseInt(color.substring(1), 16);
        return new double[] {(rgb >> 16) & 0xFF, (rgb >> 8) & 0xFF, rgb & 0xFF};
    }
}
