package org.plenary.server.export.pdf;

import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/** A font of a document, which is read when it is first asked for and closed with the document. Not thread-safe. */
final class FontOfDocument extends PDFontSupplier {
    /**
     * Those of Noto Sans, in thousandths of the size. The renderer makes every box as high as the highest font of the
     * document wants, whether or not the box has a character of it.
     */
    private static final float ASCENT = 1069;

    private static final float DESCENT = -293;

    private final Supplier<byte[]> source;
    private final PDDocument document;
    private @Nullable PDType0Font font;

    @SuppressWarnings("NullAway") // the font that the parent would keep is not there yet
    FontOfDocument(Supplier<byte[]> source, PDDocument document) {
        super(null);
        this.source = source;
        this.document = document;
    }

    static FontOfDocument of(byte[] file, PDDocument document) {
        return new FontOfDocument(() -> file, document);
    }

    @Override
    public PDFont supply() {
        PDType0Font loaded = font;
        if (loaded == null) {
            TrueTypeFont file = parse();
            document.registerTrueTypeFontForClosing(file);
            try {
                loaded = PDType0Font.load(document, file, true);
                PDFontDescriptor descriptor = loaded.getFontDescriptor();
                descriptor.setAscent(ASCENT);
                descriptor.setDescent(DESCENT);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot use the font " + file, e);
            }
            font = loaded;
        }
        return loaded;
    }

    /** The font if it was asked for. */
    Optional<PDType0Font> supplied() {
        return Optional.ofNullable(font);
    }

    /**
     * Reads the font without its rules of substitution: for Noto Sans PDFBox would take those of Devanagari, which cost
     * most of the time and exchange Latin letters.
     */
    private TrueTypeFont parse() {
        try {
            TrueTypeFont file = new TTFParser().parse(new RandomAccessReadBuffer(source.get()));
            file.setEnableGsub(false);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a font", e);
        }
    }
}
