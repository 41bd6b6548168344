package org.plenary.server.wiring;

import java.util.EnumMap;
import java.util.Map;
import org.plenary.server.export.EditionWriter;
import org.plenary.server.export.ExportFormat;
import org.plenary.server.export.akn.AkomaNtosoWriter;
import org.plenary.server.export.docx.DocxWriter;
import org.plenary.server.export.html.HtmlWriter;
import org.plenary.server.export.json.JsonWriter;
import org.plenary.server.export.pdf.PdfWriter;
import org.plenary.server.export.text.MarkdownWriter;
import org.plenary.server.export.text.PlainTextWriter;

/** The formats that this server writes, each with its writer. */
public final class ExportWriters {
    private ExportWriters() {}

    public static Map<ExportFormat, EditionWriter> all() {
        Map<ExportFormat, EditionWriter> writers = new EnumMap<>(ExportFormat.class);
        writers.put(ExportFormat.DOCX, new DocxWriter());
        writers.put(ExportFormat.PDF, new PdfWriter());
        writers.put(ExportFormat.HTML, new HtmlWriter());
        writers.put(ExportFormat.MD, new MarkdownWriter());
        writers.put(ExportFormat.TXT, new PlainTextWriter());
        writers.put(ExportFormat.AKN, new AkomaNtosoWriter());
        writers.put(ExportFormat.JSON, new JsonWriter());
        return writers;
    }
}
