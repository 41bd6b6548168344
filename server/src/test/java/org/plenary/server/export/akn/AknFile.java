package org.plenary.server.export.akn;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** A file read back by somebody else's parser. */
final class AknFile {
    /** The elements that hold text. */
    private static final Set<String> LINES = Set.of("num", "heading", "p");

    /** The attributes that name things; those of the agents and roles may only name what is in the file. */
    private static final Set<String> REFERENCES =
            Set.of("href", "source", "as", "by", "refersTo", "outcome", "alternativeTo", "placementBase");

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private final Document document;

    private AknFile(Document document) {
        this.document = document;
    }

    static AknFile parse(byte[] file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return new AknFile(factory.newDocumentBuilder().parse(new ByteArrayInputStream(file)));
    }

    Document document() {
        return document;
    }

    Stream<Element> elements(String name) {
        return list(document.getElementsByTagNameNS("*", name));
    }

    Element element(String name) {
        return elements(name).findFirst().orElseThrow();
    }

    private static Stream<Element> list(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).map(Element.class::cast);
    }

    /** Whatever is named and is not there, and ids that are there twice. */
    List<String> dangling() {
        List<String> wrong = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        elements("*")
                .map(element -> element.getAttribute("eId"))
                .filter(id -> !id.isEmpty())
                .forEach(id -> {
                    if (!ids.add(id)) {
                        wrong.add("twice: " + id);
                    }
                });
        elements("*")
                .forEach(element -> REFERENCES.forEach(name -> {
                    for (String value : WHITE_SPACE.split(element.getAttribute(name), -1)) {
                        boolean inFile = value.startsWith("#");
                        boolean mayLeave = value.isEmpty() || name.equals("href");
                        if (inFile ? !ids.contains(value.substring(1)) : !mayLeave) {
                            wrong.add(element.getTagName() + " " + name + "=" + value);
                        }
                    }
                }));
        return wrong;
    }

    /**
     * The numbers, headings and paragraphs that are not empty, in order; a line break is a line feed, footnotes are in
     * brackets.
     */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        elements("*")
                .filter(element -> LINES.contains(element.getLocalName())
                        && !isIn("meta", element)
                        && !isIn("authorialNote", element))
                .forEach(element -> {
                    StringBuilder text = new StringBuilder();
                    text(element, text);
                    if (text.length() > 0) {
                        lines.add(text.toString());
                    }
                });
        return lines;
    }

    private static boolean isIn(String name, Node node) {
        return node != null && (name.equals(node.getLocalName()) || isIn(name, node.getParentNode()));
    }

    private static void text(Node node, StringBuilder out) {
        if (node.getNodeType() == Node.TEXT_NODE) {
            out.append(node.getNodeValue());
        } else if ("br".equals(node.getLocalName())) {
            out.append('\n');
        }
        boolean note = "authorialNote".equals(node.getLocalName());
        out.append(note ? "[" : "");
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            text(child, out);
        }
        out.append(note ? "]" : "");
    }
}
