package org.plenary.crdt.encoding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.encoding.DecodeException.Reason;

/** Reads one JSON text (RFC 8259), nested at most {@link Decoder#MAX_DEPTH} deep. */
final class JsonReader {
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");

    private final String text;
    private int at;

    JsonReader(String text) {
        this.text = text;
    }

    @Nullable
    Object document() {
        Object value = value(0);
        space();
        if (at < text.length()) {
            throw invalid("expected the end");
        }
        return value;
    }

    private @Nullable Object value(int depth) {
        space();
        if (at == text.length()) {
            throw invalid("expected a value");
        }
        return switch (text.charAt(at)) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> literal("true", true);
            case 'f' -> literal("false", false);
            case 'n' -> literal("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object(int depth) {
        requireDepth(depth);
        JsObject object = new JsObject();
        at++;
        space();
        if (accept('}')) {
            return object.toMap();
        }
        do {
            space();
            if (at == text.length() || text.charAt(at) != '"') {
                throw invalid("expected a key");
            }
            String key = string();
            space();
            expect(':');
            object.put(key, value(depth + 1));
            space();
        } while (accept(','));
        expect('}');
        return object.toMap();
    }

    private List<@Nullable Object> array(int depth) {
        requireDepth(depth);
        List<@Nullable Object> list = new ArrayList<>();
        at++;
        space();
        if (accept(']')) {
            return Collections.unmodifiableList(list);
        }
        do {
            list.add(value(depth + 1));
            space();
        } while (accept(','));
        expect(']');
        return Collections.unmodifiableList(list);
    }

    private String string() {
        int start = ++at;
        while (at < text.length()) {
            char unit = text.charAt(at);
            if (unit == '"') {
                return text.substring(start, at++);
            }
            if (unit == '\\') {
                return escapedString(start);
            }
            if (unit < 0x20) {
                throw invalid("a control character must be escaped");
            }
            at++;
        }
        throw invalid("expected the end of the string");
    }

    private String escapedString(int start) {
        StringBuilder string = new StringBuilder().append(text, start, at);
        while (at < text.length()) {
            char unit = text.charAt(at++);
            if (unit == '"') {
                return string.toString();
            }
            if (unit < 0x20) {
                throw invalid("a control character must be escaped");
            }
            string.append(unit == '\\' ? escape() : unit);
        }
        throw invalid("expected the end of the string");
    }

    private char escape() {
        if (at == text.length()) {
            throw invalid("expected an escape");
        }
        char unit = text.charAt(at++);
        return switch (unit) {
            case '"', '\\', '/' -> unit;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal();
            default -> throw invalid("unknown escape");
        };
    }

    private char hexadecimal() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            char unit = at < text.length() ? text.charAt(at++) : ' ';
            int digit = unit < 0x80 ? Character.digit(unit, 16) : -1;
            if (digit < 0) {
                throw invalid("expected four hexadecimal digits");
            }
            code = code << 4 | digit;
        }
        return (char) code;
    }

    private Number number() {
        Matcher matcher = NUMBER.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw invalid("expected a value");
        }
        at = matcher.end();
        return JsNumber.of(Double.parseDouble(matcher.group()));
    }

    private @Nullable Object literal(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw invalid("expected " + word);
        }
        at += word.length();
        return value;
    }

    private void space() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean accept(char unit) {
        if (at < text.length() && text.charAt(at) == unit) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char unit) {
        if (!accept(unit)) {
            throw invalid("expected " + unit);
        }
    }

    private void requireDepth(int depth) {
        if (depth >= Decoder.MAX_DEPTH) {
            throw new DecodeException(Reason.TOO_DEEP, at, "values may be nested max=" + Decoder.MAX_DEPTH + " deep");
        }
    }

    private DecodeException invalid(String detail) {
        return new DecodeException(Reason.INVALID_JSON, at, detail);
    }
}
