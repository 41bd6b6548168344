package org.plenary.server.export.docx;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes one part of a document as XML, escaped. A character that XML does not allow becomes U+FFFD. A document that
 * was not closed is refused. Not thread-safe.
 */
final class Xml {
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    private final StringBuilder out = new StringBuilder(DECLARATION);
    private final Deque<String> open = new ArrayDeque<>();

    /** Begins an element; attributes are names and values in turn. */
    Xml open(String name, String... attributes) {
        start(name, attributes);
        out.append('>');
        open.push(name);
        return this;
    }

    /** Ends the element that began last. */
    Xml close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Ends the element that began last, without attributes; if nothing is in it, it is left out. */
    Xml closeUnlessEmpty() {
        String begun = "<" + open.peek() + ">";
        int start = out.length() - begun.length();
        if (out.indexOf(begun, start) == start) {
            open.pop();
            out.setLength(start);
            return this;
        }
        return close();
    }

    /** An element with nothing in it. */
    Xml empty(String name, String... attributes) {
        start(name, attributes);
        out.append("/>");
        return this;
    }

    /** An element with nothing in it but this attribute, as most properties of Word are. */
    Xml value(String name, String value) {
        return empty(name, "w:val", value);
    }

    /** An element with text. */
    Xml element(String name, String text) {
        return open(name).text(text).close();
    }

    Xml text(String text) {
        escape(text, false);
        return this;
    }

    byte[] bytes() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("expected every element to be closed, but open=" + open);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void start(String name, String[] attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1], true);
            out.append('"');
        }
    }

    private void escape(String text, boolean attribute) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append(attribute ? "&quot;" : "\"");
                case '\n', '\t', '\r' -> out.append("&#").append(c).append(';');
                default -> out.appendCodePoint(isAllowed(c) ? c : '\uFFFD');
            }
        }
    }

    private static boolean isAllowed(int c) {
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return c >= ' ' && c != 0xFFFE && c != 0xFFFF && !surrogate;
    }
}
