package org.plenary.server.intake;

import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayOutputStream;
import org.docx4j.XmlUtils;
import org.docx4j.openpackaging.exceptions.Docx4JException;
import org.docx4j.openpackaging.packages.WordprocessingMLPackage;
import org.docx4j.openpackaging.parts.JaxbXmlPart;
import org.docx4j.openpackaging.parts.Part;
import org.docx4j.openpackaging.parts.WordprocessingML.CommentsExtendedPart;
import org.docx4j.openpackaging.parts.WordprocessingML.CommentsPart;
import org.docx4j.openpackaging.parts.WordprocessingML.FootnotesPart;
import org.docx4j.openpackaging.parts.WordprocessingML.HeaderPart;
import org.docx4j.openpackaging.parts.WordprocessingML.NumberingDefinitionsPart;
import org.docx4j.wml.Style;

/** A DOCX file as a word processor makes it, put together by docx4j from the XML of its parts. */
final class WordFile {
    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String SPACES = " xmlns:w=\"" + WORD + "\""
            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
            + " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
            + " xmlns:v=\"urn:schemas-microsoft-com:vml\"";

    private final WordprocessingMLPackage word;
    private final StringBuilder body = new StringBuilder();

    WordFile() {
        try {
            word = WordprocessingMLPackage.createPackage();
        } catch (Docx4JException e) {
            throw new AssertionError(e);
        }
    }

    /** A paragraph of plain text, in a style unless that is {@code ""}. */
    WordFile p(String style, String text) {
        return raw("<w:p><w:pPr>" + (style.isEmpty() ? "" : "<w:pStyle w:val=\"" + style + "\"/>") + "</w:pPr>"
                + run(text) + "</w:p>");
    }

    WordFile p(String text) {
        return p("", text);
    }

    /** A paragraph at a level of a list. */
    WordFile item(int list, int level, String text) {
        return raw("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" + level + "\"/><w:numId w:val=\"" + list
                + "\"/></w:numPr></w:pPr>" + run(text) + "</w:p>");
    }

    static String run(String text) {
        return "<w:r><w:t xml:space=\"preserve\">" + text.replace("&", "&amp;").replace("<", "&lt;") + "</w:t></w:r>";
    }

    static String run(String property, String text) {
        return "<w:r><w:rPr>" + property + "</w:rPr><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
    }

    /** Anything that may stand in the body. */
    WordFile raw(String xml) {
        body.append(xml);
        return this;
    }

    /** The lists; each level is {@code format text}, such as {@code lowerLetter (%2)}. */
    WordFile list(int id, String... levels) {
        StringBuilder xml = new StringBuilder("<w:abstractNum w:abstractNumId=\"" + id + "\">");
        for (int level = 0; level < levels.length; level++) {
            String[] parts = levels[level].split(" ", 2);
            xml.append(
                    "<w:lvl w:ilvl=\"%d\"><w:start w:val=\"1\"/><w:numFmt w:val=\"%s\"/><w:lvlText w:val=\"%s\"/></w:lvl>"
                            .formatted(level, parts[0], parts[1]));
        }
        lists.append(xml).append("</w:abstractNum>");
        numbers.append("<w:num w:numId=\"%d\"><w:abstractNumId w:val=\"%d\"/></w:num>".formatted(id, id));
        return this;
    }

    private final StringBuilder lists = new StringBuilder();
    private final StringBuilder numbers = new StringBuilder();

    WordFile style(String xml) {
        word.getMainDocumentPart()
                .getStyleDefinitionsPart()
                .getJaxbElement()
                .getStyle()
                .add((Style) parsed(xml));
        return this;
    }

    WordFile comments(String xml) {
        return with(CommentsPart::new, "<w:comments" + SPACES + ">" + xml + "</w:comments>");
    }

    /** Which comment answers which, and what is dealt with. */
    WordFile answers(String xml) {
        return with(
                CommentsExtendedPart::new,
                "<w15:commentsEx xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\">" + xml
                        + "</w15:commentsEx>");
    }

    WordFile footnotes(String xml) {
        return with(FootnotesPart::new, "<w:footnotes" + SPACES + ">" + xml + "</w:footnotes>");
    }

    WordFile header(String text) {
        return with(HeaderPart::new, "<w:hdr" + SPACES + "><w:p>" + run(text) + "</w:p></w:hdr>");
    }

    private interface Maker<P> {
        P make() throws Docx4JException;
    }

    @SuppressWarnings("unchecked")
    private <E, P extends JaxbXmlPart<E>> WordFile with(Maker<P> maker, String xml) {
        try {
            P part = maker.make();
            part.setJaxbElement((E) XmlUtils.unwrap(XmlUtils.unmarshalString(xml)));
            word.getMainDocumentPart().addTargetPart((Part) part);
            return this;
        } catch (Docx4JException | JAXBException e) {
            throw new AssertionError(e);
        }
    }

    private static Object parsed(String xml) {
        try {
            return XmlUtils.unmarshalString(xml.replaceFirst("^(<w:\\w+)", "$1" + SPACES));
        } catch (JAXBException e) {
            throw new AssertionError(e);
        }
    }

    byte[] bytes() {
        if (!lists.isEmpty()) {
            with(NumberingDefinitionsPart::new, "<w:numbering" + SPACES + ">" + lists + numbers + "</w:numbering>");
            lists.setLength(0);
        }
        try {
            word.getMainDocumentPart().setJaxbElement((org.docx4j.wml.Document)
                    parsed("<w:document><w:body>" + body + "</w:body></w:document>"));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            word.save(out);
            return out.toByteArray();
        } catch (Docx4JException e) {
            throw new AssertionError(e);
        }
    }
}
