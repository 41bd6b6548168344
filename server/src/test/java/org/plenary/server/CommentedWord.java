package org.plenary.server;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** A Word file as somebody reads it who looks at its comments. Knows the standard, and nothing of the writer. */
final class CommentedWord {
    private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String W14 = "http://schemas.microsoft.com/office/word/2010/wordml";
    private static final String W15 = "http://schemas.microsoft.com/office/word/2012/wordml";

    private static final int BEFORE = 12;

    private final Map<String, byte[]> parts;
    private final StringBuilder text = new StringBuilder();
    private final Map<String, StringBuilder> words = new HashMap<>();
    private final Map<Integer, String> before = new TreeMap<>();
    private final Set<String> referred = new HashSet<>();

    CommentedWord(byte[] file) {
        parts = WordParts.parts(file);
        read(xml("word/document.xml").getDocumentElement(), new HashSet<>());
    }

    List<String> names() {
        return List.copyOf(parts.keySet());
    }

    /** Everything in it as one text. */
    String all() {
        StringBuilder all = new StringBuilder();
        parts.values().forEach(part -> all.append(new String(part, StandardCharsets.UTF_8)));
        return all.toString();
    }

    /** The text, with what is deleted. */
    String text() {
        return text.toString();
    }

    private Document xml(String name) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(parts.get(name)));
        } catch (Exception e) {
            throw new AssertionError("expected well-formed XML in " + name, e);
        }
    }

    private void read(Node node, Set<String> open) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && W.equals(element.getNamespaceURI())) {
                String id = element.getAttributeNS(W, "id");
                switch (element.getLocalName()) {
                    case "commentRangeStart" -> {
                        open.add(id);
                        words.put(id, new StringBuilder());
                        before.put(Integer.parseInt(id), text.substring(Math.max(0, text.length() - BEFORE)));
                    }
                    case "commentRangeEnd" -> {
                        if (!open.remove(id)) {
                            throw new AssertionError("a range ends that did not begin: " + id);
                        }
                    }
                    case "commentReference" -> referred.add(id);
                    case "t" -> {
                        text.append(element.getTextContent());
                        open.forEach(each -> words.get(each).append(element.getTextContent()));
                    }
                    case "footnoteReference" ->
                        open.forEach(each -> words.get(each).append('*'));
                    default -> read(element, open);
                }
            }
        }
    }

    /** The letters before what each comment is about. */
    List<String> before() {
        return List.copyOf(before.values());
    }

    /** Author, initials, text, words, end, and what it answers, in the order of their part. */
    List<String> comments() {
        if (!parts.containsKey("word/comments.xml")) {
            return List.of();
        }
        Map<String, String[]> extended = new HashMap<>();
        if (parts.containsKey("word/commentsExtended.xml")) {
            for (Element each : elements(xml("word/commentsExtended.xml"), W15, "commentEx")) {
                extended.put(
                        each.getAttributeNS(W15, "paraId"),
                        new String[] {each.getAttributeNS(W15, "paraIdParent"), each.getAttributeNS(W15, "done")});
            }
        }
        Map<String, String> texts = new HashMap<>();
        List<String> all = new ArrayList<>();
        for (Element comment : elements(xml("word/comments.xml"), W, "comment")) {
            String id = comment.getAttributeNS(W, "id");
            NodeList paragraphs = comment.getElementsByTagNameNS(W, "p");
            String paragraph = ((Element) paragraphs.item(paragraphs.getLength() - 1)).getAttributeNS(W14, "paraId");
            String[] ex = extended.getOrDefault(paragraph, new String[] {"", "0"});
            texts.put(paragraph, said(comment));
            if (!referred.contains(id)) {
                throw new AssertionError("nothing refers to comment " + id);
            }
            all.add(String.join(
                            "|",
                            comment.getAttributeNS(W, "author"),
                            comment.getAttributeNS(W, "initials"),
                            said(comment),
                            words.get(id),
                            ex[1].equals("1") ? "done" : "open")
                    + (ex[0].isEmpty() ? "" : "|answers " + texts.get(ex[0])));
        }
        return all;
    }

    private static String said(Element comment) {
        StringBuilder said = new StringBuilder();
        NodeList all = comment.getElementsByTagNameNS(W, "*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.getLocalName().equals("t")) {
                said.append(element.getTextContent());
            } else if (element.getLocalName().equals("br")) {
                said.append('\n');
            }
        }
        return said.toString();
    }

    private static List<Element> elements(Document in, String namespace, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = in.getElementsByTagNameNS(namespace, name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }
}
