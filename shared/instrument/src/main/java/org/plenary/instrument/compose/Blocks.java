package org.plenary.instrument.compose;

import java.util.ArrayList;
import java.util.List;
import org.plenary.instrument.Block;
import org.plenary.instrument.Inline;
import org.plenary.instrument.LineBreak;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Subparagraph;

/** Puts pieces together to blocks, one paragraph for each line. A line that is too deep stands as deep as it can. */
final class Blocks {
    private final List<Block> top = new ArrayList<>();
    /** The sub-paragraphs that are open, the outermost first. */
    private final List<List<Block>> open = new ArrayList<>();

    private List<Inline> line = new ArrayList<>();
    private boolean begun;
    private int depth;
    private boolean opens;

    void add(Piece piece) {
        switch (piece.kind()) {
            case LINE -> {
                endLine();
                begun = true;
                depth = piece.depth();
                opens = piece.opens();
            }
            case BREAK -> line.add(new LineBreak());
            case TEXT -> line.addAll(piece.runs());
        }
        line.addAll(piece.notes());
    }

    List<Block> all() {
        endLine();
        close(0);
        return List.copyOf(top);
    }

    private void endLine() {
        if (!begun) {
            return;
        }
        Paragraph paragraph = line.isEmpty() ? Paragraph.EMPTY : new Paragraph(line);
        line = new ArrayList<>();
        int deep = Math.min(depth, open.size() + (opens ? 1 : 0));
        if (deep > 0 && opens) {
            close(deep - 1);
            open.add(new ArrayList<>());
        } else {
            close(deep);
        }
        level(open.size()).add(paragraph);
    }

    private void close(int until) {
        while (open.size() > until) {
            List<Block> last = open.remove(open.size() - 1);
            level(open.size()).add(new Subparagraph(last));
        }
    }

    private List<Block> level(int deep) {
        return deep == 0 ? top : open.get(deep - 1);
    }
}
