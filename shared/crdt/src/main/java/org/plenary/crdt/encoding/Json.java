package org.plenary.crdt.encoding;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON texts as JavaScript's {@code JSON.parse} and {@code JSON.stringify} read and write them, with the values of
 * {@link Decoder#any()}.
 */
public final class Json {
    private Json() {}

    /**
     * Reads a JSON text.
     *
     * @throws DecodeException with reason INVALID_JSON, or TOO_DEEP beyond {@link Decoder#MAX_DEPTH}
     */
    public static @Nullable Object parse(String text) {
        return new JsonReader(text).document();
    }

    /**
     * Writes a value as JSON: without spaces, lone surrogates escaped, numbers that JSON lacks as {@code null}.
     *
     * @throws IllegalArgumentException if the value has no JSON form (a bigint, an unknown class)
     */
    public static String stringify(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        write(text, value);
        return text.toString();
    }

    private static void write(StringBuilder text, @Nullable Object value) {
        if (value == null || value == Undefined.UNDEFINED) {
            text.append("null");
        } else if (value instanceof String string) {
            quote(text, string);
        } else if (value instanceof Boolean) {
            text.append(value);
        } else if (value instanceof Number number) {
            number(text, number);
        } else if (value instanceof List<?> list) {
            String separator = "[";
            for (Object entry : list) {
                text.append(separator);
                write(text, entry);
                separator = ",";
            }
            text.append(list.isEmpty() ? "[]" : "]");
        } else if (value instanceof Map<?, ?> map) {
            object(text, map);
        } else if (value instanceof byte[] binary) {
            binary(text, binary);
        } else {
            throw new IllegalArgumentException(
                    "not a value that JSON carries: class=" + value.getClass().getName());
        }
    }

    private static void object(StringBuilder text, Map<?, ?> map) {
        String separator = "";
        text.append('{');
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (entry.getValue() == Undefined.UNDEFINED) {
                continue;
            }
            text.append(separator);
            quote(text, (String) entry.getKey());
            text.append(':');
            write(text, entry.getValue());
            separator = ",";
        }
        text.append('}');
    }

    /** JavaScript writes a Uint8Array as an object of its indexes. */
    private static void binary(StringBuilder text, byte[] binary) {
        text.append('{');
        for (int i = 0; i < binary.length; i++) {
            text.append(i == 0 ? "\"" : ",\"").append(i).append("\":").append(binary[i] & 0xff);
        }
        text.append('}');
    }

    private static void number(StringBuilder text, Number number) {
        if (number instanceof java.math.BigInteger) {
            throw new IllegalArgumentException("JSON does not carry a bigint: value=" + number);
        }
        double value = number.doubleValue();
        text.append(Double.isNaN(value) || Double.isInfinite(value) ? "null" : JsNumber.toString(number));
    }

    private static void quote(StringBuilder text, String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char unit = string.charAt(i);
            switch (unit) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\f' -> text.append("\\f");
                case '\r' -> text.append("\\r");
                default -> {
                    if (Character.isHighSurrogate(unit)
                            && i + 1 < string.length()
                            && Character.isLowSurrogate(string.charAt(i + 1))) {
                        text.append(unit).append(string.charAt(++i));
                    } else if (unit < 0x20 || Character.isSurrogate(unit)) {
                        text.append(String.format("\\u%04x", (int) unit));
                    } else {
                        text.append(unit);
                    }
                }
            }
        }
        text.append('"');
    }

    /** The text that JavaScript's {@code String(value)} gives. */
    public static String display(@Nullable Object value) {
        if (value instanceof Number number) {
            return JsNumber.toString(number);
        }
        if (value instanceof Map<?, ?>) {
            return "[object Object]";
        }
        if (value instanceof List<?> list) {
            return String.join(
                    ",",
                    list.stream()
                            .map(entry -> entry == null || entry == Undefined.UNDEFINED ? "" : display(entry))
                            .toList());
        }
        if (value instanceof byte[] binary) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < binary.length; i++) {
                text.append(i == 0 ? "" : ",").append(binary[i] & 0xff);
            }
            return text.toString();
        }
        return String.valueOf(value);
    }
}
