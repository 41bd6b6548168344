package org.plenary.server.export.pdf;

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
import org.apache.pdfbox.pdmodel.PDDocument;
import org.plenary.server.export.Edition;
import org.plenary.server.export.EditionWriter;
import org.plenary.server.export.ExportOptions;
import org.plenary.server.export.Unshown;
import org.plenary.server.export.html.EditionMarkup;
import org.plenary.server.export.html.Medium;

/**
 * Writes an edition as tagged PDF/A-2b on A4, with bookmarks, in fonts that are embedded. Characters that no font has
 * are named in their places and listed at the end. The same edition gives the same bytes.
 */
public final class PdfWriter implements EditionWriter {
    /** With quotes, which no text of a page has. */
    private static final String FAMILIES = "\"@FAMILIES@\"";

    static {
        XRLog.setLoggingEnabled(false);
    }

    @Override
    public Unshown write(Edition edition, ExportOptions options, OutputStream out) throws IOException {
        try (Typesetting typesetting = new Typesetting(edition.locale())) {
            String page = EditionMarkup.of(edition, options, Medium.PAPER, typesetting);
            write(edition, options, new Composed(page, typesetting), out);
            return typesetting.unshown();
        }
    }

    /** A page of XHTML, and what its characters are. */
    record Composed(String page, Typesetting typesetting) {}

    private static void write(Edition edition, ExportOptions options, Composed set, OutputStream out)
            throws IOException {
        boolean rightToLeft = edition.masthead().isRightToLeft();
        try (PDDocument document = new PDDocument()) {
            FontsOfDocument fonts = new FontsOfDocument(set.typesetting, document);
            try (PdfBoxRenderer renderer = renderer(set, fonts, rightToLeft, document)) {
                renderer.createPDFWithoutClosing();
                if (options.lineNumbers()) {
                    new LineNumbers(renderer, document, rightToLeft).draw();
                }
                PdfMetadata.set(edition, document);
                fonts.tellText();
                document.save(out);
            }
        }
    }

    /** Lays a page of XHTML out for a document. */
    static PdfBoxRenderer renderer(Composed set, FontsOfDocument fonts, boolean rightToLeft, PDDocument document) {
        TextOrder order = new TextOrder(set.typesetting);
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePDDocument(document);
        fonts.addTo(builder);
        builder.useUnicodeBidiSplitter(order)
                .useUnicodeBidiReorderer(order)
                .useUnicodeLineBreaker(new LineBreaks(set.typesetting))
                .defaultTextDirection(rightToLeft ? TextDirection.RTL : TextDirection.LTR)
                .useExternalResourceAccessControl(
                        (uri, type) -> isOwn(uri), ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .useUriResolver((base, uri) -> isOwn(uri) ? uri : null)
                .usePdfAConformance(PdfAConformance.PDFA_2_B)
                .usePdfUaAccessibility(true)
                .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
                .withProducer("Plenary")
                .withHtmlContent(set.page.replace(FAMILIES, fonts.names()), null);
        PdfBoxRenderer renderer = builder.buildPdfRenderer();
        renderer.layout();
        new LineOrder(order, renderer.getSharedContext().newLayoutContextInstance()).correct(renderer.getRootBox());
        return renderer;
    }

    /** Only what stands in the page itself is read: nothing from the network, and no file. */
    private static boolean isOwn(String uri) {
        return uri.startsWith("data:image/png;base64,") || uri.startsWith("#");
    }
}
