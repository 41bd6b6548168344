package org.plenary.server.export.pdf;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
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
import org.apache.pdfbox.pdmodel.PDDocument;
import org.plenary.server.export.Edition;
import org.plenary.server.export.EditionWriter;
import org.plenary.server.export.ExportOptions;
import org.plenary.server.export.html.EditionMarkup;
import org.plenary.server.export.html.Medium;

/** Writes an edition as tagged PDF/A-2b on A4, with bookmarks, in fonts that are embedded. */
public final class PdfWriter implements EditionWriter {
    static {
        XRLog.setLoggingEnabled(false);
    }

    @Override
    public void write(Edition edition, ExportOptions options, OutputStream out) throws IOException {
        Characters characters = new Characters();
        String page = EditionMarkup.of(edition, options, Medium.PAPER, characters::orReplacement);
        PdfRendererBuilder builder = new PdfRendererBuilder();
        characters.families().forEach(family -> family.addTo(builder));
        boolean rightToLeft = edition.masthead().isRightToLeft();
        builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory())
                .useUnicodeBidiReorderer(new ICUBidiReorderer())
                .defaultTextDirection(rightToLeft ? TextDirection.RTL : TextDirection.LTR)
                .useExternalResourceAccessControl(
                        (uri, type) -> uri.startsWith("data:image/png;base64,"),
                        ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .useUriResolver((base, uri) -> uri.startsWith("data:image/png;base64,") ? uri : null)
                .usePdfAConformance(PdfAConformance.PDFA_2_B)
                .usePdfUaAccessibility(true)
                .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
                .withProducer("Plenary")
                .withHtmlContent(page, null);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer();
                PDDocument document = renderer.createPDFKeepOpen()) {
            document.save(out);
        }
    }
}
