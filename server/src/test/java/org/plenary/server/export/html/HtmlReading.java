package org.plenary.server.export.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.plenary.server.export.TextLines;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A page of HTML as somebody reads it who leaves out what is inserted, or what is deleted. */
final class HtmlReading {
    private static final Set<String> LINES = Set.of("p", "h1", "h2", "h3");
    private static final Set<String> BESIDE_THE_TEXT =
            Set.of("mark", "spoken", "said", "note", "status", "footnotes", "footnote-number", "footnote-back");

    private final Document page;

    private HtmlReading(Document page) {
        this.page = page;
    }

    /** Reads it with a parser of XML, which takes nothing amiss that is not well-formed. */
    static HtmlReading of(byte[] html) {
        try {
            DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            parser.setEntityResolver((publicId, systemId) -> new InputSource(new ByteArrayInputStream(new byte[0])));
            return new HtmlReading(parser.parse(new ByteArrayInputStream(html)));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError(new String(html, StandardCharsets.UTF_8), e);
        }
    }

    Element root() {
        return page.getDocumentElement();
    }

    /** All elements of a name. */
    List<Element> all(String name) {
        NodeList found = page.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    /** The words of the footnote that a mark leads to, without its number. */
    private void footnote(Element mark, String without, StringBuilder line) {
        StringBuilder number = new StringBuilder();
        text(mark, without, number);
        if (number.isEmpty()) {
            return;
        }
        String id = ((Element) mark.getElementsByTagName("a").item(0)).getAttribute("href");
        Element words = all("p").stream()
                .filter(each -> id.equals("#" + each.getAttribute("id")))
                .findFirst()
                .orElseThrow();
        StringBuilder text = new StringBuilder();
        text(words, without, text);
        line.append('[').append(text.toString().strip()).append(']');
    }

    /**
     * The lines of the text with footnotes in brackets, without what one of the two elements {@code ins} and {@code
     * del} holds.
     */
    List<String> lines(String without) {
        List<StringBuilder> lines = new ArrayList<>();
        Element main = all("main").get(0);
        assertThat(main.getParentNode().getNodeName()).isEqualTo("body");
        collect(main, without, lines);
        return lines.stream()
                .map(line -> TextLines.plain(line.toString()))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** The marks of the status of clauses, in order; behind {@code +} or {@code -} where one came or went. */
    List<String> marks() {
        List<String> marks = new ArrayList<>();
        NodeList all = page.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.getAttribute("class").matches("status( .*)?")) {
                String change = switch (element.getTagName()) {
                    case "ins" -> "+";
                    case "del" -> "-";
                    default -> "";
                };
                StringBuilder mark = new StringBuilder();
                text(element, "none", mark);
                marks.add(change + TextLines.plain(mark.toString()));
            }
        }
        return marks;
    }

    private void collect(Node node, String without, List<StringBuilder> lines) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && !isBeside(element)) {
                if (LINES.contains(element.getTagName())) {
                    String beginning = without.equals("ins") ? "inserted" : "deleted";
                    if (!element.getAttribute("data-change").equals(beginning) || lines.isEmpty()) {
                        lines.add(new StringBuilder());
                    }
                    text(element, without, lines.get(lines.size() - 1));
                } else {
                    collect(element, without, lines);
                }
            }
        }
    }

    private void text(Node node, String without, StringBuilder line) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                if (element.getTagName().equals("br")) {
                    line.append('\n');
                } else if (element.getAttribute("class").equals("noteref")) {
                    footnote(element, without, line);
                } else if (!element.getTagName().equals(without) && !isBeside(element)) {
                    text(element, without, line);
                }
            } else {
                line.append(child.getTextContent());
            }
        }
    }

    private static boolean isBeside(Element element) {
        String classes = element.getAttribute("class");
        return BESIDE_THE_TEXT.stream().anyMatch(each -> classes.equals(each) || classes.startsWith(each + " "));
    }
}
