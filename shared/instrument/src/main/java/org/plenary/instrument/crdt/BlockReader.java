package org.plenary.instrument.crdt;

import java.util.ArrayList;
import java.util.List;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlFragment;
import org.plenary.instrument.Block;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Subparagraph;

/**
 * Reads the blocks of a clause or sub-paragraph.
 *
 * <p>Calls itself for sub-paragraphs only, so at most {@value Subparagraph#MAX_DEPTH} deep; what is nested deeper is read
 * as one paragraph.
 */
final class BlockReader {
    private final List<Block> blocks = new ArrayList<>();
    private final InlineReader loose = new InlineReader();
    private final int depth;

    private BlockReader(int depth) {
        this.depth = depth;
    }

    /** The blocks of a clause. */
    static List<Block> read(YXmlFragment clause) {
        return read(clause, 0);
    }

    private static List<Block> read(YXmlFragment parent, int depth) {
        BlockReader reader = new BlockReader(depth);
        parent.children().forEach(reader::add);
        reader.closeLoose();
        return reader.blocks;
    }

    private void add(SharedType node) {
        if (InlineReader.isInline(node)) {
            loose.add(node);
            return;
        }
        closeLoose();
        if (!(node instanceof YXmlElement element)) {
            return;
        }
        switch (element.nodeName()) {
            case DraftSchema.PARAGRAPH -> blocks.add(InlineReader.contentOf(element));
            case DraftSchema.SUBPARAGRAPH ->
                blocks.add(
                        depth < Subparagraph.MAX_DEPTH
                                ? new Subparagraph(read(element, depth + 1))
                                : InlineReader.contentOf(element));
            default -> addUnknown(element);
        }
    }

    private void addUnknown(YXmlElement element) {
        Paragraph text = InlineReader.contentOf(element);
        if (!text.inlines().isEmpty()) {
            blocks.add(text);
        }
    }

    /** Text that stands beside paragraphs instead of in one becomes one. */
    private void closeLoose() {
        if (!loose.isEmpty()) {
            blocks.add(loose.take());
        }
    }
}
