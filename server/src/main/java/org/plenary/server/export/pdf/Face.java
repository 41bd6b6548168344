package org.plenary.server.export.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** A font of a family, on the class path. */
record Face(String file, int weight, FontStyle style) {

    /** The one face of a family that has no bold. */
    static List<Face> regular(String family) {
        return List.of(of(family, "400Regular", 400));
    }

    static List<Face> regularAndBold(String family) {
        return List.of(of(family, "400Regular", 400), of(family, "700Bold", 700));
    }

    private static Face of(String family, String face, int weight) {
        String folder = family.toLowerCase(Locale.ROOT).replace(' ', '-');
        String file = folder + "/" + face + "/" + family.replace(" ", "") + "_" + face + ".ttf";
        return new Face(file, weight, FontStyle.NORMAL);
    }

    /** Reads the file, which may have some MB. */
    Sfnt read() {
        try (InputStream in = Face.class.getClassLoader().getResourceAsStream("fonts/" + file)) {
            if (in == null) {
                throw new IllegalStateException("expected the font fonts/" + file + " on the class path");
            }
            return new Sfnt(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the font " + file, e);
        }
    }
}
