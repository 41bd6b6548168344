package org.plenary.server.export.akn;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes indented XML. Characters that XML does not have become U+FFFD. */
final class AknXml {
    static final String AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

    /** The namespace of what Akoma Ntoso has no word for. */
    static final String PLENARY = "urn:plenary:akn:1";

    private static final String PREFIX = "plenary";
    private static final int REPLACEMENT = 0xFFFD;

    private final XMLStreamWriter out;
    private int depth;
    private boolean inLine;
    private boolean justOpened;

    AknXml(XMLStreamWriter out) throws XMLStreamException {
        this.out = out;
        out.writeStartDocument("UTF-8", "1.0");
        out.setDefaultNamespace(AKN);
        out.setPrefix(PREFIX, PLENARY);
        open("akomaNtoso");
        out.writeDefaultNamespace(AKN);
        out.writeNamespace(PREFIX, PLENARY);
    }

    /** Begins an element that has elements in it, or nothing. The attributes are names and values. */
    void open(String name, String... attributes) throws XMLStreamException {
        begin();
        out.writeStartElement(AKN, name);
        attributes(attributes);
        depth++;
        justOpened = true;
    }

    void close() throws XMLStreamException {
        depth--;
        if (!justOpened) {
            newLine();
        }
        out.writeEndElement();
        justOpened = false;
    }

    /** An element with nothing in it. */
    void empty(String name, String... attributes) throws XMLStreamException {
        begin();
        out.writeEmptyElement(AKN, name);
        attributes(attributes);
    }

    /** The same in Plenary's namespace. */
    void emptyOfPlenary(String name, String... attributes) throws XMLStreamException {
        begin();
        out.writeEmptyElement(PLENARY, name);
        attributes(attributes);
    }

    /** Begins an element in which white space counts. */
    void openLine(String name, String... attributes) throws XMLStreamException {
        begin();
        out.writeStartElement(AKN, name);
        attributes(attributes);
        inLine = true;
    }

    void closeLine() throws XMLStreamException {
        out.writeEndElement();
        inLine = false;
    }

    /** Begins an element inside such a one. */
    void openInLine(String name, String... attributes) throws XMLStreamException {
        out.writeStartElement(AKN, name);
        attributes(attributes);
    }

    void closeInLine() throws XMLStreamException {
        out.writeEndElement();
    }

    void emptyInLine(String name) throws XMLStreamException {
        out.writeEmptyElement(AKN, name);
    }

    /** An element with text in it. */
    void line(String name, String text, String... attributes) throws XMLStreamException {
        openLine(name, attributes);
        text(text);
        closeLine();
    }

    /** Text. A carriage return is written as a reference, or readers would take it for a line feed. */
    void text(String text) throws XMLStreamException {
        String rest = allowed(text);
        for (int at = rest.indexOf('\r'); at >= 0; at = rest.indexOf('\r')) {
            out.writeCharacters(rest.substring(0, at));
            out.writeEntityRef("#13");
            rest = rest.substring(at + 1);
        }
        out.writeCharacters(rest);
    }

    void end() throws XMLStreamException {
        close();
        out.writeCharacters("\n");
        out.writeEndDocument();
        out.flush();
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            out.writeAttribute(attributes[i], allowed(attributes[i + 1]));
        }
    }

    private void begin() throws XMLStreamException {
        if (inLine) {
            throw new IllegalStateException("expected the element in which white space counts to end first");
        }
        newLine();
        justOpened = false;
    }

    private void newLine() throws XMLStreamException {
        out.writeCharacters("\n" + "  ".repeat(depth));
    }

    /** What XML 1.0 allows, section 2.2. */
    static String allowed(String text) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == '\t'
                                || c == '\n'
                                || c == '\r'
                                || (c >= ' ' && c < 0xD800)
                                || (c >= 0xE000 && c < 0xFFFE)
                                || c >= 0x10000
                        ? c
                        : REPLACEMENT)
                .forEach(result::appendCodePoint);
        return result.toString();
    }
}
