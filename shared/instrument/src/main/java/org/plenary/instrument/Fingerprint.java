package org.plenary.instrument;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fingerprint of a text: SHA-256 over the bytes below, so that two texts have the same one only if they are the
 * same in every clause, word and mark. Integers are big-endian and have four bytes; {@code string(x)} is the number of
 * x's UTF-16 units, then each of them in two bytes.
 *
 * <pre>
 * text       string("plenary-text-1") integer(clauses) clause*
 * clause     string(id) string(kind's wire name) integer(blocks) block*
 * block      01 integer(pieces) piece*       a paragraph
 *            02 integer(blocks) block*       a sub-paragraph
 *            03 integer(rows) row*           a table
 * row        header integer(cells) cell*     header: 1 if it is one, otherwise 0
 * cell       integer(paragraphs) block*
 * piece      01 style string(text)           style: 0, with 1 added if bold, with 2 added if italic
 *            02                              a line break
 *            03 integer(pieces) piece*       a footnote
 * </pre>
 *
 * <p>Texts of one style that follow each other count as one, and empty ones as none, so that it does not matter into
 * which pieces an editor cut them. Stateless and safe from any thread.
 */
public final class Fingerprint {
    /** The size of a fingerprint in bytes. */
    public static final int BYTES = 32;

    private static final String FORMAT = "plenary-text-1";
    private static final byte FIRST = 1;
    private static final byte SECOND = 2;
    private static final byte THIRD = 3;
    private static final int BOLD = 1;
    private static final int ITALIC = 2;
    private static final int BUFFER_BYTES = 8 << 10;

    private final MessageDigest digest = sha256();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);

    private Fingerprint() {}

    /** The {@value #BYTES} bytes for a text. */
    public static byte[] of(Instrument instrument) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(instrument);
        fingerprint.flush();
        return fingerprint.digest.digest();
    }

    private void add(Instrument instrument) {
        addString(FORMAT);
        addInteger(instrument.clauses().size());
        for (Clause clause : instrument.clauses()) {
            addString(clause.id().value());
            addString(clause.kind().wireName());
            addBlocks(clause.blocks());
        }
    }

    private void addBlocks(List<? extends Block> blocks) {
        addInteger(blocks.size());
        blocks.forEach(block -> block.accept(new Block.Visitor() {
            @Override
            public void paragraph(Paragraph paragraph) {
                addByte(FIRST);
                addPieces(joined(paragraph.inlines()));
            }

            @Override
            public void subparagraph(Subparagraph subparagraph) {
                addByte(SECOND);
                addBlocks(subparagraph.blocks());
            }

            @Override
            public void table(Table table) {
                addByte(THIRD);
                addInteger(table.rows().size());
                table.rows().forEach(Fingerprint.this::addRow);
            }
        }));
    }

    private void addRow(TableRow row) {
        addByte((byte) (row.header() ? 1 : 0));
        addInteger(row.cells().size());
        row.cells().forEach(cell -> addBlocks(cell.paragraphs()));
    }

    private void addPieces(List<Inline> pieces) {
        addInteger(pieces.size());
        pieces.forEach(piece -> piece.accept(new Inline.Visitor() {
            @Override
            public void text(TextRun run) {
                addByte(FIRST);
                addByte((byte) ((run.bold() ? BOLD : 0) + (run.italic() ? ITALIC : 0)));
                addString(run.text());
            }

            @Override
            public void lineBreak() {
                addByte(SECOND);
            }

            @Override
            public void footnote(Footnote footnote) {
                addByte(THIRD);
                addPieces(joined(footnote.inlines()));
            }
        }));
    }

    /** The same pieces with texts of one style joined, and without empty ones. */
    private static List<Inline> joined(List<Inline> pieces) {
        List<Inline> joined = new ArrayList<>(pieces.size());
        Inline.Visitor visitor = new Inline.Visitor() {
            private @Nullable TextRun open;

            @Override
            public void text(TextRun run) {
                TextRun last = open;
                if (run.text().isEmpty()) {
                    return;
                }
                if (last != null && last.hasStyleOf(run)) {
                    joined.remove(joined.size() - 1);
                    open = new TextRun(last.text() + run.text(), run.bold(), run.italic());
                } else {
                    open = run;
                }
                joined.add(open);
            }

            @Override
            public void lineBreak() {
                open = null;
                joined.add(new LineBreak());
            }

            @Override
            public void footnote(Footnote footnote) {
                open = null;
                joined.add(footnote);
            }
        };
        pieces.forEach(piece -> piece.accept(visitor));
        return joined;
    }

    private void addByte(byte value) {
        room(Byte.BYTES).put(value);
    }

    private void addInteger(int value) {
        room(Integer.BYTES).putInt(value);
    }

    private void addString(String text) {
        addInteger(text.length());
        for (int i = 0; i < text.length(); i++) {
            room(Character.BYTES).putChar(text.charAt(i));
        }
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            flush();
        }
        return buffer;
    }

    private void flush() {
        buffer.flip();
        digest.update(buffer);
        buffer.clear();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
