package org.plenary.server.intake;

import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.plenary.server.intake.Element.Space;
import org.plenary.server.intake.IntakeException.Reason;

/**
 * Reads one XML part from its start to its end. A document type, and with it every entity but the five of XML, is
 * refused, and so is what nests deeper than {@value #MAX_DEPTH} or has more than {@value #MAX_ELEMENTS} elements.
 * Nothing outside the part is ever looked for. For one thread.
 */
final class SafeXml {
    static final int MAX_DEPTH = 200;
    static final int MAX_ELEMENTS = 2_000_000;

    /** In one tree, which is in memory as a whole. */
    private static final int MAX_TREE = 300_000;

    private static final int MAX_ATTRIBUTES = 200;

    private static final Map<String, Space> SPACES = Map.of(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main", Space.WORD,
            "http://purl.oclc.org/ooxml/wordprocessingml/main", Space.WORD,
            "http://schemas.openxmlformats.org/officeDocument/2006/math", Space.MATH,
            "http://purl.oclc.org/ooxml/officeDocument/math", Space.MATH,
            "http://schemas.openxmlformats.org/markup-compatibility/2006", Space.COMPATIBILITY);

    private static final String SPACE = "xml:space";

    private final String part;
    private final XMLStreamReader reader;

    /** Of each open element, whether it says, or one around it, that white space in it is text. */
    private final Deque<Boolean> keepsSpace = new ArrayDeque<>();

    private int depth;
    private int elements;

    SafeXml(String part, byte[] bytes) {
        this.part = part;
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside is read");
        });
        try {
            this.reader = factory.createXMLStreamReader(new StringReader(StrictText.decode(bytes)));
        } catch (XMLStreamException | CharacterCodingException e) {
            throw broken(e);
        }
    }

    /** The part as one tree. */
    static Element tree(String part, byte[] bytes) {
        SafeXml xml = new SafeXml(part, bytes);
        while (!xml.isStart()) {
            if (!xml.next()) {
                throw new IntakeException(Reason.BROKEN, "Expected an element in " + part + ", got none.");
            }
        }
        Element tree = xml.tree();
        while (xml.next()) {
            // To its end, which must be well-formed, too.
        }
        return tree;
    }

    /** Goes one step on; false at the end of the part. */
    boolean next() {
        try {
            if (!reader.hasNext()) {
                return false;
            }
            switch (reader.next()) {
                case XMLStreamConstants.DTD,
                        XMLStreamConstants.ENTITY_REFERENCE,
                        XMLStreamConstants.ENTITY_DECLARATION,
                        XMLStreamConstants.NOTATION_DECLARATION -> throw forbidden();
                case XMLStreamConstants.START_ELEMENT -> entered();
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    keepsSpace.pop();
                }
                default -> {}
            }
            return true;
        } catch (XMLStreamException | RuntimeException e) {
            throw e instanceof IntakeException known ? known : broken(e);
        }
    }

    private void entered() {
        String own = reader.getAttributeValue(XMLConstants.XML_NS_URI, "space");
        keepsSpace.push(own == null ? Boolean.TRUE.equals(keepsSpace.peek()) : own.equals("preserve"));
        depth++;
        elements++;
        if (depth > MAX_DEPTH || elements > MAX_ELEMENTS || reader.getAttributeCount() > MAX_ATTRIBUTES) {
            throw new IntakeException(
                    Reason.TOO_LONG,
                    "Expected XML of at most " + MAX_DEPTH + " levels, " + MAX_ELEMENTS + " elements and "
                            + MAX_ATTRIBUTES + " attributes each, got more in " + part + ".");
        }
    }

    boolean isStart() {
        return reader.getEventType() == XMLStreamConstants.START_ELEMENT;
    }

    boolean isEnd() {
        return reader.getEventType() == XMLStreamConstants.END_ELEMENT;
    }

    /** The local name of the element that begins or ends here. */
    String name() {
        return reader.getLocalName();
    }

    Space space() {
        return SPACES.getOrDefault(String.valueOf(reader.getNamespaceURI()), Space.OTHER);
    }

    /** The elements that are open here. */
    int depth() {
        return depth;
    }

    /** The element that begins here, with all that is in it; afterwards the reader is at its end. */
    Element tree() {
        int[] left = {MAX_TREE};
        return tree(left);
    }

    private Element tree(int[] left) {
        if (--left[0] < 0) {
            throw new IntakeException(
                    Reason.TOO_LONG, "Expected at most " + MAX_TREE + " elements in one, got more in " + part + ".");
        }
        String name = name();
        Space space = space();
        Map<String, String> attributes = attributes();
        List<Element> children = new ArrayList<>(0);
        StringBuilder text = new StringBuilder(0);
        while (true) {
            if (!next()) {
                throw new IntakeException(Reason.BROKEN, "Expected the end of an element in " + part + ", got none.");
            }
            if (isStart()) {
                children.add(tree(left));
            } else if (isEnd()) {
                return new Element(space, name, attributes, children, text.toString());
            } else if (reader.isCharacters()
                    || reader.getEventType() == XMLStreamConstants.CDATA
                    || reader.getEventType() == XMLStreamConstants.SPACE) {
                text.append(reader.getText());
            }
        }
    }

    private Map<String, String> attributes() {
        int count = reader.getAttributeCount();
        boolean keeps = name().equals("t") && Boolean.TRUE.equals(keepsSpace.peek());
        if (count == 0) {
            return keeps ? Map.of(SPACE, "preserve") : Map.of();
        }
        Map<String, String> attributes = new HashMap<>(2 * count);
        for (int i = 0; i < count; i++) {
            String key = key(reader.getAttributeNamespace(i), reader.getAttributeLocalName(i));
            if (key != null) {
                attributes.put(key, reader.getAttributeValue(i));
            }
        }
        if (keeps) {
            attributes.put(SPACE, "preserve");
        }
        return attributes;
    }

    private static @Nullable String key(@Nullable String namespace, String name) {
        if (namespace == null || namespace.isEmpty() || SPACES.containsKey(namespace)) {
            return name;
        }
        if (namespace.endsWith("/relationships")) {
            return "r:" + name;
        }
        if (namespace.startsWith("http://schemas.microsoft.com/office/word/")) {
            return "w14:" + name;
        }
        return namespace.equals(XMLConstants.XML_NS_URI) ? "xml:" + name : null;
    }

    private IntakeException forbidden() {
        return new IntakeException(
                Reason.FORBIDDEN_XML,
                "Expected XML without a document type, got one in " + part
                        + ". Word writes none: save the file anew with a word processor.");
    }

    private IntakeException broken(Exception cause) {
        String text = String.valueOf(cause.getMessage());
        if (text.contains("DOCTYPE") || text.contains("entity")) {
            return forbidden();
        }
        return new IntakeException(
                Reason.BROKEN,
                "Expected well-formed XML in " + part
                        + ", got something else. Save the file anew with a word processor.",
                cause);
    }
}
