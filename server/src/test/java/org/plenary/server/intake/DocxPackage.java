package org.plenary.server.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A DOCX file part by part, for what programs write that the library of {@link WordFile} does not. */
final class DocxPackage {
    static final String SPACES = " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
            + " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
            + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
            + " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
            + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
            + " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
            + " xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\"";
    private static final String TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final StringBuilder relationships = new StringBuilder();

    /** A file with this body. */
    static DocxPackage of(String body) {
        DocxPackage file = new DocxPackage();
        file.part(
                "[Content_Types].xml",
                "<Types xmlns=\"" + TYPES
                        + "\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package"
                        + ".relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override"
                        + " PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument"
                        + ".wordprocessingml.document.main+xml\"/></Types>");
        file.part(
                "_rels/.rels",
                relationships(
                        "<Relationship Id=\"d\" Type=\"" + KINDS + "officeDocument\" Target=\"word/document.xml\"/>"));
        file.part("word/document.xml", "<w:document" + SPACES + "><w:body>" + body + "</w:body></w:document>");
        return file;
    }

    private static String relationships(String all) {
        return "<Relationships xmlns=\"" + RELATIONSHIPS + "\">" + all + "</Relationships>";
    }

    DocxPackage part(String name, String text) {
        parts.put(name, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** A part of a kind such as {@code footnotes}, with this inside its root. */
    DocxPackage part(String kind, String root, String inside) {
        relationship(kind, kind, kind + ".xml", false);
        return part("word/" + kind + ".xml", "<w:" + root + SPACES + ">" + inside + "</w:" + root + ">");
    }

    DocxPackage relationship(String id, String kind, String target, boolean outside) {
        relationships.append("<Relationship Id=\"%s\" Type=\"%s\" Target=\"%s\"%s/>"
                .formatted(id, KINDS + kind, target, outside ? " TargetMode=\"External\"" : ""));
        return this;
    }

    Map<String, byte[]> parts() {
        Map<String, byte[]> all = new LinkedHashMap<>(parts);
        all.put(
                "word/_rels/document.xml.rels",
                relationships(relationships.toString()).getBytes(StandardCharsets.UTF_8));
        return all;
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts().entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    IntakeResult read() {
        return Intake.read(bytes(), "file.docx");
    }
}
