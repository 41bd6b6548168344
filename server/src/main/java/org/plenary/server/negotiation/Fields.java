package org.plenary.server.negotiation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object, in the order in which they were put, each a text, a whole number, a truth value, a list,
 * an object or nothing. What is read is asked for by name and kind, and what is asked in vain is an {@link
 * IllegalArgumentException} that says what was expected. Single-threaded.
 */
public final class Fields {
    /** So deep may objects and lists lie in one another. */
    private static final int MAX_DEPTH = 16;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(1 << 20)
                    .build())
            .build();

    private final Map<String, @Nullable Object> values;

    /** No field yet. */
    public Fields() {
        this(new LinkedHashMap<>());
    }

    private Fields(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /**
     * The fields that a map holds, of whose values those that are maps have texts for keys. It is not copied.
     *
     * @param values as {@link #toMap} gives them
     */
    public static Fields of(Map<String, @Nullable Object> values) {
        return new Fields(values);
    }

    /**
     * Reads an object.
     *
     * @param json in UTF-8
     * @throws IllegalArgumentException if it is none
     */
    public static Fields read(byte[] json) {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("expected an object in JSON, got something else");
            }
            Fields fields = new Fields(object(parser));
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("expected one object in JSON, got something behind it");
            }
            return fields;
        } catch (IOException e) {
            throw new IllegalArgumentException("expected an object in JSON, got something else: " + e.getMessage(), e);
        }
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            object.put(key, value(parser));
        }
        return object;
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser));
                }
                yield list;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? parser.getBigIntegerValue()
                        : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    /** As JSON in UTF-8, without white space, in the form that {@code server/docs/record.md} says. */
    public byte[] toJson() {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        // Written as bytes: as characters those beyond U+FFFF would come out otherwise.
        try (JsonGenerator generator = JSON.createGenerator(json)) {
            write(generator, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return json.toByteArray();
    }

    private static void write(JsonGenerator to, @Nullable Object value) throws IOException {
        if (value == null) {
            to.writeNull();
        } else if (value instanceof String text) {
            to.writeString(text);
        } else if (value instanceof Boolean truth) {
            to.writeBoolean(truth);
        } else if (value instanceof Map<?, ?> map) {
            to.writeStartObject();
            for (Map.Entry<?, ?> field : map.entrySet()) {
                to.writeFieldName((String) field.getKey());
                write(to, field.getValue());
            }
            to.writeEndObject();
        } else if (value instanceof List<?> list) {
            to.writeStartArray();
            for (Object each : list) {
                write(to, each);
            }
            to.writeEndArray();
        } else if (value instanceof Integer || value instanceof Long) {
            to.writeNumber(((Number) value).longValue());
        } else {
            throw new IllegalStateException("expected a value that JSON has, got a " + value.getClass());
        }
    }

    /** The fields as maps, lists and values; what is in it can be put into JSON by any library. Not to be changed. */
    public Map<String, @Nullable Object> toMap() {
        return Collections.unmodifiableMap(values);
    }

    /** Adds a field; of null, one that says so. */
    public Fields put(String key, @Nullable Object value) {
        values.put(key, value instanceof Fields fields ? fields.values : value);
        return this;
    }

    /** Adds a field if there is something to say. */
    public Fields putIfAny(String key, @Nullable Object value) {
        return value == null ? this : put(key, value);
    }

    /** Adds a list of objects. */
    public Fields putAll(String key, List<Fields> objects) {
        return put(
                key,
                objects.stream().<@Nullable Object>map(object -> object.values).toList());
    }

    /** Adds all fields of others. */
    public Fields putAll(Fields others) {
        values.putAll(others.values);
        return this;
    }

    /**
     * Checks that there is no field but these.
     *
     * @throws IllegalArgumentException if there is another
     */
    public void requireNoOthers(Set<String> known) {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                throw new IllegalArgumentException("expected no keys but " + known + ", got " + key);
            }
        }
    }

    /** Whether there is such a field, be it one that says nothing. */
    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** Whether there is such a field and it says something. */
    public boolean says(String key) {
        return values.get(key) != null;
    }

    /** The names of the fields. */
    public Set<String> keys() {
        return Collections.unmodifiableSet(values.keySet());
    }

    /** A text. */
    public String text(String key) {
        return textOf(values.get(key), key);
    }

    /** A text; null if there is no such field. */
    public @Nullable String textIfAny(String key) {
        return has(key) ? text(key) : null;
    }

    /** A truth value. */
    public boolean truth(String key) {
        if (values.get(key) instanceof Boolean truth) {
            return truth;
        }
        throw new IllegalArgumentException("expected " + key + " to be true or false, got another value or none");
    }

    /** A whole number. */
    public long number(String key) {
        Object value = values.get(key);
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        throw new IllegalArgumentException("expected " + key + " to be a whole number, got another value or none");
    }

    /** A whole number from 1 that fits an {@code int}. */
    public int count(String key) {
        long count = number(key);
        if (count < 1 || count > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("expected " + key + " to be from 1, got " + count);
        }
        return (int) count;
    }

    /** One of the names of a type. */
    public <E extends Enum<E>> E one(Class<E> type, String key) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(values.get(key))) {
                return constant;
            }
        }
        throw new IllegalArgumentException(
                "expected " + key + " to be one of " + List.of(type.getEnumConstants()) + ", got another value");
    }

    /** An object. */
    public Fields object(String key) {
        return objectOf(values.get(key), key);
    }

    /** A list of objects. */
    public List<Fields> objects(String key) {
        return list(key).stream().map(each -> objectOf(each, "each of " + key)).toList();
    }

    /** A list of texts. */
    public List<String> texts(String key) {
        return list(key).stream().map(each -> textOf(each, "each of " + key)).toList();
    }

    /** A list of whole numbers. */
    public List<Long> numbers(String key) {
        return list(key).stream()
                .map(each -> {
                    if (each instanceof Integer || each instanceof Long) {
                        return ((Number) each).longValue();
                    }
                    throw new IllegalArgumentException(
                            "expected each of " + key + " to be a whole number, got another value");
                })
                .toList();
    }

    private List<?> list(String key) {
        if (values.get(key) instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("expected " + key + " to be a list, got another value or none");
    }

    private static String textOf(@Nullable Object value, String what) {
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("expected " + what + " to be a text, got another value or none");
    }

    private static Fields objectOf(@Nullable Object value, String what) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            map.forEach((key, each) -> fields.put((String) key, each));
            return new Fields(fields);
        }
        throw new IllegalArgumentException("expected " + what + " to be an object, got another value or none");
    }
}
