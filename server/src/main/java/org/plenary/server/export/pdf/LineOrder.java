package org.plenary.server.export.pdf;

import com.ibm.icu.text.Bidi;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.InlineLayoutBox;
import com.openhtmltopdf.render.InlineText;
import com.openhtmltopdf.render.LineBox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the pieces of lines in the order of rule L2 of the bidirectional algorithm. The renderer places them in that of
 * the paragraph's direction, so that a number within Arabic within English would tear it apart:
 *
 * <pre>
 *   pieces       the office cites | ARABIC | 12 | ARABIC
 *   levels       0                | 1      | 2  | 1
 *   placed as    the office cites CIBARA 12 CIBARA, where the first word is to stand rightmost
 * </pre>
 *
 * <p>How wide pieces are, and which line they are in, does not change. Levels are 0 to 2: those of embeddings within
 * embeddings are taken for them.
 */
final class LineOrder {
    private final TextOrder order;
    private final CssContext context;

    LineOrder(TextOrder order, CssContext context) {
        this.order = order;
        this.context = context;
    }

    /** A piece: a text, or a box within a line, with the inline boxes that it stands in. */
    private static final class Piece {
        private final Object content;
        private final List<InlineLayoutBox> within;
        private final int x;
        private final int width;
        private int before;
        private int after;
        private byte level;

        Piece(Object content, List<InlineLayoutBox> within, int x, int width) {
            this.content = content;
            this.within = List.copyOf(within);
            this.x = x;
            this.width = width;
        }
    }

    /** Puts the lines in a box, in those in it, and in the footnotes whose marks they have, in order. */
    void correct(Box box) {
        boolean rightToLeft = box.getStyle().getDirection() == IdentValue.RTL;
        byte strong = rightToLeft ? BidiSplitter.RTL : BidiSplitter.LTR;
        for (Box child : box.getChildren()) {
            if (child instanceof LineBox line) {
                List<Piece> pieces = new ArrayList<>();
                for (Box inLine : line.getChildren()) {
                    collect(inLine, new ArrayList<>(), pieces);
                }
                for (Piece piece : pieces) {
                    strong = level(piece, rightToLeft, strong);
                }
                if (!isPlain(pieces, rightToLeft)) {
                    place(pieces, line);
                }
                pieces.stream()
                        .map(piece -> piece.content)
                        .filter(Box.class::isInstance)
                        .map(Box.class::cast)
                        .forEach(this::correct);
                if (line.hasFootnotes()) {
                    line.getReferencedFootnoteBodies().forEach(this::correct);
                }
            } else {
                correct(child);
            }
        }
    }

    private void collect(Object content, List<InlineLayoutBox> within, List<Piece> pieces) {
        if (content instanceof InlineLayoutBox inline) {
            within.add(inline);
            int first = pieces.size();
            inline.getInlineChildren().forEach(child -> collect(child, within, pieces));
            if (pieces.size() > first) {
                pieces.get(first).before += inline.getLeftMarginBorderPadding(context);
                pieces.get(pieces.size() - 1).after += inline.getRightMarginPaddingBorder(context);
            }
            within.remove(within.size() - 1);
        } else if (content instanceof InlineText text) {
            pieces.add(new Piece(text, within, text.getParent().getX() + text.getX(), text.getWidth()));
        } else if (content instanceof Box box) {
            pieces.add(new Piece(box, within, box.getX(), box.getWidth()));
        }
    }

    /** Finds the level of a piece, and tells of the strong direction after it. */
    private byte level(Piece piece, boolean rightToLeft, byte strong) {
        if (!(piece.content instanceof InlineText text)) {
            piece.level = (byte) (rightToLeft ? 1 : 0);
            return strong;
        }
        byte last = order.lastStrong(text.getSubstring(), strong);
        if (text.getTextDirection() == BidiSplitter.RTL) {
            piece.level = 1;
        } else if (rightToLeft) {
            piece.level = 2;
        } else {
            boolean number = text.getSubstring().codePoints().anyMatch(Character::isDigit);
            piece.level = (byte) (last == BidiSplitter.RTL && number ? 2 : 0);
        }
        return last;
    }

    /** Whether the renderer's order is right. */
    private static boolean isPlain(List<Piece> pieces, boolean rightToLeft) {
        int base = rightToLeft ? 1 : 0;
        int raised = 0;
        for (int i = 0; i < pieces.size(); i++) {
            raised = pieces.get(i).level > base ? raised + 1 : 0;
            if (raised > 1) {
                return false;
            }
        }
        return true;
    }

    private static void place(List<Piece> pieces, LineBox line) {
        byte[] levels = new byte[pieces.size()];
        int x = Integer.MAX_VALUE;
        for (int i = 0; i < levels.length; i++) {
            Piece piece = pieces.get(i);
            levels[i] = piece.level;
            x = Math.min(x, piece.x - piece.before);
        }
        Map<InlineLayoutBox, int[]> edges = new HashMap<>();
        Map<Piece, Integer> places = new HashMap<>();
        for (int index : Bidi.reorderVisual(levels)) {
            Piece piece = pieces.get(index);
            int end = x + piece.before + piece.width + piece.after;
            places.put(piece, x + piece.before);
            for (InlineLayoutBox inline : piece.within) {
                int[] edge = edges.computeIfAbsent(inline, key -> new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE});
                edge[0] = Math.min(edge[0], x);
                edge[1] = Math.max(edge[1], end);
            }
            x = end;
        }
        edges.forEach((inline, edge) -> {
            inline.setX(edge[0]);
            inline.setInlineWidth(edge[1] - edge[0]);
        });
        places.forEach((piece, at) -> {
            if (piece.content instanceof InlineText text) {
                text.setX(at - text.getParent().getX());
            } else if (piece.content instanceof Box box) {
                box.setX(at);
            }
        });
        line.calcChildLocations();
    }
}
