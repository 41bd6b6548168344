package org.plenary.server.export.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.plenary.instrument.Block;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Inline;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.NumberedParagraph;
import org.plenary.instrument.Numbering;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Subparagraph;
import org.plenary.instrument.Table;
import org.plenary.instrument.TableRow;
import org.plenary.instrument.TextRun;

/** The content of an instrument's clauses, one after the other. */
final class BlockJson {
    private final JsonMembers out;

    /** Those of the sub-paragraphs of the whole instrument, in order. */
    private final Iterator<String> labels;

    BlockJson(Instrument text, JsonMembers out) {
        this.out = out;
        labels = Numbering.ofParagraphs(text).stream()
                .filter(paragraph -> paragraph.depth() > 0 && paragraph.opens())
                .map(NumberedParagraph::label)
                .iterator();
    }

    void write(List<? extends Block> blocks) throws IOException {
        out.objects("blocks", blocks, this::block);
    }

    private void block(Block block) throws IOException {
        try {
            block.accept(new Block.Visitor() {
                @Override
                public void paragraph(Paragraph paragraph) {
                    unchecked(() -> out.objects("paragraph", paragraph.inlines(), BlockJson.this::inline));
                }

                @Override
                public void subparagraph(Subparagraph subparagraph) {
                    unchecked(() -> out.object("subparagraph", () -> {
                        out.text("label", labels.next());
                        write(subparagraph.blocks());
                    }));
                }

                @Override
                public void table(Table table) {
                    unchecked(() -> out.object("table", () -> out.objects("rows", table.rows(), BlockJson.this::row)));
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void row(TableRow row) throws IOException {
        out.flagIfSet("header", row.header());
        out.objects("cells", row.cells(), cell -> write(cell.paragraphs()));
    }

    private void inline(Inline inline) throws IOException {
        try {
            inline.accept(new Inline.Visitor() {
                @Override
                public void text(TextRun run) {
                    unchecked(() -> {
                        out.text("text", run.text());
                        out.flagIfSet("bold", run.bold());
                        out.flagIfSet("italic", run.italic());
                    });
                }

                @Override
                public void lineBreak() {
                    unchecked(() -> out.flag("lineBreak", true));
                }

                @Override
                public void footnote(Footnote footnote) {
                    unchecked(() -> out.objects("footnote", footnote.inlines(), BlockJson.this::inline));
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Visitors may not throw checked exceptions. */
    private static void unchecked(JsonMembers.Body body) {
        try {
            body.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
