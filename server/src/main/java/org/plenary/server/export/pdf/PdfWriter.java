package org.plenary.server.export.pdf;

import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.plenary.server.export.Edition;
import org.plenary.server.export.EditionWriter;
import org.plenary.server.export.ExportOptions;
import org.plenary.server.export.html.EditionMarkup;
import org.plenary.server.export.html.Medium;

/**
 * Writes an edition as tagged PDF/A-2b on A4, with bookmarks, in fonts that are embedded. Characters that no font has are
 * replaced by U+FFFD. The same edition gives the same bytes.
 */
public final class PdfWriter implements EditionWriter {
    static {
        XRLog.setLoggingEnabled(false);
    }

    @Override
    public void write(Edition edition, ExportOptions options, OutputStream out) throws IOException {
        Characters characters = new Characters();
        String page = EditionMarkup.of(edition, options, Medium.PAPER, characters::orReplacement);
        boolean rightToLeft = edition.masthead().isRightToLeft();
        try (PDDocument document = new PDDocument();
                PdfBoxRenderer renderer = renderer(page, rightToLeft, characters.families(), document)) {
            renderer.createPDFWithoutClosing();
            if (options.lineNumbers()) {
                new LineNumbers(renderer, document, rightToLeft).draw();
            }
            Metadata.set(edition, document);
            if (ReadableArabic.isNeededFor(page, characters.families())) {
                document.save(OutputStream.nullOutputStream());
                ReadableArabic.correct(document);
            }
            document.save(out);
        }
    }

    /** Sets a page of XHTML in a document. */
    static PdfBoxRenderer renderer(String page, boolean rightToLeft, Set<Family> families, PDDocument document) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePDDocument(document);
        families.forEach(family -> family.addTo(builder, document));
        builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory())
                .useUnicodeBidiReorderer(new ArabicText())
                .defaultTextDirection(rightToLeft ? TextDirection.RTL : TextDirection.LTR)
                .useExternalResourceAccessControl(
                        (uri, type) -> isOwn(uri), ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .useUriResolver((base, uri) -> isOwn(uri) ? uri : null)
                .usePdfAConformance(PdfAConformance.PDFA_2_B)
                .usePdfUaAccessibility(true)
                .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
                .withProducer("Plenary")
                .withHtmlContent(page, null);
        return builder.buildPdfRenderer();
    }

    /** Only what stands in the page itself is read: nothing from the network, and no file. */
    private static boolean isOwn(String uri) {
        return uri.startsWith("data:image/png;base64,") || uri.startsWith("#");
    }
}
