package org.plenary.server.export.pdf;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.ChecksumException;
import com.google.zxing.DecodeHintType;
import com.google.zxing.FormatException;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.ibm.icu.text.Bidi;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** A PDF as others read it: veraPDF, PDFBox, and a camera that looks for a QR code. */
final class PdfReading {
    private static final float DOTS_PER_INCH = 300;

    private final byte[] pdf;

    PdfReading(byte[] pdf) {
        this.pdf = pdf;
    }

    /** What veraPDF finds against a flavour; nothing if it is that. */
    List<String> faults(PDFAFlavour flavour) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        Map<String, String> faults = new TreeMap<>();
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            for (TestAssertion each : validator.validate(parser).getTestAssertions()) {
                if (each.getStatus() == TestAssertion.Status.FAILED) {
                    faults.put(each.getRuleId().getClause() + " " + each.getMessage(), each.getErrorMessage());
                }
            }
        }
        return faults.entrySet().stream().map(Map.Entry::toString).toList();
    }

    int pages() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        }
    }

    /** What is written on each page, from above to below. Letters that were joined are told as letters. */
    List<String> texts() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<String> texts = new ArrayList<>();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                texts.add(Normalizer.normalize(stripper.getText(document), Normalizer.Form.NFKC));
            }
            return texts;
        }
    }

    /**
     * What is written on all pages, in a right-to-left language: each line as it is seen from left to right, turned
     * round to how it is read.
     */
    List<String> linesFromRightToLeft() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            SeenLines seen = new SeenLines();
            seen.getText(document);
            return seen.lines().stream()
                    .map(PdfReading::read)
                    .map(line -> Normalizer.normalize(line, Normalizer.Form.NFKC))
                    .toList();
        }
    }

    private static String read(String seen) {
        Bidi bidi = new Bidi();
        bidi.setReorderingMode(Bidi.REORDER_INVERSE_LIKE_DIRECT);
        bidi.setPara(seen, Bidi.RTL, null);
        return bidi.writeReordered(Bidi.DO_MIRRORING);
    }

    /** What is written in the left margin of a page, a word for each line. */
    List<String> leftMargin(int page) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripperByArea stripper = new PDFTextStripperByArea();
            stripper.addRegion("margin", new Rectangle(0, 60, 70, 742));
            stripper.extractRegions(document.getPage(page - 1));
            return stripper.getTextForRegion("margin")
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }

    /** The outline, entries below another indented by a space. */
    List<String> bookmarks() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<String> names = new ArrayList<>();
            for (PDOutlineItem item :
                    document.getDocumentCatalog().getDocumentOutline().children()) {
                names.add(item.getTitle());
                for (PDOutlineItem below : item.children()) {
                    names.add(" " + below.getTitle());
                }
            }
            return names;
        }
    }

    /** What a QR code on the last page says. */
    String code() throws IOException, NotFoundException, ChecksumException, FormatException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage image = new PDFRenderer(document)
                    .renderImageWithDPI(document.getNumberOfPages() - 1, DOTS_PER_INCH, ImageType.RGB);
            int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            LuminanceSource source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText();
        }
    }
}
