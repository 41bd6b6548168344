package org.plenary.server.export.pdf;

import java.util.ArrayList;
import java.util.List;

/** Shapes words in all faces of a family so that their clusters are the same. To be closed. Not thread-safe. */
final class Shapers implements AutoCloseable {
    private final List<Shaper> faces = new ArrayList<>();

    Shapers(Family family, String language) {
        family.faces().forEach(face -> faces.add(new Shaper(face.read(), language)));
    }

    /** A word in each face; nothing if one of them does not have all of it. */
    List<ShapedText> shape(String word) {
        List<ShapedText> shaped = new ArrayList<>();
        for (Shaper face : faces) {
            ShapedText text = face.shape(word);
            if (!text.complete()) {
                return List.of();
            }
            shaped.add(text);
        }
        ShapedText common = shaped.get(0);
        for (ShapedText text : shaped) {
            common = common.joinedLike(text);
        }
        List<ShapedText> joined = new ArrayList<>();
        for (ShapedText text : shaped) {
            joined.add(text.joinedLike(common));
        }
        return joined;
    }

    @Override
    public void close() {
        faces.forEach(Shaper::close);
    }
}
