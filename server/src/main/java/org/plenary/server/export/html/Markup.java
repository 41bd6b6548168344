package org.plenary.server.export.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes elements and text so that the result is well-formed, whatever the text is. */
final class Markup {
    private static final int REPLACEMENT = 0xFFFD;

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private final UnaryOperator<String> setting;

    /** @param setting tells what to write for a text that is seen */
    Markup(UnaryOperator<String> setting) {
        this.setting = setting;
    }

    /** Begins an element. Attributes are names and values in turn; one whose value is null is left out. */
    Markup open(String element, @Nullable String... attributes) {
        start(element, attributes);
        out.append('>');
        open.push(element);
        return this;
    }

    /** Ends the element that was begun last. */
    Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element that has no content. */
    Markup empty(String element, @Nullable String... attributes) {
        start(element, attributes);
        out.append("/>");
        return this;
    }

    /** An element with text in it. */
    Markup element(String element, String text, @Nullable String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** Text that is seen. */
    Markup text(String text) {
        return plain(setting.apply(text));
    }

    /** Text that programs read. */
    Markup plain(String text) {
        text.codePoints().map(c -> isAllowed(c) ? c : REPLACEMENT).forEach(this::escape);
        return this;
    }

    /** A new line in the source, between elements where it means nothing. */
    Markup line() {
        out.append('\n');
        return this;
    }

    /** What is written as it is: never anybody's text. */
    Markup raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Tells that all is closed, and what was written. */
    String result() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("expected all elements to be closed, but open=" + open);
        }
        return out.toString();
    }

    private void start(String element, @Nullable String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            String value = attributes[i + 1];
            if (value != null) {
                out.append(' ').append(attributes[i]).append("=\"");
                plain(value);
                out.append('"');
            }
        }
    }

    private void escape(int c) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> out.appendCodePoint(c);
        }
    }

    /** What both XML 1.0 and HTML let stand in a text, without the controls that mean nothing. */
    private static boolean isAllowed(int c) {
        boolean control = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0);
        boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
        boolean noncharacter = (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
        return !control && !surrogate && !noncharacter;
    }
}
