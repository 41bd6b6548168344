package org.plenary.server.export.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.GregorianCalendar;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.plenary.server.export.Edition;

/**
 * What a document says of itself: when its text was so, and in which language it is. The same text gives the same file.
 */
final class PdfMetadata {
    private static final String DATE = "<xmp:CreateDate>";
    private static final String FORMAT = "<dc:format>application/pdf</dc:format>";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    private PdfMetadata() {}

    /** Completes what the renderer wrote. */
    static void set(Edition edition, PDDocument document) throws IOException {
        OffsetDateTime at = edition.instant().atOffset(ZoneOffset.UTC).withNano(0);
        document.getDocumentInformation().setCreationDate(GregorianCalendar.from(at.toZonedDateTime()));
        document.setDocumentId(ByteBuffer.wrap(edition.head().hash().bytes()).getLong());
        PDMetadata metadata = document.getDocumentCatalog().getMetadata();
        try (InputStream in = metadata.exportXMPMetadata()) {
            String packet = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            write(metadata, completed(packet, at, edition.locale().toLanguageTag()));
        }
    }

    private static String completed(String packet, OffsetDateTime at, String language) {
        int begin = packet.indexOf(DATE) + DATE.length();
        int end = packet.indexOf('<', begin);
        int format = packet.indexOf(FORMAT);
        if (begin < DATE.length() || end < 0 || format < 0) {
            throw new IllegalStateException("expected " + DATE + " and " + FORMAT + " in the metadata of the renderer");
        }
        String dated = packet.substring(0, begin) + TIME.format(at) + packet.substring(end);
        return dated.replace(
                FORMAT, FORMAT + "<dc:language><rdf:Bag><rdf:li>" + language + "</rdf:li></rdf:Bag></dc:language>");
    }

    private static void write(PDMetadata metadata, String packet) throws IOException {
        try (OutputStream out = metadata.createOutputStream()) {
            new ByteArrayInputStream(packet.getBytes(StandardCharsets.UTF_8)).transferTo(out);
        }
    }
}
