package org.plenary.instrument.crdt;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.YXmlElement;
import org.plenary.instrument.Block;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Subparagraph;
import org.plenary.instrument.Table;

/**
 * Edits the content of one clause or sub-paragraph. Calls itself for sub-paragraphs and cells, so at most {@value
 * Subparagraph#MAX_DEPTH} and one deep.
 *
 * <p>What has not the form in which editors write it is written anew.
 */
final class BlockEditor {
    private final YXmlElement element;
    private final boolean oneLine;

    BlockEditor(YXmlElement element, boolean oneLine) {
        this.element = element;
        this.oneLine = oneLine;
    }

    void become(List<Block> target) {
        if (oneLine) {
            if (LineEditor.isLine(element)) {
                new LineEditor(element).become(paragraph(target.get(0)).inlines());
            } else {
                rewrite(target);
            }
        } else if (element.children().stream().allMatch(BlockEditor::isBlock)) {
            becomeBlocks(target);
        } else {
            rewrite(target);
        }
    }

    private void rewrite(List<Block> target) {
        element.children().forEach(element::delete);
        InstrumentWriter.fill(element, target, !oneLine);
    }

    private static boolean isBlock(SharedType node) {
        return node instanceof YXmlElement child
                && (child.nodeName().equals(DraftSchema.PARAGRAPH)
                        || isSubparagraph(child)
                        || TableEditor.isTable(child));
    }

    private static boolean isSubparagraph(SharedType node) {
        return node instanceof YXmlElement child && child.nodeName().equals(DraftSchema.SUBPARAGRAPH);
    }

    private void becomeBlocks(List<Block> target) {
        List<SharedType> nodes = element.children();
        BlockMatching matching = BlockMatching.ofBlocks(present(nodes), target);
        SharedType previous = null;
        int node = 0;
        for (int i = 0; i < target.size(); i++) {
            int partner = matching.partner(i);
            if (partner < 0) {
                previous = insert(previous, target.get(i));
                continue;
            }
            for (; node < partner; node++) {
                element.delete(nodes.get(node));
            }
            node = partner + 1;
            previous = nodes.get(partner);
            change((YXmlElement) previous, target.get(i));
        }
        for (; node < nodes.size(); node++) {
            element.delete(nodes.get(node));
        }
    }

    /** What the children read as. */
    private static List<Block> present(List<SharedType> nodes) {
        List<Block> blocks = new ArrayList<>();
        for (SharedType node : nodes) {
            blocks.add(presentBlock((YXmlElement) node));
        }
        return blocks;
    }

    private static Block presentBlock(YXmlElement node) {
        if (isSubparagraph(node)) {
            return new Subparagraph(present(node.children()));
        }
        return TableEditor.isTable(node) ? TableEditor.read(node) : InstrumentReader.paragraph(new LiveNode(node));
    }

    private YXmlElement insert(@Nullable SharedType previous, Block block) {
        YXmlElement[] made = new YXmlElement[1];
        block.accept(new Block.Visitor() {
            @Override
            public void paragraph(Paragraph paragraph) {
                made[0] = element.insertElementAfter(previous, DraftSchema.PARAGRAPH);
                InstrumentWriter.fill(made[0], List.of(paragraph), false);
            }

            @Override
            public void subparagraph(Subparagraph subparagraph) {
                made[0] = element.insertElementAfter(previous, DraftSchema.SUBPARAGRAPH);
                InstrumentWriter.fill(made[0], subparagraph.blocks(), true);
            }

            @Override
            public void table(Table table) {
                made[0] = element.insertElementAfter(previous, DraftSchema.TABLE);
                InstrumentWriter.fill(made[0], table);
            }
        });
        return made[0];
    }

    private static void change(YXmlElement child, Block target) {
        target.accept(new Block.Visitor() {
            @Override
            public void paragraph(Paragraph paragraph) {
                new BlockEditor(child, true).become(List.of(paragraph));
            }

            @Override
            public void subparagraph(Subparagraph subparagraph) {
                new BlockEditor(child, false).become(subparagraph.blocks());
            }

            @Override
            public void table(Table table) {
                TableEditor.become(child, table);
            }
        });
    }

    private static Paragraph paragraph(Block block) {
        Paragraph[] paragraph = {Paragraph.EMPTY};
        block.accept(new Block.Visitor() {
            @Override
            public void paragraph(Paragraph only) {
                paragraph[0] = only;
            }

            @Override
            public void subparagraph(Subparagraph subparagraph) {
                throw new IllegalArgumentException("a title or heading is one paragraph, but got a sub-paragraph");
            }

            @Override
            public void table(Table table) {
                throw new IllegalArgumentException("a title or heading is one paragraph, but got a table");
            }
        });
        return paragraph[0];
    }
}
